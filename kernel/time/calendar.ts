/** Working days over a calendar value: which days count, and which notice says so. */
import { type Instant, type LocalDate, weekdayOf, yearOf } from './local-date.ts'

/** One year of the State Council calendar. A day in neither list follows the week. */
export interface CalendarYear {
  readonly year: number
  /** The notice this year rests on, as printed. */
  readonly notice: string
  /** Rest days with the holiday's name, weekend days inside a holiday included. */
  readonly offDays: Readonly<Record<string, string>>
  /** Weekend days worked to make up for a holiday (调休上班), with the holiday's name. */
  readonly workDays: Readonly<Record<string, string>>
}

/** Time during which the service did not answer, as the service itself recorded it. */
export interface Outage {
  readonly since: Instant
  readonly until: Instant
}

/** A calendar as a value. `edition` names this state of knowledge; every receipt carries it. */
export interface WorkCalendar {
  readonly edition: string
  readonly source: string
  readonly years: Readonly<Record<number, CalendarYear>>
  /** Recorded outages, oldest first; a period that ends inside one gets the lost time back. */
  readonly outages?: readonly Outage[]
}

export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make-up'

/** Whether a day counts as a working day and why; `provisional` when its year has no published notice yet. */
export interface DayStatus {
  readonly date: LocalDate
  readonly working: boolean
  readonly kind: DayKind
  readonly name?: string
  readonly provisional: boolean
}

/** Judges one day. A year without a notice is judged by the week alone and marked provisional. */
export function dayStatus(calendar: WorkCalendar, date: LocalDate): DayStatus {
  const year = calendar.years[yearOf(date)]
  const provisional = year === undefined
  const off = year?.offDays[date]
  if (off !== undefined) return { date, working: false, kind: 'holiday', name: off, provisional }
  const makeUp = year?.workDays[date]
  if (makeUp !== undefined) return { date, working: true, kind: 'make-up', name: makeUp, provisional }
  const weekend = weekdayOf(date) > 5
  return { date, working: !weekend, kind: weekend ? 'weekend' : 'weekday', provisional }
}
