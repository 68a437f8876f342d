/**
 * Reminders before the end of a period (催办, automatic before a date; DESK B2). A period declares them; the platform
 * records each as an act once, on its day or, where it was not running then, as soon as it looks. They have no effect in law.
 */
import {
  type LocalDate,
  type Moment,
  type WorkCalendar,
  daysBetween,
  millisecondsBetween,
} from '#kernel/time'
import type { DomainEvent, Staged } from './act.ts'
import type { KernelEvent, KernelState } from './companion-state.ts'
import { UNDO_MINUTES } from './companions.ts'
import type { Snapshot } from './fold.ts'
import { type RunningPeriod, type RunningReminder, runningPeriods } from './period.ts'
import type { Procedure } from './procedure.ts'
import type { Message } from './resources.ts'

/** Template of the message; its data name period and last day, so that it is not sent once either has gone. */
const REMINDER_TEMPLATE = 'period-reminder'

/** The day of a running period's next reminder; undefined once all have been recorded for its present last day. */
export function nextReminderOn(period: RunningPeriod, kernel: KernelState): LocalDate | undefined {
  return pendingReminders(period, kernel)[0]?.day
}

/** Those after the newest one recorded; an earlier one that was passed over is not said belatedly. */
function pendingReminders(period: RunningPeriod, { reminded }: KernelState): readonly RunningReminder[] {
  const { due } = period.reckoning
  const said = (reminded ?? []).filter((one) => one.period === period.id && one.due === due)
  return period.reminders.filter(({ day }) => said.every((one) => one.day < day))
}

/** A reminder to be recorded now. */
export interface DueReminder {
  readonly period: RunningPeriod
  readonly event: Extract<KernelEvent, { readonly type: 'kernel.Reminded' }>
  readonly messages: readonly Message[]
}

/**
 * Of every period still running at a moment the newest reminder whose day has come and that was not recorded yet; none
 * while the last step can be taken back, which an act after it would forbid.
 */
export function findDueReminders<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  { domain: state, kernel }: Snapshot<S>,
  now: Moment,
  calendar: WorkCalendar,
): readonly DueReminder[] {
  const { last } = kernel
  if (last !== undefined && millisecondsBetween(last.entered, now.instant) <= UNDO_MINUTES * 60_000) return []
  const running = runningPeriods(procedure.periods, procedure.holds, state, calendar)
  return running.flatMap((period): DueReminder[] => {
    const { id, label, reckoning, over } = period
    const reminder = pendingReminders(period, kernel)
      .filter(({ day }) => day <= now.date)
      .at(-1)
    if (reminder === undefined || over <= now.instant) return []
    const { due } = reckoning
    const { day, to, todo } = reminder
    const data = {
      period: id,
      due,
      title: procedure.title(state),
      label,
      todo,
      days: daysBetween(now.date, due),
    }
    return [
      {
        period,
        event: { type: 'kernel.Reminded', period: id, label, due, day },
        messages: to.map((relation) => ({ to: relation, template: REMINDER_TEMPLATE, data })),
      },
    ]
  })
}

/** Relations that have to act before some running period ends, as its reminders name them. */
export function relationsToAct<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  state: S,
  calendar: WorkCalendar,
): readonly string[] {
  const running = runningPeriods(procedure.periods, procedure.holds, state, calendar)
  return [...new Set(running.flatMap(({ reminders }) => reminders.flatMap(({ to }) => to)))]
}
