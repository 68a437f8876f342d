/** What an act reads and writes besides deciding; the transaction's store does it in the database, under locks. */
import type pg from 'pg'
import type {
  Accepted,
  AnyProcedure,
  DomainEvent,
  EntryOperation,
  Finding,
  Moment,
  Notice,
  Refused,
  Staged,
} from '#kernel'
import { type ActRecord, type StoredAct, readCase, recordAct } from '#platform/ledger'
import { claimRefusal } from './claims.ts'
import { type Loaded, loadPresent, lockCase } from './load.ts'
import type { CasesOptions } from './model.ts'
import { type NeedSource, answerNeed, keepFact, takeLocks } from './needs.ts'
import { applyNotices } from './notices.ts'
import { type QuotaAccounts, quotaRows } from './quotas.ts'

/** The case, version and person that a write belongs to. */
export interface WrittenBy {
  readonly caseId: string
  readonly version: number
  readonly person: string | null
}

export interface CaseStore extends NeedSource {
  /** Keeps a case from moving until the act is written. */
  lockCase(caseId: string): Promise<void>
  load(caseId: string | undefined, retry?: { readonly person: string; readonly key: string }): Promise<Loaded>
  /** Lets acts that share a key of `serialize` wait for each other. */
  takeLocks(keys: readonly string[]): Promise<void>
  /** All acts of a case, oldest first. */
  history(caseId: string): Promise<readonly StoredAct[]>
  readonly quotas: QuotaAccounts
  /** Writes act, case and all that hangs on it. `moved`: somebody else's act came first. */
  record(record: ActRecord, accepted: Accepted<Staged, DomainEvent>): Promise<'written' | 'moved' | Refused>
  writeEntries(operations: readonly EntryOperation[], by: WrittenBy): Promise<readonly Finding[]>
  applyNotices(notices: readonly Notice[], by: WrittenBy, at: Moment): Promise<Finding | undefined>
}

/** The store of a transaction on a client. */
export function transactionStore(
  options: CasesOptions,
  procedures: ReadonlyMap<string, AnyProcedure>,
  client: pg.ClientBase,
  tenant: string,
): CaseStore {
  return {
    lockCase: (caseId) => lockCase(client, tenant, caseId),
    load: (caseId, retry) => loadPresent(client, procedures, tenant, caseId, retry),
    takeLocks: (keys) => takeLocks(client, tenant, keys),
    history: (caseId) => readCase(client, tenant, caseId),
    answer: (need, today) => answerNeed(client, options, tenant, need, today),
    keepFact: (key, text) => keepFact(client, tenant, key, text),
    quotas: quotaRows(client, tenant),
    record: async (record, accepted) => {
      try {
        return (await recordAct(client, record)) ? 'written' : 'moved'
      } catch (error) {
        const refusal = claimRefusal(error, accepted.act, accepted.operations.claims)
        if (refusal === undefined) throw error
        return refusal
      }
    },
    writeEntries: (operations, by) => options.registers.write(client, tenant, operations, by),
    applyNotices: (notices, { caseId, version }, at) =>
      applyNotices(client, tenant, caseId, version, at, notices),
  }
}
