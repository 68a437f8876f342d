/** The working calendar: years with their notices, in editions. */
export { amendCalendar, currentCalendar, listEditions, seedCalendars } from './calendar.ts'
export type { AmendedCalendar, AmendmentOutcome, Edition } from './calendar.ts'
export { movedPeriods } from './moved.ts'
export type { MovedPeriod, RunningPeriod } from './moved.ts'
export { amendmentFaults, changedDays, noticeText } from './years.ts'
export type { Amendment, CalendarSource } from './years.ts'
