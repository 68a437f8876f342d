import type { CheckResult, Grade, PlacedFigure } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { compareSum, type SumComparison } from '../interval.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'

export type SumCheck = {
  readonly rule: string
  readonly total: PlacedFigure
  readonly parts: readonly PlacedFigure[]
  /** What the parts are called in the message: 下级科目, 各栏, 各行. */
  readonly partsName: string
  readonly grade?: Grade
}

/** A printed total equals the sum of its printed parts, rounding apart (`compareSum`). */
export function checkSum(check: SumCheck): CheckResult {
  const { total, parts } = check
  const comparison = compareSum(
    total.figure,
    parts.map((part) => part.figure),
  )
  if (comparison.outcome !== 'disagrees') return passed(check.rule, total.place)
  const unit = total.figure.unit
  const decimals = decimalsOf([total, ...parts])
  const sum = printFigure(comparison.sum, unit, decimals)
  const difference = printFigure(comparison.difference, unit, decimals)
  const nonZero = parts.filter((part) => part.figure.value !== 0)
  return found({
    rule: check.rule,
    grade: check.grade ?? 'error',
    where: total.place,
    related: (nonZero.length > 0 ? nonZero : parts).map((part) => part.place),
    stated: total.figure.text.trim(),
    expected: sum,
    difference,
    message:
      `请核对${describePlace(total.place)}：所列为${shown(total)}${unit}，${check.partsName}合计为${sum}${unit}，` +
      `相差${difference}${unit}，${allowance(comparison, unit)}。${listParts(nonZero)}`,
    repair: sum,
  })
}

/** Amounts are told with two decimals, everything else with those that were printed. */
function decimalsOf(figures: readonly PlacedFigure[]): number {
  if (figures.some(({ figure }) => isMoneyUnit(figure.unit))) return 2
  return Math.max(...figures.map(({ figure }) => figure.decimals))
}

/** The blank of a total is said in words, so that a message never has a hole. */
function shown(placed: PlacedFigure): string {
  return placed.figure.text.trim() === '' ? '空白（按0计）' : placed.figure.text.trim()
}

function allowance(comparison: SumComparison, unit: string): string {
  if (comparison.partsCounted <= 1 || comparison.bound === 0) return '不能用舍入解释'
  return `超出${comparison.partsCounted}个数舍入所允许的范围（须小于${printFigure(comparison.bound, unit, 3)}${unit}）`
}

function listParts(parts: readonly PlacedFigure[]): string {
  if (parts.length === 0) return ''
  const cells = parts
    .slice(0, 12)
    .map((part) => `${part.place.cell ?? part.place.row ?? ''} ${part.figure.text.trim()}`)
  return `相关数：${cells.join('、')}${parts.length > 12 ? '等' : ''}。`
}
