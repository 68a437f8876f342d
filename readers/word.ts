/** The text of a Word document by paragraph, with the place of each: enough to find and to fill fields. */
import { expandArchive } from './archive.ts'

/** `text` is put together over all runs, as it is read; `from` and `to` bound the paragraph's XML inside its part. */
export type WordParagraph = {
  readonly part: string
  readonly text: string
  readonly from: number
  readonly to: number
  /** Number of the table and row (from 1, counted over the part) that the paragraph stands in, innermost. */
  readonly table?: number
  readonly row?: number
  /** Number of the paragraph in its part, from 1. */
  readonly number: number
}

export type WordFile = {
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly paragraphs: readonly WordParagraph[]
}

const limits = { entriesMax: 2_000, expandedBytesMax: 100 * 1024 * 1024 }
const textParts = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/

/** Opens a .docx; undefined when the bytes are none, are damaged, or swell beyond 100 MB. */
export async function openWordFile(bytes: Uint8Array): Promise<WordFile | undefined> {
  const expanded = await expandArchive(bytes, limits)
  if (!expanded.ok || !expanded.parts.has('word/document.xml')) return undefined
  const paragraphs = [...expanded.parts]
    .filter(([name]) => textParts.test(name))
    .flatMap(([name, content]) => paragraphsOf(name, new TextDecoder().decode(content)))
  return { parts: expanded.parts, paragraphs }
}

const token = /<(\/?)w:(p|tbl|tr|t|tab|br|cr)(?=[\s/>])([^>]*)>([^<]*)/g

type Open = { from: number; text: string; number: number; table: number; row: number }
type Reader = {
  readonly part: string
  readonly open: Open[]
  readonly tables: { readonly number: number; row: number }[]
  readonly found: WordParagraph[]
  paragraphs: number
  tableCount: number
}

function paragraphsOf(part: string, xml: string): WordParagraph[] {
  const reader: Reader = { part, open: [], tables: [], found: [], paragraphs: 0, tableCount: 0 }
  for (const match of xml.matchAll(token)) {
    const [whole, slash, name = '', attributes = '', after = ''] = match
    const end = match.index + whole.length - after.length
    if (slash === '/') close(reader, name, end)
    else begin(reader, name, match.index, attributes.endsWith('/') ? end : undefined, after)
  }
  return reader.found.toSorted((a, b) => a.number - b.number)
}

function begin(reader: Reader, name: string, at: number, selfClosed: number | undefined, text: string): void {
  const current = reader.open.at(-1)
  if (name === 'tbl') {
    reader.tableCount += 1
    reader.tables.push({ number: reader.tableCount, row: 0 })
  } else if (name === 'tr') {
    const table = reader.tables.at(-1)
    if (table !== undefined) table.row += 1
  } else if (name === 'p') {
    const table = reader.tables.at(-1)
    reader.paragraphs += 1
    const number = reader.paragraphs
    reader.open.push({ from: at, text: '', number, table: table?.number ?? 0, row: table?.row ?? 0 })
    if (selfClosed !== undefined) close(reader, 'p', selfClosed)
  } else if (current !== undefined) {
    current.text += name === 't' ? decodeXml(text) : name === 'tab' ? '\t' : '\n'
  }
}

function close(reader: Reader, name: string, end: number): void {
  if (name === 'tbl') reader.tables.pop()
  if (name !== 'p') return
  const done = reader.open.pop()
  if (done === undefined) return
  const { from, text, number, table, row } = done
  const inTable = table === 0 ? {} : { table, row }
  reader.found.push({ part: reader.part, text, from, to: end, number, ...inTable })
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
