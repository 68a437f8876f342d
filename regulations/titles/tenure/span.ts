/**
 * Counting of years in post over a span (art.11, 59.b; convention YEARS): whole anniversaries of the start, a deducted
 * calendar year moving every later anniversary by a year, a stretch without appointment by its days. A deducted first year
 * held in part moves the start to the next 1 January; in a deducted year no anniversary is reached after its 1 January.
 */
import type { LocalDate } from '#kernel/time'
import { daysBetween, plusDays, plusMonths, plusYears, yearOf } from '#kernel/time'

/** Days from the first to the last, both without appointment; `until` null: it lasts. */
export type Gap = { readonly from: LocalDate; readonly until: LocalDate | null }
export type ServiceSpan = {
  readonly start: LocalDate
  /** Calendar years that do not count. */
  readonly deducted: readonly number[]
  readonly gaps: readonly Gap[]
}

/** A stretch that does not count. `days` null: it has no end yet; `year`: it is that whole calendar year. */
type Stretch = { readonly from: LocalDate; readonly days: number | null; readonly year?: number }

/** 1 January of a year. */
export const newYear = (year: number): LocalDate => `${String(year).padStart(4, '0')}-01-01` as LocalDate

/** Same month and day later; 29 February has its anniversary on 28 February (convention YEARS). */
export function anniversaryOf(start: LocalDate, years: number): LocalDate {
  if (start.endsWith('-02-29')) return plusYears(start, years, 'last-day')
  // Every other day exists in every year, so no calendar is asked: this runs for each line of each sum
  return `${String(yearOf(start) + years).padStart(4, '0')}${start.slice(4)}` as LocalDate
}

/** Where counting begins: a deducted first year moves it to the next 1 January. */
export function countedStart(span: ServiceSpan): LocalDate {
  const year = yearOf(span.start)
  return span.deducted.includes(year) && span.start !== newYear(year) ? newYear(year + 1) : span.start
}

/** The part of a gap from the start on and outside deducted years: their whole year is taken off already. */
function gapStretches(gap: Gap, start: LocalDate, deducted: ReadonlySet<number>): Stretch[] {
  const from = gap.from < start ? start : gap.from
  if (gap.until !== null && gap.until < from) return []
  const stretches: Stretch[] = []
  for (let begin = from; ; begin = newYear(yearOf(begin) + 1)) {
    const inDeducted = deducted.has(yearOf(begin))
    const lastYear = gap.until === null ? Math.max(yearOf(begin), ...deducted) : yearOf(gap.until)
    const isLast = yearOf(begin) >= lastYear
    if (isLast && gap.until === null) return [...stretches, { from: begin, days: null }]
    const end = isLast && gap.until !== null ? gap.until : plusDays(newYear(yearOf(begin) + 1), -1)
    if (!inDeducted) stretches.push({ from: begin, days: daysBetween(begin, end) + 1 })
    if (isLast) return stretches
  }
}

function stretchesOf(span: ServiceSpan): readonly Stretch[] {
  const start = countedStart(span)
  const deducted = new Set(span.deducted)
  const years = [...deducted]
    .filter((year) => newYear(year) >= start)
    .map((year): Stretch => ({ from: newYear(year), days: 0, year }))
  const gaps = span.gaps.flatMap((gap) => gapStretches(gap, start, deducted))
  return [...years, ...gaps].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** First day on which so many years are reached; undefined while a stretch without end stands in the way. */
export function findDayOfYears(span: ServiceSpan, years: number): LocalDate | undefined {
  return reach(stretchesOf(span), countedStart(span), years)
}

function reach(stretches: readonly Stretch[], start: LocalDate, years: number): LocalDate | undefined {
  let base = start
  let count = years
  let day = anniversaryOf(base, count)
  for (const stretch of stretches) {
    if (stretch.from >= day) break
    if (stretch.days === null) return undefined
    if (stretch.year !== undefined) {
      // Years are added up before the day is looked for, so that 29 February stays where it exists
      count += 1
      day = anniversaryOf(base, count)
    } else {
      day = plusDays(day, stretch.days)
      base = day
      count = 0
    }
  }
  return day
}

/** Whole years in post on a cut-off day, the anniversary on that very day included. */
export function yearsOn(span: ServiceSpan, cutOff: LocalDate): number {
  const stretches = stretchesOf(span)
  const start = countedStart(span)
  let years = Math.max(0, yearOf(cutOff) - yearOf(start) - stretches.length)
  const reached = (count: number): boolean => {
    const day = reach(stretches, start, count)
    return day !== undefined && day <= cutOff
  }
  while (years > 0 && !reached(years)) years -= 1
  while (reached(years + 1)) years += 1
  return years
}

export type Remainder = { readonly months: number; readonly days: number }

/** Time counted beyond the last whole year, in whole months and days (59.b: shown, never rounded). */
export function remainderOn(span: ServiceSpan, cutOff: LocalDate): Remainder {
  const from = findDayOfYears(span, yearsOn(span, cutOff)) ?? countedStart(span)
  if (cutOff <= from) return { months: 0, days: 0 }
  const lost = stretchesOf(span).reduce((sum, one) => sum + overlap(one, from, cutOff), 0)
  const end = plusDays(cutOff, -Math.min(lost, daysBetween(from, cutOff)))
  let months = 0
  while (months < 11 && plusMonths(from, months + 1, 'last-day') <= end) months += 1
  return { months, days: daysBetween(plusMonths(from, months, 'last-day'), end) }
}

/** Days of a stretch inside `[from, until)`. */
function overlap(stretch: Stretch, from: LocalDate, until: LocalDate): number {
  const after =
    stretch.year !== undefined
      ? newYear(stretch.year + 1)
      : stretch.days === null
        ? until
        : plusDays(stretch.from, stretch.days)
  const begin = stretch.from < from ? from : stretch.from
  const end = after > until ? until : after
  return begin < end ? daysBetween(begin, end) : 0
}
