/**
 * Filling a Word layout: fields anywhere in the text, rows of tables repeated, runs of paragraphs multiplied. One pass over
 * the XML, so that a value is never read as a field and a table of thousands of rows takes no longer than it is long.
 */
import { encodeXml, openWordFile, packArchive } from '#readers'
import type { WordFile, WordParagraph, WordRow, WordSegment } from '#readers'
import { namesIn, tableOf, writtenName } from './fields.ts'
import type { LayoutText } from './fields.ts'
import type { FilledParagraph, FilledRow, FilledTable, Filling } from './filling.ts'

/** The texts of a Word layout with their places, for `judgeTexts`. */
export function wordTexts(file: WordFile): LayoutText[] {
  return file.paragraphs.map((paragraph) => ({
    place: placeOf(paragraph),
    text: paragraph.text,
    row: paragraph.table === undefined ? null : `${paragraph.part}#${paragraph.table}#${paragraph.row}`,
  }))
}

function placeOf({ part, table, row, number }: WordParagraph): string {
  const where = part.includes('header')
    ? '页眉'
    : part.includes('footer')
      ? '页脚'
      : part.includes('notes')
        ? '脚注'
        : '正文'
  return table === undefined ? `${where}第${number}段` : `${where}第${table}个表格第${row}行`
}

/** Fills a Word layout. Values are put in literally; a value that looks like a field stays as it is. */
export async function fillWord(layout: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const file = await openWordFile(layout)
  if (file === undefined) throw new Error('a stored Word layout is no Word file')
  const parts = new Map(file.parts)
  for (const part of new Set(file.paragraphs.map((paragraph) => paragraph.part))) {
    const xml = new TextDecoder().decode(parts.get(part))
    parts.set(part, new TextEncoder().encode(fillPart(file, part, xml, filling)))
  }
  return packArchive(parts)
}

/** A piece of the XML and what stands there afterwards. */
type Edit = { readonly from: number; readonly to: number; readonly xml: string }

function fillPart(file: WordFile, part: string, xml: string, filling: Filling): string {
  const paragraphs = file.paragraphs.filter((paragraph) => paragraph.part === part)
  const groups = repeatedRows(file, part, paragraphs, filling)
  const isInside = ({ from }: WordParagraph) => groups.some((group) => from >= group.from && from < group.to)
  const single = paragraphs
    .filter((paragraph) => !isInside(paragraph))
    .flatMap((paragraph) => paragraphEdits(xml, paragraph, filling, (name) => textOf(filling, name)))
  const repeated = groups.map((group) => repeatedEdit(xml, group, filling))
  return applied(xml, [...single, ...repeated], 0, xml.length)
}

function applied(xml: string, edits: readonly Edit[], from: number, to: number): string {
  const pieces: string[] = []
  let at = from
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    pieces.push(xml.slice(at, edit.from), edit.xml)
    at = edit.to
  }
  return pieces.join('') + xml.slice(at, to)
}

function textOf({ texts, paragraphs }: Filling, name: string): string | undefined {
  return (
    texts.get(name) ??
    paragraphs
      .get(name)
      ?.map(({ text }) => text)
      .join('\n')
  )
}

/** Rows next to each other that hold columns of one table; they are repeated together. */
type Group = {
  readonly name: string
  readonly table: FilledTable
  readonly from: number
  readonly to: number
  readonly paragraphs: readonly WordParagraph[]
}

function repeatedRows(
  file: WordFile,
  part: string,
  paragraphs: readonly WordParagraph[],
  { tables }: Filling,
): Group[] {
  const byRow = Map.groupBy(
    paragraphs.filter(({ table }) => table !== undefined),
    ({ table, row }) => `${table}#${row}`,
  )
  const groups: { name: string; table: FilledTable; rows: WordRow[] }[] = []
  for (const row of file.rows.filter((one) => one.part === part)) {
    const held = byRow.get(`${row.table}#${row.row}`) ?? []
    const name = held
      .flatMap(({ text }) => namesIn(text))
      .map(tableOf)
      .find((one) => tables.has(one))
    const table = name === undefined ? undefined : tables.get(name)
    if (name === undefined || table === undefined) continue
    const last = groups.at(-1)
    const before = last?.rows.at(-1)
    if (last?.name === name && before?.table === row.table && before.row + 1 === row.row) last.rows.push(row)
    else groups.push({ name, table, rows: [row] })
  }
  return groups.map(({ name, table, rows }) => {
    const [from, to] = [rows[0]?.from ?? 0, rows.at(-1)?.to ?? 0]
    const inside = paragraphs.filter((paragraph) => paragraph.from >= from && paragraph.to <= to)
    return { name, table, from, to, paragraphs: inside }
  })
}

/** The rows once for every row of data; without any they go, and stay blank where the table would be left without rows. */
function repeatedEdit(xml: string, group: Group, filling: Filling): Edit {
  const { name, table, from, to, paragraphs } = group
  const blank: FilledRow = { cells: {}, level: 0, strong: false }
  const copies = (table.rows.length === 0 ? [blank] : table.rows).map((row) => {
    const edits = paragraphs.flatMap((paragraph) =>
      paragraphEdits(xml, paragraph, filling, (field) =>
        tableOf(field) === name ? columnText(group, row, field) : textOf(filling, field),
      ),
    )
    const copy = applied(xml, edits, from, to)
    return row.strong ? bold(copy) : copy
  })
  return { from, to, xml: copies.join('') }
}

