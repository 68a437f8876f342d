/** Lines of a page → tables and what stands around them: by ruled lines where there are some, else by columns of gaps. */
import type { GridCell } from '#lint'
import { cellAddress } from '#lint'
import { type PlacedBox, regionsOf } from './pdf-columns.ts'
import type { Lattice } from './pdf-lattice.ts'
import { latticesOf } from './pdf-lattice.ts'
import { type PdfColumn, type PdfLine, type Piece, lineText, linesOf } from './pdf-lines.ts'
import type { PdfChar, PdfPage } from './pdf-page.ts'

/** A table of one page; `xs` are the left borders of its columns, to know it again on the next page. */
export type PdfTable = {
  readonly page: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly xs: readonly number[]
  readonly rows: readonly (readonly GridCell[])[]
}
export type PdfItem = { readonly line: PdfLine } | { readonly table: PdfTable }

/** Text of a page in reading order: from top to bottom, columns one after another. Tables of one column are running text in a frame. */
export function itemsOf(page: PdfPage, known: readonly PdfColumn[] = []): readonly PdfItem[] {
  const lattices = latticesOf(page.horizontal, page.vertical).filter(({ xs }) => xs.length > 2)
  const free: PdfChar[] = []
  const inside = lattices.map((): PdfChar[] => [])
  for (const char of page.chars) {
    const [x, y] = [(char.left + char.right) / 2, (char.top + char.bottom) / 2]
    const at = lattices.findIndex(({ xs, ys }) => isBetween(xs, x) && isBetween(ys, y))
    ;(inside[at] ?? free).push(char)
  }
  const tables = lattices.flatMap((lattice, index) => toTable(lattice, inside[index] ?? [], page.number))
  return regionsOf(free, tables.map(toBox), known).flatMap(({ chars, boxes, column }): readonly PdfItem[] => {
    const loose = looseItems(linesOf(chars, page.number, column))
    return [...boxes.map(({ table }) => ({ table })), ...loose].toSorted((a, b) => topOf(a) - topOf(b))
  })
}

const toBox = (table: PdfTable): PlacedBox & { readonly table: PdfTable } => ({ ...table, table })

const topOf = (item: PdfItem): number => ('line' in item ? item.line.top : item.table.top)
const isBetween = (borders: readonly number[], at: number): boolean =>
  at >= (borders[0] ?? 0) && at <= (borders.at(-1) ?? 0)
const bandOf = (borders: readonly number[], at: number): number =>
  Math.min(
    borders.length - 2,
    Math.max(
      0,
      borders.findLastIndex((border) => border <= at),
    ),
  )

function toTable({ xs, ys, cells }: Lattice, chars: readonly PdfChar[], page: number): readonly PdfTable[] {
  const owner = new Map<number, number>()
  cells.forEach(({ row, column, endRow, endColumn }, index) => {
    for (let r = row; r < endRow; r += 1)
      for (let c = column; c < endColumn; c += 1) owner.set(r * xs.length + c, index)
  })
  const texts = cells.map((): PdfChar[] => [])
  for (const char of chars) {
    const [row, column] = [bandOf(ys, (char.top + char.bottom) / 2), bandOf(xs, (char.left + char.right) / 2)]
    texts[owner.get(row * xs.length + column) ?? 0]?.push(char)
  }
  const rows: GridCell[][] = Array.from({ length: ys.length - 1 }, () => [])
  cells.forEach(({ row, column, endRow, endColumn }, index) => {
    rows[row]?.push({
      text: joinedLines(linesOf(texts[index] ?? [], page)),
      column: column + 1,
      columnSpan: endColumn - column,
      rowSpan: endRow - row,
      address: cellAddress(row + 1, column + 1),
    })
  })
  const isFilled = rows.some((row) => row.some(({ text }) => text !== ''))
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0]
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0]
  return isFilled ? [{ page, top, bottom, left, right, xs: xs.slice(0, -1), rows }] : []
}

/** Lines of a cell are broken by its width: Chinese goes on without a blank, words and figures with one. */
function joinedLines(lines: readonly PdfLine[]): string {
  return lines
    .map(lineText)
    .reduce((text, next) => (/[\w.,%]$/.test(text) && /^\w/.test(next) ? `${text} ${next}` : text + next), '')
}

/** Lines that stand in columns without ruled lines: at least this many, one under the other. */
const ROWS_MIN = 3

