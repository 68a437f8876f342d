/** The calendar that decides: the newest notices, and the outages the service has recorded of itself. */
import { type WorkCalendar, instant } from '#kernel'
import { currentCalendar } from '#platform/calendar'
import type { Database } from '#platform/database'
import { listOutages } from '#platform/jobs'

/** The newest edition of every year, with the outages the service has recorded of itself. */
export async function calendarInForce(database: Database): Promise<WorkCalendar> {
  const calendar = await currentCalendar(database.app)
  const outages = (await listOutages(database.app)).map(({ since, until }) => ({
    since: instant(since),
    until: instant(until),
  }))
  return withOutages(calendar, outages)
}

/** Outages belong to the edition: periods counted without them are counted anew. */
export function withOutages(
  calendar: WorkCalendar,
  outages: NonNullable<WorkCalendar['outages']>,
): WorkCalendar {
  if (outages.length === 0) return calendar
  return { ...calendar, edition: `${calendar.edition}+${outages.length}`, outages }
}
