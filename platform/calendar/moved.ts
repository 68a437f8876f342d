/** Which running periods a new edition moves. Nothing shifts silently: the caller records each. */
import type { LocalDate, Manner, Reckoning, Span, WorkCalendar } from '#kernel/time'
import { reckon } from '#kernel/time'

/** A period that is running: how it was counted. */
export interface RunningPeriod {
  readonly anchor: LocalDate
  readonly span: Span
  readonly manner: Manner
}

/** A period with both countings; `due` or `provisional` differ. */
export interface MovedPeriod<Period extends RunningPeriod> {
  readonly period: Period
  readonly before: Reckoning
  readonly after: Reckoning
}

/** Counts every running period on both calendars and answers those that end otherwise or are now certain. */
export function movedPeriods<Period extends RunningPeriod>(
  running: readonly Period[],
  before: WorkCalendar,
  after: WorkCalendar,
): readonly MovedPeriod<Period>[] {
  return running.flatMap((period) => {
    const { anchor, span, manner } = period
    const was = reckon(anchor, span, manner, before)
    const is = reckon(anchor, span, manner, after)
    return was.due === is.due && was.provisional === is.provisional
      ? []
      : [{ period, before: was, after: is }]
  })
}
