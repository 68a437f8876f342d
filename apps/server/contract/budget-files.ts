/** Tables of a budget that go out to a spreadsheet and come back, and the detail that is pasted into it. */
import { z } from 'zod'

const text = z.string()
const faultSchema = z.object({ sheet: text, cell: text, say: text })
/** A text as printed, an exact amount in 分, or null for a blank: as acts take it. */
const valueSchema = z.union([text, z.number().int(), z.null()])

export const tableFileSchema = z
  .object({
    /** Whether the file can be told cell by cell; if not, `faults` says why, and nothing else is filled. */
    readable: z.boolean(),
    faults: z.array(faultSchema),
    unit: z.enum(['万元', '元']),
    /** The case was changed after the file went out. */
    older: z.boolean(),
    changes: z.array(
      z.object({
        path: text,
        to: valueSchema,
        label: text,
        before: text,
        after: text,
        sheet: text,
        cell: text,
        kind: z.enum(['changed', 'added', 'removed']),
        /** What it was when the file went out, where it was changed here since. */
        wentOut: text.nullable(),
      }),
    ),
    refused: z.array(faultSchema.extend({ label: text, text })),
    meanwhile: z.array(z.object({ path: text, label: text, wentOut: text, now: text })),
  })
  .meta({ id: 'BudgetTableFile' })
export type BudgetTableFile = z.infer<typeof tableFileSchema>

const fen = z.number().int().nullable()
export const detailPreviewSchema = z
  .object({
    readable: z.boolean(),
    faults: z.array(faultSchema),
    /** Commits what is shown; empty where nothing could be read. */
    token: text,
    doubts: z.array(text),
    lines: z.array(
      z.object({
        functionCode: text,
        functionName: text,
        economicCode: text,
        economicName: text,
        kind: z.enum(['basic', 'project']),
        project: text,
        source: text,
        procurement: text,
        fen: z.number().int(),
      }),
    ),
    unknown: z.array(
      z.object({
        kind: z.enum(['function', 'economic']),
        code: text,
        name: text,
        lines: z.number().int(),
        say: text,
      }),
    ),
    /** Totals in 分, as the tables stand and as the detail makes them. */
    tables: z.array(z.object({ key: text, sheet: text, before: fen, after: fen })),
    differences: z.array(z.object({ path: text, label: text, before: valueSchema, after: valueSchema })),
    findings: z.array(z.object({ grade: text, place: text, message: text })),
  })
  .meta({ id: 'BudgetDetailPreview' })
export type BudgetDetailPreview = z.infer<typeof detailPreviewSchema>
