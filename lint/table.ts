import type { DocumentCell, DocumentSheet, DocumentTable, MergedRange, TableRow } from './document.ts'
import { cellAddress } from './document.ts'

/** Why something cannot be read; such a problem means that nothing is stored. */
export type ReadProblem = {
  readonly code:
    | 'wrong-type'
    | 'empty-file'
    | 'damaged-file'
    | 'over-limit'
    | 'missing-sheet'
    | 'header'
    | 'merged-cells'
    | 'not-a-figure'
    | 'formula-without-value'
    | 'missing-value'
    | 'wrong-unit'
  readonly message: string
  readonly sheet?: string
  readonly cell?: string
}

export type LocatedTable =
  | { readonly ok: true; readonly table: DocumentTable }
  | { readonly ok: false; readonly problems: readonly ReadProblem[] }

export type TableShape = {
  /** Header paths that must be there, levels joined by `-`; a leading year is ignored. */
  readonly paths: readonly string[]
  readonly rowsMax: number
  /** Header path as it stands in the file → the path it means; null for a column that is not read. */
  readonly aliases?: Readonly<Record<string, string | null>>
}

type Header = { readonly top: number; readonly bottom: number; readonly columns: readonly HeaderCell[] }
type HeaderCell = { readonly column: number; readonly path: string; readonly address: string }

/** How many rows from the top a header may begin. */
const headerSearchRows = 20

/**
 * Finds a table on a sheet by its header paths, whatever stands above it, and returns its rows with cells by path. Notes
 * (rows beginning with 备注, 注 or 说明) are kept apart. Renamed, missing, extra and merged headers are named with the cell.
 */
export function locateTable(sheet: DocumentSheet, shape: TableShape): LocatedTable {
  const header = findHeader(sheet, shape)
  if (header === null) {
    return failed({
      code: 'header',
      sheet: sheet.name,
      message: `工作表「${sheet.name}」前${headerSearchRows}行里没有找到表头，应有列：${shape.paths.join('、')}。请使用本系统导出的表样。`,
    })
  }
  const headerProblems = compareHeader(sheet, header, shape.paths)
  if (headerProblems.length > 0) return { ok: false, problems: headerProblems }
  const body = sheet.rows
    .slice(header.bottom)
    .filter((cells) => cells.some((cell) => cell.text.trim() !== ''))
  if (body.length > shape.rowsMax) {
    return failed({
      code: 'over-limit',
      sheet: sheet.name,
      message: `工作表「${sheet.name}」有${body.length}行数据，一张表最多${shape.rowsMax}行。请检查是否粘贴了别的数据，再重新导入。`,
    })
  }
  return readBody(sheet, header, body)
}

function readBody(
  sheet: DocumentSheet,
  header: Header,
  body: readonly (readonly DocumentCell[])[],
): LocatedTable {
  const noteRows = body.filter((cells) => isNote(cells))
  const dataRows = body.filter((cells) => !isNote(cells))
  const merged = dataRows.flatMap((cells) => mergedInRow(sheet, cells))
  if (merged.length > 0) return { ok: false, problems: merged }
  const rows: TableRow[] = dataRows.map((cells) => {
    const row = cells[0]?.row ?? 0
    return {
      row,
      cells: Object.fromEntries(header.columns.map(({ column, path }) => [path, cellAt(sheet, row, column)])),
    }
  })
  const notes = noteRows.flatMap((cells) => cells.filter((cell) => cell.text.trim() !== ''))
  const paths = header.columns.map(({ path }) => path)
  return { ok: true, table: { sheet: sheet.name, headerRow: header.top, paths, rows, notes } }
}

/** The cell of a sheet at row and column (from 1); a blank one where the file has none. */
export function cellAt(sheet: DocumentSheet, row: number, column: number): DocumentCell {
  return (
    sheet.rows[row - 1]?.[column - 1] ?? {
      address: cellAddress(row, column),
      row,
      column,
      kind: 'blank',
      text: '',
    }
  )
}

