import type { CheckResult, RequiredTable } from '#lint'
import { checkEmptyTableNote, checkRequiredTables } from '#lint'
import type { BudgetFigures, StatedTable } from '../figures.ts'
import { clauseOf, getTableDefinition, tableDefinitions } from '../tables.ts'

/**
 * The set of tables to publish (t8). It is a reading of a regional form, so a region and year may bring its own; the
 * income table is asked for wherever the expenditure table stands.
 */
export const standardPublicationSet: readonly RequiredTable[] = [
  ...tableDefinitions
    .filter(({ key }) => key !== 't8' && key !== 't9' && key !== 't10')
    .map(({ key, title }) => ({
      title,
      grade: 'error' as const,
      clause: clauseOf(key),
      repair: `请补上“${title}”；没有数据也要列出空表并加备注。`,
    })),
  {
    title: '部门收入总表',
    grade: 'error',
    clause: 'shizhu-budget-2023/t8',
    repair: '请按表6的收入各行生成部门收入总表。',
  },
  {
    title: '政府采购预算明细表',
    grade: 'doubt',
    clause: 'shizhu-budget-2023/t9',
    repair: '没有政府采购时也请生成空表并加备注。',
  },
  {
    title: '整体绩效目标表',
    grade: 'doubt',
    clause: 'shizhu-budget-2023/t10',
    repair: '由主管部门统一设置的，请附上主管部门目标表的链接。',
  },
]

/** t8, t9, t10: which tables of the set are not there. */
export function checkPublicationSet(
  figures: BudgetFigures,
  required: readonly RequiredTable[],
): CheckResult[] {
  const present = tableDefinitions
    .filter(({ key }) => figures.tables[key] !== undefined)
    .map(({ title }) => title)
  return checkRequiredTables(present, required, '公开表')
}

/** t.blank, t4, t5.note: an empty table carries a note, a table with figures does not say that it is empty. */
export function checkEmptyTables(figures: BudgetFigures): CheckResult[] {
  return tableDefinitions.flatMap(({ key }) => {
    const table = figures.tables[key]
    if (table === undefined) return []
    const clause = clauseOf(key === 't5' ? 't5.note' : key === 't4' ? 't4' : 't.blank')
    const place = {
      sheet: table.sheet,
      table: key,
      cell: 'A1',
      rowName: getTableDefinition(key).title,
      clause,
    }
    return [checkEmptyTableNote({ place, hasFigures: hasFigures(table), notes: table.notes })]
  })
}

function hasFigures(table: StatedTable): boolean {
  return table.rows.some((row) => Object.values(row.figures).some(({ value }) => (value ?? 0) !== 0))
}
