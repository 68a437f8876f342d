import { fileURLToPath } from 'node:url'
import type { WorkCalendar } from '#kernel/time'
import { loadCalendars } from '#platform/corpus'

/** Where the corpus lies. The server's own start is left alone, so that the command line loads none of it. */
const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

let published: WorkCalendar | undefined

/** The working days of all published notices, as the corpus has them; for checks that belong to no installation. */
export function publishedCalendar(): WorkCalendar {
  published ??= {
    edition: 'corpus',
    source: 'corpus/calendars',
    years: Object.fromEntries(
      loadCalendars(projectFolder).map(({ year, notices, offDays, workDays }) => [
        year,
        { year, notice: notices[0]?.title ?? '', offDays, workDays },
      ]),
    ),
  }
  return published
}
