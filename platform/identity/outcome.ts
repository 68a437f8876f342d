/** Expected failures of this folder are values: a reason for the program and a Chinese sentence for the person. */
import type pg from 'pg'

/** A pool, or a connection inside the caller's own transaction. */
export type Connection = pg.Pool | pg.ClientBase

export type RefusalReason =
  | 'wrong-credentials'
  | 'locked-out'
  | 'account-locked'
  | 'code-needed'
  | 'code-wrong'
  | 'no-post'
  | 'demo-off'
  | 'not-your-post'
  | 'password-weak'
  | 'taken'
  | 'unknown'
  | 'duties-conflict'
  | 'not-permitted'
  | 'own-post'
  | 'overlap'
  | 'cycle'
  | 'input'

/** Why something was not done; `say` is Chinese and says what to do next. */
export interface Refusal {
  readonly ok: false
  readonly reason: RefusalReason
  readonly say: string
  /** For `locked-out`: from when another attempt is judged, ISO instant in UTC. */
  readonly until?: string
}

export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refusal

export const done = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })

export function refused(reason: RefusalReason, say: string, until?: string): Refusal {
  return { ok: false, reason, say, ...(until === undefined ? {} : { until }) }
}

interface DatabaseFault {
  readonly code: string
  readonly constraint: string
}

/** The name of the database rule that a failed statement broke; undefined when it failed for another reason. */
function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, constraint } = error as Error & Partial<DatabaseFault>
  return code?.startsWith('23') === true ? constraint : undefined
}

/** Turns broken database rules into refusals by their names; anything else is our own fault and is thrown on. */
export function refusalOf(error: unknown, table: Readonly<Record<string, Refusal>>): Refusal {
  const refusal = table[brokenConstraint(error) ?? '']
  if (refusal === undefined) throw error
  return refusal
}
