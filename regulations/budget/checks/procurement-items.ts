import type { CheckResult } from '#lint'
import { found, passed } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import { procurementKinds } from '../procurement.ts'
import type { CheckContext } from './context.ts'
import { dataRows, findTable } from './lookup.ts'

/** t9: what table 9 lists is one of the three categories or an item of the office's catalogue. */
export function checkProcurementItems(figures: BudgetFigures, { reference }: CheckContext): CheckResult[] {
  const table = findTable(figures, 't9')
  const catalogue = reference?.procurementItems
  if (table === undefined || catalogue === undefined || catalogue === null) return []
  const known = new Set<string>([...procurementKinds, ...catalogue])
  return dataRows(table).map((row) => {
    const name = (row.labels['name'] ?? '').trim()
    const where = {
      sheet: table.stated.sheet,
      table: 't9',
      row: row.id,
      rowName: name,
      clause: 'shizhu-budget-2023/t9',
    }
    if (known.has(name)) return passed('procurement-item', where)
    return found({
      rule: 'procurement-item',
      grade: 'doubt',
      where,
      related: [],
      stated: name,
      expected: '政府采购品目名册里的品目',
      message: `请核对「${table.stated.sheet}」的“${name}”：政府采购品目名册里没有这一品目。`,
    })
  })
}
