/** The calendars of the corpus as one value: every year whose notice is published. */
import { fileURLToPath } from 'node:url'
import type { WorkCalendar } from '#kernel/time'
import { loadCalendars } from '#platform/corpus'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export const corpusCalendar: WorkCalendar = {
  edition: 'corpus',
  source: 'corpus/calendars',
  years: Object.fromEntries(
    loadCalendars(ROOT).map(({ year, notices, offDays, workDays }) => [
      year,
      { year, notice: notices[0]?.title ?? '', offDays, workDays },
    ]),
  ),
}
