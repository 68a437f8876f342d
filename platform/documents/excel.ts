import { writeXlsx } from 'hucre'
import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre'
import { headerCells, headerDepth, leafColumns } from './table.ts'
import type { Column, Row, Table } from './table.ts'

/** Name of the hidden sheet with version and row keys, by which a changed workbook finds its rows again. */
export const KEYS_SHEET = '规程_行标识'

export type WorkbookOptions = {
  readonly title: string
  /** When given, a hidden sheet holds this version and the key of every row. */
  readonly version?: string | undefined
}

const FONT = { name: '宋体', size: 11 }
const THIN = { style: 'thin' as const }
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN }

/**
 * Writes tables as an Excel workbook, one sheet each: title, unit line, merged header, frozen above the rows.
 * Figures become numbers that show as many decimals as they were given with; text that a spreadsheet would
 * take for a formula gets an apostrophe in front. No formula is ever written.
 */
export async function writeTableWorkbook(
  tables: readonly Table[],
  options: WorkbookOptions,
): Promise<Uint8Array> {
  const names = sheetNames(tables.map(({ title }) => title))
  const layouts = tables.map((table) => layOut(table))
  const sheets = layouts.map((layout, index) => ({ ...layout.sheet, name: names[index] ?? '' }))
  const keys = options.version === undefined ? [] : [keysSheet(options.version, tables, layouts, names)]
  return writeXlsx({ sheets: [...sheets, ...keys], defaultFont: FONT, properties: { title: options.title } })
}

/** Puts an apostrophe before text that begins like a formula, as spreadsheets read = + - @ tab and return. */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
}

type Layout = { readonly sheet: Omit<WriteSheet, 'name'>; readonly firstRow: number }

function layOut(table: Table): Layout {
  const columns = leafColumns(table.columns)
  const depth = headerDepth(table.columns)
  const above = headLines(table, columns.length)
  const firstRow = above.length + depth
  const cells = new Map<string, Partial<Cell>>()
  const rows: CellValue[][] = above.map((line) => line.values)
  for (let index = 0; index < depth; index += 1) rows.push(columns.map(() => null))
  for (const [row, line] of above.entries()) {
    for (const [column, value] of line.values.entries())
      cells.set(`${row},${column}`, { value, style: line.style })
  }
  const merges: MergeRange[] = above.flatMap((line, row) =>
    line.merged.map((merge) => ({ ...merge, startRow: row, endRow: row })),
  )
  merges.push(...placeHeader(table, above.length, cells))
  for (const [index, row] of table.rows.entries()) placeRow(row, columns, firstRow + index, rows, cells)
  for (const note of table.notes ?? []) placeNote(note, columns.length, rows, cells, merges)
  return { firstRow, sheet: sheetOf(table, columns, rows, cells, merges, { firstRow, above: above.length }) }
}

