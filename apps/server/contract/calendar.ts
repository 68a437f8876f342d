/** The working calendar by years: which days are off or worked, by which notice, and what a new notice moves. */
import { z } from 'zod'

/** Day (`2027-01-01`) → name of the holiday. */
const namedDays = z.record(z.string(), z.string())

export const calendarYearSchema = z
  .object({
    year: z.int(),
    /** Both empty while no notice of the year is known: deadlines that run into it are provisional. */
    offDays: namedDays,
    workDays: namedDays,
    /** Newest first. */
    editions: z.array(
      z.object({
        edition: z.int(),
        /** Title and number as receipts print them. */
        notice: z.string(),
        source: z.string(),
        confidence: z.enum(['high', 'medium']),
        /** Name of who entered it; null for what came with the program. */
        by: z.string().nullable(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'CalendarYear' })
export type CalendarYear = z.infer<typeof calendarYearSchema>

export const calendarAmendmentSchema = z
  .object({
    edition: z.string(),
    /** Days that count otherwise than before. */
    days: z.array(z.object({ date: z.string(), working: z.boolean(), name: z.string().nullable() })),
    /** Running deadlines that end on another day. */
    moved: z.array(
      z.object({
        tenant: z.string(),
        procedure: z.string(),
        procedureLabel: z.string(),
        caseId: z.string(),
        period: z.string(),
        label: z.string(),
        from: z.string(),
        to: z.string(),
      }),
    ),
  })
  .meta({ id: 'CalendarAmended' })
export type CalendarAmendment = z.infer<typeof calendarAmendmentSchema>
