/** Where a change falls in the life of an entry. Pure. */
import type { LocalDate } from '#kernel/time'
import { plusDays } from '#kernel/time'
import type { EntryValues } from './definition.ts'

/** A stretch of days with the same values; `until` is inclusive, null while it goes on. */
export interface Stretch {
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly values: EntryValues
}

/** A standing stretch and its number in the table. */
export interface Standing extends Stretch {
  readonly number: number
}

/** What must be superseded and what is put in its place. */
export interface Placement {
  readonly supersede: readonly number[]
  readonly insert: readonly Stretch[]
}

/** The stretch in force on a day. */
export function standingOn<One extends Stretch>(timeline: readonly One[], on: LocalDate): One | undefined {
  return timeline.find(({ from, until }) => from <= on && (until === null || until >= on))
}

/**
 * Places values from a day on. The stretch in force on that day ends the day before (or gives way wholly, when it
 * began that day) and hands its own end on; where none is in force, the values hold until the next change already
 * entered. `values: null` ends the stretch and puts nothing in its place; undefined when there is none to end.
 */
export function place(
  timeline: readonly Standing[],
  from: LocalDate,
  values: EntryValues | null,
): Placement | undefined {
  const current = standingOn(timeline, from)
  if (values === null && current === undefined) return undefined
  const kept =
    current === undefined || current.from === from
      ? []
      : [{ from: current.from, until: plusDays(from, -1), values: current.values }]
  const until = current === undefined ? dayBeforeNext(timeline, from) : current.until
  return {
    supersede: current === undefined ? [] : [current.number],
    insert: values === null ? kept : [...kept, { from, until, values }],
  }
}

function dayBeforeNext(timeline: readonly Standing[], from: LocalDate): LocalDate | null {
  const [next] = timeline.flatMap((one) => (one.from > from ? [one.from] : [])).toSorted()
  return next === undefined ? null : plusDays(next, -1)
}
