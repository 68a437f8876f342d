/** Writes an accepted act with everything it moves, inside a transaction. */
import { refused } from '#kernel'
import { type Commitment, recordFor } from './commit.ts'
import { runEffects } from './effects.ts'
import { type Engine, RolledBack } from './engine-model.ts'
import type { Done } from './model.ts'
import { applyQuotas } from './quotas.ts'
import type { CaseStore } from './store.ts'

/**
 * Quotas first (they lock), then the act, its register entries, its notices, and the acts it causes elsewhere. A claim
 * taken by another case refuses, whichever act it is: the one asked for, a lapse or an effect.
 */
export async function writeInTransaction(
  engine: Engine,
  store: CaseStore,
  commitment: Commitment,
): Promise<Done> {
  const { caseId, accepted, times } = commitment
  const { quotas, entries, notices } = accepted.operations
  const { record, done } = recordFor(commitment)
  const quotaFault = await applyQuotas(store.quotas, quotas)
  if (quotaFault !== undefined) throw new RolledBack(refused(accepted.act, 'quota', [quotaFault]))
  const written = await store.record(record, accepted)
  if (written !== 'written')
    throw new RolledBack(written === 'moved' ? refused(accepted.act, 'conflict', []) : written)
  const by = { caseId, version: done.version, person: record.origin.person }
  const entryFaults = entries.length === 0 ? [] : await store.writeEntries(entries, by)
  if (entryFaults.length > 0) throw new RolledBack(refused(accepted.act, 'rules', entryFaults))
  const noticeFault = await store.applyNotices(notices, by, times.at)
  if (noticeFault !== undefined) throw new RolledBack(refused(accepted.act, 'rules', [noticeFault]))
  const opened = await runEffects(engine, store, commitment, done)
  return opened.length === 0 ? done : { ...done, opened }
}
