import type { CheckResult, LintFinding } from '#lint'
import { checkCodeName, found, passed } from '#lint'
import type { BudgetFigures, StatedRow, TableKey } from '../figures.ts'
import { rowName } from '../figures.ts'
import { clauseOf, rowClause } from '../tables.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, findRow, findTable } from './lookup.ts'
import { ancestors, codeOf, directChildren } from './sums.ts'

const codedTables: readonly TableKey[] = ['t2', 't3', 't5', 't7']

/** t2.codes, t3: codes have the lengths of their tree, every row has its parent, every class goes down to the last level. */
export function checkCodes(figures: BudgetFigures): CheckResult[] {
  return codedTables.flatMap((key) => {
    const table = findTable(figures, key)
    if (table === undefined) return []
    const own = dataRows(table).map((row) => checkCode(table, row))
    return key === 't3' ? [...own, ...dataRows(table).map((row) => checkEconomicColumn(table, row))] : own
  })
}

function checkCode(table: CheckedTable, row: StatedRow): CheckResult {
  const lengths = table.definition.tree?.lengths ?? []
  const code = codeOf(row)
  const missing = ancestors(table, code).find((parent) => findRow(table, parent) === undefined)
  if (!/^\d+$/.test(code) || !lengths.includes(code.length)) {
    return found(
      codeFinding(table, row, code, `${lengths.join('、')}位数字`, `科目编码应为${lengths.join('、')}位数字`),
    )
  }
  if (missing !== undefined) {
    return found(codeFinding(table, row, code, `先列${missing}`, `缺少上级科目${missing}这一行`))
  }
  if (code.length < Math.max(...lengths) && directChildren(table, code).length === 0) {
    return found(
      codeFinding(
        table,
        row,
        code,
        `列到${Math.max(...lengths)}位`,
        `没有列到最末级（${Math.max(...lengths)}位）科目`,
      ),
    )
  }
  return passed('code-tree', rowPlace(table, row, treeClause(table)))
}

/** The clause that asks for codes of these lengths, each with its parents. */
const treeClause = ({ definition }: CheckedTable): string =>
  clauseOf(definition.key === 't3' ? 't3' : 't2.codes')

function codeFinding(
  table: CheckedTable,
  row: StatedRow,
  stated: string,
  expected: string,
  what: string,
): LintFinding {
  return {
    rule: 'code-tree',
    grade: 'error',
    where: rowPlace(table, row, treeClause(table)),
    related: [],
    stated,
    expected,
    message: `请补正「${table.stated.sheet}」第${row.row}行“${rowName(row)}”：${what}。`,
  }
}

/** 301 and 303 are 人员经费, 302 and 310 are 日常公用经费 (t3). */
const economicColumns: Readonly<Record<string, 'personnel' | 'public'>> = {
  '301': 'personnel',
  '303': 'personnel',
  '302': 'public',
  '310': 'public',
}

function checkEconomicColumn(table: CheckedTable, row: StatedRow): CheckResult {
  const group = codeOf(row).slice(0, 3)
  const column = economicColumns[group]
  const other = column === 'personnel' ? 'public' : 'personnel'
  if (column === undefined || (row.figures[other]?.value ?? 0) === 0)
    return passed('economic-column', rowPlace(table, row, 'shizhu-budget-2023/t3'))
  const right = column === 'personnel' ? '人员经费' : '日常公用经费'
  const cell = row.figures[other]?.cell
  return found({
    rule: 'economic-column',
    grade: 'error',
    where: { ...rowPlace(table, row, 'shizhu-budget-2023/t3'), ...(cell === undefined ? {} : { cell }) },
    related: [],
    stated: row.figures[other]?.stated ?? '',
    expected: right,
    message: `请移动「${table.stated.sheet}」${cell ?? ''}的数：${group}类列入${right}。`,
  })
}

/** The same code has the same name in t2 and t7. */
export function checkCodeNames(figures: BudgetFigures): CheckResult[] {
  const [general, all] = [findTable(figures, 't2'), findTable(figures, 't7')]
  if (general === undefined || all === undefined) return []
  return dataRows(all).flatMap((row) => {
    const source = findRow(general, codeOf(row))
    if (source === undefined) return []
    const named = (table: CheckedTable, item: StatedRow) => ({
      code: codeOf(item),
      name: item.labels['name'] ?? '',
      place: rowPlace(table, item, rowClause(table.definition.key, codeOf(item))),
    })
    return [checkCodeName(named(all, row), named(general, source))]
  })
}

function rowPlace(table: CheckedTable, row: StatedRow, clause: string) {
  return {
    sheet: table.stated.sheet,
    table: table.definition.key,
    row: row.id,
    rowName: rowName(row),
    clause,
  }
}
