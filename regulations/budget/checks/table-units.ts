/** 元 for 万元 where it only shows in the size of the figures: read as they stand, and asked about. */
import type { CheckResult } from '#lint'
import { found, passed } from '#lint'
import type { BudgetFigures, StatedTable, TableKey } from '../figures.ts'
import { printedText } from '../figures.ts'
import { clauseOf, getTableDefinition } from '../tables.ts'

/** Tables whose totals ought to be of one size: the general budget with and without other funds. */
const compared: readonly { readonly key: TableKey; readonly column: string }[] = [
  { key: 't1', column: 'total' },
  { key: 't2', column: 'total' },
  { key: 't3', column: 'total' },
  { key: 't6', column: 'incomeAmount' },
  { key: 't7', column: 'total' },
]
/** 元 for 万元 makes a figure 10,000 times as large; other funds may make a total a few times larger, never a thousand. */
const OUT_OF_SCALE = 1_000

/** t.unit: tables whose total is a thousand times that of the smallest compared one. */
export function checkTableUnits(figures: BudgetFigures): CheckResult[] {
  const totals = compared.flatMap(({ key, column }) => {
    const table = figures.tables[key]
    if (table === undefined) return []
    const cell = totalOf(table, column)
    return cell?.value == null || cell.value <= 0
      ? []
      : [{ key, sheet: table.sheet, value: cell.value, stated: printedText(cell), cell: cell.cell }]
  })
  const smallest = totals.toSorted((a, b) => a.value - b.value)[0]
  if (smallest === undefined) return []
  return totals.map(({ key, sheet, stated, value, cell }) => {
    const where = {
      sheet,
      table: key,
      row: `${key}.total`,
      rowName: '合计',
      ...(cell === undefined ? {} : { cell }),
      clause: clauseOf('t.unit'),
    }
    if (value < smallest.value * OUT_OF_SCALE) return passed('unit-of-table', where)
    return found({
      rule: 'unit-of-table',
      grade: 'doubt',
      where,
      related: [],
      stated,
      expected: `与《${getTableDefinition(smallest.key).title}》的${smallest.stated}相近`,
      message: `请核对「${sheet}」的单位：合计${stated}是「${smallest.sheet}」合计${smallest.stated}的一千倍以上，这张表可能是以元填写的。各数已按所写保留；如确以元填写，请换算成万元。`,
    })
  })
}

function totalOf(table: StatedTable, column: string) {
  return table.rows.find(({ id }) => id.endsWith('.total'))?.figures[column]
}
