/**
 * What a layout may ask for: the data of a document as named texts, named runs of paragraphs and named tables. The names
 * are what an office reads in the field list and writes between `{{` and `}}`.
 */
import type {
  Block,
  CertificateData,
  CoverData,
  FindingsData,
  FormData,
  LetterData,
  ReportData,
  Signature,
  TemplateData,
  TemplateName,
} from '../model.ts'
import type { Column, ColumnOrGroup, Table } from '../table.ts'

export type ParagraphStyle = 'body' | 'flush' | 'heading-1' | 'heading-2' | 'heading-3'
export type FilledParagraph = { readonly text: string; readonly style: ParagraphStyle }
export type FilledColumn = { readonly name: string; readonly kind: Column['kind'] }
export type FilledRow = {
  readonly cells: Readonly<Record<string, string>>
  readonly level: number
  readonly strong: boolean
}
export type FilledTable = { readonly columns: readonly FilledColumn[]; readonly rows: readonly FilledRow[] }

/** Names never hold a dot: `表.栏` is a column of a table. */
export type Filling = {
  readonly texts: ReadonlyMap<string, string>
  readonly paragraphs: ReadonlyMap<string, readonly FilledParagraph[]>
  readonly tables: ReadonlyMap<string, FilledTable>
}

type Draft = {
  readonly texts: Map<string, string>
  readonly paragraphs: Map<string, readonly FilledParagraph[]>
  readonly tables: Map<string, FilledTable>
}

