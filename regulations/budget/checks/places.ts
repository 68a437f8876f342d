import type { Place } from '#lint'
import type { StatedFund, StatedIndicator } from '../figures.ts'
import { indicatorColumns } from '../funds.ts'
import { clauseOf } from '../tables.ts'

/** Where an indicator row stands. `column` names the field, `clause` the rule. */
export function indicatorPlace(
  fund: StatedFund,
  row: StatedIndicator,
  clause: string,
  column?: string,
): Place {
  const index = indicatorColumns.findIndex(({ path }) => path === column)
  return {
    sheet: fund.sheet,
    table: fund.key,
    row: row.id,
    rowName: row.name === '' ? `第${row.row}行` : row.name,
    ...(column === undefined ? {} : { column }),
    ...(index < 0 ? { cell: `A${row.row}` } : { cell: `${'ABCDE'[index] ?? 'A'}${row.row}` }),
    clause: clauseOf(clause),
  }
}

/** A head field of a target table. */
export function fundPlace(fund: StatedFund, column: string, clause: string): Place {
  const cell = fund.headCells[column]
  return {
    sheet: fund.sheet,
    table: fund.key,
    row: fund.key,
    rowName: fund.name,
    column,
    ...(cell === undefined ? {} : { cell }),
    clause: clauseOf(clause),
  }
}
