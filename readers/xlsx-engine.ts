/** The only file that knows the spreadsheet library. */
import { openXlsx, readXls, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import { cellAddress, unreadText } from '#lint'
import type { DocumentCell, DocumentSheet, ReadProblem } from '#lint'
import { numberText } from './number-text.ts'

/** The sheets and what is wrong with single cells; or only the number of cells where there are more than the bound. */
export type EngineResult =
  | { readonly sheets: readonly DocumentSheet[]; readonly problems: readonly ReadProblem[] }
  | { readonly cells: number }

type CellBound = { readonly cellsMax: number }
type SourceSheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]

/** Reads all sheets of a workbook. Throws the library's own errors on a damaged file; the caller turns them into problems. */
export async function readWorkbookSheets(bytes: Uint8Array, bound: CellBound): Promise<EngineResult> {
  const workbook = await readXlsx(bytes, { readStyles: true })
  return toSheets(workbook.sheets, bound)
}

/** The same for a workbook of Excel 97-2003; its formulas always carry a value. */
export async function readOldWorkbookSheets(bytes: Uint8Array, bound: CellBound): Promise<EngineResult> {
  const workbook = await readXls(bytes, { readStyles: true })
  return toSheets(workbook.sheets, bound)
}

/** The library fills every sheet up to a rectangle; what is blank at its edges is not counted and not kept. */
function toSheets(found: readonly SourceSheet[], { cellsMax }: CellBound): EngineResult {
  const trimmed = found.map((sheet) => ({ ...sheet, rows: withoutBlankEdge(sheet) }))
  // a blank row takes a place too: a million of them cost as much as cells
  const cells = trimmed.reduce(
    (sum, { rows }) => sum + rows.reduce((n, row) => n + Math.max(1, row.length), 0),
    0,
  )
  if (cells > cellsMax) return { cells }
  const problems: ReadProblem[] = []
  const sheets = trimmed.map((sheet) => toSheet(sheet, problems))
  return { sheets, problems }
}

/** The library leaves holes in the rows of old workbooks; they are blank cells. */
function withoutBlankEdge({ rows, cells }: SourceSheet): CellValue[][] {
  const sparse: readonly (CellValue[] | undefined)[] = rows
  const isFilled = (value: CellValue | undefined, r: number, c: number): boolean =>
    value === null || value === undefined ? isUnread(cells?.get(`${r},${c}`), null) : value !== ''
  const ends = sparse.map((row = [], r) => row.findLastIndex((value, c) => isFilled(value, r, c)))
  const last = ends.findLastIndex((end) => end !== undefined && end >= 0)
  return Array.from({ length: last + 1 }, (_, r) =>
    Array.from({ length: (ends[r] ?? -1) + 1 }, (_cell, c) => sparse[r]?.[c] ?? null),
  )
}

function toSheet(sheet: SourceSheet, problems: ReadProblem[]): DocumentSheet {
  for (const [place, detail] of sheet.cells ?? []) findMissingValue(sheet, place, detail, problems)
  const rows = sheet.rows.map((values, r) => values.map((value, c) => toCell(sheet, value, r, c)))
  const merges = (sheet.merges ?? []).map((merge) => ({
    top: merge.startRow + 1,
    left: merge.startCol + 1,
    bottom: merge.endRow + 1,
    right: merge.endCol + 1,
  }))
  const hidden = sheet.hidden === true || sheet.veryHidden === true ? { hidden: true as const } : {}
  return { name: sheet.name, rows, merges, ...hidden }
}

type Detail = NonNullable<SourceSheet['cells']> extends Map<string, infer D> ? D : never

/** A formula of which the file keeps no result cannot be read: nothing here calculates. */
function findMissingValue(sheet: SourceSheet, place: string, detail: Detail, problems: ReadProblem[]): void {
  const [row = 0, column = 0] = place.split(',').map(Number)
  if (!isUnread(detail, sheet.rows[row]?.[column] ?? null)) return
  const address = cellAddress(row + 1, column + 1)
  problems.push({
    code: 'formula-without-value',
    sheet: sheet.name,
    cell: address,
    message: `工作表「${sheet.name}」${address}是公式，文件里没有保存它的计算结果。请在表格软件中打开、重新计算并保存，或改填数值。`,
  })
}

function isUnread(detail: Detail | undefined, value: CellValue): boolean {
  return detail?.formula !== undefined && (value ?? detail.formulaResult ?? null) === null
}

function toCell(sheet: SourceSheet, value: CellValue, r: number, c: number): DocumentCell {
  const detail = sheet.cells?.get(`${r},${c}`)
  const address = cellAddress(r + 1, c + 1)
  const cached = isUnread(detail, value) ? unreadText : (value ?? detail?.formulaResult ?? null)
  return { address, row: r + 1, column: c + 1, ...shown(cached, detail?.style?.numFmt) }
}

