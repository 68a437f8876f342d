/** Reminders before the end of a period (closing block, 5): to whom, what is left to do, how many working days before. */
import type { ReminderSpec } from '#kernel/case'
import { calendarDays, workingDays } from '#kernel/time'

/** Three working days before and on the last working day before the end, as art.15.d has it for corrections. */
const usualDays = [3, 1] as const

/** Reminders in working days before the last day. `to` names relations of the case. */
export const remindBefore = <S>(
  to: readonly string[],
  todo: string,
  days: readonly number[] = usualDays,
): readonly ReminderSpec<S>[] =>
  days.map((count) => ({ before: workingDays(count), to: () => to, todo: () => todo }))

/** Reminders of what takes weeks, in calendar days. */
export const remindEarly = <S>(
  to: readonly string[],
  todo: string,
  days: readonly number[],
): readonly ReminderSpec<S>[] =>
  days.map((count) => ({ before: calendarDays(count), to: () => to, todo: () => todo }))