/** A name as it may stand in a field: without spaces, quotes, braces, dots and colons. */
export function fieldName(text: string): string {
  return text.replace(/[\s\u3000“”"'‘’《》〈〉{}｛｝.．:：]/g, '')
}

/** The data of a document under the names of its fields. Data of a bound compilation has no fields of its own. */
export function fillingOf<Name extends TemplateName>(template: Name, data: TemplateData[Name]): Filling {
  const draft: Draft = { texts: new Map(), paragraphs: new Map(), tables: new Map() }
  const collect = collectors[template] as (filled: Draft, given: TemplateData[Name]) => void
  collect(draft, data)
  return draft
}

type Collector<Name extends TemplateName> = (draft: Draft, data: TemplateData[Name]) => void

const collectors: { readonly [Name in TemplateName]: Collector<Name> } = {
  letter: collectLetter,
  report: collectReport,
  figures: (draft, { tables, signatures }) => {
    for (const [index, table] of tables.entries())
      collectTable(draft, table, tableName(table, index, tables.length))
    collectSignatures(draft, signatures)
  },
  cover: collectCover,
  findings: collectFindings,
  form: collectForm,
  certificate: collectCertificate,
  compilation: () => undefined,
}

function collectLetter(draft: Draft, data: LetterData): void {
  draft.texts.set('发文机关标志', data.letterhead ?? '')
  draft.texts.set('发文字号', data.documentNumber ?? '')
  draft.texts.set('标题', oneLine(data.title))
  draft.texts.set('主送机关', data.recipients ?? '')
  collectBlocks(draft, data.blocks)
  draft.paragraphs.set('附件', (data.attachments ?? []).map(flush))
  draft.paragraphs.set('落款', data.signedBy.map(flush))
  draft.texts.set('成文日期', data.dateText)
  draft.texts.set('附注', data.footnote ?? '')
  draft.texts.set('抄送', data.copies ?? '')
}

function collectReport(draft: Draft, data: ReportData): void {
  draft.texts.set('标题', oneLine(data.title))
  draft.texts.set('副标题', data.subtitle ?? '')
  collectBlocks(draft, data.blocks)
  draft.paragraphs.set('落款', (data.signedBy ?? []).map(flush))
  draft.texts.set('日期', data.dateText ?? '')
}

function collectCover(draft: Draft, data: CoverData): void {
  draft.texts.set('眉题', data.overline ?? '')
  draft.texts.set('标题', oneLine(data.title))
  draft.texts.set('副标题', data.subtitle ?? '')
  for (const { label, text } of data.fields) setText(draft, fieldName(label), text)
  collectSignatures(draft, data.signatures)
  draft.texts.set('日期', data.dateText)
  draft.paragraphs.set('说明', (data.notes ?? []).map(flush))
}

export const findingsTable = '检查结果'
export const findingsColumns = [
  ['grade', '程度', 3],
  ['where', '位置', 7],
  ['message', '问题', 12],
  ['stated', '所列', 5],
  ['expected', '应为', 5],
  ['basis', '依据', 6],
  ['repair', '改法', 8],
] as const

function collectFindings(draft: Draft, data: FindingsData): void {
  draft.texts.set('标题', oneLine(data.title))
  draft.texts.set('副标题', data.subtitle ?? '')
  for (const { label, text } of data.summary) setText(draft, fieldName(label), text)
  draft.texts.set('无问题时的说明', data.findings.length === 0 ? data.whenNone : '')
  draft.tables.set(findingsTable, {
    columns: findingsColumns.map(([, name]) => ({ name, kind: 'text' })),
    rows: data.findings.map((finding) => ({
      cells: Object.fromEntries(findingsColumns.map(([key, name]) => [name, finding[key] ?? ''])),
      level: 0,
      strong: false,
    })),
  })
  draft.paragraphs.set('说明', (data.notes ?? []).map(flush))
}

function collectForm(draft: Draft, data: FormData): void {
  draft.texts.set('标题', oneLine(data.title))
  draft.texts.set('副标题', data.subtitle ?? '')
  draft.texts.set('填报单位', data.preparedBy ?? '')
  draft.texts.set('金额单位', data.unit ?? '')
  for (const { label, text } of data.cover?.fields ?? []) setText(draft, fieldName(`封面${label}`), text)
  if (data.cover !== undefined) draft.texts.set('填表日期', data.cover.dateText)
  if (data.mark !== undefined) draft.texts.set('角标', data.mark)
  for (const { name, text } of formFields(data).flat()) if (name !== null) draft.texts.set(name, text)
  collectSignatures(draft, data.signatures)
  draft.paragraphs.set('说明', (data.notes ?? []).map(flush))
}

function collectCertificate(draft: Draft, data: CertificateData): void {
  draft.texts.set('标题', oneLine(data.title))
  draft.texts.set('证书编号', data.number)
  draft.texts.set('正文', data.statement)
  for (const { label, text } of [...data.fields, ...data.check]) setText(draft, fieldName(label), text)
  draft.texts.set('落款', data.issuer)
  draft.texts.set('日期', data.dateText)
}

export type FormField = { readonly name: string | null; readonly text: string }

/** Names of a form's cells, row by row: a value is called by the label before it, numbered where a label has several. */
export function formFields(data: FormData): FormField[][] {
  const taken = new Map<string, number>()
  let label = '内容'
  return data.rows.map((cells) =>
    cells.map(({ kind, text }) => {
      if (kind === 'label') {
        label = fieldName(text) || label
        return { name: null, text }
      }
      const times = (taken.get(label) ?? 0) + 1
      taken.set(label, times)
      return { name: times === 1 ? label : `${label}${times}`, text }
    }),
  )
}

/** Headings, paragraphs and lists are one run of text; each table has a name of its own. */
function collectBlocks(draft: Draft, blocks: readonly Block[]): void {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  draft.paragraphs.set('正文', blocks.flatMap(paragraphsOf))
  for (const [index, table] of tables.entries())
    collectTable(draft, table, tableName(table, index, tables.length))
}

function paragraphsOf(block: Block): FilledParagraph[] {
  if (block.kind === 'heading') return [{ text: block.text, style: `heading-${block.level}` }]
  if (block.kind === 'paragraph')
    return [{ text: block.text, style: block.flush === true ? 'flush' : 'body' }]
  if (block.kind === 'list') return block.items.map((text) => ({ text, style: 'body' }))
  return []
}

/** Names that every letter or report has; a table may not be called so. */
const reserved = new Set([
  '标题',
  '副标题',
  '正文',
  '附件',
  '落款',
  '日期',
  '成文日期',
  '附注',
  '抄送',
  '说明',
])

/** A table is called by its title without year; one without a title is 明细, numbered where there are several. */
export function tableName(table: Pick<Table, 'title'>, index: number, count: number): string {
  const named = fieldName(table.title)
    .replace(/^\d{4}年(?:度)?/, '')
    .replace(/^表\d+/, '')
  if (reserved.has(named)) return `${named}表`
  if (named !== '') return named
  return count === 1 ? '明细' : `明细${index + 1}`
}

function collectTable(draft: Draft, table: Table, name: string): void {
  const columns = namedColumns(table.columns)
  const firstText = columns.find(({ kind }) => kind === 'text')?.key
  draft.texts.set(`${name}标题`, table.title)
  draft.texts.set(`${name}编制单位`, table.preparedBy ?? '')
  draft.texts.set(`${name}金额单位`, table.unit ?? '')
  draft.paragraphs.set(
    `${name}备注`,
    (table.notes ?? []).map((note) => flush(`注：${note.replace(/^(?:备注|注)[:：]/, '')}`)),
  )
  draft.tables.set(name, {
    columns: columns.map(({ name: column, kind }) => ({ name: column, kind })),
    rows: table.rows.map((row) => ({
      cells: Object.fromEntries(
        columns.map(({ key, name: column }) => {
          const indent = key === firstText ? '　'.repeat(row.level ?? 0) : ''
          const text = row.cells[key] ?? ''
          return [column, text === '' ? '' : `${indent}${text}`]
        }),
      ),
      level: row.level ?? 0,
      strong: row.emphasis !== undefined,
    })),
  })
}

export type NamedColumn = FilledColumn & { readonly key: string; readonly header: string }

/** Leaf columns with their header path joined by `-`; equal paths are numbered. */
export function namedColumns(columns: readonly ColumnOrGroup[]): NamedColumn[] {
  const leaves = withPaths(columns, [])
  const taken = new Map<string, number>()
  return leaves.map(({ path, column }) => {
    const name = path.map(fieldName).filter(Boolean).join('-') || column.key
    const times = (taken.get(name) ?? 0) + 1
    taken.set(name, times)
    const { key, header, kind } = column
    return { key, header, kind, name: times === 1 ? name : `${name}${times}` }
  })
}

function withPaths(
  columns: readonly ColumnOrGroup[],
  above: readonly string[],
): { path: string[]; column: Column }[] {
  return columns.flatMap((entry) =>
    'columns' in entry
      ? withPaths(entry.columns, [...above, entry.header])
      : [{ path: [...above, entry.header], column: entry }],
  )
}

function collectSignatures(draft: Draft, signatures: readonly Signature[] | undefined): void {
  for (const { label, name } of signatures ?? []) setText(draft, fieldName(label), name ?? '')
}

/** The first text of a name stays; what comes later under the same name is numbered. */
function setText(draft: Draft, name: string, text: string): void {
  let free = name
  for (let next = 2; draft.texts.has(free); next += 1) free = `${name}${next}`
  draft.texts.set(free, text)
}

function flush(text: string): FilledParagraph {
  return { text, style: 'flush' }
}

function oneLine(text: string): string {
  return text.replaceAll('\n', '')
}

/** Two fillings as one. A name means one thing, whatever its kind: where both have it, the first speaks. */
export function mergeFillings(first: Filling, second: Filling): Filling {
  const rest = withoutNames(second, first)
  return {
    texts: new Map([...rest.texts, ...first.texts]),
    paragraphs: new Map([...rest.paragraphs, ...first.paragraphs]),
    tables: new Map([...rest.tables, ...first.tables]),
  }
}

/** A filling without the names that another one has, in any of its kinds. */
export function withoutNames(filling: Filling, taken: Filling): Filling {
  const isFree = (name: string): boolean =>
    !taken.texts.has(name) && !taken.paragraphs.has(name) && !taken.tables.has(name)
  const rest = <Value>(values: ReadonlyMap<string, Value>) =>
    new Map([...values].filter(([name]) => isFree(name)))
  return { texts: rest(filling.texts), paragraphs: rest(filling.paragraphs), tables: rest(filling.tables) }
}