/** Header words without spaces, quotes and leading year. */
export function comparableHeader(text: string): string {
  return text
    .split('-')
    .map((level) => level.replace(/[\s\u3000“”"]/g, '').replace(/^\d{4}年(度)?/, ''))
    .join('-')
}

/** The header of a sheet as it stands there, for somebody who decides what its columns mean. */
export type SheetHeader = {
  readonly row: number
  readonly columns: readonly { readonly path: string; readonly address: string }[]
}

/**
 * The header that fits some of the paths best; where none fits, the first row of at least two different texts. Null on a
 * sheet without any.
 */
export function sheetHeader(sheet: DocumentSheet, paths: readonly string[]): SheetHeader | null {
  const known = findHeader(sheet, { paths, rowsMax: 0 })
  const header = known ?? firstTextRow(sheet)
  return header === null ? null : { row: header.top, columns: header.columns }
}

function firstTextRow(sheet: DocumentSheet): Header | null {
  for (let top = 1; top <= Math.min(headerSearchRows, sheet.rows.length); top += 1) {
    const header = readHeader(sheet, top, headerBottom(sheet, top), {})
    const texts = new Set(header.columns.map(({ path }) => path).filter((path) => !/^[\d.,-]*$/.test(path)))
    if (texts.size >= 2) return header
  }
  return null
}

function findHeader(sheet: DocumentSheet, { paths, aliases = {} }: TableShape): Header | null {
  const wanted = new Set(paths.map(comparableHeader))
  let best: { header: Header; hits: number } | null = null
  for (let top = 1; top <= Math.min(headerSearchRows, sheet.rows.length); top += 1) {
    for (const bottom of new Set([top, headerBottom(sheet, top)])) {
      const header = readHeader(sheet, top, bottom, aliases)
      const hits = header.columns.filter(({ path }) => wanted.has(path)).length
      if (hits > (best?.hits ?? 0)) best = { header, hits }
    }
  }
  return best === null ? null : best.header
}

/** A header that begins with a merged cell reaches down to that cell's last row; a merged group has one row below it. */
function headerBottom(sheet: DocumentSheet, top: number): number {
  const starting = sheet.merges.filter((merge) => merge.top === top)
  const depths = starting.map((merge) => (merge.right > merge.left ? merge.bottom + 1 : merge.bottom))
  return Math.max(top, ...depths)
}

function readHeader(
  sheet: DocumentSheet,
  top: number,
  bottom: number,
  aliases: NonNullable<TableShape['aliases']>,
): Header {
  const width = Math.max(0, ...sheet.rows.slice(top - 1, bottom).map((cells) => cells.length))
  const columns: HeaderCell[] = []
  for (let column = 1; column <= width; column += 1) {
    const levels: DocumentCell[] = []
    for (let row = top; row <= bottom; row += 1) {
      const owner = ownerOf(sheet, row, column)
      if (owner.text.trim() !== '' && levels.at(-1)?.address !== owner.address) levels.push(owner)
    }
    const last = levels.at(-1)
    const path = comparableHeader(levels.map((cell) => cell.text).join('-'))
    const meant = Object.hasOwn(aliases, path) ? aliases[path] : path
    if (last !== undefined && meant !== null && meant !== undefined)
      columns.push({ column, path: meant, address: last.address })
  }
  return { top, bottom, columns }
}

function ownerOf(sheet: DocumentSheet, row: number, column: number): DocumentCell {
  const merge = sheet.merges.find((range) => covers(range, row, column))
  return merge === undefined ? cellAt(sheet, row, column) : cellAt(sheet, merge.top, merge.left)
}

function covers(range: MergedRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
}

function compareHeader(sheet: DocumentSheet, header: Header, paths: readonly string[]): ReadProblem[] {
  const wanted = paths.map(comparableHeader)
  const seen = new Set<string>()
  const problems: ReadProblem[] = []
  for (const { path, address } of header.columns) {
    if (wanted.includes(path) && !seen.has(path)) seen.add(path)
    else {
      const why = seen.has(path) ? '重复了' : '不在本表的列名里（被改名、合并或多出一列？）'
      problems.push(
        headerProblem(sheet, address, `${address}的列名“${path}”${why}。应有列：${wanted.join('、')}`),
      )
    }
  }
  for (const path of wanted.filter((name) => !seen.has(name))) {
    problems.push(headerProblem(sheet, cellAddress(header.top, 1), `第${header.top}行的表头缺少列“${path}”`))
  }
  return problems
}

function headerProblem(sheet: DocumentSheet, cell: string, message: string): ReadProblem {
  return {
    code: 'header',
    sheet: sheet.name,
    cell,
    message: `工作表「${sheet.name}」${message}。请恢复原表头后重新导入。`,
  }
}

function mergedInRow(sheet: DocumentSheet, cells: readonly DocumentCell[]): ReadProblem[] {
  const row = cells[0]?.row ?? 0
  return sheet.merges
    .filter((merge) => merge.top === row)
    .map((merge) => {
      const range = `${cellAddress(merge.top, merge.left)}:${cellAddress(merge.bottom, merge.right)}`
      return {
        code: 'merged-cells',
        sheet: sheet.name,
        cell: cellAddress(merge.top, merge.left),
        message: `工作表「${sheet.name}」的数据区${range}是合并单元格，无法判断数字属于哪一行哪一列。请取消合并、逐格填写后重新导入。`,
      }
    })
}

function isNote(cells: readonly DocumentCell[]): boolean {
  const filled = cells.filter((cell) => cell.text.trim() !== '')
  return /^(备注|注|说明)[:：]/.test(filled[0]?.text.trim() ?? '')
}

function failed(problem: ReadProblem): LocatedTable {
  return { ok: false, problems: [problem] }
}
