/** Days as ordered numbers (20230315) and back: what rules compare, and what they print. */
import type { LocalDate } from '#kernel/time'
import { daysBetween, localDate, plusDays, weekdayOf } from '#kernel/time'
import type { DateParts } from './dates.ts'
import { daysInMonth, orderOf } from './dates.ts'

/** A whole date that exists as one ordered number; null for part of a date and for 2023-02-30. */
export function orderOfExisting(parts: DateParts): number | null {
  const order = orderOf(parts)
  const [month, day] = order === null ? [0, 0] : [Math.floor(order / 100) % 100, order % 100]
  if (month < 1 || month > 12 || day < 1) return null
  return day <= daysInMonth(parts.year, month) ? order : null
}

/** An ordered number as a calendar date, 20230315 → 2023-03-15. The day must exist. */
export function toLocalDate(order: number): LocalDate {
  const text = String(order).padStart(8, '0')
  return localDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
}

/** A calendar date as an ordered number. */
export function toOrder(date: LocalDate): number {
  return Number(date.replaceAll('-', ''))
}

/** Calendar days from one day to another, both as ordered numbers; negative when `to` is earlier. */
export function daysFromTo(from: number, to: number): number {
  return daysBetween(toLocalDate(from), toLocalDate(to))
}

/** A day some days later (or earlier), as ordered numbers. */
export function daysLater(order: number, days: number): number {
  return toOrder(plusDays(toLocalDate(order), days))
}

/** Day of the week of an ordered number, 0 = Sunday. The day must exist. */
export function weekdayOfOrder(order: number): number {
  return weekdayOf(toLocalDate(order)) % 7
}

/** An ordered number as it is printed: 20230831 → 2023年8月31日. */
export function printOrder(order: number): string {
  return `${Math.floor(order / 10_000)}年${Math.floor(order / 100) % 100}月${order % 100}日`
}
