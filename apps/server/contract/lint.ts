/** What the checker of public documents answers; the report is the same as `guicheng lint --json` writes. */
import { z } from 'zod'

const placeSchema = z
  .object({
    sheet: z.string(),
    table: z.string().optional(),
    row: z.string().optional(),
    rowName: z.string().optional(),
    column: z.string().optional(),
    cell: z.string().optional(),
    block: z.int().optional(),
    paragraph: z.int().optional(),
    line: z.int().optional(),
    page: z.int().optional(),
    from: z.int().optional(),
    to: z.int().optional(),
    /** The same characters in the line of a text file. */
    inLine: z.object({ from: z.int(), to: z.int(), line: z.int().optional() }).optional(),
    clause: z.string().optional(),
  })
  .meta({ id: 'LintPlace' })

const gradeSchema = z.enum(['error', 'inconsistency', 'doubt', 'note'])

export const lintReportSchema = z
  .object({
    file: z.string(),
    /** Of a unit's budget workbook. */
    unit: z.string().optional(),
    year: z.int().optional(),
    family: z.string().nullable(),
    /** What the file holds but could not be read. */
    remarks: z.array(z.string()).optional(),
    findings: z.array(
      z.object({
        rule: z.string(),
        grade: gradeSchema,
        where: placeSchema,
        related: z.array(placeSchema).readonly().optional(),
        stated: z.string(),
        expected: z.string(),
        message: z.string(),
        repair: z.string().optional(),
      }),
    ),
    checks: z.record(z.string(), z.int()),
  })
  .meta({ id: 'LintReport' })
export type LintReportView = z.infer<typeof lintReportSchema>

const runsSchema = z.array(
  z.object({
    text: z.string(),
    grade: z.enum(['error', 'inconsistency', 'doubt', 'note', 'related']).nullable(),
    /** Numbers of the findings that begin here, from 1. */
    starts: z.array(z.int()),
  }),
)
const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paragraph'),
    heading: z.int().nullable(),
    line: z.int().nullable(),
    page: z.int().nullable(),
    runs: runsSchema,
  }),
  z.object({
    kind: z.literal('table'),
    sheet: z.string().nullable(),
    line: z.int().nullable(),
    page: z.int().nullable(),
    rows: z.array(
      z.object({
        number: z.int(),
        cells: z.array(
          z.object({ address: z.string(), columnSpan: z.int(), rowSpan: z.int(), runs: runsSchema }),
        ),
      }),
    ),
    gaps: z.array(z.object({ after: z.int(), rows: z.int() })),
  }),
  z.object({ kind: z.literal('gap'), blocks: z.int() }),
])

export const lintDocumentSchema = z
  .object({
    file: z.string(),
    /** 单位预算公开, 名单…; empty where the document is of no known family. */
    familyName: z.string(),
    unit: z.string(),
    counts: z.object({
      error: z.int(),
      inconsistency: z.int(),
      doubt: z.int(),
      note: z.int(),
      passed: z.int(),
    }),
    findings: z.array(
      z.object({
        number: z.int(),
        rule: z.string(),
        ruleName: z.string(),
        grade: gradeSchema,
        place: z.string(),
        /** Whether the document shows it. */
        shown: z.boolean(),
        message: z.string(),
        facts: z.array(z.object({ name: z.string(), text: z.string() })),
        clause: z.string().nullable(),
        clauseLabel: z.string().nullable(),
      }),
    ),
    blocks: z.array(blockSchema),
    /** What the file holds but could not be read. */
    remarks: z.array(z.string()),
  })
  .meta({ id: 'LintDocument' })
export type LintDocumentView = z.infer<typeof lintDocumentSchema>

/** Text to check, such as a draft. */
export const lintTextSchema = z.object({
  text: z.string().min(1),
  name: z.string().max(120).optional(),
})
