/** Rows of cells with extents, as .docx and web pages write them, set into columns. */
import type { GridCell } from '#lint'
import { cellAddress } from '#lint'

/** A cell in the order of its row; `columnSpan` and `rowSpan` are at least 1. */
export type SpannedCell = { readonly text: string; readonly columnSpan: number; readonly rowSpan: number }

/**
 * Gives every cell its column: the first that no cell above reaches into. Extents that go past the last row end there.
 * Addresses count rows and columns of the table.
 */
export function toGridRows(rows: readonly (readonly SpannedCell[])[]): readonly (readonly GridCell[])[] {
  /** By column (from 0) the row (from 0) that is free again. */
  const freeFrom: number[] = []
  return rows.map((cells, r) => {
    let column = 0
    return cells.map(({ text, columnSpan, rowSpan }) => {
      while ((freeFrom[column] ?? 0) > r) column += 1
      const first = column
      const down = Math.min(rowSpan, rows.length - r)
      for (; column < first + columnSpan; column += 1) freeFrom[column] = r + down
      return { text, column: first + 1, columnSpan, rowSpan: down, address: cellAddress(r + 1, first + 1) }
    })
  })
}
