/** What the calculator is asked, read from the form. */
import { type LocalDate, type Manner, type Span, findLocalDate } from '#kernel/time'

export interface Fields {
  readonly anchor: string
  readonly count: string
  readonly unit: string
  readonly direction: string
  readonly roll: string
  readonly anchorDay: string
  readonly monthEnd: string
}

export type FieldName = keyof Fields

export interface FieldFault {
  readonly field: FieldName
  readonly message: string
}

export interface Question {
  readonly anchor: LocalDate
  readonly span: Span
  readonly manner: Manner
}

export type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'faulty'; readonly faults: readonly FieldFault[] }
  | { readonly kind: 'question'; readonly question: Question }

const DEFAULTS: Fields = {
  anchor: '',
  count: '',
  unit: 'working-days',
  direction: 'after',
  roll: 'none',
  anchorDay: 'excluded',
  monthEnd: 'last-day',
}

export const UNITS: Readonly<Record<Span['unit'], { readonly label: string; readonly max: number }>> = {
  'working-days': { label: '个工作日', max: 500 },
  'calendar-days': { label: '日（自然日）', max: 731 },
  months: { label: '个月', max: 60 },
  years: { label: '年（周年）', max: 5 },
}

export const DIRECTIONS = { after: '往后数', before: '往前倒数' } as const

export const ROLLS = {
  none: '不顺延',
  'next-working-day': '顺延到下一个工作日',
  'previous-working-day': '提前到上一个工作日',
} as const

export const ANCHOR_DAYS = {
  excluded: '起算日不计，从次日数起',
  included: '起算日计入，当天为第一日',
} as const

export const MONTH_ENDS = { 'last-day': '取该月最后一日', 'next-day': '取次月第一日' } as const

/** The form's values as typed; absent ones have the usual manner of counting. */
export function readFields(query: Readonly<Record<string, unknown>>): Fields {
  const text = (name: FieldName) => {
    const value = query[name]
    return typeof value === 'string' ? value.normalize('NFKC').trim().slice(0, 40) : DEFAULTS[name]
  }
  return {
    anchor: text('anchor'),
    count: text('count'),
    unit: text('unit'),
    direction: text('direction'),
    roll: text('roll'),
    anchorDay: text('anchorDay'),
    monthEnd: text('monthEnd'),
  }
}

/** `2025-2-3`, `2025/2/3`, `2025年2月3日` and `20250203` as a date; undefined when there is no such day. */
export function readDate(text: string): LocalDate | undefined {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [, year = '', month = '', day = ''] = match
  return findLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function isKey<T extends object>(choices: T, key: string): key is keyof T & string {
  return Object.hasOwn(choices, key)
}

/** Reads the question; every faulty field is named with what to do. */
export function readQuestion(fields: Fields): Reading {
  if (fields.anchor === '' && fields.count === '') return { kind: 'empty' }
  const { unit, direction, roll, anchorDay, monthEnd } = fields
  const anchor = readDate(fields.anchor)
  const faults: FieldFault[] = []
  const fault = (field: FieldName, message: string) => void faults.push({ field, message })
  if (fields.anchor === '') fault('anchor', '请填写起算日，例如 2025-09-28。')
  else if (anchor === undefined)
    fault('anchor', `“${fields.anchor}”不是存在的日期，请按年-月-日填写，例如 2025-09-28。`)
  else if (anchor < '2000-01-01' || anchor > '2099-12-31')
    fault('anchor', '起算日须在 2000 年至 2099 年之间，请重新填写。')
  if (!isKey(UNITS, unit)) fault('unit', '请从列表中选择单位。')
  const count = /^\d{1,4}$/.test(fields.count) ? Number(fields.count) : undefined
  const max = isKey(UNITS, unit) ? UNITS[unit].max : 0
  if (fields.count === '') fault('count', '请填写天数，例如 15。')
  else if (count === undefined || count < 1)
    fault('count', `“${fields.count}”不是正整数，请填写 1 至 ${max} 的整数。`)
  else if (isKey(UNITS, unit) && count > max)
    fault('count', `最多 ${max} ${UNITS[unit].label}，请填小一些，或换一个单位。`)
  if (!isKey(DIRECTIONS, direction)) fault('direction', '请从列表中选择方向。')
  if (!isKey(ROLLS, roll)) fault('roll', '请从列表中选择末日遇非工作日的办法。')
  if (!isKey(ANCHOR_DAYS, anchorDay)) fault('anchorDay', '请从列表中选择起算日是否计入。')
  if (!isKey(MONTH_ENDS, monthEnd)) fault('monthEnd', '请从列表中选择月末的办法。')
  if (anchor === undefined || count === undefined || faults.length > 0) return { kind: 'faulty', faults }
  // Narrowed again for the compiler; the faults above have refused everything else.
  if (!isKey(UNITS, unit) || !isKey(DIRECTIONS, direction) || !isKey(ROLLS, roll))
    return { kind: 'faulty', faults }
  if (!isKey(ANCHOR_DAYS, anchorDay) || !isKey(MONTH_ENDS, monthEnd)) return { kind: 'faulty', faults }
  return {
    kind: 'question',
    question: { anchor, span: { unit, count }, manner: { direction, roll, anchorDay, monthEnd } },
  }
}

/** 422 for a question that cannot be read, so that a program sees it too. */
export function workingDaysStatus(fields: Fields): 200 | 422 {
  return readQuestion(fields).kind === 'faulty' ? 422 : 200
}
