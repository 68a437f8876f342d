/** Lists in running text that a line of a table holds too: its parts cell by cell, and its whole where the line has a total. */
import { restates } from '../interval.ts'
import type { SumClaim } from './claims.ts'
import type { ReadTable, TableCell } from './grid.ts'
import { cellOf, isTotalRow, totalLabel } from './grid.ts'
import type { SumCell } from './table-sums.ts'

/** A row or a column of figures of which one is the total. */
export type TotalLine = { readonly total: SumCell; readonly parts: readonly SumCell[] }

/** So many parts in one line are no chance. */
const PARTS_LEAST = 3

const hasFigure = (cell: TableCell | undefined): cell is SumCell =>
  cell !== undefined && cell.figure !== null && !cell.isBlank

/** The rows of a table with their total column, and its columns with their total row. */
export function totalLines(table: ReadTable): readonly TotalLine[] {
  const isTotal = (path: string): boolean => totalLabel.test(path.split('-').at(-1) ?? '')
  const column = table.paths.findIndex(isTotal) + 1
  const rows = table.rows.flatMap((row) => {
    const total = column === 0 ? undefined : cellOf(row, column)
    const parts = row.cells.filter((cell) => cell.column !== column).filter(hasFigure)
    return hasFigure(total) && parts.length >= PARTS_LEAST ? [{ total, parts }] : []
  })
  const totals = table.rows.filter(isTotalRow)
  const [foot] = totals
  if (foot === undefined || totals.length > 1) return rows
  const columns = foot.cells.filter(hasFigure).flatMap((total) => {
    const parts = table.rows
      .filter((row) => row !== foot)
      .map((row) => cellOf(row, total.column))
      .filter(hasFigure)
    return parts.length >= PARTS_LEAST ? [{ total, parts }] : []
  })
  return [...rows, ...columns]
}

/** The line whose cells, the total apart, are the parts of a list; rather one whose total is the list's whole too. */
export function lineOf(claim: SumClaim, lines: readonly TotalLine[]): TotalLine | undefined {
  if (claim.parts.length < PARTS_LEAST) return undefined
  const own = lines.filter((line) => holdsAll(claim, line))
  return own.find(({ total }) => restates(claim.whole.figure, total.figure)) ?? own[0]
}

function holdsAll({ parts }: SumClaim, line: TotalLine): boolean {
  const left = line.parts.filter(({ figure }) => figure.value !== 0)
  if (left.length !== parts.length) return false
  return parts.every(({ figure }) => {
    const at = left.findIndex((cell) => restates(figure, cell.figure))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
