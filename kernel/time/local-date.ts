/** Calendar dates and instants as plain strings, so that what is stored, hashed and compared is what is read. */

declare const dateBrand: unique symbol
declare const instantBrand: unique symbol

/** A day of the calendar, `YYYY-MM-DD`, without zone: the legal day in the place where the matter is handled. */
export type LocalDate = string & { readonly [dateBrand]: true }
/** A point in time, ISO 8601 in UTC with milliseconds: `2025-10-09T09:30:00.000Z`. */
export type Instant = string & { readonly [instantBrand]: true }

/** The moment of a decision: one point in time and the legal date it falls on. Always an argument, never read. */
export interface Moment {
  readonly instant: Instant
  readonly date: LocalDate
}

const LEGAL_ZONE = 'Asia/Shanghai'

const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/
/** An instant as this module writes it; parsing it again would give the same text. */
const INSTANT_SHAPE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/
/** China has kept +08:00 without summer time since this year; earlier instants go through the zone's rules. */
const PLAIN_OFFSET_SINCE = '1992'
const OFFSET_HOURS = 8
const CLOCK_SHAPE = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Reads `YYYY-MM-DD`; undefined when the text is not a day that exists (2023-02-29, 2023-2-3). */
export function findLocalDate(text: string): LocalDate | undefined {
  if (!DATE_SHAPE.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as LocalDate
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Reads `YYYY-MM-DD`; a text that is no date is our own fault here. Use `findLocalDate` on input. */
export function localDate(text: string): LocalDate {
  const date = findLocalDate(text)
  if (date === undefined) throw new RangeError(`not a calendar date: ${text}`)
  return date
}

/** Reads any ISO instant and brings it to UTC with milliseconds. */
export function instant(text: string): Instant {
  if (INSTANT_SHAPE.test(text)) return text as Instant
  return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' }) as Instant
}

/** Reads any ISO instant; undefined when the text is none (`2025-02-30T…`). */
export function findInstant(text: string): Instant | undefined {
  try {
    return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' }) as Instant
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The legal date of a point in time: the day in China, never the day in UTC. */
export function legalDateOf(at: Instant): LocalDate {
  if (at >= PLAIN_OFFSET_SINCE) {
    const day = at.slice(0, 10) as LocalDate
    return Number(at.slice(11, 13)) >= 24 - OFFSET_HOURS ? plusDays(day, 1) : day
  }
  return Temporal.Instant.from(at).toZonedDateTimeISO(LEGAL_ZONE).toPlainDate().toString() as LocalDate
}

/** The moment of a point in time. */
export function momentAt(text: string): Moment {
  const at = instant(text)
  return { instant: at, date: legalDateOf(at) }
}

/** Start of a legal day (`00:00` in China), or a clock time on it (`17:30`). `24:00` is the start of the next day. */
export function instantOn(date: LocalDate, clock = '00:00'): Instant {
  if (clock === '24:00') return instantOn(plusDays(date, 1))
  if (date >= PLAIN_OFFSET_SINCE && CLOCK_SHAPE.test(clock)) {
    const hour = Number(clock.slice(0, 2)) - OFFSET_HOURS
    const day = hour < 0 ? plusDays(date, -1) : date
    return `${day}T${String((hour + 24) % 24).padStart(2, '0')}:${clock.slice(3)}:00.000Z` as Instant
  }
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: LEGAL_ZONE, plainTime: clock })
  return zoned.toInstant().toString({ smallestUnit: 'millisecond' }) as Instant
}

/** Clock time of an instant in China, `HH:mm`. */
export function clockOf(at: Instant): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(LEGAL_ZONE)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** Moves by whole calendar days, negative for earlier. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  const day = Number(date.slice(8)) + days
  if (day >= 1 && day <= 28) return `${date.slice(0, 8)}${day < 10 ? '0' : ''}${day}` as LocalDate
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  // Sakamoto's method: exact for the Gregorian calendar, and called for every day of every period
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0)
  const sunday0 =
    (year +
      Math.floor(year / 4) -
      Math.floor(year / 100) +
      Math.floor(year / 400) +
      (MONTH_SHIFT[month - 1] ?? 0) +
      Number(date.slice(8))) %
    7
  return sunday0 === 0 ? 7 : sunday0
}

const MONTH_SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

/** What to do when a month has no such day: take its last day, or the first of the next month. */
export type MonthEnd = 'last-day' | 'next-day'

/** Same day `months` later; the month's missing end is settled by the caller, since instruments differ. */
export function plusMonths(date: LocalDate, months: number, monthEnd: MonthEnd): LocalDate {
  const start = Temporal.PlainDate.from(date)
  const moved = start.add({ months })
  const clipped = moved.day !== start.day
  return (clipped && monthEnd === 'next-day' ? moved.add({ days: 1 }) : moved).toString() as LocalDate
}

/** Same month and day `years` later (周年); 29 February is settled by `monthEnd`. */
export function plusYears(date: LocalDate, years: number, monthEnd: MonthEnd): LocalDate {
  return plusMonths(date, years * 12, monthEnd)
}

/** Whole anniversaries of `start` reached on `end`, the end day included. */
export function anniversaries(start: LocalDate, end: LocalDate, monthEnd: MonthEnd): number {
  if (end < start) return 0
  const guess = yearOf(end) - yearOf(start)
  return plusYears(start, guess, monthEnd) <= end ? guess : guess - 1
}

/** Milliseconds from one instant to another; negative when `to` is earlier. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds
}

/** Moves an instant. */
export function plusMilliseconds(at: Instant, milliseconds: number): Instant {
  return Temporal.Instant.from(at).add({ milliseconds }).toString({ smallestUnit: 'millisecond' }) as Instant
}
