/** Imports of files whose sheets and columns may be called otherwise: what means what, and who decided it. */
import { z } from 'zod'
import { dryRunSchema } from './office.ts'

const proposedBySchema = z.enum(['same', 'chosen', 'similar', 'none'])

export const importMappingSchema = z
  .object({
    tables: z.record(
      z.string().max(60),
      z.object({
        sheet: z.string().max(100).nullable(),
        columns: z.record(z.string().max(200), z.string().max(400).nullable()),
        ignored: z.array(z.string().max(400)).max(200),
      }),
    ),
  })
  .meta({ id: 'ImportMapping' })
export type ImportMapping = z.infer<typeof importMappingSchema>

/** Which sheet and column of the file means what. `proposed` is not used before somebody confirms it. */
const mappingViewSchema = z
  .object({
    source: z.enum(['own-names', 'remembered', 'chosen', 'proposed']),
    remembered: z
      .object({
        organisation: z.string(),
        organisationName: z.string(),
        by: z.string(),
        at: z.string(),
        uses: z.int(),
      })
      .nullable(),
    complete: z.boolean(),
    tables: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        required: z.boolean(),
        sheet: z.string().nullable(),
        by: proposedBySchema,
        columns: z.array(
          z.object({
            column: z.string(),
            header: z.string().nullable(),
            cell: z.string().nullable(),
            required: z.boolean(),
            by: proposedBySchema,
          }),
        ),
        ignored: z.array(z.string()),
      }),
    ),
    sheets: z.array(
      z.object({ name: z.string(), headers: z.array(z.object({ path: z.string(), cell: z.string() })) }),
    ),
  })
  .meta({ id: 'ImportMappingView' })
export type MappingView = z.infer<typeof mappingViewSchema>

export const importRunSchema = dryRunSchema
  .extend({ mapping: mappingViewSchema.nullable() })
  .meta({ id: 'ImportRun' })
export type ImportRun = z.infer<typeof importRunSchema>

/** A kind of file that is taken in, and the procedure it belongs to. */
export const importTargetSchema = z
  .object({ id: z.string(), label: z.string(), procedure: z.string() })
  .meta({ id: 'ImportTarget' })
export type ImportTarget = z.infer<typeof importTargetSchema>

export const importProfileSchema = z
  .object({
    organisation: z.string(),
    organisationName: z.string(),
    target: z.string(),
    targetLabel: z.string(),
    shape: z.string(),
    label: z.string(),
    by: z.string(),
    at: z.string(),
    uses: z.int(),
    usedAt: z.string().nullable(),
    /** Own organisation's, which this post may change. */
    own: z.boolean(),
    /** What was decided, in words: 「甲」读作「乙」. */
    decisions: z.array(z.string()),
  })
  .meta({ id: 'ImportProfile' })
export type ImportProfile = z.infer<typeof importProfileSchema>
