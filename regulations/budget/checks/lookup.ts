import type { PlacedFigure } from '#lint'
import { toPrintedFigure } from '../figures.ts'
import type { BudgetFigures, StatedRow, StatedTable, TableKey } from '../figures.ts'
import { placeFigure } from '../figures.ts'
import type { TableDefinition } from '../tables.ts'
import { getColumn, getTableDefinition } from '../tables.ts'

/** A table of the document together with what the regulation knows about it. */
export type CheckedTable = { readonly stated: StatedTable; readonly definition: TableDefinition }

export function findTable(figures: BudgetFigures, key: TableKey): CheckedTable | undefined {
  const stated = figures.tables[key]
  return stated === undefined ? undefined : { stated, definition: getTableDefinition(key) }
}

export function totalRow(table: CheckedTable): StatedRow | undefined {
  return table.stated.rows.find(({ id }) => id === `${table.definition.key}.total`)
}

export function dataRows(table: CheckedTable): readonly StatedRow[] {
  return table.stated.rows.filter(({ id }) => id !== `${table.definition.key}.total`)
}

export function figureColumns(table: CheckedTable): readonly string[] {
  return table.definition.columns.filter(({ kind }) => kind === 'figure').map(({ key }) => key)
}

export function place(table: CheckedTable, row: StatedRow, column: string, clause: string): PlacedFigure {
  return placeFigure(table.stated, row, getColumn(table.definition, column), clause)
}

/** A figure of a row found by code, label or `total`; an exact zero without cell where the table has no such row. */
export function placeByRow(table: CheckedTable, row: string, column: string, clause: string): PlacedFigure {
  const stated = findRow(table, row)
  if (stated !== undefined) return place(table, stated, column, clause)
  return {
    figure: toPrintedFigure(undefined),
    place: {
      sheet: table.stated.sheet,
      table: table.definition.key,
      rowName: row === 'total' ? '合计' : row,
      column: getColumn(table.definition, column).path,
      clause,
    },
  }
}

/** The row with this code or label, or the total row. */
export function findRow(table: CheckedTable, row: string): StatedRow | undefined {
  if (row === 'total') return totalRow(table)
  return dataRows(table).find(
    ({ labels }) =>
      labels['code'] === row ||
      labels['income'] === row ||
      labels['expenditure'] === row ||
      (table.definition.tree === undefined && labels['name'] === row),
  )
}
