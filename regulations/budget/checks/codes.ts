import type { CheckResult, LintFinding } from '#lint'
import { checkCodeName, found, passed } from '#lint'
import type { BudgetFigures, StatedRow, TableKey } from '../figures.ts'
import { rowName } from '../figures.ts'
import { findCodeName, fundCodeKind } from '../code-names.ts'
import { habitsOf } from '../habits.ts'
import { clauseOf, rowClause } from '../tables.ts'
import type { CheckContext } from './context.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, findRow, findTable } from './lookup.ts'
import { ancestors, codeOf, directChildren } from './sums.ts'

const codedTables: readonly TableKey[] = ['t2', 't3', 't5', 't7']

/**
 * t2.codes, t3, t5: codes have the lengths of their tree, every row has its parent, every class goes down to the last
 * level, a code has its registered name, and table 5 has codes of government funds only.
 */
export function checkCodes(figures: BudgetFigures, context: CheckContext): CheckResult[] {
  return codedTables.flatMap((key) => {
    const table = findTable(figures, key)
    if (table === undefined) return []
    const rows = dataRows(table)
    return [
      ...rows.map((row) => checkCode(table, row)),
      ...rows.flatMap((row) => checkName(table, row, context)),
      ...(key === 't3' ? rows.map((row) => checkEconomicColumn(table, row, context)) : []),
      ...(key === 't5' ? rows.map((row) => checkFundCode(table, row)) : []),
    ]
  })
}

/** t2.codes: the code fixes the name, as the office's register has it, else as we know it for the year. */
function checkName(table: CheckedTable, row: StatedRow, { reference, year }: CheckContext): CheckResult[] {
  const register = table.definition.tree?.register ?? 'function'
  const code = codeOf(row)
  const right = reference?.codeNames[register][code] ?? findCodeName(register, code, year)
  const name = row.labels['name'] ?? ''
  if (right === undefined || name === '') return []
  const where = rowPlace(table, row, treeClause(table))
  if (isSameName(name, right)) return [passed('code-name', where)]
  return [
    found({
      rule: 'code-name',
      grade: 'error',
      where,
      related: [],
      stated: name,
      expected: right,
      message: `请改正「${table.stated.sheet}」第${row.row}行的科目名称：${codeOf(row)}是“${right}”，所写为“${name}”。`,
      repair: right,
    }),
  ]
}

/** Print forms shorten names (因公出国（境）费 for 因公出国（境）费用); a shortened name is no other name. */
function isSameName(name: string, right: string): boolean {
  const bare = (text: string): string => text.replace(/[\s\u3000（）()]/g, '')
  return bare(name).startsWith(bare(right)) || bare(right).startsWith(bare(name))
}

/** t5: a code of the general budget does not belong here. */
function checkFundCode(table: CheckedTable, row: StatedRow): CheckResult {
  const where = rowPlace(table, row, 'shizhu-budget-2023/t5')
  const kind = fundCodeKind(codeOf(row))
  if (kind === 'fund') return passed('fund-code', where)
  return found({
    rule: 'fund-code',
    grade: kind === 'general' ? 'error' : 'doubt',
    where,
    related: [],
    stated: codeOf(row),
    expected: '政府性基金科目',
    message: `请核对「${table.stated.sheet}」第${row.row}行：${rowName(row)}不属于政府性基金科目。`,
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

/** t3: 302类列入日常公用经费 and so on; how strictly, is the region's (habits). */
function checkEconomicColumn(table: CheckedTable, row: StatedRow, context: CheckContext): CheckResult {
  const habits = habitsOf(context.unit?.region, context.year)
  const group = codeOf(row).slice(0, 3)
  const column = habits.economicColumns[group]
  const other = column === 'personnel' ? 'public' : 'personnel'
  const place = rowPlace(table, row, 'shizhu-budget-2023/t3')
  if (column === undefined || (row.figures[other]?.value ?? 0) === 0) return passed('economic-column', place)
  const right = column === 'personnel' ? '人员经费' : '日常公用经费'
  const cell = row.figures[other]?.cell
  return found({
    rule: 'economic-column',
    grade: habits.economicColumn,
    where: { ...place, ...(cell === undefined ? {} : { cell }) },
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
