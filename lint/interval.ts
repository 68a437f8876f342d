import type { PrintedFigure } from './printed-figure.ts'
import { roundToStep } from './printed-figure.ts'

/** `difference` = total − sum of the parts; it is rounding only when strictly below `bound` (both scaled integers). */
export type SumComparison = {
  readonly outcome: 'equal' | 'rounding' | 'disagrees'
  readonly sum: number
  readonly difference: number
  readonly bound: number
  readonly partsCounted: number
}

/**
 * Compares a printed total with its printed parts (budget.yaml, header "Figures"). Every figure printed with decimals and
 * not zero adds half of its step to the bound; the difference must stay strictly below it. One part of the total's own
 * precision therefore tolerates nothing, two and three parts 0.01, nine parts 0.04.
 */
export function compareSum(total: PrintedFigure, parts: readonly PrintedFigure[]): SumComparison {
  const sum = parts.reduce((acc, part) => acc + part.value, 0)
  const counted = parts.filter((part) => part.value !== 0)
  const bound = counted.reduce((acc, part) => acc + part.step / 2, total.step / 2)
  const difference = total.value - sum
  const size = Math.abs(difference)
  const outcome = size === 0 ? 'equal' : size < bound ? 'rounding' : 'disagrees'
  return { outcome, sum, difference, bound, partsCounted: counted.length }
}

/**
 * Whether two figures that restate one another agree: nothing is tolerated. A figure known exactly in 分 agrees with a
 * printed one when it prints so.
 */
export function restates(stated: PrintedFigure, source: PrintedFigure): boolean {
  if (source.step === 0) return roundToStep(source.value, stated.step) === stated.value
  if (stated.step === 0) return roundToStep(stated.value, source.step) === source.value
  return stated.value === source.value
}

/** The most two-decimal printing may move a sum of n non-zero parts, in hundredths: 0, 1, 1, 2, 2, 3 … */
export function largestRounding(partsCounted: number): number {
  return Math.ceil((partsCounted + 1) / 2) - 1
}
