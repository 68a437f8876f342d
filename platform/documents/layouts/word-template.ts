/** The layout of a document as a Word file with fields, made from the document's own data: what an office starts from. */
import { Document, Packer, TableRow } from 'docx'
import type { ISectionOptions } from 'docx'
import { fieldName, findingsColumns, findingsTable, formFields, namedColumns, tableName } from './filling.ts'
import type {
  Block,
  CertificateData,
  CoverData,
  FiguresData,
  FindingsData,
  FormData,
  LetterData,
  ReportData,
  Signature,
  TemplateData,
  TemplateName,
} from '../model.ts'
import type { Table } from '../table.ts'
import { cell, faces, fieldTable, grid, paragraph, section, sizes, textWidth } from './word-parts.ts'

type Children = ISectionOptions['children'][number]
type Orientation = 'portrait' | 'landscape'

const field = (name: string): string => `{{${name}}}`

/** Makes the Word layout of a document. A bound compilation has none: its parts have theirs. */
export async function wordTemplate<Name extends TemplateName>(
  template: Name,
  data: TemplateData[Name],
): Promise<Uint8Array> {
  const build = builders[template] as (given: TemplateData[Name]) => Built
  const { children, orientation } = build(data)
  const body = new Document({
    sections: [section(children, orientation)],
    styles: { default: { document: { run: { font: faces.body, size: sizes.body } } } },
  })
  return new Uint8Array(await Packer.toBuffer(body))
}

type Built = { readonly children: readonly Children[]; readonly orientation?: Orientation }

const builders: { readonly [Name in TemplateName]: (data: TemplateData[Name]) => Built } = {
  letter: buildLetter,
  report: buildReport,
  figures: buildFigures,
  cover: buildCover,
  findings: buildFindings,
  form: buildForm,
  certificate: buildCertificate,
  compilation: () => ({ children: [] }),
}

function title(name = '标题'): Children {
  return paragraph(field(name), { face: 'title', size: sizes.title, align: 'center', above: 20, below: 20 })
}

function buildLetter(data: LetterData): Built {
  const optional = (has: boolean, ...children: Children[]): Children[] => (has ? children : [])
  return {
    children: [
      ...optional(
        data.letterhead !== undefined,
        paragraph(field('发文机关标志'), {
          face: 'title',
          size: 60,
          align: 'center',
          color: 'C00000',
          below: 12,
        }),
      ),
      paragraph(field('发文字号'), { align: 'center' }),
      title(),
      ...optional(data.recipients !== undefined, paragraph(`${field('主送机关')}：`, { align: 'left' })),
      ...blockChildren(data.blocks),
      ...optional((data.attachments ?? []).length > 0, paragraph('附件：', { indent: true })),
      ...optional((data.attachments ?? []).length > 0, paragraph(field('附件'), { indent: true })),
      paragraph(field('落款'), { align: 'right', above: 28 }),
      paragraph(field('成文日期'), { align: 'right' }),
      ...optional(data.footnote !== undefined, paragraph(`（${field('附注')}）`, { indent: true })),
      ...optional(data.copies !== undefined, paragraph(`抄送：${field('抄送')}`, { size: sizes.small })),
    ],
  }
}

function buildReport(data: ReportData): Built {
  return {
    children: [
      title(),
      ...(data.subtitle === undefined ? [] : [paragraph(field('副标题'), { face: 'kai', align: 'center' })]),
      ...blockChildren(data.blocks),
      paragraph(field('落款'), { align: 'right', above: 28 }),
      paragraph(field('日期'), { align: 'right' }),
    ],
  }
}

function blockChildren(blocks: readonly Block[]): Children[] {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  return [
    paragraph(field('正文'), { indent: true }),
    ...tables.flatMap((table, index) =>
      tableChildren(table, tableName(table, index, tables.length), 'portrait'),
    ),
  ]
}

function buildFigures(data: FiguresData): Built {
  const { orientation, tables, signatures } = data
  return {
    orientation,
    children: [
      ...tables.flatMap((table, index) => {
        const name = tableName(table, index, tables.length)
        return [
          paragraph(field(`${name}标题`), {
            face: 'title',
            size: 36,
            align: 'center',
            below: 6,
            pageBreak: index > 0,
          }),
          ...tableChildren(table, name, orientation),
        ]
      }),
      ...signatureLines(signatures),
    ],
  }
}

/** Line above with preparer and unit, the table, its notes. */
function tableChildren(table: Table, name: string, orientation: Orientation): Children[] {
  const fields = namedColumns(table.columns).map((column) => field(`${name}.${column.name}`))
  const above = [
    table.preparedBy === undefined ? '' : field(`${name}编制单位`),
    table.unit === undefined ? '' : field(`${name}金额单位`),
  ].filter((text) => text !== '')
  return [
    ...(above.length === 0
      ? []
      : [
          paragraph(above.join('　　　　'), {
            size: sizes.table,
            align: above.length === 1 ? 'right' : 'left',
          }),
        ]),
    fieldTable(table.columns, fields, textWidth(orientation)),
    paragraph(field(`${name}备注`), { size: sizes.note, align: 'left' }),
  ]
}

