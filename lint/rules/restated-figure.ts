import type { CheckResult, Grade, PlacedFigure } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { restates } from '../interval.ts'
import type { PrintedFigure } from '../printed-figure.ts'
import { printFigure, roundToStep } from '../printed-figure.ts'

export type RestatedCheck = {
  readonly rule: string
  /** The place that repeats the figure. */
  readonly stated: PlacedFigure
  /** The place it is taken from. */
  readonly source: PlacedFigure
  readonly grade?: Grade
  /** Opening of the message when the general one would not say enough. */
  readonly says?: string
}

/** A figure restated elsewhere is the same figure; nothing is tolerated. */
export function checkRestated(check: RestatedCheck): CheckResult {
  const { stated, source } = check
  if (restates(stated.figure, source.figure)) return passed(check.rule, stated.place)
  const unit = source.figure.unit
  const difference = printFigure(stated.figure.value - source.figure.value, unit)
  const expected = source.figure.text.trim() === '' ? '0' : source.figure.text.trim()
  const opening = check.says ?? `两处同一个数应当相同（不允许舍入差）`
  return found({
    rule: check.rule,
    grade: check.grade ?? 'error',
    where: stated.place,
    related: [source.place],
    stated: stated.figure.text.trim(),
    expected,
    difference,
    message:
      `${opening}：${describePlace(stated.place)}为${stated.figure.text.trim() || '空白（按0计）'}${unit}，` +
      `${describePlace(source.place)}为${expected}${unit}，相差${difference}${unit}。` +
      (isUnitMistake(stated.figure, source.figure)
        ? '两数相差约一万倍，是否把元填成了万元？'
        : '请核对两处，改正其中一处。'),
    repair: expected,
  })
}

/** One figure is ten thousand times the other as it prints: 元 were written where 万元 belong. */
function isUnitMistake(a: PrintedFigure, b: PrintedFigure): boolean {
  const [small, large] = Math.abs(a.value) < Math.abs(b.value) ? [a, b] : [b, a]
  return small.value !== 0 && roundToStep(large.value / 10_000, small.step) === small.value
}