function looseItems(lines: readonly PdfLine[]): readonly PdfItem[] {
  const items: PdfItem[] = []
  for (let at = 0; at < lines.length;) {
    const end = columnsEnd(lines, at)
    if (end - at >= ROWS_MIN) {
      items.push({ table: looseTable(lines.slice(at, end)) })
      at = end
    } else {
      const line = lines[at]
      if (line !== undefined) items.push({ line })
      at += 1
    }
  }
  return items
}

/**
 * Behind the last line of those from `at` on that are parted into pieces, with no great gap between the lines; a row of
 * one short cell may stand among them.
 */
function columnsEnd(lines: readonly PdfLine[], at: number): number {
  let end = at
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    const before = end === at ? undefined : lines[end - 1]
    const isFar = before !== undefined && line.top - before.bottom > 2.5 * line.size
    if (isFar || isProse(line)) break
    if (line.pieces.length < 2) {
      const next = lines[end + 1]
      const isLone = before !== undefined && next !== undefined && next.pieces.length > 1 && !isProse(next)
      if (!isLone || before.pieces.length < 2 || lineText(line).length > 20) break
    }
    end += 1
  }
  return isList(lines.slice(at, end)) ? at : end
}

/** A list of numbered items is parted behind its numbers, and is no table. */
function isList(lines: readonly PdfLine[]): boolean {
  return lines.every(
    ({ pieces }) =>
      pieces.length === 1 ||
      (pieces.length === 2 && /^[（(\d一二三四五六七八九十]{1,4}[.、．）)]?$/.test(pieces[0]?.text ?? '')),
  )
}

function isProse({ pieces }: PdfLine): boolean {
  return pieces.some(({ text }) => text.length > 40 || /。./.test(text))
}

/** A word over several columns covers them all; words in one column are one cell. */
function looseTable(lines: readonly PdfLine[]): PdfTable {
  const columns = columnsOf(lines)
  const rows = lines.map(({ words }, r) => {
    const cells: GridCell[] = []
    for (const piece of words) {
      const [first, last] = reach(columns, piece)
      const before = cells.at(-1)
      if (before !== undefined && before.column + before.columnSpan > first + 1)
        cells[cells.length - 1] = { ...before, text: `${before.text} ${piece.text}` }
      else
        cells.push({
          text: piece.text,
          column: first + 1,
          columnSpan: last - first + 1,
          rowSpan: 1,
          address: cellAddress(r + 1, first + 1),
        })
    }
    return withBlanks(cells, columns.length, r)
  })
  const [top, bottom] = [lines[0]?.top ?? 0, lines.at(-1)?.bottom ?? 0]
  const [left, right] = [columns[0]?.left ?? 0, columns.at(-1)?.right ?? 0]
  return { page: lines[0]?.page ?? 1, top, bottom, left, right, xs: columns.map((one) => one.left), rows }
}

type Column = { readonly left: number; readonly right: number }

/** The share of lines that may have words in the room between two columns: headings of groups of columns do. */
const CROSSING_MAX = 0.25

/** Columns are parted where few lines have words. */
function columnsOf(lines: readonly PdfLine[]): readonly Column[] {
  const allowed = Math.floor(lines.length * CROSSING_MAX)
  const edges = lines
    .flatMap(({ words }) => words.flatMap(({ left, right }) => [[left, 1] as const, [right, -1] as const]))
    .toSorted(([a, up], [b, down]) => a - b || down - up)
  const columns: Column[] = []
  let [words, left] = [0, 0]
  for (const [at, change] of edges) {
    if (words <= allowed && words + change > allowed) left = at
    if (words > allowed && words + change <= allowed) columns.push({ left, right: at })
    words += change
  }
  return columns
}

/** First and last column that a piece stands over; one between two columns belongs to the nearer. */
function reach(columns: readonly Column[], { left, right }: Piece): readonly [number, number] {
  const over = columns.flatMap((column, index) => (column.left < right && left < column.right ? [index] : []))
  const [first] = over
  if (first !== undefined) return [first, over.at(-1) ?? first]
  const away = columns.map((column) => Math.min(Math.abs(column.left - right), Math.abs(left - column.right)))
  const nearest = away.indexOf(Math.min(...away))
  return [nearest, nearest]
}

function withBlanks(cells: readonly GridCell[], width: number, row: number): readonly GridCell[] {
  const all: GridCell[] = []
  let column = 1
  const blankTo = (end: number): void => {
    for (; column < end; column += 1)
      all.push({ text: '', column, columnSpan: 1, rowSpan: 1, address: cellAddress(row + 1, column) })
  }
  for (const cell of cells) {
    blankTo(cell.column)
    all.push(cell)
    column = cell.column + cell.columnSpan
  }
  blankTo(width + 1)
  return all
}
