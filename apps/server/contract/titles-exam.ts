/** Scores of an exam out of a file: what each row is, before anything is entered and after. */
import { z } from 'zod'

export const scoreUploadSchema = z
  .object({
    fileName: z.string(),
    sheet: z.string(),
    rows: z.int(),
    /** Scores that the file holds and that can be entered: one for each candidate and part. */
    readable: z.int(),
    /** Scores entered by this request; none in a trial, or while a row is wrong. */
    entered: z.int(),
    faults: z.array(z.object({ row: z.int(), ticket: z.string(), say: z.string() })),
    /** Candidates of the exam that the file does not name. */
    absent: z.array(z.object({ ticket: z.string(), name: z.string() })),
  })
  .meta({ id: 'TitlesScoreUpload' })
export type ScoreUploadView = z.infer<typeof scoreUploadSchema>
