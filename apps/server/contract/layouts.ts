/** Layouts of papers: what is in force, the fields, an office's versions and what is wrong with a file. */
import { z } from 'zod'

const layoutFormatSchema = z.enum(['docx', 'xlsx'])

const layoutFieldSchema = z
  .object({
    name: z.string(),
    kind: z.enum(['text', 'paragraphs', 'column']),
    origin: z.enum(['document', 'case']),
    example: z.string(),
  })
  .meta({ id: 'LayoutField' })
export type LayoutField = z.infer<typeof layoutFieldSchema>

const layoutFindingSchema = z
  .object({
    grade: z.enum(['refuse', 'warn']),
    place: z.string(),
    found: z.string(),
    nearest: z.string().nullable(),
    say: z.string(),
  })
  .meta({ id: 'LayoutFinding' })
export type LayoutFinding = z.infer<typeof layoutFindingSchema>

/** The layout that a paper is printed with today; `number` is null for the built-in one. */
const inForceSchema = z.object({
  kind: z.enum(['file', 'built-in']),
  number: z.int().nullable(),
  format: layoutFormatSchema.nullable(),
  from: z.string().nullable(),
  organisation: z.string().nullable(),
  organisationName: z.string().nullable(),
})

export const layoutSummarySchema = z
  .object({
    /** `module/procedure/document`. */
    document: z.string(),
    label: z.string(),
    procedureLabel: z.string(),
    clause: z.string(),
    clauseLabel: z.string(),
    inForce: inForceSchema,
    /** Versions that are only tried out. */
    drafts: z.int(),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'LayoutSummary' })
export type LayoutSummary = z.infer<typeof layoutSummarySchema>

const layoutVersionSchema = z
  .object({
    organisation: z.string(),
    organisationName: z.string(),
    number: z.int(),
    kind: z.enum(['file', 'built-in', 'inherited']),
    format: layoutFormatSchema.nullable(),
    fileName: z.string().nullable(),
    state: z.enum(['tried', 'coming', 'in-force', 'past']),
    findings: z.array(layoutFindingSchema),
    by: z.string(),
    at: z.string(),
    validFrom: z.string().nullable(),
  })
  .meta({ id: 'LayoutVersion' })
export type LayoutVersion = z.infer<typeof layoutVersionSchema>

export const layoutDetailSchema = z
  .object({
    summary: layoutSummarySchema,
    fields: z.array(layoutFieldSchema),
    versions: z.array(layoutVersionSchema),
    /** Organisations for which this post may set the layout; it holds for all below them. */
    organisations: z.array(z.object({ id: z.string(), name: z.string() })),
    today: z.string(),
  })
  .meta({ id: 'LayoutDetail' })
export type LayoutDetail = z.infer<typeof layoutDetailSchema>

/** What an upload came to: stored to be tried out, or refused with every place to mend. */
export const layoutUploadSchema = z
  .object({
    accepted: z.boolean(),
    fileName: z.string(),
    format: layoutFormatSchema.nullable(),
    number: z.int().nullable(),
    used: z.array(z.string()),
    findings: z.array(layoutFindingSchema),
  })
  .meta({ id: 'LayoutUpload' })
export type LayoutUpload = z.infer<typeof layoutUploadSchema>
