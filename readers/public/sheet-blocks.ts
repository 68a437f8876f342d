/** Sheets of addressed cells → paragraphs and tables: titles, unit lines and notes around a table are running text. */
import type { DocumentCell, DocumentSheet, Grid, GridCell } from '#lint'
import { cellAddress } from '#lint'
import type { BlockSink } from './sink.ts'

type SheetRow = { readonly number: number; readonly cells: readonly GridCell[] }
type Covered = {
  readonly columns: ReadonlySet<string>
  readonly spans: ReadonlyMap<string, [number, number]>
}

/**
 * Adds a sheet. A row with one filled cell before or after the rows of a table is a paragraph, as is a line such as
 * 编制单位：… 单位：万元; blank rows end a table where text follows them. Cells keep their addresses in the file.
 */
export function addSheet(sink: BlockSink, sheet: DocumentSheet): void {
  const place = { sheet: sheet.name, ...(sheet.hidden === true ? { hidden: true as const } : {}) }
  const covered = coverOf(sheet)
  const rows = toRows(sheet, covered)
  let table: SheetRow[] = []
  const endTable = (): void => {
    const notes: SheetRow[] = []
    while (table.length > 0 && isLine(table.at(-1))) notes.unshift(...table.splice(-1))
    if (table.length > 0)
      sink.addGrid({ kind: 'table', rows: padded(table, covered), ...place } satisfies Grid)
    for (const note of notes) sink.addText(lineOf(note), 0, place)
    table = []
  }
  for (const [index, row] of rows.entries()) {
    for (const { text } of row.cells) sink.countCell(text)
    const before = rows[index - 1]
    const isApart = before !== undefined && row.number > before.number + 1 && !holdsFigure(row)
    if (isApart) endTable()
    if (table.length === 0 && isLine(row)) sink.addText(lineOf(row), 0, place)
    else table.push(row)
  }
  endTable()
}

/** Filled rows; merged cells stand once, the cells that they cover are left out. */
function toRows(sheet: DocumentSheet, covered: Covered): readonly SheetRow[] {
  return sheet.rows.flatMap((cells, index) => {
    if (cells.every(({ text }) => text.trim() === '')) return []
    const own = cells.flatMap((cell) => toGridCell(cell, covered))
    return own.length === 0 ? [] : [{ number: index + 1, cells: own }]
  })
}

/** A sheet may declare a million merged cells, or one over a million: only what lies in its filled rows is looked at. */
function coverOf({ merges, rows }: DocumentSheet): Covered {
  const columns = new Set<string>()
  const spans = new Map<string, [number, number]>()
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (const { top, left, bottom, right } of merges) {
    spans.set(`${top},${left}`, [right - left + 1, bottom - top + 1])
    for (let row = top; row <= Math.min(bottom, rows.length); row += 1) {
      for (let column = left; column <= Math.min(right, width); column += 1)
        if (row !== top || column !== left) columns.add(`${row},${column}`)
    }
  }
  return { columns, spans }
}

function toGridCell({ text, row, column, address }: DocumentCell, covered: Covered): readonly GridCell[] {
  const key = `${row},${column}`
  if (covered.columns.has(key)) return []
  const [columnSpan, rowSpan] = covered.spans.get(key) ?? [1, 1]
  return [{ text, column, columnSpan, rowSpan, address }]
}

const filledOf = ({ cells }: SheetRow): readonly GridCell[] => cells.filter(({ text }) => text.trim() !== '')
const holdsFigure = (row: SheetRow): boolean =>
  filledOf(row).some(({ text }) => /^[-+]?[\d,.]+%?$/.test(text.trim()))
const lineOf = (row: SheetRow): string =>
  filledOf(row)
    .map(({ text }) => text.trim())
    .join(' ')

/** Text around a table: one filled cell, or a few of which one ends a label with a colon and none is a figure. */
function isLine(row: SheetRow | undefined): boolean {
  if (row === undefined || holdsFigure(row)) return false
  const filled = filledOf(row)
  return (
    filled.length === 1 ||
    (filled.length <= 3 && filled.some(({ text }) => /^[^：:]{1,12}[：:]/.test(text.trim())))
  )
}

/** A wide and long table is mostly blank: it is not filled up. */
const FILLED_MAX = 200_000

/** Rows of a table are as wide as its widest: what a file leaves out at a row's end is a blank in the table. */
function padded(rows: readonly SheetRow[], { columns }: Covered): readonly (readonly GridCell[])[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, endOf(cells.at(-1))), 0)
  if (rows.length * width > FILLED_MAX) return rows.map(({ cells }) => cells)
  return rows.map(({ number, cells }) => {
    const from = endOf(cells.at(-1)) + 1
    const blanks = Array.from({ length: Math.max(0, width - from + 1) }, (_one, index) => from + index)
      .filter((column) => !columns.has(`${number},${column}`))
      .map((column) => ({
        text: '',
        column,
        columnSpan: 1,
        rowSpan: 1,
        address: cellAddress(number, column),
      }))
    return [...cells, ...blanks]
  })
}

function endOf(cell: GridCell | undefined): number {
  return cell === undefined ? 0 : cell.column + cell.columnSpan - 1
}
