import type { CheckResult, PlacedFigure } from '../finding.ts'
import { checkSum } from './sum-over-parts.ts'

/** A row's total column equals the sum of its part columns. */
export function checkRowSum(
  total: PlacedFigure,
  parts: readonly PlacedFigure[],
  rule = 'row-total',
): CheckResult {
  return checkSum({ rule, total, parts, partsName: '本行各栏' })
}
