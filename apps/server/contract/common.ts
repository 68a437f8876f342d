/** Shapes shared by the HTTP answers. The admin app imports these as types only. */
import { z } from 'zod'

/** Any JSON value. */
export const factSchema: z.ZodType<z.core.util.JSONType> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(factSchema),
      z.record(z.string(), factSchema),
    ]),
  )
  .meta({ id: 'Json' })
export const findingSchema = z
  .object({
    rule: z.string(),
    clause: z.string(),
    clauseLabel: z.string(),
    label: z.string(),
    holds: z.enum(['yes', 'no', 'unknown']),
    say: z.string().optional(),
    missing: z.string().optional(),
    facts: z.record(z.string(), factSchema).optional(),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof findingSchema>

export const fieldFaultSchema = z.object({ path: z.string(), say: z.string() })

/** RFC 9457 problem of a refused act: what to do first, then every reason with its clause. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    why: z.string().optional(),
    act: z.string().optional(),
    findings: z.array(findingSchema).optional(),
    fields: z.array(fieldFaultSchema).optional(),
    possibleFrom: z.string().optional(),
    /** Cases that hold what was asked for and that the asker may see. */
    heldBy: z.array(z.object({ procedure: z.string(), id: z.string(), title: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>

export const clauseSchema = z
  .object({
    id: z.string(),
    instrument: z.string(),
    label: z.string(),
    kind: z.string(),
    summary: z.string(),
    disposition: z.string(),
    /** The number of the reading, and what it says, in Chinese. */
    readingNumber: z.string().optional(),
    reading: z.string().optional(),
    conflict: z.string().optional(),
    confidence: z.string().optional(),
  })
  .meta({ id: 'Clause' })
export type Clause = z.infer<typeof clauseSchema>

const dayLineSchema = z.object({
  date: z.string(),
  working: z.boolean(),
  kind: z.enum(['weekday', 'weekend', 'holiday', 'make-up']),
  name: z.string().optional(),
  provisional: z.boolean(),
  counted: z.int().optional(),
  rolled: z.boolean().optional(),
})
/** A deadline receipt: anchor, end, and every day with whether it counted and why. */
export const receiptSchema = z
  .object({
    anchor: z.string(),
    due: z.string(),
    over: z.string().optional(),
    unit: z.string(),
    count: z.int(),
    direction: z.string(),
    roll: z.string(),
    provisional: z.boolean(),
    edition: z.string(),
    notices: z.array(z.string()),
    lines: z.array(dayLineSchema),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof receiptSchema>
