import type pg from 'pg'
import type { AnyProcedure, Refused } from '#kernel'
import type { Commitment, Retry } from './commit.ts'
import type { CaseCommand, CasesOptions, Done } from './model.ts'

/** How an act is run inside a transaction; handed round so that effects can run acts. */
export interface TransactedAct {
  readonly procedure: AnyProcedure
  readonly command: CaseCommand
  readonly opens: boolean
  readonly retry: Retry
  readonly cause: Commitment['cause']
}

export interface Engine {
  readonly options: CasesOptions
  readonly procedures: ReadonlyMap<string, AnyProcedure>
  /** Runs an act on a client inside a transaction. Throws `RolledBack`. */
  readonly run: (engine: Engine, client: pg.ClientBase, act: TransactedAct) => Promise<Done>
}

/** Thrown inside a transaction to roll it back with an answer. */
export class RolledBack extends Error {
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(refusal.say)
    this.refusal = refusal
  }
}
