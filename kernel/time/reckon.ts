/** Counting of legal periods. Days, working days, months and years are different types and never mixed. */
import { type CalendarYear, type DayStatus, type WorkCalendar, dayStatus } from './calendar.ts'
import {
  type Instant,
  type LocalDate,
  type MonthEnd,
  instantOn,
  millisecondsBetween,
  plusMilliseconds,
  plusDays,
  plusMonths,
  yearOf,
} from './local-date.ts'

export type Span =
  | { readonly unit: 'working-days'; readonly count: number }
  | { readonly unit: 'calendar-days'; readonly count: number }
  | { readonly unit: 'months'; readonly count: number }
  | { readonly unit: 'years'; readonly count: number }

export const workingDays = (count: number) => ({ unit: 'working-days', count }) as const
export const calendarDays = (count: number) => ({ unit: 'calendar-days', count }) as const
export const months = (count: number) => ({ unit: 'months', count }) as const
export const years = (count: number) => ({ unit: 'years', count }) as const

/** What happens when the last day is no working day. Stated per period: instruments differ. */
export type Roll = 'none' | 'next-working-day' | 'previous-working-day'

/** How a period runs. Nothing has a default: each of these is a choice that some clause or reading makes. */
export interface Manner {
  readonly direction: 'after' | 'before'
  /** Whether the anchor's own day counts as the first day. */
  readonly anchorDay: 'excluded' | 'included'
  readonly roll: Roll
  readonly monthEnd: MonthEnd
}

/** One line of a receipt. `counted` is the running number of the day, absent when the day does not count. */
export interface ReceiptLine extends DayStatus {
  readonly counted?: number
  /** The day is there only because the end was rolled. */
  readonly rolled?: true
}

/** A counted period: where it ends and how that was found. */
export interface Reckoning {
  readonly anchor: LocalDate
  readonly span: Span
  readonly manner: Manner
  /** The last day of the period (running forwards) or the latest day (running backwards). */
  readonly due: LocalDate
  /** True when a day of the run lies in a year whose notice is not published. */
  readonly provisional: boolean
  readonly edition: string
  /** Notices of the years the run touches. */
  readonly notices: readonly string[]
}

/** The end of the legal day, as the instant from which the period is over. `clock` ends it earlier (`17:30`). */
export function endInstant(due: LocalDate, clock = '24:00'): Instant {
  return instantOn(due, clock)
}

/** An end that an outage moved: the time lost before the end is given back after the outage. */
export interface ExtendedEnd {
  readonly over: Instant
  /** The outage and the end as counted, when it was moved. */
  readonly extended?: { readonly since: Instant; readonly until: Instant; readonly from: Instant }
}

/** Moves an end that lies inside an outage to as long after it as the end lay after its beginning. */
export function extendByOutages(over: Instant, calendar: WorkCalendar): ExtendedEnd {
  const outage = calendar.outages?.find((one) => one.since < over && over <= one.until)
  if (outage === undefined) return { over }
  return {
    over: plusMilliseconds(outage.until, millisecondsBetween(outage.since, over)),
    extended: { ...outage, from: over },
  }
}

/**
 * Counts a period from its anchor.
 * Day periods walk day by day over the calendar; months and years go to the same day of the target month.
 * A zero span ends on the anchor. Throws on a negative or fractional count (our own fault).
 */
export function reckon(anchor: LocalDate, span: Span, manner: Manner, calendar: WorkCalendar): Reckoning {
  if (!Number.isSafeInteger(span.count) || span.count < 0) throw new RangeError(`not a count: ${span.count}`)
  const unrolled = lastDay(anchor, span, manner, calendar)
  const due = roll(unrolled, manner.roll, calendar)
  const touched = yearsBetween(anchor, due)
  const missing = touched.some((year) => calendar.years[year] === undefined)
  const byWorkingDay = span.unit === 'working-days' || manner.roll !== 'none'
  return {
    anchor,
    span,
    manner,
    due,
    provisional: byWorkingDay && missing,
    edition: calendar.edition,
    notices: touched
      .map((year) => calendar.years[year])
      .filter((y): y is CalendarYear => y !== undefined)
      .map((y) => y.notice),
  }
}

/** Every day of a counted period, in the order walked; computed on demand, since five years are 1,826 lines. */
export function receipt(reckoning: Reckoning, calendar: WorkCalendar): readonly ReceiptLine[] {
  const { anchor, span, manner, due } = reckoning
  const step = manner.direction === 'after' ? 1 : -1
  const end = lastDay(anchor, span, manner, calendar)
  const lines: ReceiptLine[] = []
  let counted = 0
  for (let day = anchor, first = true; ; day = plusDays(day, step), first = false) {
    const status = dayStatus(calendar, day)
    const inSpan = step > 0 ? day <= end : day >= end
    const counts =
      inSpan &&
      (!first || manner.anchorDay === 'included') &&
      (span.unit !== 'working-days' || status.working)
    if (counts) counted += 1
    lines.push({ ...status, ...(counts ? { counted } : {}), ...(inSpan ? {} : { rolled: true as const }) })
    if (step > 0 ? day >= due && day >= end : day <= due && day <= end) return lines
  }
}

function lastDay(anchor: LocalDate, span: Span, manner: Manner, calendar: WorkCalendar): LocalDate {
  const step = manner.direction === 'after' ? 1 : -1
  if (span.count === 0) return anchor
  if (span.unit === 'months' || span.unit === 'years')
    return lastDayOfMonths(anchor, step * (span.unit === 'years' ? span.count * 12 : span.count), manner)
  if (span.unit === 'calendar-days')
    return plusDays(anchor, step * (manner.anchorDay === 'included' ? span.count - 1 : span.count))
  let day = manner.anchorDay === 'included' ? anchor : plusDays(anchor, step)
  for (let left = span.count; ; day = plusDays(day, step)) {
    if (dayStatus(calendar, day).working) left -= 1
    if (left === 0) return day
  }
}

/**
 * The day of the same number, or the one before it when the anchor's own day is the first: a month from the 1st, included, ends with
 * its month. A month that lacks the day ends on its last one either way.
 */
function lastDayOfMonths(anchor: LocalDate, count: number, { anchorDay, monthEnd }: Manner): LocalDate {
  const same = plusMonths(anchor, count, monthEnd)
  const isClipped = monthEnd === 'last-day' && same.slice(8) < anchor.slice(8)
  if (anchorDay === 'excluded' || (isClipped && count > 0)) return same
  return plusDays(same, -Math.sign(count))
}

function roll(day: LocalDate, rule: Roll, calendar: WorkCalendar): LocalDate {
  if (rule === 'none') return day
  const step = rule === 'next-working-day' ? 1 : -1
  let rolled = day
  while (!dayStatus(calendar, rolled).working) rolled = plusDays(rolled, step)
  return rolled
}

function yearsBetween(a: LocalDate, b: LocalDate): number[] {
  const [from, to] = a <= b ? [yearOf(a), yearOf(b)] : [yearOf(b), yearOf(a)]
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
