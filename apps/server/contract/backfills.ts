/** 补录 waiting for its second person. */
import { z } from 'zod'
import { factSchema } from './common.ts'

export const backfillSchema = z
  .object({
    id: z.string(),
    procedure: z.string(),
    procedureLabel: z.string(),
    caseId: z.string().nullable(),
    title: z.string().nullable(),
    act: z.string(),
    actLabel: z.string(),
    happenedAt: z.string(),
    scan: z.string(),
    typedBy: z.string(),
    typedAt: z.string(),
    note: z.string().nullable(),
    /** One's own entry is withdrawn, not confirmed. */
    own: z.boolean(),
    input: factSchema,
    /** Words for the parts of the input, by dotted path. */
    labels: z.record(z.string(), z.string()),
    reasons: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Backfill' })
export type Backfill = z.infer<typeof backfillSchema>
