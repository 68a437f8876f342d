/** Doubts that a comparison with other applications raises, for whoever accepts the file. */
import { z } from 'zod'

export const screeningSchema = z
  .object({
    /** Applications that have a trace in common with this one. */
    compared: z.int(),
    doubts: z.array(
      z.object({
        rule: z.string(),
        clause: z.string(),
        clauseLabel: z.string(),
        label: z.string(),
        say: z.string(),
        cases: z.array(
          z.object({
            id: z.string(),
            number: z.string(),
            name: z.string(),
            employer: z.string(),
            committee: z.string(),
            year: z.int(),
            stage: z.string(),
            /** The reader may open it. */
            open: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'TitlesScreening' })
export type ScreeningView = z.infer<typeof screeningSchema>
