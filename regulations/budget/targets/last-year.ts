/** Last year's tables of an owner, as the platform's provider answers them. */
import type { TargetTable } from './vocabulary.ts'

/** Rows by `owner` (unit code) and `year`. */
export const lastTablesProvider = 'targets.of-owner'

export type LastTable = {
  readonly name: string
  readonly table: TargetTable
  /** Indicator and what it brought; empty while there is no self-evaluation. */
  readonly results: readonly { readonly name: string; readonly result: string }[]
}
