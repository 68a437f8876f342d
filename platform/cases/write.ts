/** Writes an accepted act with everything it moves, inside a transaction. */
import type pg from 'pg'
import { refused } from '#kernel'
import { type ActRecord, recordAct } from '#platform/ledger'
import { claimRefusal } from './claims.ts'
import { type Commitment, recordFor } from './commit.ts'
import { runEffects } from './effects.ts'
import { type Engine, RolledBack } from './engine-model.ts'
import type { Done } from './model.ts'
import { applyNotices } from './notices.ts'
import { applyQuotas } from './quotas.ts'

/** Quotas first (they lock), then the act, its register entries, its notices, and the acts it causes elsewhere. */
export async function writeInTransaction(
  engine: Engine,
  client: pg.ClientBase,
  commitment: Commitment,
): Promise<Done> {
  const { tenant, caseId, accepted, times } = commitment
  const { quotas, entries, notices } = accepted.operations
  const { record, done } = recordFor(commitment)
  const quotaFault = await applyQuotas(client, tenant, quotas)
  if (quotaFault !== undefined) throw new RolledBack(refused(accepted.act, 'quota', [quotaFault]))
  if (!(await recordOrRefuse(client, record, accepted)))
    throw new RolledBack(refused(accepted.act, 'conflict', []))
  const by = { caseId, version: done.version, person: record.origin.person }
  const entryFaults =
    entries.length === 0 ? [] : await engine.options.registers.write(client, tenant, entries, by)
  if (entryFaults.length > 0) throw new RolledBack(refused(accepted.act, 'rules', entryFaults))
  const noticeFault = await applyNotices(client, tenant, caseId, done.version, times.at, notices)
  if (noticeFault !== undefined) throw new RolledBack(refused(accepted.act, 'rules', [noticeFault]))
  await runEffects(engine, client, commitment, done)
  return done
}

/** A claim taken by another case refuses this act, whichever it is: the one asked for, a lapse or an effect. */
async function recordOrRefuse(
  client: pg.ClientBase,
  record: ActRecord,
  accepted: Commitment['accepted'],
): Promise<boolean> {
  try {
    return await recordAct(client, record)
  } catch (error) {
    const refusal = claimRefusal(error, accepted.act, accepted.operations.claims)
    throw refusal === undefined ? error : new RolledBack(refusal)
  }
}
