/** Dates, working-day arithmetic over a calendar value, and receipts. Pure; the only home of Temporal. */
export * from './local-date.ts'
export * from './calendar.ts'
export * from './reckon.ts'
