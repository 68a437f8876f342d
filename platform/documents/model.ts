import { z } from 'zod'
import { tableSchema } from './table.ts'
import type { Table } from './table.ts'

/** A piece of running text. All text is printed literally: nothing in it is read as markup. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly flush?: boolean | undefined }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: Table }

/** A line to be signed by hand; `name` is printed when it is known, otherwise the line stays open. */
export type Signature = { readonly label: string; readonly name?: string | undefined }
export type LabelledText = { readonly label: string; readonly text: string }

/**
 * A letter or notice on A4 in the measures of GB/T 9704-2012. The document number is left open for the
 * office's own registry unless it is given; the place of the seal stays empty. As in every template, a line
 * feed in the title breaks it there; otherwise lines are made about equally long.
 */
export type LetterData = {
  readonly letterhead?: string | undefined
  readonly documentNumber?: string | undefined
  readonly title: string
  readonly recipients?: string | undefined
  readonly blocks: readonly Block[]
  readonly attachments?: readonly string[] | undefined
  readonly signedBy: readonly string[]
  readonly dateText: string
  readonly footnote?: string | undefined
  /** In small print below everything else; no part of the letter itself. */
  readonly notes?: readonly string[] | undefined
  readonly copies?: string | undefined
}

/** Running text with headings and tables, such as the explanation of a budget. */
export type ReportData = {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly blocks: readonly Block[]
  readonly signedBy?: readonly string[] | undefined
  readonly dateText?: string | undefined
}

/** Tables of figures, each beginning on a page of its own, with their signature line. */
export type FiguresData = {
  readonly orientation: 'landscape' | 'portrait'
  readonly tables: readonly Table[]
  readonly signatures?: readonly Signature[] | undefined
  /** An empty box per seal under each table. */
  readonly seals?: readonly string[] | undefined
}

/** Title page with an empty box per seal. */
export type CoverData = {
  readonly overline?: string | undefined
  readonly title: string
  readonly subtitle?: string | undefined
  readonly fields: readonly LabelledText[]
  readonly seals: readonly string[]
  readonly signatures: readonly Signature[]
  readonly dateText: string
  readonly notes?: readonly string[] | undefined
}

/** One finding of a check. `tone` chooses the mark; the grade is printed in words as well. */
export type PrintedFinding = {
  readonly grade: string
  readonly tone: 'error' | 'warning' | 'note'
  readonly where: string
  readonly message: string
  readonly stated?: string | undefined
  readonly expected?: string | undefined
  readonly basis?: string | undefined
  readonly repair?: string | undefined
}

export type FindingsData = {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly summary: readonly LabelledText[]
  readonly findings: readonly PrintedFinding[]
  /** Printed instead of the list when there is no finding. */
  readonly whenNone: string
  readonly notes?: readonly string[] | undefined
}

/** A cell of a form; `lines` is the least height in lines of text, `seal` prints the place of a seal, `photo` that of a photo. */
export type FormCell = {
  readonly kind: 'label' | 'value' | 'figure'
  readonly text: string
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
  readonly lines?: number | undefined
  readonly seal?: string | undefined
  readonly photo?: boolean | undefined
}

/** A form as a grid. `columns` are shares of the width; rows list only the cells that begin in them. */
export type FormData = {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly preparedBy?: string | undefined
  readonly unit?: string | undefined
  readonly columns: readonly number[]
  readonly rows: readonly (readonly FormCell[])[]
  /** Printed boxed in the top right corner of the first page. */
  readonly mark?: string | undefined
  /** `a3`: one sheet of A3, lying. */
  readonly paper?: 'a4' | 'a3' | undefined
  /** A title page before the grid. */
  readonly cover?: { readonly fields: readonly LabelledText[]; readonly dateText: string } | undefined
  readonly notes?: readonly string[] | undefined
  readonly signatures?: readonly Signature[] | undefined
}

/** A certificate on one lying A4 sheet: photo on the left, statement on the right, place of the seal below. */
export type CertificateData = {
  readonly title: string
  readonly number: string
  readonly statement: string
  readonly fields: readonly LabelledText[]
  readonly issuer: string
  readonly dateText: string
  /** How to check it: its own code, and where. */
  readonly check: readonly LabelledText[]
  /** Printed boxed in the top right corner, such as 参考样式. */
  readonly mark?: string | undefined
}

/** Several templates bound into one document, with a table of contents when asked for. */
export type CompilationData = {
  readonly contents: boolean
  readonly sections: readonly {
    readonly template: Exclude<TemplateName, 'compilation'>
    readonly data: unknown
  }[]
}

