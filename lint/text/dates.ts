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
  /([〇○零一二三四五六七八九]{4})年(?:([〇零一二三四五六七八九十]{1,3})月(?:([〇零一二三四五六七八九十]{1,4})[日号])?)?/g
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
        [year, month, day].map((one) => toNumber(one?.replaceAll('○', '〇'), parseChineseNumber)),
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

/** Year, month (1–12) and day as far as they are written. */
export type DateParts = {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

function isPossible({ year, month, day }: DateParts): boolean {
  if (month === null) return true
  if (month < 1 || month > 12) return false
  return day === null || (day >= 1 && day <= daysInMonth(year, month))
}

/** Stands for a year that is not named. */
const LEAP_YEAR = 2000

/** Days of a month; February of an unnamed year has 29. */
export function daysInMonth(year: number | null, month: number): number {
  if (month === 2) return isLeapYear(year ?? LEAP_YEAR) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** A whole date as one ordered number, 20230315; null where a part is missing. */
export function orderOf({ year, month, day }: DateParts): number | null {
  const parts = [year, month, day]
  return parts.includes(null) ? null : (year ?? 0) * 10_000 + (month ?? 0) * 100 + (day ?? 0)
}

/** A stretch of time in a text, 2023年5月8日至12日; what its end leaves out is taken over from its start. */
export type DateRange = Span & {
  readonly text: string
  readonly start: DateParts
  readonly end: DateParts
  /** Whether the end names its year itself, so that it cannot be meant as the next one's. */
  readonly isEndYearWritten: boolean
}

const link = String.raw`(?:[-—–~～]{1,2}|至|到|截至|截止到?)`
/** What stands between the two days: a weekday in brackets, a time of day, 起 and 至. */
const between = new RegExp(
  String.raw`^(?:\s?[（(][^（）()]{1,8}[）)])?\s?(?:[上下]午|晚)?(?:\s?\d{1,2}[:：时点]\d{0,2}分?)?\s?(?:起|开始)?[，,]?\s?${link}\s?$`,
)
const shortEnd = new RegExp(
  String.raw`(?<![\d.])(?:((?:19|20)\d{2})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?\s?${link}\s?(\d{1,2})\s?[日号]`,
  'g',
)

/** The stretches of time of a plain text that begin and end with a day. `dates` are the text's own. */
export function findDateRanges(text: string, dates: readonly TextDate[]): readonly DateRange[] {
  const found = dates.slice(1).flatMap((end, index): DateRange[] => {
    const start = dates[index] ?? end
    if (start.day === null || end.day === null) return []
    if (!between.test(text.slice(start.to, end.from))) return []
    return [toRange(text, { from: start.from, to: end.to }, start, end)]
  })
  const short = matchesOf(text, shortEnd).map(({ from, to, match: [, year, month, start, end] }) => {
    const parts = { year: toNumber(year), month: toNumber(month) }
    return toRange(
      text,
      { from, to },
      { ...parts, day: toNumber(start) },
      { year: null, month: null, day: toNumber(end) },
    )
  })
  return [...found, ...short].toSorted((a, b) => a.from - b.from)
}
function toRange(text: string, span: Span, start: DateParts, end: DateParts): DateRange {
  const { year, month, day } = start
  return {
    ...span,
    text: text.slice(span.from, span.to),
    start: { year, month, day },
    end: { year: end.year ?? year, month: end.month ?? month, day: end.day },
    isEndYearWritten: end.year !== null,
  }
}

/** Years from one to another, 2018—2020年. `unit` is what is written behind: 学年 (a school year), 年度, 年, or nothing. */
export type YearRange = Span & {
  readonly text: string
  readonly first: number
  readonly last: number
  readonly unit: '学年' | '年度' | '年' | ''
}

const years =
  /(?<![\d.A-Za-z-])((?:19|20)\d{2})\s?年?\s?(?:[-—–~～]{1,2}|至|到)\s?((?:19|20)\d{2})(?!\s?年\s?\d)(?![\d/.])(?:\s?(学年|年度|年))?/g

/** The ranges of years of a plain text; the year of a date is none. */
export function findYearRanges(text: string): readonly YearRange[] {
  return matchesOf(text, years).map(({ from, to, match: [whole, first, last, unit] }) => ({
    from,
    to,
    text: whole,
    first: Number(first),
    last: Number(last),
    unit: unit === '学年' || unit === '年度' || unit === '年' ? unit : '',
  }))
}
