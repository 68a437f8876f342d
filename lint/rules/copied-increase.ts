import type { CheckResult, PlacedFigure } from '../finding.ts'
import { describePlace, found } from '../finding.ts'
import { restates } from '../interval.ts'
import { printFigure } from '../printed-figure.ts'
import { checkRestated } from './restated-figure.ts'

/**
 * An amount in the text equals the table cell it names. When it equals the change against last year instead, the change
 * was copied into the amount, and the message says so.
 */
export function checkAmountAgainstTable(
  stated: PlacedFigure,
  source: PlacedFigure,
  change: PlacedFigure | null,
  rule = 'narrative-vs-table',
): CheckResult {
  const general = checkRestated({ rule, stated, source, says: '文字说明与表不一致' })
  if (general.finding === null || change === null || change.figure.value === 0) return general
  if (!restates(stated.figure, change.figure)) return general
  const unit = source.figure.unit
  const expected = source.figure.text.trim()
  return found({
    ...general.finding,
    related: [source.place, change.place],
    message:
      `请把${describePlace(stated.place)}改为${expected}${unit}：所填${stated.figure.text.trim()}${unit}正好等于` +
      `${describePlace(change.place)}的增减额，${stated.place.rowName ?? '金额'}误填为增减额？` +
      `表中${describePlace(source.place)}为${expected}${unit}，相差${printFigure(stated.figure.value - source.figure.value, unit)}${unit}。`,
  })
}
