/** The text of a Word document by paragraph, with the place of each: enough to find and to fill fields. */
import { expandArchive } from './archive.ts'

/** A run's text element (`w:t`) and its bounds in the XML of its part. A tab or a line break has no bounds. */
export type WordSegment = { readonly text: string; readonly from: number; readonly to: number }

/** `text` is put together over all runs, as it is read; `from` and `to` bound the paragraph's XML inside its part. */
export type WordParagraph = {
  readonly part: string
  readonly text: string
  readonly segments: readonly WordSegment[]
  readonly from: number
  readonly to: number
  /** Number of the table and row (from 1, counted over the part) that the paragraph stands in, innermost. */
  readonly table?: number
  readonly row?: number
  /** Number of the paragraph in its part, from 1. */
  readonly number: number
}

/** A table row and the bounds of its XML. */
export type WordRow = {
  readonly part: string
  readonly table: number
  readonly row: number
  readonly from: number
  readonly to: number
}

export type WordFile = {
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly paragraphs: readonly WordParagraph[]
  readonly rows: readonly WordRow[]
}

const limits = { entriesMax: 2_000, expandedBytesMax: 100 * 1024 * 1024 }
const textParts = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/

/** Opens a .docx; undefined when the bytes are none, are damaged, or swell beyond 100 MB. */
export async function openWordFile(bytes: Uint8Array): Promise<WordFile | undefined> {
  const expanded = await expandArchive(bytes, limits)
  if (!expanded.ok || !expanded.parts.has('word/document.xml')) return undefined
  const read = [...expanded.parts]
    .filter(([name]) => textParts.test(name))
    .map(([name, content]) => readPart(name, new TextDecoder().decode(content)))
  return {
    parts: expanded.parts,
    paragraphs: read.flatMap(({ found }) => found.toSorted((a, b) => a.number - b.number)),
    rows: read.flatMap(({ rows }) => rows.toSorted((a, b) => a.from - b.from)),
  }
}

const token = /<(\/?)w:(p|tbl|tr|t|tab|br|cr)(?=[\s/>])([^>]*)>([^<]*)/g

type OpenParagraph = {
  readonly from: number
  readonly segments: WordSegment[]
  readonly number: number
  readonly table: number
  readonly row: number
}
type OpenTable = { readonly number: number; row: number; rowFrom: number }
type Reader = {
  readonly part: string
  readonly open: OpenParagraph[]
  readonly tables: OpenTable[]
  readonly found: WordParagraph[]
  readonly rows: WordRow[]
  text: { readonly from: number; readonly text: string } | undefined
  paragraphs: number
  tableCount: number
}

function readPart(part: string, xml: string): Reader {
  const reader: Reader = {
    part,
    open: [],
    tables: [],
    found: [],
    rows: [],
    text: undefined,
    paragraphs: 0,
    tableCount: 0,
  }
  for (const match of xml.matchAll(token)) {
    const [whole, slash, name = '', attributes = '', after = ''] = match
    const end = match.index + whole.length - after.length
    const isClosed = attributes.endsWith('/')
    if (slash === '/') close(reader, name, end)
    else begin(reader, name, match.index, isClosed, after)
    if (slash !== '/' && isClosed && name === 'p') close(reader, 'p', end)
  }
  return reader
}

function begin(reader: Reader, name: string, at: number, isClosed: boolean, after: string): void {
  const table = reader.tables.at(-1)
  if (name === 'tbl') {
    reader.tableCount += 1
    reader.tables.push({ number: reader.tableCount, row: 0, rowFrom: 0 })
  } else if (name === 'tr' && table !== undefined) {
    table.row += 1
    table.rowFrom = at
  } else if (name === 'p') {
    reader.paragraphs += 1
    const place = { table: table?.number ?? 0, row: table?.row ?? 0 }
    reader.open.push({ from: at, segments: [], number: reader.paragraphs, ...place })
  } else if (name === 't') {
    if (!isClosed) reader.text = { from: at, text: decodeXml(after) }
  } else reader.open.at(-1)?.segments.push({ text: name === 'tab' ? '\t' : '\n', from: -1, to: -1 })
}

function close(reader: Reader, name: string, end: number): void {
  const { part } = reader
  const table = reader.tables.at(-1)
  if (name === 'tbl') reader.tables.pop()
  if (name === 'tr' && table !== undefined)
    reader.rows.push({ part, table: table.number, row: table.row, from: table.rowFrom, to: end })
  if (name === 't' && reader.text !== undefined) {
    reader.open.at(-1)?.segments.push({ ...reader.text, to: end })
    reader.text = undefined
  }
  const done = name === 'p' ? reader.open.pop() : undefined
  if (done === undefined) return
  const { from, segments, number, row } = done
  const text = segments.map((segment) => segment.text).join('')
  const inTable = done.table === 0 ? {} : { table: done.table, row }
  reader.found.push({ part, text, segments, from, to: end, number, ...inTable })
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeXml(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      return entities[name ?? ''] ?? whole
    },
  )
}

/** Text as it may stand between XML tags; characters that XML forbids are left out. */
export function encodeXml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are exactly what XML does not take
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}