function columnText({ name, table }: Group, row: FilledRow, field: string): string | undefined {
  const column = table.columns.find((one) => `${name}.${one.name}` === field)
  return column === undefined ? undefined : (row.cells[column.name] ?? '')
}

/** Every run of a row in bold, after its face, where the order of run properties wants it. */
function bold(xml: string): string {
  return xml
    .replace(/(<w:r(?:\s[^>]*)?>)(?!<w:rPr)/g, '$1<w:rPr></w:rPr>')
    .replace(/<w:rPr>(?:<w:rStyle[^>]*\/>)?(?:<w:rFonts[^>]*\/>)?(?!<w:b\/>)/g, '$&<w:b/>')
}

const field = /\{\{([^{}]*)\}\}/g

/**
 * What a paragraph becomes: as many as there are where it holds nothing but a run of paragraphs, else the same with its
 * fields replaced. A value takes the format of the run in which its field begins.
 */
function paragraphEdits(
  xml: string,
  paragraph: WordParagraph,
  { paragraphs }: Filling,
  valueOf: (name: string) => string | undefined,
): Edit[] {
  const [name, ...others] = namesIn(paragraph.text)
  const several = name === undefined || others.length > 0 ? undefined : paragraphs.get(name)
  if (several !== undefined && paragraph.text.replace(field, '').trim() === '')
    return [multiplied(xml, paragraph, several)]
  const filled = paragraph.segments.map(({ text }) => ({ text, isChanged: false }))
  const matches = [...paragraph.text.matchAll(field)].toReversed()
  for (const { 0: whole, 1: inside = '', index } of matches) {
    const value = valueOf(writtenName(inside))
    if (value !== undefined) replaceRange(paragraph.segments, filled, index, index + whole.length, value)
  }
  return paragraph.segments.flatMap((segment, i) =>
    filled[i]?.isChanged === true && segment.from >= 0
      ? [{ from: segment.from, to: segment.to, xml: textXml(filled[i].text) }]
      : [],
  )
}

/** Puts a value in the place of a range that may span several segments; from the last range to the first. */
function replaceRange(
  segments: readonly WordSegment[],
  filled: { text: string; isChanged: boolean }[],
  from: number,
  to: number,
  value: string,
): void {
  let start = 0
  let isPut = false
  for (const [i, { text }] of segments.entries()) {
    const end = start + text.length
    const entry = filled[i]
    if (entry !== undefined && start < to && end > from) {
      const head = Math.max(0, from - start)
      const tail = Math.min(text.length, to - start)
      entry.text = `${entry.text.slice(0, head)}${isPut ? '' : value}${entry.text.slice(tail)}`
      entry.isChanged = true
      isPut = true
    }
    start = end
  }
}

function textXml(text: string): string {
  return text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${encodeXml(line)}</w:t>`)
    .join('<w:br/>')
}

function multiplied(xml: string, paragraph: WordParagraph, several: readonly FilledParagraph[]): Edit {
  const own = xml.slice(paragraph.from, paragraph.to)
  const filled = several.map((one) => paragraphXml(own, one)).join('')
  // A table cell must keep a paragraph.
  const isNeeded = filled === '' && paragraph.table !== undefined
  const kept = isNeeded ? paragraphXml(own, { text: '', style: 'body' }) : filled
  return { from: paragraph.from, to: paragraph.to, xml: kept }
}

const headingFonts: Readonly<Record<string, string>> = {
  'heading-1': '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"/>',
  'heading-2': '<w:rFonts w:ascii="楷体_GB2312" w:hAnsi="楷体_GB2312" w:eastAsia="楷体_GB2312"/>',
}

/** The paragraph's own format and that of its first run, with another text; headings take the face of their level. */
function paragraphXml(paragraph: string, { text, style }: FilledParagraph): string {
  const own = paragraph.replace(/<w:([pr])PrChange[\s\S]*?<\/w:\1PrChange>/g, '')
  const format = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(own)?.[0] ?? ''
  const afterFormat = own.slice(own.indexOf(format) + format.length)
  const run = /<w:rPr>[\s\S]*?<\/w:rPr>/.exec(afterFormat)?.[0] ?? ''
  const inside = run.replace(/^<w:rPr>|<\/w:rPr>$/g, '')
  const font = /<w:rFonts[^>]*\/>/.exec(inside)?.[0] ?? ''
  const rest = inside.replace(font, '')
  const face = `${headingFonts[style] ?? font}${style === 'heading-3' && !rest.includes('<w:b/>') ? '<w:b/>' : ''}${rest}`
  const properties = face === '' ? '' : `<w:rPr>${face}</w:rPr>`
  return `<w:p>${format}<w:r>${properties}<w:t xml:space="preserve">${encodeXml(text)}</w:t></w:r></w:p>`
}
