/** A year of the working calendar as it is being edited. What a notice may say is judged by the server. */
import type { CalendarAmendment } from '../api/types.ts'
import { weekdayOf } from './format.ts'
import { isDay, type YearDays } from './holiday-rows.ts'

export type Mark = { kind: 'off' | 'work'; name: string }
/** Day → how a notice marks it; days without a mark go by their weekday. */
export type Marks = Readonly<Record<string, Mark>>

export function marksOf({ offDays, workDays }: YearDays): Marks {
  const marks = (days: Record<string, string>, kind: Mark['kind']) =>
    Object.entries(days).map(([day, name]) => [day, { kind, name }] as const)
  return Object.fromEntries([...marks(offDays, 'off'), ...marks(workDays, 'work')])
}

/** Back to the server's shape, days in order. */
export function daysOf(marks: Marks): YearDays {
  const named = (kind: Mark['kind']) =>
    Object.fromEntries(
      Object.entries(marks)
        .filter(([, mark]) => mark.kind === kind)
        .map(([day, { name }]) => [day, name] as const)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    )
  return { offDays: named('off'), workDays: named('work') }
}

export const isWeekend = (day: string): boolean => ['六', '日'].includes(weekdayOf(day))

/** The marks with one day set or (`undefined`) cleared. Monday to Friday are worked anyway, so they take no 上班. */
export function withMark(marks: Marks, day: string, mark: Mark | undefined): Marks {
  const { [day]: _old, ...others } = marks
  if (mark === undefined || (mark.kind === 'work' && !isWeekend(day))) return others
  return { ...others, [day]: mark }
}

/** Days whose mark differs, in order. */
export function changedDays(before: Marks, after: Marks): string[] {
  const days = new Set([...Object.keys(before), ...Object.keys(after)])
  const text = (mark: Mark | undefined) => (mark === undefined ? '' : `${mark.kind} ${mark.name}`)
  return Array.from(days)
    .filter((day) => text(before[day]) !== text(after[day]))
    .toSorted()
}

/** The days of a month as weeks from Monday on; null where another month's day stands. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const text = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const days = Array.from({ length: 31 }, (_, index) => text(index + 1)).filter((day) => isDay(day))
  const lead = (['一', '二', '三', '四', '五', '六', '日'] as string[]).indexOf(weekdayOf(text(1)))
  const cells: (string | null)[] = [...Array.from({ length: lead }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export type MoveGroup = { procedureLabel: string; label: string; from: string; to: string; count: number }

/** Deadlines that move alike, once with their number, nearest first. */
export function groupMoves(moved: CalendarAmendment['moved']): MoveGroup[] {
  const groups = new Map<string, MoveGroup>()
  for (const { procedureLabel, label, from, to } of moved) {
    const key = [procedureLabel, label, from, to].join('|')
    const count = (groups.get(key)?.count ?? 0) + 1
    groups.set(key, { procedureLabel, label, from, to, count })
  }
  return Array.from(groups.values()).toSorted((a, b) => a.from.localeCompare(b.from))
}
