/**
 * Tables as they are meant: which rows are the header, what each column is called with all the levels above it, in which
 * unit its figures stand. Works on merged cells (spreadsheets, web pages) and on what OCR flattened to lines of tabs.
 */
import type { Place } from '../finding.ts'
import type { Grid, GridCell } from '../public-document.ts'
import type { PrintedFigure } from '../printed-figure.ts'
import { parsePrinted, toHalfWidth } from '../printed-figure.ts'

/** A cell of the body with its column's path; `figure` is null where the cell holds none. A blank cell is an exact zero. */
export type TableCell = {
  readonly text: string
  readonly column: number
  readonly path: string
  readonly figure: PrintedFigure | null
  readonly isBlank: boolean
  readonly place: Place
}

export type BodyRow = {
  readonly label: string
  /** Classification code in the row's first cells, where there is one. */
  readonly code: string | null
  /** 1 for a row that is part of the one above it (其中, indented), 0 otherwise. */
  readonly depth: 0 | 1
  readonly cells: readonly TableCell[]
}

export type ReadTable = {
  readonly grid: Grid
  readonly caption: string
  /** Unit of the whole table, null where none is printed. */
  readonly unit: string | null
  /** Header path of each column, levels joined by `-`; index 0 is column 1. */
  readonly paths: readonly string[]
  readonly headerCells: readonly (GridCell & { readonly place: Place })[]
  readonly rows: readonly BodyRow[]
}

/** Units that a header or the line above a table names. */
const tableUnits =
  /(?:单位[:：]\s?|[（(])(万元|亿元|元|人次|人|名|个|项|条|件|篇|%|学时|课时|天|平方米|亩|辆|台|套)(?:[）)]|\s|$)/
const figureText = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/
const blankText = /^(?:|[/／\-—–]+|无)$/
export const totalLabel =
  /^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*额|总\s*数|本年(?:收入|支出)合计|(?:收入|支出)(?:合计|总计))$/

/** Reads one table. `above` are the lines before it, nearest last; `base` is the place that its cells share. */
export function readTable(grid: Grid, above: readonly string[], base: Place): ReadTable {
  const width = Math.max(0, ...grid.rows.map((row) => Math.max(0, ...row.map(endOf))))
  const depth = headerDepth(grid)
  const header = grid.rows.slice(0, depth)
  const paths = Array.from({ length: width }, (_one, index) => pathOf(header, index + 1))
  const unit =
    unitIn(above.slice(-3).join('\n')) ??
    unitIn(
      header
        .flat()
        .map(({ text }) => text)
        .join('\n'),
      true,
    )
  const caption = above.findLast((line) => !/单位[:：]/.test(line) && line.trim().length > 1) ?? ''
  const place = (cell: GridCell, row: string): Place => ({
    ...base,
    table: caption,
    rowName: row,
    column: paths[cell.column - 1] ?? '',
    cell: cell.address,
    ...(cell.line === undefined ? {} : { line: cell.line }),
  })
  const rows = grid.rows.slice(depth).map((cells) => bodyRow(cells, paths, unit, place))
  const headerCells = header.flat().map((cell) => ({ ...cell, place: place(cell, '表头') }))
  return { grid, caption, unit, paths, headerCells, rows }
}

const endOf = ({ column, columnSpan }: GridCell): number => column + columnSpan - 1
const firstText = (cells: readonly GridCell[]): string =>
  cells.find(({ text }) => text.trim() !== '')?.text.trim() ?? ''
const isFigure = (text: string): boolean => figureText.test(toHalfWidth(text))

/** Rows before the first that holds a figure beside its label; a total's label ends the header too. */
function headerDepth({ rows }: Grid): number {
  const first = rows.findIndex(
    (cells, index) =>
      cells.some(({ text, column }) => column > 1 && isFigure(text)) ||
      (totalLabel.test(firstText(cells)) && index === rows.length - 1) ||
      /^\d{3,7}$/.test(firstText(cells)),
  )
  if (first > 0) return coveredDepth(rows, first)
  return rows.length > 1 ? 1 : 0
}

/** A header cell that reaches further down takes the rows it covers into the header. */
function coveredDepth(rows: Grid['rows'], first: number): number {
  const reach = rows.slice(0, first).flatMap((cells, index) => cells.map(({ rowSpan }) => index + rowSpan))
  return Math.min(rows.length, Math.max(first, ...reach))
}

/** What a column is called, level by level; a blank level belongs to the group at its left. */
function pathOf(header: Grid['rows'], column: number): string {
  const levels: string[] = []
  header.forEach((cells, index) => {
    const isLast = index === header.length - 1
    const own = cells.find((cell) => cell.column <= column && endOf(cell) >= column)
    const left = isLast
      ? undefined
      : cells.findLast((cell) => cell.column < column && cell.text.trim() !== '')
    const text = (own !== undefined && own.text.trim() !== '' ? own.text : (left?.text ?? '')).replaceAll(
      /\s/g,
      '',
    )
    if (text !== '' && levels.at(-1) !== text) levels.push(text)
  })
  return levels.join('-')
}

function unitIn(text: string, onlyWhole = false): string | null {
  const unit = tableUnits.exec(text)?.[1] ?? null
  return onlyWhole && !/单位[:：]/.test(text) ? null : unit
}

function bodyRow(
  cells: readonly GridCell[],
  paths: readonly string[],
  unit: string | null,
  place: (cell: GridCell, row: string) => Place,
): BodyRow {
  const texts = cells.map(({ text }) => text.trim())
  const first = texts[0] ?? ''
  const code = /^\d{3,7}$/.test(first) ? first : null
  const name = texts.find((text) => text !== '' && !isFigure(text)) ?? ''
  const label = [code, name].filter((part) => part !== null && part !== '').join(' ')
  return {
    label,
    code,
    depth: isPartRow(cells) ? 1 : 0,
    cells: cells.map((cell) => {
      const path = paths[cell.column - 1] ?? ''
      const text = cell.text.trim()
      const isBlank = blankText.test(text)
      const shown = toHalfWidth(text)
      const own = shown.endsWith('%') ? '%' : (unitIn(path) ?? unit ?? '')
      const parsed =
        isBlank || isFigure(text) ? parsePrinted(isBlank ? '' : shown.replace('%', ''), own) : null
      const figure = parsed?.ok === true && text !== code ? parsed.figure : null
      return { text, column: cell.column, path, figure, isBlank, place: place(cell, label) }
    }),
  }
}

/** A row of the kind 其中：…, or one set in from the row above. */
function isPartRow(cells: readonly GridCell[]): boolean {
  const first = cells.find(({ text }) => text.trim() !== '')?.text ?? ''
  return /^\s*(?:其中|其\s中)/.test(first) || /^[\s\u3000]{2,}\S/.test(first)
}

/** A row that adds up the others: 合计, 总计 in its first filled cell. */
export function isTotalRow(row: BodyRow): boolean {
  return totalLabel.test(row.cells.find(({ text }) => text !== '')?.text ?? '')
}

/** The cell of a row in a column; undefined where the row ends before it. */
export function cellOf(row: BodyRow, column: number): TableCell | undefined {
  return row.cells.find((cell) => cell.column === column)
}

/** Columns that hold figures: at least one, and nothing else but blanks below the header. */
export function figureColumns({ rows, paths }: ReadTable): readonly number[] {
  return paths
    .map((_path, index) => index + 1)
    .filter((column) => {
      const cells = rows.flatMap((row) => cellOf(row, column) ?? [])
      return (
        cells.some(({ figure, isBlank }) => figure !== null && !isBlank) &&
        cells.every(({ figure }) => figure !== null)
      )
    })
}
