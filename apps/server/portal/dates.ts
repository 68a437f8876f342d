/** Dates and times as a Chinese page prints them; always the legal day in China. */
import { type Instant, type LocalDate, clockOf, legalDateOf, weekdayOf } from '#kernel/time'
import { type Html, h } from './h.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** `2023年2月17日` */
export function dateText(date: LocalDate | string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** `2023年2月17日 09:30` */
export function instantText(at: Instant): string {
  return `${dateText(legalDateOf(at))} ${clockOf(at)}`
}

/** `周三` */
export function weekdayText(date: LocalDate): string {
  return `周${WEEKDAYS[weekdayOf(date) - 1] ?? ''}`
}

export function dateElement(date: LocalDate | string): Html {
  return h('time', { datetime: date }, dateText(date))
}

/** The legal day of an instant. */
export function dayElement(at: Instant): Html {
  return h('time', { datetime: at }, dateText(legalDateOf(at)))
}

export function instantElement(at: Instant): Html {
  return h('time', { datetime: at }, instantText(at))
}
