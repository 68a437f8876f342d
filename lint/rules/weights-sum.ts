import type { CheckResult, PlacedFigure, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'

/**
 * Indicator weights of one table add to `expected` (100 minus the weight kept for budget execution). Weights are whole
 * numbers; a row without a weight is not passed in.
 */
export function checkWeightsSum(
  table: Place,
  weights: readonly { readonly place: PlacedFigure['place']; readonly weight: number }[],
  expected: number,
  rule = 'weights-sum',
): CheckResult {
  const sum = weights.reduce((acc, { weight }) => acc + weight, 0)
  if (sum === expected) return passed(rule, table)
  const difference = sum - expected
  return found({
    rule,
    grade: 'error',
    where: table,
    related: weights.map(({ place }) => place),
    stated: String(sum),
    expected: String(expected),
    difference: String(difference),
    message: `请调整${describePlace(table)}的指标权重：合计为${sum}，应为${expected}，${difference > 0 ? '多' : '少'}${Math.abs(difference)}。`,
  })
}
