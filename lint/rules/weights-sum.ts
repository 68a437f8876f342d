import type { CheckResult, PlacedFigure, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'

/** Weights may be written with up to four decimals; sums are made of whole ten-thousandths. */
const SCALE = 10_000

/**
 * Indicator weights of one table add to `expected` (100 minus the weight kept for budget execution), or to one of several
 * sums that are possible, the usual one first. A row without a weight is not passed in.
 */
export function checkWeightsSum(
  table: Place,
  weights: readonly { readonly place: PlacedFigure['place']; readonly weight: number }[],
  expected: number | readonly number[],
  rule = 'weights-sum',
): CheckResult {
  const sum = weights.reduce((acc, { weight }) => acc + Math.round(weight * SCALE), 0) / SCALE
  const sums = typeof expected === 'number' ? [expected] : expected
  if (sums.includes(sum)) return passed(rule, table)
  const nearest = sums.reduce(
    (best, one) => (Math.abs(sum - one) < Math.abs(sum - best) ? one : best),
    sums[0] ?? 0,
  )
  const difference = (Math.round(sum * SCALE) - Math.round(nearest * SCALE)) / SCALE
  return found({
    rule,
    grade: 'error',
    where: table,
    related: weights.map(({ place }) => place),
    stated: String(sum),
    expected: sums.join('或'),
    difference: String(difference),
    message: `请调整${describePlace(table)}的指标权重：合计为${sum}，应为${sums.join('或')}，${difference > 0 ? '多' : '少'}${Math.abs(difference)}。`,
  })
}
