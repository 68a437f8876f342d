import type { CheckResult, Grade, PlacedFigure } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { printFigure } from '../printed-figure.ts'

export type PartCheck = {
  readonly rule: string
  /** The figure introduced by 其中, or one of several that share a whole. */
  readonly part: PlacedFigure
  readonly whole: PlacedFigure
  readonly grade?: Grade
  readonly says?: string
}

/** A part is at most its whole; both are compared as printed, equal is allowed. */
export function checkPartWithin(check: PartCheck): CheckResult {
  const { part, whole } = check
  if (part.figure.value <= whole.figure.value) return passed(check.rule, part.place)
  const { unit } = whole.figure
  const excess = printFigure(part.figure.value - whole.figure.value, unit)
  const shown = (one: PlacedFigure): string => `${one.figure.text.trim() || '空白（按0计）'}${unit}`
  return found({
    rule: check.rule,
    grade: check.grade ?? 'error',
    where: part.place,
    related: [whole.place],
    stated: part.figure.text.trim(),
    expected: `不大于${whole.figure.text.trim() || '0'}`,
    difference: excess,
    message:
      `请改正${describePlace(part.place)}：${check.says ?? '其中数大于总数'}，所填${shown(part)}，` +
      `${describePlace(whole.place)}为${shown(whole)}，多${excess}${unit}。`,
  })
}
