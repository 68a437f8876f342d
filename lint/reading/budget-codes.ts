/** Tables of a budget by classification: function codes (201 … 229, 3/5/7 digits) and economic codes of departments (301 …). */
import type { ReadTable } from './grid.ts'
import { amountColumns, figureColumns, isTotalRow, tableCellAt } from './grid.ts'
import { isAdded } from './code-sums.ts'
import type { SumCell } from './table-sums.ts'

/** An amount under its code. */
export type CodedFigure = { readonly code: string; readonly name: string; readonly cell: SumCell }

/** The figures of one column of a table of codes with its printed total. */
export type CodedTable = { readonly total: SumCell; readonly figures: readonly CodedFigure[] }

/** The first table by function, in its column of basic expenditure where it has one. */
export function functionalTable(tables: readonly ReadTable[]): CodedTable | undefined {
  return firstOf(tables, /^2\d{2}(?:\d{2}){0,2}$/, /基本支出/)
}

/** The first table of basic expenditure by economic code. */
export function economicTable(tables: readonly ReadTable[]): CodedTable | undefined {
  return firstOf(tables, /^3(?:0[1-9]|1[0-3]|99)(?:\d{2})?$/, /^$/)
}

function firstOf(tables: readonly ReadTable[], codes: RegExp, column: RegExp): CodedTable | undefined {
  for (const table of tables) {
    const coded = table.rows.filter(({ code }) => code !== null)
    if (coded.length >= 3 && coded.every(({ code }) => codes.test(code ?? ''))) {
      const read = readColumn(table, column)
      if (read !== undefined) return read
    }
  }
  return undefined
}

function readColumn(table: ReadTable, wanted: RegExp): CodedTable | undefined {
  const columns = figureColumns(table).filter((column) => isAdded(table, column))
  const named = amountColumns(table).find((column) =>
    wanted.test(table.paths[column - 1]?.split('-').at(-1) ?? ''),
  )
  const column = named ?? columns[0]
  const row = table.rows.find(isTotalRow)
  if (column === undefined || row === undefined) return undefined
  const total = tableCellAt(table, row, column)
  const figures = table.rows.flatMap((one): readonly CodedFigure[] => {
    const cell = tableCellAt(table, one, column)
    const { figure } = cell
    return one.code === null || figure === null
      ? []
      : [{ code: one.code, name: one.label, cell: { ...cell, figure } }]
  })
  return total.figure === null ? undefined : { total: { ...total, figure: total.figure }, figures }
}

/** The codes that have none below them. */
export function leavesOf(figures: readonly CodedFigure[]): readonly CodedFigure[] {
  return figures.filter(
    ({ code }) => !figures.some((other) => other.code.length > code.length && other.code.startsWith(code)),
  )
}
