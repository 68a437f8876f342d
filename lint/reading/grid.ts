/**
 * Tables as they are meant: which rows are the header, what each column is called with all the levels above it, in which
 * unit its figures stand. Works on merged cells (spreadsheets, web pages) and on what OCR flattened to lines of tabs.
 */
import { once } from './memo.ts'
import type { Place } from '../finding.ts'
import type { GridCell } from '../public-document.ts'
import { unreadText } from '../public-document.ts'
import type { PrintedFigure } from '../printed-figure.ts'
import { parsePrinted, toHalfWidth } from '../printed-figure.ts'
import type { JoinedCell, JoinedGrid } from './continued.ts'
import { headerDepth, headerPaths, isFigure, titleDepth, totalLabel, widthOf } from './header.ts'

export { subtotalLabel, totalLabel } from './header.ts'

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

/** A line of text beside a table, with its place. */
export type PlacedLine = { readonly text: string; readonly place: Place }

export type ReadTable = {
  readonly grid: JoinedGrid
  readonly caption: string
  /** Where the caption stands; the table's first cell where it has none. */
  readonly captionPlace: Place
  /** The lines before the table since the last one, nearest last, and those behind it up to the next heading. */
  readonly above: readonly PlacedLine[]
  readonly below: readonly PlacedLine[]
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
const blankText = /^(?:|[/／\-—–]+|无)$/
/** What stands around a table: lines before it, nearest last, and behind it. */
export type Surroundings = { readonly above: readonly PlacedLine[]; readonly below: readonly PlacedLine[] }

/** Reads one table; `base` is the place that its cells share. Rows that hold its title and unit count as lines above. */
export function readTable(printed: JoinedGrid, around: Surroundings, base: Place): ReadTable {
  const titles = titleDepth(printed)
  const grid = { ...printed, rows: printed.rows.slice(titles) }
  const above = [
    ...around.above,
    ...printed.rows
      .slice(0, titles)
      .flatMap((cells) =>
        cells
          .filter(({ text }) => text.trim() !== '')
          .map((cell) => ({ text: cell.text.trim(), place: placeOfCell(base, cell) })),
      ),
  ]
  const { below } = around
  const width = widthOf(grid.rows)
  const depth = headerDepth(grid)
  const header = grid.rows.slice(0, depth)
  const paths = headerPaths(header, width)
  const unit = unitOfTable(above, header)
  const title = above.findLast(({ text }) => isCaption(text))
  const caption = title?.text ?? ''
  const place = (cell: JoinedCell, row: string): Place => ({
    ...placeOfCell(base, cell),
    table: caption,
    rowName: row,
    column: paths[cell.column - 1] ?? '',
  })
  const body = withCodes(grid.rows.slice(depth), paths)
  const rows = body.map(({ cells, code }) => bodyRow(cells, code, { paths, unit, place }))
  const headerCells = header.flat().map((cell) => ({ ...cell, place: place(cell, '表头') }))
  const [first] = headerCells
  const captionPlace = title?.place ?? first?.place ?? rows[0]?.cells[0]?.place ?? base
  return { grid, caption, captionPlace, above, below, unit, paths, headerCells, rows }
}

function placeOfCell(base: Place, { address, text, line, start, page, block }: JoinedCell): Place {
  return {
    ...base,
    cell: address,
    ...(start === undefined ? {} : { inLine: { from: start, to: start + text.length } }),
    ...(line === undefined ? {} : { line }),
    ...(page === undefined ? {} : { page }),
    ...(block === undefined ? {} : { block }),
  }
}

/** A line that may be the title: neither the unit nor a note. */
const isCaption = (line: string): boolean =>
  !/单位[:：]|^\s*[（(]?(?:备\s?注|注|说明)\s?[:：]/.test(line) && line.trim().length > 1

function unitOfTable(above: readonly PlacedLine[], header: JoinedGrid['rows']): string | null {
  const lines = above.slice(-3).map(({ text }) => text)
  const cells = header.flat().map(({ text }) => text)
  return unitIn(lines.join('\n')) ?? unitIn(cells.join('\n'), true)
}

/** The rows with their codes: in the first cell, or spread over columns 类, 款, 项 that go down until the next. */
function withCodes(
  rows: JoinedGrid['rows'],
  paths: readonly string[],
): readonly { readonly cells: readonly JoinedCell[]; readonly code: string | null }[] {
  const levels = ['类', '款', '项'].filter((name, index) => paths[index]?.split('-').at(-1) === name)
  const isNamed = /码|代号/.test(paths[0] ?? '')
  if (levels.length < 2)
    return rows.map((cells) => ({ cells, code: codeIn(cells[0]?.text.trim() ?? '', isNamed) }))
  let open: readonly string[] = []
  return rows.map((cells) => {
    const parts = levels.map(
      (_name, index) => cells.find(({ column }) => column === index + 1)?.text.trim() ?? '',
    )
    const deepest = parts.findLastIndex((part) => /^\d+$/.test(part))
    if (deepest < 0) return { cells, code: null }
    const whole = parts[deepest] ?? ''
    const filled = parts
      .slice(0, deepest + 1)
      .map((part, index) => (part === '' ? (open[index] ?? '') : part))
    open = filled
    return { cells, code: whole.length > 3 ? whole : filled.join('') }
  })
}

/** A code of 3 to 7 digits; where the column is called so, of 2 to 9. A year is none. */
function codeIn(text: string, isNamed: boolean): string | null {
  if (isNamed) return /^\d{2,9}$/.test(text) ? text : null
  return /^\d{3,7}$/.test(text) && !/^(?:19|20)\d\d$/.test(text) ? text : null
}

function unitIn(text: string, onlyWhole = false): string | null {
  const unit = tableUnits.exec(text)?.[1] ?? null
  return onlyWhole && !/单位[:：]/.test(text) ? null : unit
}

type RowContext = {
  readonly paths: readonly string[]
  readonly unit: string | null
  readonly place: (cell: JoinedCell, row: string) => Place
}

function bodyRow(
  cells: readonly JoinedCell[],
  code: string | null,
  { paths, unit, place }: RowContext,
): BodyRow {
  const texts = cells.map(({ text }) => text.trim())
  const name = texts.find((text) => text !== '' && !isFigure(text)) ?? ''
  const label = [code, name].filter((part) => part !== null && part !== '').join(' ')
  const first = texts.indexOf(name)
  const head = headEnd(paths[(cells[first]?.column ?? 0) - 1])
  // a table of two sides (收入项目, 支出项目) has a name on each of them
  const labelAt = (at: number): string => {
    const own = cells.findLast(
      ({ column }, index) =>
        index <= at &&
        index > first &&
        head !== '' &&
        headEnd(paths[column - 1]) === head &&
        isName(texts[index]),
    )
    return own?.text.trim() ?? label
  }
  return {
    label,
    code,
    depth: isPartRow(cells) ? 1 : 0,
    cells: cells.map((cell, at) => {
      const path = paths[cell.column - 1] ?? ''
      const text = cell.text.trim()
      const isCode = text === code || (code !== null && /^[类款项]$/.test(path.split('-').at(-1) ?? ''))
      const figure = isCode ? null : figureIn(text, unitIn(path) ?? unit ?? '')
      return {
        text,
        column: cell.column,
        path,
        figure,
        isBlank: blankText.test(text),
        place: place(cell, labelAt(at)),
      }
    }),
  }
}

/** What headers of columns of names end with: 项目, 科目, 名称. */
const headEnd = (path = ''): string => (path.length < 2 ? '' : path.slice(-2))
const isName = (text = ''): boolean => /[\u4e00-\u9fa5]{2}/.test(text)

const withUnit = /^([\d,.]+)\s?(人次|人|名|个|项|条|件|篇|万元|亿元|元|天|户|家|所|台|套|辆)$/

/** The figure of a cell that holds nothing else but its unit; a blank one is an exact zero. */
function figureIn(text: string, unit: string): PrintedFigure | null {
  if (blankText.test(text)) return parsed('', unit)
  const shown = toHalfWidth(text)
  if (isFigure(text)) return parsed(shown.replace('%', ''), shown.endsWith('%') ? '%' : unit)
  const [, number = '', own = ''] = withUnit.exec(shown) ?? []
  return isFigure(number) ? parsed(number, own) : null
}

function parsed(text: string, unit: string): PrintedFigure | null {
  const result = parsePrinted(text, unit)
  return result.ok ? result.figure : null
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
  const direct = row.cells[column - 1]
  return direct?.column === column ? direct : row.cells.find((cell) => cell.column === column)
}

/** The cell of a row in a column; where the row ends before it or has none there, a blank one, which is an exact zero. */
export function tableCellAt(table: ReadTable, row: BodyRow, column: number): TableCell {
  const own = cellOf(row, column)
  if (own !== undefined) return own
  const beside = row.cells.findLast((cell) => cell.column < column) ?? row.cells[0]
  const path = table.paths[column - 1] ?? ''
  const unit = unitIn(path) ?? table.unit ?? ''
  const place = { ...(beside?.place ?? table.captionPlace), column: path }
  return { text: '', column, path, figure: parsed('', unit), isBlank: true, place }
}

/** Columns that hold figures: at least one, and nothing else but blanks below the header. */
export const figureColumns = once(readFigureColumns)

function readFigureColumns(table: ReadTable): readonly number[] {
  return amountColumns(table).filter((column) =>
    table.rows.some((row) => cellOf(row, column)?.isBlank === false),
  )
}

/** Columns that hold figures (some may be unread) or nothing at all, at the right of the first that holds words or a code; remarks are none. */
export const amountColumns = once(readAmountColumns)

function readAmountColumns({ rows, paths }: ReadTable): readonly number[] {
  return paths
    .map((_path, index) => index + 1)
    .filter((column) => {
      if (/备注|说明|附注/.test(paths[column - 1] ?? '')) return false
      const cells = rows.flatMap((row) => cellOf(row, column) ?? [])
      const isFilled = cells.some(({ isBlank }) => !isBlank)
      return (
        (isFilled || (column > 1 && paths[column - 1] !== '')) &&
        cells.every(({ figure, text }) => figure !== null || text === unreadText)
      )
    })
}
