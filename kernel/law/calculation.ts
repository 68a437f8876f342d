import type { Citation, ClauseId } from './cite.ts'
import type { Fact, Facts } from './finding.ts'

/** One line of a calculation as a clerk would write it. */
export interface CalculationLine {
  readonly label: string
  readonly value: Fact
  readonly unit?: string
  readonly note?: string
}

/** A computed value with the lines that lead to it: shown, stored and cited like a finding. */
export interface Computed<V extends Fact = Fact> {
  readonly calculation: string
  readonly clauses: readonly ClauseId[]
  readonly label: string
  readonly value: V | 'unknown'
  readonly lines: readonly CalculationLine[]
  readonly facts: Facts
  readonly missing?: string
}

export interface Calculation<F extends Facts, V extends Fact> {
  (facts: F): Computed<V>
  readonly id: string
  readonly revision: number
  readonly clauses: readonly ClauseId[]
}

/**
 * Declares a calculation. The function answers the value and its lines, or `unknown` with the missing fact named.
 * @param cites every clause the sum rests on
 */
export function calculation<F extends Facts, V extends Fact>(
  id: string,
  cites: readonly Citation[],
  compute: (facts: F) => {
    readonly value: V | 'unknown'
    readonly lines: readonly CalculationLine[]
    readonly missing?: string
  },
  text: { readonly label: string; readonly revision?: number },
): Calculation<F, V> {
  const revision = text.revision ?? 1
  const clauses = cites.map((citation) => citation.clause)
  const run = (facts: F): Computed<V> => ({
    calculation: `${id}@${revision}`,
    clauses,
    label: text.label,
    facts,
    ...compute(facts),
  })
  return Object.assign(run, { id, revision, clauses })
}