function sheetOf(
  table: Table,
  columns: readonly Column[],
  rows: CellValue[][],
  cells: Map<string, Partial<Cell>>,
  merges: MergeRange[],
  place: { readonly firstRow: number; readonly above: number },
): Omit<WriteSheet, 'name'> {
  return {
    rows,
    cells,
    merges,
    columns: columns.map((column) => ({ width: columnWidth(column, table.rows) })),
    freezePane: { rows: place.firstRow },
    pageSetup: {
      paperSize: 'a4',
      orientation: columns.length > 4 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${place.above + 1}:$${place.firstRow}`,
      horizontalCentered: true,
    },
  }
}

type HeadLine = {
  readonly values: CellValue[]
  readonly merged: { readonly startCol: number; readonly endCol: number }[]
  readonly style: CellStyle
}

/** Title, subtitle and the line with preparer and unit; only those the table has. */
function headLines(table: Table, width: number): HeadLine[] {
  const line = (text: string, style: CellStyle): HeadLine => ({
    values: [withoutFormula(text), ...Array.from({ length: width - 1 }, () => null)],
    merged: width > 1 ? [{ startCol: 0, endCol: width - 1 }] : [],
    style,
  })
  const centred = { horizontal: 'center' as const, vertical: 'center' as const }
  const lines = [line(table.title, { font: { ...FONT, size: 16, bold: true }, alignment: centred })]
  if (table.subtitle !== undefined) lines.push(line(table.subtitle, { font: FONT, alignment: centred }))
  const { preparedBy = '', unit = '' } = table
  if (preparedBy === '' && unit === '') return lines
  if (width === 1 || preparedBy === '' || unit === '') {
    const horizontal = unit === '' ? 'left' : 'right'
    return [
      ...lines,
      line([preparedBy, unit].filter(Boolean).join('　'), { font: FONT, alignment: { horizontal } }),
    ]
  }
  const values: CellValue[] = Array.from({ length: width }, () => null)
  values[0] = withoutFormula(preparedBy)
  values[width - 1] = withoutFormula(unit)
  return [...lines, { values, merged: [], style: { font: FONT } }]
}

function placeHeader(table: Table, top: number, cells: Map<string, Partial<Cell>>): MergeRange[] {
  const style: CellStyle = {
    font: { ...FONT, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8E8E8' } },
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  }
  return headerCells(table.columns).flatMap((cell) => {
    for (let row = 0; row < cell.rowspan; row += 1) {
      for (let column = 0; column < cell.colspan; column += 1) {
        const value = row === 0 && column === 0 ? withoutFormula(cell.header) : null
        cells.set(`${top + cell.row + row},${cell.column + column}`, { value, style })
      }
    }
    if (cell.rowspan === 1 && cell.colspan === 1) return []
    const startRow = top + cell.row
    const startCol = cell.column
    return [{ startRow, startCol, endRow: startRow + cell.rowspan - 1, endCol: startCol + cell.colspan - 1 }]
  })
}

function placeRow(
  row: Row,
  columns: readonly Column[],
  at: number,
  rows: CellValue[][],
  cells: Map<string, Partial<Cell>>,
): void {
  const firstText = columns.find(({ kind }) => kind === 'text')?.key
  rows.push(
    columns.map((column, index) => {
      const text = row.cells[column.key] ?? null
      const value = text === null ? null : cellValue(column, text)
      const style = cellStyle(column, row, text, column.key === firstText ? (row.level ?? 0) : 0)
      cells.set(`${at},${index}`, { value, style })
      return value
    }),
  )
}

const FIGURE = /^-?\d{1,15}(?:\.\d{1,6})?$/u

function cellValue(column: Column, text: string): CellValue {
  if (column.kind === 'figure' && isExactFigure(text)) return Number(plainDigits(text))
  return withoutFormula(text)
}

/** Excel keeps fifteen significant digits; a longer figure stays text rather than changing silently. */
function isExactFigure(text: string): boolean {
  const digits = plainDigits(text)
  return FIGURE.test(digits) && digits.replaceAll(/\D/gu, '').length <= 15
}

/** Grouping commas count only where they group by three; `1,2` is no figure. */
function plainDigits(text: string): string {
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text) ? text.replaceAll(',', '') : text
}

function cellStyle(column: Column, row: Row, text: string | null, indent: number): CellStyle {
  const horizontal = column.kind === 'figure' ? 'right' : column.kind === 'code' ? 'center' : 'left'
  const style: CellStyle = {
    font: { ...FONT, bold: row.emphasis !== undefined },
    border: BORDER,
    alignment: { horizontal, vertical: 'center', wrapText: column.kind === 'text', indent },
  }
  if (column.kind === 'code') return { ...style, numFmt: '@' }
  if (column.kind !== 'figure' || text === null || !isExactFigure(text)) return style
  const decimals = text.split('.')[1]?.length ?? 0
  return { ...style, numFmt: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` }
}

function placeNote(
  note: string,
  width: number,
  rows: CellValue[][],
  cells: Map<string, Partial<Cell>>,
  merges: MergeRange[],
): void {
  const at = rows.length
  const value = `注：${note}`
  rows.push([value])
  cells.set(`${at},0`, {
    value,
    style: { font: { ...FONT, size: 10 }, alignment: { wrapText: true, vertical: 'top' } },
  })
  if (width > 1) merges.push({ startRow: at, endRow: at, startCol: 0, endCol: width - 1 })
}

/** In characters of Latin width; a Chinese character takes two. */
function columnWidth(column: Column, rows: readonly Row[]): number {
  if (column.width !== undefined && column.kind !== 'figure') return column.width * 2 + 2
  const longest = Math.max(0, ...rows.map((row) => latinWidth(row.cells[column.key] ?? '')))
  const header = Math.min(latinWidth(column.header), 16)
  return Math.min(Math.max(longest, header, 8), 48) + 2
}

function latinWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0)
}

/** Sheet names: 31 characters, without []:*?/\, each different. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>([KEYS_SHEET])
  return titles.map((title, index) => {
    const plain =
      title
        .replaceAll(/[[\]:*?/\\\n]/gu, ' ')
        .replaceAll(/^'+|'+$/gu, '')
        .trim() || `表${index + 1}`
    let name = plain.slice(0, 31)
    for (let next = 2; taken.has(name.toLowerCase()); next += 1) name = `${plain.slice(0, 27)}（${next}）`
    taken.add(name.toLowerCase())
    return name
  })
}

/** Row 1: 版本 and the version. From row 3: sheet, row number as Excel counts, key. */
function keysSheet(
  version: string,
  tables: readonly Table[],
  layouts: readonly Layout[],
  names: readonly string[],
): WriteSheet {
  const lines = tables.flatMap((table, index) =>
    table.rows.map((row, at) => [
      names[index] ?? '',
      (layouts[index]?.firstRow ?? 0) + at + 1,
      row.key ?? '',
    ]),
  )
  return {
    name: KEYS_SHEET,
    veryHidden: true,
    rows: [['版本', version], ['工作表', '行号', '行标识'], ...lines],
  }
}
