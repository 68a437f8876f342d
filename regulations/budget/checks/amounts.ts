import type { CheckResult } from '#lint'
import { describePlace, found, passed } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import { positionClause, rowClause, tableDefinitions } from '../tables.ts'
import { figureColumns, findTable, place } from './lookup.ts'

/** t3.r3 and every other entry row: a budget has no negative amounts. One check per filled cell. */
export function checkAmounts(figures: BudgetFigures): CheckResult[] {
  return tableDefinitions.flatMap(({ key }) => {
    const table = findTable(figures, key)
    if (table === undefined) return []
    return table.stated.rows.flatMap((row) =>
      figureColumns(table)
        .filter((column) => (row.figures[column]?.value ?? null) !== null)
        .map((column) => {
          const code = row.labels['code'] ?? ''
          const clause = code === '' ? positionClause(key, row.id) : rowClause(key, code)
          const { place: where, figure } = place(table, row, column, clause)
          if (figure.value >= 0) return passed('amount-not-negative', where)
          return found({
            rule: 'amount-not-negative',
            grade: 'error',
            where,
            related: [],
            stated: figure.text,
            expected: '不小于0',
            message: `请改正${describePlace(where)}：预算金额不能为负，所填为${figure.text}万元。`,
          })
        }),
    )
  })
}
