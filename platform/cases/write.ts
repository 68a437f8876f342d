/** Writes an accepted act with everything it moves, inside a transaction. */
import type pg from 'pg'
import { refused } from '#kernel'
import { recordAct } from '#platform/ledger'
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
  if (!(await recordAct(client, record))) throw new RolledBack(refused(accepted.act, 'conflict', []))
  const by = { caseId, version: done.version, person: record.origin.person }
  const entryFaults =
    entries.length === 0 ? [] : await engine.options.registers.write(client, tenant, entries, by)
  if (entryFaults.length > 0) throw new RolledBack(refused(accepted.act, 'rules', entryFaults))
  await applyNotices(client, tenant, caseId, done.version, times.at, notices)
  await runEffects(engine, client, commitment, done)
  return done
}