function signatureLines(signatures: readonly Signature[] | undefined): Children[] {
  if (signatures === undefined || signatures.length === 0) return []
  const text = signatures.map(({ label }) => `${label}：${field(fieldName(label))}`).join('　　　　')
  return [paragraph(text, { size: sizes.small, align: 'left', above: 12 })]
}

function buildCover(data: CoverData): Built {
  return {
    children: [
      ...(data.overline === undefined ? [] : [paragraph(field('眉题'), { align: 'center', above: 60 })]),
      paragraph(field('标题'), { face: 'title', size: 60, align: 'center', above: 120, below: 40 }),
      ...(data.subtitle === undefined
        ? []
        : [paragraph(field('副标题'), { face: 'kai', size: 36, align: 'center' })]),
      ...data.fields.map(({ label }, index) =>
        paragraph(`${label}：${field(fieldName(label))}`, { indent: true, above: index === 0 ? 120 : 0 }),
      ),
      ...data.seals.map((seal) => paragraph(`${seal}：`, { indent: true, above: 60 })),
      ...data.signatures.map(({ label }) =>
        paragraph(`${label}（签字）：${field(fieldName(label))}`, { indent: true, above: 20 }),
      ),
      paragraph(field('日期'), { align: 'right', above: 40 }),
      paragraph(field('说明'), { size: sizes.small, align: 'left', above: 20 }),
    ],
  }
}

function buildFindings(data: FindingsData): Built {
  const columns = findingsColumns.map(([key, header, width]) => ({
    key,
    header,
    width,
    kind: 'text' as const,
  }))
  const fields = findingsColumns.map(([, name]) => field(`${findingsTable}.${name}`))
  const summary = data.summary.map(({ label }) => `${label}：${field(fieldName(label))}`).join('　　')
  return {
    orientation: 'landscape',
    children: [
      title(),
      ...(data.subtitle === undefined ? [] : [paragraph(field('副标题'), { face: 'kai', align: 'center' })]),
      paragraph(summary, { size: sizes.small, align: 'left' }),
      fieldTable(columns, fields, textWidth('landscape')),
      paragraph(field('无问题时的说明'), { size: sizes.small, align: 'left' }),
      paragraph(field('说明'), { size: sizes.note, align: 'left' }),
    ],
  }
}

function buildCertificate(data: CertificateData): Built {
  return {
    orientation: 'landscape',
    children: [
      paragraph(field('标题'), { face: 'title', size: 60, align: 'center', above: 40, below: 40 }),
      paragraph(field('正文'), { indent: true }),
      ...[...data.fields, ...data.check].map(({ label }) =>
        paragraph(`${label}：${field(fieldName(label))}`, { indent: true }),
      ),
      paragraph(`证书编号：${field('证书编号')}`, { indent: true }),
      paragraph(field('落款'), { align: 'right', above: 40 }),
      paragraph(field('日期'), { align: 'right' }),
    ],
  }
}

function buildForm(data: FormData): Built {
  const names = formFields(data)
  const rows = data.rows.map(
    (cells, r) =>
      new TableRow({
        children: cells.map((one, c) => {
          const name = names[r]?.[c]?.name ?? null
          const text = name === null ? one.text : field(name)
          return cell(one.seal === undefined ? text : `${text}\n\n${one.seal}`, {
            align: one.kind === 'label' ? 'center' : one.kind === 'figure' ? 'right' : 'left',
            ...(one.kind === 'label' ? { face: 'hei' as const } : {}),
            ...(one.colspan === undefined ? {} : { columns: one.colspan }),
            ...(one.rowspan === undefined ? {} : { rows: one.rowspan }),
          })
        }),
      }),
  )
  return {
    ...(data.paper === 'a3' ? { orientation: 'landscape' as const } : {}),
    children: [
      ...(data.mark === undefined ? [] : [paragraph(field('角标'), { align: 'right' })]),
      title(),
      ...(data.subtitle === undefined ? [] : [paragraph(field('副标题'), { face: 'kai', align: 'center' })]),
      ...(data.cover?.fields ?? []).map(({ label }, index) =>
        paragraph(`${label}：${field(fieldName(`封面${label}`))}`, {
          indent: true,
          above: index === 0 ? 120 : 0,
        }),
      ),
      ...(data.cover === undefined ? [] : [paragraph(field('填表日期'), { align: 'center', above: 40 })]),
      ...(data.preparedBy === undefined
        ? []
        : [paragraph(field('填报单位'), { size: sizes.table, align: 'left' })]),
      ...(data.unit === undefined
        ? []
        : [paragraph(field('金额单位'), { size: sizes.table, align: 'right' })]),
      grid(data.columns, rows, textWidth('portrait')),
      ...signatureLines(data.signatures),
      paragraph(field('说明'), { size: sizes.note, align: 'left' }),
    ],
  }
}
