/** Reads the calendars of the corpus: one file per year whose notice is published. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readYaml } from './yaml-file.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')

const notice = z.strictObject({
  title: z.string().min(1),
  /** The document number, where known. */
  number: z.string().min(1).nullable(),
  /** high: compared with the printed notice; medium: from memory, compare before citing. */
  confidence: z.enum(['high', 'medium']),
  note: z.string().optional(),
})

const calendarSchema = z.strictObject({
  year: z.int(),
  published: z.literal(true),
  edition: z.string().min(1),
  source: z.string().min(1),
  /** The notice of the year first, then those that changed it. */
  notices: z.array(notice).min(1),
  offDays: z.record(day, z.string().min(1)),
  workDays: z.record(day, z.string().min(1)),
})

/** One year of the State Council calendar as it lies in corpus/calendars. */
export type CalendarFile = z.infer<typeof calendarSchema>

/**
 * Reads every published year. A year without a file has no published notice: periods that run into it are provisional.
 *
 * @param root the project's folder
 * @throws CorpusError with file and line
 */
export function loadCalendars(root: string): readonly CalendarFile[] {
  return readdirSync(join(root, 'corpus/calendars'))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map(
      (name) =>
        readYaml(join(root, 'corpus/calendars', name), `corpus/calendars/${name}`, calendarSchema).value,
    )
}
