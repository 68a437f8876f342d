/** Years of the calendar as files and administrators give them, and what can be wrong with them. */
import type { CalendarYear, WorkCalendar } from '#kernel/time'
import { dayStatus, findLocalDate, weekdayOf } from '#kernel/time'

/** One year as it lies in the corpus: structurally what `loadCalendars` reads. */
export interface CalendarSource {
  readonly year: number
  readonly source: string
  /** The notice of the year first, then those that changed it. */
  readonly notices: readonly {
    readonly title: string
    readonly number: string | null
    readonly confidence: 'high' | 'medium'
  }[]
  /** Day → name of the holiday. */
  readonly offDays: Readonly<Record<string, string>>
  readonly workDays: Readonly<Record<string, string>>
}

/** A year or its change as an administrator enters it from the printed notice. */
export interface Amendment {
  readonly year: number
  readonly notice: string
  /** Document number as printed. */
  readonly number: string
  readonly offDays: Readonly<Record<string, string>>
  readonly workDays: Readonly<Record<string, string>>
}

/** The notice as receipts print it: title and number. */
export function noticeText(title: string, number: string | null): string {
  return number === null ? title : `${title}（${number}）`
}

/** What is wrong with an amendment, in Chinese, each with its day; empty when it may be stored. */
export function amendmentFaults(amendment: Amendment): readonly string[] {
  const { year, notice, number, offDays, workDays } = amendment
  const missing = [
    ...(notice.trim() === '' ? ['请填写放假通知的标题。'] : []),
    ...(number.trim() === '' ? ['请填写放假通知的文号。'] : []),
    ...(Object.keys(offDays).length === 0 ? [`请填写${year}年的放假日期：一天也没有。`] : []),
  ]
  const days = [...Object.keys(offDays), ...Object.keys(workDays)].flatMap((day) => dayFault(day, year))
  const both = Object.keys(offDays)
    .filter((day) => day in workDays)
    .map((day) => `${day}既列为放假又列为上班，请改正其中一处。`)
  const weekdays = Object.keys(workDays)
    .filter((day) => !(day in offDays) && isWeekday(day))
    .map((day) => `${day}不是星期六或星期日，不需要列为调休上班，请核对。`)
  return [...missing, ...days, ...both, ...weekdays]
}

function dayFault(day: string, year: number): readonly string[] {
  if (findLocalDate(day) === undefined) return [`“${day}”不是日期，请写成${year}-01-01的样子。`]
  return day.startsWith(`${year}-`) ? [] : [`${day}不在${year}年，请另行登记该年。`]
}

function isWeekday(day: string): boolean {
  const date = findLocalDate(day)
  return date !== undefined && weekdayOf(date) <= 5
}

/** Days of a year that count otherwise than before, in order. */
export function changedDays(
  year: number,
  before: WorkCalendar,
  after: WorkCalendar,
): readonly { readonly date: string; readonly working: boolean; readonly name?: string }[] {
  const named = (value: CalendarYear | undefined): string[] =>
    value === undefined ? [] : [...Object.keys(value.offDays), ...Object.keys(value.workDays)]
  const days = new Set([...named(before.years[year]), ...named(after.years[year])])
  return [...days].toSorted().flatMap((day) => {
    const date = findLocalDate(day)
    if (date === undefined) return []
    const now = dayStatus(after, date)
    if (now.working === dayStatus(before, date).working) return []
    return [{ date, working: now.working, ...(now.name === undefined ? {} : { name: now.name }) }]
  })
}
