import type { CheckResult, Grade, PlacedFigure } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { compareSum } from '../interval.ts'
import { printFigure } from '../printed-figure.ts'

export type ReasonsCheck = {
  readonly rule: string
  /** The change that is explained, with its sign. */
  readonly change: PlacedFigure
  /** Reasons with signed amounts. */
  readonly reasons: readonly PlacedFigure[]
  readonly grade?: Grade
}

/** Itemised reasons add up to the change they explain, rounding apart. A change without amounts in its reasons passes. */
export function checkReasonsSum(check: ReasonsCheck): CheckResult {
  const { change, reasons } = check
  if (reasons.length === 0) return passed(check.rule, change.place)
  const comparison = compareSum(
    change.figure,
    reasons.map(({ figure }) => figure),
  )
  if (comparison.outcome !== 'disagrees') return passed(check.rule, change.place)
  const { unit } = change.figure
  const [sum, stated, rest] = [comparison.sum, change.figure.value, comparison.difference].map((value) =>
    printFigure(value, unit),
  )
  const away = printFigure(Math.abs(comparison.difference), unit)
  return found({
    rule: check.rule,
    grade: check.grade ?? 'doubt',
    where: change.place,
    related: reasons.map(({ place }) => place),
    stated: sum ?? '',
    expected: stated ?? '',
    difference: rest ?? '',
    message: `请补充或核对${describePlace(change.place)}的原因：原因合计与增减额相差${away}${unit}（原因合计${sum}，增减额${stated}）。`,
  })
}