export type TemplateName =
  | 'letter'
  | 'report'
  | 'figures'
  | 'cover'
  | 'findings'
  | 'form'
  | 'certificate'
  | 'compilation'

const text = z.string()
const optionalText = z.string().optional()
const texts = z.array(text)
const labelled = z.strictObject({ label: text, text })
const signature = z.strictObject({ label: text, name: optionalText })

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text,
  }),
  z.strictObject({ kind: z.literal('paragraph'), text, flush: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('list'), items: texts }),
  z.strictObject({ kind: z.literal('table'), table: tableSchema }),
])

const letter: z.ZodType<LetterData> = z.strictObject({
  letterhead: optionalText,
  documentNumber: optionalText,
  title: text,
  recipients: optionalText,
  blocks: z.array(block),
  attachments: texts.optional(),
  signedBy: texts,
  dateText: text,
  footnote: optionalText,
  notes: texts.optional(),
  copies: optionalText,
})

const report: z.ZodType<ReportData> = z.strictObject({
  title: text,
  subtitle: optionalText,
  blocks: z.array(block),
  signedBy: texts.optional(),
  dateText: optionalText,
})

const figures: z.ZodType<FiguresData> = z.strictObject({
  orientation: z.enum(['landscape', 'portrait']),
  tables: z.array(tableSchema).min(1),
  signatures: z.array(signature).optional(),
  seals: texts.optional(),
})

const cover: z.ZodType<CoverData> = z.strictObject({
  overline: optionalText,
  title: text,
  subtitle: optionalText,
  fields: z.array(labelled),
  seals: texts,
  signatures: z.array(signature),
  dateText: text,
  notes: texts.optional(),
})

const findings: z.ZodType<FindingsData> = z.strictObject({
  title: text,
  subtitle: optionalText,
  summary: z.array(labelled),
  findings: z.array(
    z.strictObject({
      grade: text,
      tone: z.enum(['error', 'warning', 'note']),
      where: text,
      message: text,
      stated: optionalText,
      expected: optionalText,
      basis: optionalText,
      repair: optionalText,
    }),
  ),
  whenNone: text,
  notes: texts.optional(),
})

const form: z.ZodType<FormData> = z.strictObject({
  title: text,
  subtitle: optionalText,
  preparedBy: optionalText,
  unit: optionalText,
  columns: z.array(z.number().positive()).min(1),
  rows: z.array(
    z.array(
      z.strictObject({
        kind: z.enum(['label', 'value', 'figure']),
        text,
        colspan: z.int().positive().optional(),
        rowspan: z.int().positive().optional(),
        lines: z.int().positive().optional(),
        seal: optionalText,
        photo: z.boolean().optional(),
      }),
    ),
  ),
  mark: optionalText,
  paper: z.enum(['a4', 'a3']).optional(),
  cover: z.strictObject({ fields: z.array(labelled), dateText: text }).optional(),
  notes: texts.optional(),
  signatures: z.array(signature).optional(),
})

const certificate: z.ZodType<CertificateData> = z.strictObject({
  title: text,
  number: text,
  statement: text,
  fields: z.array(labelled),
  issuer: text,
  dateText: text,
  check: z.array(labelled),
  mark: optionalText,
})

const single = { letter, report, figures, cover, findings, form, certificate }

const compilation: z.ZodType<CompilationData> = z.strictObject({
  contents: z.boolean(),
  sections: z
    .array(
      z.discriminatedUnion('template', [
        z.strictObject({ template: z.literal('letter'), data: letter }),
        z.strictObject({ template: z.literal('report'), data: report }),
        z.strictObject({ template: z.literal('figures'), data: figures }),
        z.strictObject({ template: z.literal('cover'), data: cover }),
        z.strictObject({ template: z.literal('findings'), data: findings }),
        z.strictObject({ template: z.literal('form'), data: form }),
        z.strictObject({ template: z.literal('certificate'), data: certificate }),
      ]),
    )
    .min(1),
})

/** What each template takes; a regulation that hands over anything else has a mistake of its own. */
export const templateSchemas = { ...single, compilation } as const

export type TemplateData = {
  readonly letter: LetterData
  readonly report: ReportData
  readonly figures: FiguresData
  readonly cover: CoverData
  readonly findings: FindingsData
  readonly form: FormData
  readonly certificate: CertificateData
  readonly compilation: CompilationData
}
