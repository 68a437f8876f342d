import type { LocalDate } from '#kernel/time'
import type { Citation, ClauseId } from './cite.ts'
import { type Fact, type Finding, plainFinding } from './finding.ts'

/** Which moment fixes the value for a case: its opening, its yearly cycle, or a named event. */
export type BoundBy = 'opening' | 'cycle' | { readonly event: string }

/** A value from a day on, with the paper it comes from. `value: null` states that the figure is not known yet. */
export interface DatedValue<V extends Fact> {
  readonly from: LocalDate
  readonly value: V | null
  readonly source: string
}

export type ParameterValue<V extends Fact> =
  | { readonly known: true; readonly value: V; readonly from: LocalDate; readonly source: string }
  | { readonly known: false; readonly finding: Finding }

export interface Parameter<V extends Fact> {
  readonly id: string
  readonly clause: ClauseId
  readonly label: string
  readonly unit: string
  readonly boundBy: BoundBy
  readonly values: readonly DatedValue<V>[]
  /** The value in force on a date; a date before the first value, or an empty value, is refused with a finding. */
  on(date: LocalDate): ParameterValue<V>
}

/** Declares a dated parameter. Values must be in order of date; a wrong order is our own fault and throws. */
export function parameter<V extends Fact>(
  id: string,
  citation: Citation,
  boundBy: BoundBy,
  values: readonly DatedValue<V>[],
  text: { readonly label: string; readonly unit: string },
): Parameter<V> {
  values.forEach((value, index) => {
    const before = values[index - 1]
    if (before !== undefined && before.from >= value.from)
      throw new RangeError(`parameter ${id}: values out of order at ${value.from}`)
  })
  const on = (date: LocalDate): ParameterValue<V> => {
    const dated = values.findLast((value) => value.from <= date)
    if (dated !== undefined && dated.value !== null)
      return { known: true, value: dated.value, from: dated.from, source: dated.source }
    return { known: false, finding: notCovered(date) }
  }
  const notCovered = (date: LocalDate): Finding =>
    plainFinding({
      rule: `parameter-covers-date:${id}@1`,
      clause: citation.clause,
      label: `参数「${text.label}」在该日期有值`,
      holds: 'unknown',
      facts: { date, firstDate: values[0]?.from ?? null },
      missing: text.label,
      say: `请管理员先填写参数「${text.label}」在 ${date} 的值：${values[0] === undefined || date < values[0].from ? '现有数值尚未覆盖这一天' : '该参数目前为空'}。`,
    })
  return { id, clause: citation.clause, label: text.label, unit: text.unit, boundBy, values, on }
}
