/** PDF with a text layer: lines joined to paragraphs, tables rebuilt, both over page ends; no headers and footers. */
import type { Block, GridCell } from '#lint'
import { cellAddress } from '#lint'
import type { PublicLimits } from '../limits.ts'
import { withoutFurniture } from './pdf-furniture.ts'
import { type Body, bodyOf, joinLines } from './pdf-paragraphs.ts'
import type { PdfColumn, PdfLine } from './pdf-lines.ts'
import type { PdfFile, PdfPage } from './pdf-page.ts'
import { openPdf } from './pdf-page.ts'
import { type PdfItem, type PdfTable, itemsOf } from './pdf-tables.ts'
import { Refusal, refuseAbove } from './refusal.ts'
import { BlockSink } from './sink.ts'

/** A page with less says nothing: scanners print a time or a page number on their own. */
const TEXT_MIN = 10
/** A text layer of which so much cannot be told is no text. */
const UNKNOWN_MAX = 0.3

/** What a PDF holds, and which of its pages could not be read. */
export type PdfContent = { readonly blocks: readonly Block[]; readonly remarks: readonly string[] }

/** Reads a PDF. Throws `Refusal` past a limit, for a password, and for a file without a text layer. */
export async function readPdf(bytes: Uint8Array, limits: PublicLimits): Promise<PdfContent> {
  const file = await openPdf(bytes)
  try {
    return readFile(file, limits)
  } finally {
    file.close()
  }
}

function readFile(file: PdfFile, limits: PublicLimits): PdfContent {
  refuseAbove(file.pages, limits.pagesMax, '页', '请拆成几个文件后再检查。')
  const pages: ReadPage[] = []
  const pictures: number[] = []
  const counts = { chars: 0, unknown: 0, lost: 0 }
  let columns: readonly PdfColumn[] = []
  for (let number = 1; number <= file.pages; number += 1) {
    const page = file.page(number)
    counts.chars += page.chars.length
    counts.unknown += page.unknownChars
    counts.lost += page.lostTexts
    refuseAbove(counts.chars, limits.charactersMax, '个字', '请拆成几个文件后再检查。')
    if (page.hasPicture && page.chars.length < TEXT_MIN) pictures.push(number)
    const read = readItems(page, columns)
    columns = withColumns(columns, read.items)
    pages.push(read)
  }
  refuseUnreadable(file.pages, pictures, counts)
  const items = withoutFurniture(pages).flat()
  const lines = items.flatMap((item) => ('line' in item ? [item.line] : []))
  const sink = new BlockSink(limits)
  addItems(sink, items, bodyOf(lines, Math.min(...pages.map(({ width }) => width))))
  return { blocks: sink.blocks, remarks: remarksOn(pictures, counts.lost) }
}

type ReadPage = { readonly width: number; readonly height: number; readonly items: readonly PdfItem[] }

function readItems(page: PdfPage, columns: readonly PdfColumn[]): ReadPage {
  return { width: page.width, height: page.height, items: itemsOf(page, columns) }
}

/** Left and right pages have columns of their own; a document has no more kinds of pages than these. */
const COLUMNS_MAX = 12

/** The columns known so far with those of another page. */
function withColumns(known: readonly PdfColumn[], items: readonly PdfItem[]): readonly PdfColumn[] {
  const found = new Set(items.flatMap((item) => ('line' in item && item.line.column) || []))
  return [...new Set([...known, ...found])].slice(0, COLUMNS_MAX)
}

type Counts = { readonly chars: number; readonly unknown: number }

function refuseUnreadable(pages: number, pictures: readonly number[], { chars, unknown }: Counts): void {
  if (pictures.length === pages)
    throw new Refusal(
      '没有文字层：各页都是扫描的图片，没有文字可读。请先做文字识别（OCR），或检查生成它的 Word、Excel 文件。',
    )
  if (unknown > UNKNOWN_MAX * Math.max(1, chars))
    throw new Refusal(
      '的文字层没有写明字符（多半用了特殊字体），读出来是乱码。请重新生成 PDF，或检查生成它的 Word、Excel 文件。',
    )
}

const PAGES_SHOWN = 10

function remarksOn(pictures: readonly number[], lost: number): readonly string[] {
  const shown = pictures.slice(0, PAGES_SHOWN).join('、')
  const more = pictures.length > PAGES_SHOWN ? `等${pictures.length}页` : '页'
  return [
    ...(pictures.length === 0 ? [] : [`第${shown}${more}是图片，没有文字层，没有检查。`]),
    ...(lost === 0 ? [] : [`有的字体没有嵌入文件，单独排的一个字（约${lost}处）可能没有读到。`]),
  ]
}

/** Lines between tables become paragraphs; a table that goes on over the page is one. */
function addItems(sink: BlockSink, items: readonly PdfItem[], body: Body): void {
  let lines: PdfLine[] = []
  let tables: PdfTable[] = []
  const endLines = (): void => {
    for (const { text, depth, page, joins } of joinLines(lines, body))
      sink.addJoined(text, depth, { page }, joins)
    lines = []
  }
  const endTable = (): void => {
    const [first] = tables
    if (first !== undefined) {
      const rows = joinTables(tables)
      for (const row of rows) for (const { text, columnSpan } of row) sink.countCell(text, columnSpan)
      sink.addGrid({ kind: 'table', rows, page: first.page })
    }
    tables = []
  }
  for (const item of items) {
    if ('line' in item) {
      endTable()
      lines.push(item.line)
    } else {
      endLines()
      const before = tables.at(-1)
      if (before !== undefined && !goesOn(before, item.table)) endTable()
      tables.push(item.table)
    }
  }
  endTable()
  endLines()
}

/** The next page's table with the same columns; nothing stands between them, or it would have ended the first. */
function goesOn(before: PdfTable, next: PdfTable): boolean {
  return (
    next.page === before.page + 1 &&
    next.xs.length === before.xs.length &&
    next.xs.every((x, index) => Math.abs(x - (before.xs[index] ?? 0)) <= 6)
  )
}

/** Rows of all pages under the header of the first; a header that the next pages repeat is left out. */
function joinTables(tables: readonly PdfTable[]): readonly (readonly GridCell[])[] {
  const [first, ...others] = tables
  const rows = (first?.rows ?? []).map((row) => [...row])
  for (const { page, rows: more } of others) {
    let repeated = 0
    while (repeated < more.length && rowText(more[repeated]) === rowText(rows[repeated])) repeated += 1
    for (const row of more.slice(repeated)) {
      const number = rows.length + 1
      rows.push(row.map((cell) => ({ ...cell, page, address: cellAddress(number, cell.column) })))
    }
  }
  return rows
}

const rowText = (row: readonly GridCell[] | undefined): string =>
  (row ?? []).map(({ text, column }) => `${column} ${text}`).join('|')
