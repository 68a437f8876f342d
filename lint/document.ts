/** What a reader makes of a file: sheets of addressed cells, and tables whose columns are known by their header path. */

export type CellKind = 'blank' | 'text' | 'number' | 'boolean' | 'date'

/** `text` is what the cell shows (a number in its own number format); `row` and `column` count from 1. */
export type DocumentCell = {
  readonly address: string
  readonly row: number
  readonly column: number
  readonly kind: CellKind
  readonly text: string
}

export type MergedRange = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** `rows[r][c]` is the cell of row r+1 and column c+1; every row is as long as its last used cell. */
export type DocumentSheet = {
  readonly name: string
  readonly rows: readonly (readonly DocumentCell[])[]
  readonly merges: readonly MergedRange[]
  /** The sheet is in the workbook but not shown. */
  readonly hidden?: true
}

export type SheetDocument = { readonly name: string; readonly sheets: readonly DocumentSheet[] }

/** A data row of a table: cells by header path, such as `2023年预算数-总计`. */
export type TableRow = { readonly row: number; readonly cells: Readonly<Record<string, DocumentCell>> }

export type DocumentTable = {
  readonly sheet: string
  readonly headerRow: number
  readonly paths: readonly string[]
  readonly rows: readonly TableRow[]
  /** Cells of the note rows below the table. */
  readonly notes: readonly DocumentCell[]
}

/** Column number (from 1) to letters: 1 → A, 28 → AB. */
export function columnLetters(column: number): string {
  let rest = column
  let letters = ''
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
    rest = Math.floor((rest - 1) / 26)
  }
  return letters
}

/** Row and column (from 1) to an address such as `C7`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}