function shown(value: CellValue, format: string | undefined): Pick<DocumentCell, 'kind' | 'text'> {
  if (value === null || value === '') return { kind: 'blank', text: '' }
  if (typeof value === 'number') return { kind: 'number', text: numberText(value, format) }
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' }
  if (typeof value === 'string') return { kind: 'text', text: value }
  return { kind: 'date', text: value.toISOString().slice(0, 10) }
}

/** A cell to write: text, or a number as decimal text with its places. */
export type CellContent = string | null | { readonly decimal: string; readonly decimals: number }

export type SheetContent = {
  readonly name: string
  readonly rows: readonly (readonly CellContent[])[]
  /** Merged ranges in rows and columns counted from 1. */
  readonly merges?: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
  /** Rows (from 1) printed as header: bold, framed, centred. */
  readonly headerRows?: readonly number[]
  /** Columns (from 1) widths in characters. */
  readonly widths?: readonly number[]
  /** Columns (from 1) that are not shown. */
  readonly hiddenColumns?: readonly number[]
  /** The whole sheet is not shown. */
  readonly hidden?: boolean
  /** Comments at cells, rows and columns counted from 1. */
  readonly comments?: readonly { readonly row: number; readonly column: number; readonly text: string }[]
}

/** A comment at an address of a sheet that is there. */
export type CommentAt = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly text: string
}

const commentAuthor = '规程'

const frame = { style: 'thin' } as const
const border = { top: frame, bottom: frame, left: frame, right: frame }
const headerStyle: CellStyle = {
  font: { bold: true },
  border,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/** Writes sheets to an .xlsx buffer. Text is written as given; `writeSheet` guards against formulas. */
export async function writeWorkbookSheets(sheets: readonly SheetContent[]): Promise<Uint8Array> {
  return await writeXlsx({ sheets: sheets.map(toWriteSheet) })
}

/**
 * The same workbook with comments at its cells and sheets of our own put before its own; all else stays as the file has it.
 * Comments of sheets that are not there are left out. Throws the library's errors on a damaged file.
 */
export async function annotateWorkbookSheets(
  bytes: Uint8Array,
  comments: readonly CommentAt[],
  first: readonly SheetContent[],
): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true })
  for (const sheet of workbook.sheets) {
    const cells = sheet.cells ?? new Map<string, Cell>()
    for (const { row, column, text } of comments.filter((one) => one.sheet === sheet.name)) {
      const key = `${row - 1},${column - 1}`
      const value = sheet.rows[row - 1]?.[column - 1] ?? null
      const cell: Cell = cells.get(key) ?? { value, type: value === null ? 'empty' : cellType(value) }
      const before = cell.comment === undefined ? '' : `${cell.comment.text}\n`
      cells.set(key, { ...cell, comment: { author: commentAuthor, text: before + text } })
    }
    sheet.cells = cells
  }
  for (const sheet of first.toReversed()) {
    const { rows, cells = new Map(), columns } = toWriteSheet(sheet)
    const own = new Map(
      [...cells].map(([key, cell]) => [key, { type: 'string', value: null, ...cell } as Cell]),
    )
    workbook.sheets.unshift({
      name: sheet.name,
      rows: rows ?? [],
      cells: own,
      ...(columns === undefined ? {} : { columns }),
    })
  }
  return await saveXlsx(workbook)
}

function cellType(value: NonNullable<CellValue>): Cell['type'] {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'string' ? 'string' : 'date'
}

function toWriteSheet(sheet: SheetContent): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  sheet.rows.forEach((row, r) => {
    row.forEach((content, c) => {
      const isHeader = sheet.headerRows?.includes(r + 1) === true
      if (isHeader) cells.set(`${r},${c}`, { value: valueOf(content), style: headerStyle })
      else if (content !== null && typeof content === 'object') {
        cells.set(`${r},${c}`, { value: valueOf(content), style: { numFmt: numberFormat(content.decimals) } })
      }
    })
  })
  for (const { row, column, text } of sheet.comments ?? []) {
    const key = `${row - 1},${column - 1}`
    const before = cells.get(key) ?? { value: valueOf(sheet.rows[row - 1]?.[column - 1] ?? null) }
    cells.set(key, { ...before, comment: { author: commentAuthor, text } })
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden ?? false,
    rows: sheet.rows.map((row) => row.map(valueOf)),
    cells,
    merges: (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({
      startRow: top - 1,
      startCol: left - 1,
      endRow: bottom - 1,
      endCol: right - 1,
    })),
    columns: (sheet.widths ?? []).map((width, index) => ({
      width,
      hidden: sheet.hiddenColumns?.includes(index + 1) ?? false,
    })),
  }
}

function numberFormat(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
}

function valueOf(content: CellContent): CellValue {
  return content !== null && typeof content === 'object' ? Number(content.decimal) : content
}
