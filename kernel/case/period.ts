/** Legal periods of a case, and holds that stand beside its stage. */
import type { Citation, ClauseId } from '#kernel/law'
import {
  type Instant,
  type LocalDate,
  type Manner,
  type Reckoning,
  type Span,
  type WorkCalendar,
  endInstant,
  plusDays,
  type ExtendedEnd,
  extendByOutages,
  reckon,
} from '#kernel/time'
import type { Phrase } from './phrase.ts'

/** What the end of a period does. */
export type Consequence =
  /** The acts are possible only after the period (公示期). */
  | { readonly kind: 'opens'; readonly acts: readonly string[] }
  /** The acts are possible only until its end; `lapse` is done by the platform when it passes. */
  | {
      readonly kind: 'closes'
      readonly acts: readonly string[]
      readonly lapse?: string
      /** Who decides whether the lapse is taken back for paper that was in time; absent: the supervisors. */
      readonly office?: Phrase
    }
  /** An authority is late: shown and reported, never blocks. */
  | { readonly kind: 'alerts'; readonly role: string }

/** Who is reminded how long before a period's last day, and of what; without legal effect. */
export interface ReminderSpec<S> {
  readonly before: Span
  /** Relations whose holders have to act. */
  readonly to: (state: S) => readonly string[]
  /** The one thing to do, in Chinese. */
  readonly todo: (state: S) => string
}

export interface PeriodSpec<S> {
  readonly id: string
  readonly clause: ClauseId
  readonly label: string
  /** The day it runs from; undefined while it does not run. */
  readonly anchor: (state: S) => LocalDate | undefined
  readonly span: (state: S) => Span
  readonly manner: Manner
  /** Clock time at which the last day ends, `17:30`; absent: 24:00. */
  readonly endsAt?: (state: S) => string | undefined
  readonly then: Consequence
  readonly reminders?: readonly ReminderSpec<S>[]
}

export function period<S>(citation: Citation, spec: Omit<PeriodSpec<S>, 'clause'>): PeriodSpec<S> {
  return { ...spec, clause: citation.clause }
}

export interface HoldSpec<S> {
  readonly id: string
  readonly clause: ClauseId
  readonly label: string
  readonly when: (state: S) => boolean
  readonly bars: readonly string[]
  /** Periods that do not run while the hold stands. */
  readonly stops: readonly string[]
  readonly say: string
}

export function hold<S>(
  citation: Citation,
  spec: Omit<HoldSpec<S>, 'clause' | 'stops'> & { readonly stops?: readonly string[] },
): HoldSpec<S> {
  return { stops: [], ...spec, clause: citation.clause }
}

/** A reminder of a running period, with its day. */
export interface RunningReminder {
  readonly day: LocalDate
  readonly to: readonly string[]
  readonly todo: string
}

/** A period as it runs in a case now. */
export interface RunningPeriod {
  readonly id: string
  readonly clause: ClauseId
  readonly label: string
  readonly reckoning: Reckoning
  /** The instant from which the period is over. */
  readonly over: Instant
  /** The end as counted and the outage that moved it. */
  readonly extended?: ExtendedEnd['extended']
  readonly then: Consequence
  /** The earliest first. */
  readonly reminders: readonly RunningReminder[]
  /** Of a period that runs backwards: the earliest anchor day for which an act done on a day would still be in time. */
  readonly earliestAnchor?: (done: LocalDate) => LocalDate
}

interface Remembered {
  readonly specs: unknown
  readonly calendar: WorkCalendar
  readonly periods: readonly RunningPeriod[]
}

/** One act asks for the same periods several times; a state never changes, so the answer is kept with it. */
const remembered = new WeakMap<object, Remembered>()

/** The periods that run in a state; those stopped by a hold are left out. */
export function runningPeriods<S>(
  specs: readonly PeriodSpec<S>[],
  holds: readonly HoldSpec<S>[],
  state: S,
  calendar: WorkCalendar,
): readonly RunningPeriod[] {
  if (typeof state !== 'object' || state === null) return countPeriods(specs, holds, state, calendar)
  const known = remembered.get(state)
  if (known?.specs === specs && known.calendar === calendar) return known.periods
  const periods = countPeriods(specs, holds, state, calendar)
  remembered.set(state, { specs, calendar, periods })
  return periods
}

function countPeriods<S>(
  specs: readonly PeriodSpec<S>[],
  holds: readonly HoldSpec<S>[],
  state: S,
  calendar: WorkCalendar,
): readonly RunningPeriod[] {
  const stopped = new Set(holds.filter((spec) => spec.when(state)).flatMap((spec) => spec.stops))
  return specs.flatMap((spec) => {
    const anchor = spec.anchor(state)
    if (anchor === undefined || stopped.has(spec.id)) return []
    const reckoning = reckon(anchor, spec.span(state), spec.manner, calendar)
    const counted = endInstant(reckoning.due, spec.endsAt?.(state))
    const end = spec.then.kind === 'closes' ? extendByOutages(counted, calendar) : { over: counted }
    const backwards = spec.manner.direction === 'before' && spec.then.kind === 'closes'
    const earliestAnchor = (done: LocalDate): LocalDate => earliestAnchorAfter(done, reckoning, calendar)
    return [
      {
        id: spec.id,
        clause: spec.clause,
        label: spec.label,
        reckoning,
        ...end,
        then: spec.then,
        reminders: runningReminders(spec.reminders ?? [], state, reckoning.due, calendar),
        ...(backwards ? { earliestAnchor } : {}),
      },
    ]
  })
}

/** The reminders of a counted period by day, the earliest first; days before the last day are counted without it. */
function runningReminders<S>(
  specs: readonly ReminderSpec<S>[],
  state: S,
  due: LocalDate,
  calendar: WorkCalendar,
): readonly RunningReminder[] {
  return specs
    .map(({ before, to, todo }) => ({
      day: reckon(due, before, BACK, calendar).due,
      to: to(state),
      todo: todo(state),
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

const BACK: Manner = { direction: 'before', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' }

/** Days to look ahead: the span itself, with every holiday of a year between. */
const LOOK_AHEAD_DAYS = 800

/** Looks for the first day whose backward run still ends on or after the day the act is done. */
function earliestAnchorAfter(
  done: LocalDate,
  { span, manner }: Reckoning,
  calendar: WorkCalendar,
): LocalDate {
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days += 1) {
    const anchor = plusDays(done, days)
    if (reckon(anchor, span, manner, calendar).due >= done) return anchor
  }
  throw new RangeError(`no day within ${LOOK_AHEAD_DAYS} days of ${done} fits a backward period`)
}
