import type { Accepted, AnyProcedure, DomainEvent, Refused, Staged } from '#kernel'
import type { Commitment, Retry } from './commit.ts'
import type { CaseCommand, CasesOptions, Done } from './model.ts'
import type { CaseStore } from './store.ts'

/** How an act is run inside a transaction; handed round so that effects can run acts. */
export interface TransactedAct {
  readonly procedure: AnyProcedure
  readonly command: CaseCommand
  readonly opens: boolean
  readonly retry: Retry
  readonly cause: Commitment['cause']
}

/** What came of an act; an answer given before has no decision of now. */
export interface Transacted {
  readonly done: Done
  readonly accepted: Accepted<Staged, DomainEvent> | undefined
}

export interface Engine {
  readonly options: CasesOptions
  readonly procedures: ReadonlyMap<string, AnyProcedure>
  /** Runs an act on a store: that of a transaction, or a rehearsal. Throws `RolledBack`. */
  readonly run: (engine: Engine, store: CaseStore, act: TransactedAct) => Promise<Transacted>
}

/** Thrown inside a transaction to roll it back with an answer. */
export class RolledBack extends Error {
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(refusal.say)
    this.refusal = refusal
  }
}
