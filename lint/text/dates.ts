import { parseChineseNumber } from './chinese-number.ts'
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'

/** A date in a text as precisely as it is written. `exists` is false for 2023-02-30. */
export type TextDate = Span & {
  readonly text: string
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly exists: boolean
  /** Day of the week written beside it, 0 = Sunday; null: none. */
  readonly weekday: number | null
}

const numeric =
  /(?<![\d.])((?:19|20)\d{2})\s?(?:年\s?(?:(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日号])?)?(?!度?第)|([-./])(\d{1,2})\4(\d{1,2})(?![\d.]))/g
const chinese =
  /([〇零一二三四五六七八九]{4})年(?:([〇零一二三四五六七八九十]{1,3})月(?:([〇零一二三四五六七八九十]{1,4})[日号])?)?/g
const yearless = /(?<![\d年.])(?<!年\s)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/g
const weekdayAfter = /^\s?[（(]?\s?(?:星期|周|礼拜)([一二三四五六日天])/
const weekdays = '日一二三四五六'

/** Every date of a plain text in order: whole dates, months and years with 年, and days of a month without a year. */
export function findDates(text: string): readonly TextDate[] {
  const found = [
    ...matchesOf(text, numeric).map(({ from, to, match: [, year, month, day, , month2, day2] }) =>
      toDate(
        text,
        { from, to },
        [year, month ?? month2, day ?? day2].map((one) => toNumber(one)),
      ),
    ),
    ...matchesOf(text, chinese).map(({ from, to, match: [, year, month, day] }) =>
      toDate(
        text,
        { from, to },
        [year, month, day].map((one) => toNumber(one, parseChineseNumber)),
      ),
    ),
    ...matchesOf(text, yearless).map(({ from, to, match: [, month, day] }) =>
      toDate(text, { from, to }, [null, toNumber(month), toNumber(day)]),
    ),
  ]
  return found.toSorted((a, b) => a.from - b.from)
}

function toNumber(
  text: string | undefined,
  parse: (text: string) => number | undefined = Number,
): number | null {
  return text === undefined ? null : (parse(text) ?? null)
}

function toDate(text: string, span: Span, [year, month, day]: readonly (number | null)[]): TextDate {
  const weekday = weekdayAfter.exec(text.slice(span.to, span.to + 8))?.[1]?.replace('天', '日')
  const parts = { year: year ?? null, month: month ?? null, day: day ?? null }
  return {
    ...span,
    ...parts,
    text: text.slice(span.from, span.to),
    exists: isPossible(parts),
    weekday: weekday === undefined ? null : weekdays.indexOf(weekday),
  }
}

type DateParts = { readonly year: number | null; readonly month: number | null; readonly day: number | null }

function isPossible({ year, month, day }: DateParts): boolean {
  if (month === null) return true
  if (month < 1 || month > 12) return false
  return day === null || (day >= 1 && day <= daysInMonth(year, month))
}

/** Days of a month; February of an unnamed year has 29. */
export function daysInMonth(year: number | null, month: number): number {
  if (month === 2) return year === null || isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Day of the week of a date, 0 = Sunday (Sakamoto's method). */
export function weekdayOf(year: number, month: number, day: number): number {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  const of = month < 3 ? year - 1 : year
  return (of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400) + shift + day) % 7
}

/** A whole date as one ordered number, 20230315; null where a part is missing. */
export function orderOf({ year, month, day }: DateParts): number | null {
  return year === null || month === null || day === null ? null : year * 10_000 + month * 100 + day
}
