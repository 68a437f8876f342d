/** Parameters of a review year beside those of the year before. */
import { z } from 'zod'

export const cycleParametersSchema = z
  .object({
    year: z.int(),
    /** The year compared with; null: the committee had none before. */
    before: z.object({ id: z.string(), year: z.int() }).nullable(),
    lines: z.array(
      z.object({
        label: z.string(),
        before: z.string().nullable(),
        after: z.string(),
        changed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CycleParameters' })
export type CycleParametersView = z.infer<typeof cycleParametersSchema>
