import type { CheckResult, Place } from '#lint'
import { describePlace, found, passed } from '#lint'
import { findNarrative } from '../explanation-figures.ts'
import type { BudgetFigures, StatedRow } from '../figures.ts'
import { narrativeItems } from '../narrative.ts'
import { incomeSources } from '../tables.ts'
import type { CheckContext } from './context.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, findTable, placeByRow } from './lookup.ts'

/** Income sources that are fiscal appropriations and stand in table 1 too. */
const fiscalCount = 3
const sourceClauses = [
  'shizhu-budget-2023/t6.r1',
  'shizhu-budget-2023/t6.r2',
  'shizhu-budget-2023/t6.r3',
  'shizhu-budget-2023/t6.r4',
  'shizhu-budget-2023/t6.r5',
  'shizhu-budget-2023/t6.r6',
  'shizhu-budget-2023/t6.r7',
  'shizhu-budget-2023/t6.r8',
  'shizhu-budget-2023/t6.r9',
] as const
/** Rows of the income side that are no source: sections, carry-over, totals. */
const noSource = /^$|^[一二三四]、|结转|合计$|^本年收入/

/** t1, t6 and t6.r4 … r9: sources come from the register, each may be used by some units only. */
export function checkIncome(figures: BudgetFigures, context: CheckContext): CheckResult[] {
  const [t1, t6] = [findTable(figures, 't1'), findTable(figures, 't6')]
  const sources = context.reference?.sources.map(({ name }) => name) ?? incomeSources
  const registered = t6 === undefined ? [] : incomeRows(t6).map((row) => checkRegistered(t6, row, sources))
  const fiscal = t1 === undefined ? [] : checkFiscalOnly(t1)
  if (t6 === undefined) return fiscal
  return [
    ...registered,
    ...fiscal,
    ...checkNamed(figures, t6),
    ...checkSubordinates(t6, context),
    ...checkBusiness(t6, context),
    ...checkOther(t6, context),
  ]
}

function incomeRows(table: CheckedTable): readonly StatedRow[] {
  return dataRows(table).filter(({ labels }) => !noSource.test(labels['income'] ?? ''))
}

function checkRegistered(t6: CheckedTable, row: StatedRow, sources: readonly string[]): CheckResult {
  const name = row.labels['income'] ?? ''
  const place = rowPlace(t6, row, 'shizhu-budget-2023/t6')
  if (sources.includes(name)) return passed('income-source', place)
  return finding(
    'income-source',
    place,
    name,
    '收入来源名册里的来源',
    `请改用收入来源名册里的来源：“${name}”不在名册内，可选${sources.join('、')}`,
  )
}

/** t1, t6.r4 … r9: only appropriations enter table 1. */
function checkFiscalOnly(t1: CheckedTable): CheckResult[] {
  return incomeSources.slice(fiscalCount).map((source, i) => {
    const row = dataRows(t1).find(({ labels }) => labels['income'] === source)
    const clause = sourceClauses[fiscalCount + i] ?? 'shizhu-budget-2023/t1'
    const place: Place =
      row === undefined
        ? { sheet: t1.stated.sheet, table: 't1', rowName: source, clause }
        : rowPlace(t1, row, clause)
    if (row === undefined) return passed('fiscal-only', place)
    return finding(
      'fiscal-only',
      place,
      source,
      '只列财政拨款',
      `请从${describePlace(place)}移出：“${source}”不是财政拨款，只列入部门收支总表`,
    )
  })
}

/** n.2.1.b, reading: a source that brings in something is named in the explanation, once it names sources at all. */
function checkNamed(figures: BudgetFigures, t6: CheckedTable): CheckResult[] {
  const items = narrativeItems.filter(({ clause }) => clause === 'n.2.1.b')
  if (items.every(({ item }) => findNarrative(figures, item) === undefined)) return []
  return incomeSources.map((source, i) => {
    const { place, figure } = placeByRow(t6, source, 'incomeAmount', sourceClauses[i] ?? '')
    const item = items.find(({ bound }) => bound?.row === source)?.item ?? source
    if (figure.value === 0 || findNarrative(figures, item) !== undefined) return passed('source-named', place)
    return finding(
      'source-named',
      place,
      figure.text,
      `说明写明${item}${figure.text}万元`,
      `请在说明二（一）写明${item}${figure.text}万元：${describePlace(place)}有数而说明没有列出`,
    )
  })
}

/** t6.r7: only a unit with units below it receives their payments; a hint, since the register may lag. */
function checkSubordinates(t6: CheckedTable, { unit }: CheckContext): CheckResult[] {
  const { place, figure } = placeByRow(t6, '附属单位上缴收入资金', 'incomeAmount', sourceClauses[6])
  if (unit === undefined) return []
  if (figure.value === 0 || unit.hasSubordinates === true) return [passed('unit-may-have-source', place)]
  const says = `请核对${describePlace(place)}：名册里本单位没有下属单位，而列了附属单位上缴收入${figure.text}万元`
  return [finding('unit-may-have-source', place, figure.text, '有下属单位的单位才列', says, 'doubt')]
}

/** t6.r8: only a 事业单位 has business income. */
function checkBusiness(t6: CheckedTable, { unit }: CheckContext): CheckResult[] {
  const { place, figure } = placeByRow(t6, '事业单位经营收入资金', 'incomeAmount', sourceClauses[7])
  if (unit === undefined) return []
  if (figure.value === 0 || unit.nature.includes('事业')) return [passed('unit-may-have-source', place)]
  const says = `请移走${describePlace(place)}的${figure.text}万元：本单位是${unit.nature}，事业单位经营收入只有事业单位可以列`
  return [finding('unit-may-have-source', place, figure.text, '事业单位才列', says)]
}

/** What a description of 其他收入 may not be, with the row it belongs to (n.6.2). */
const belongsElsewhere: readonly (readonly [RegExp, string])[] = [
  [/上级.{0,4}补助/, '上级补助收入资金'],
  [/附属单位|下属单位/, '附属单位上缴收入资金'],
  [/财政专户/, '财政专户管理资金'],
  [/政府性基金/, '政府性基金预算资金'],
  [/国有资本/, '国有资本经营预算资金'],
  [/经营收入/, '事业单位经营收入资金'],
  [/事业收入/, '事业收入资金'],
  [/一般公共预算|财政拨款/, '一般公共预算资金'],
]

/** n.6.2, t6.r9: 其他收入 is what no other row takes, and says what it is. */
function checkOther(t6: CheckedTable, { texts }: CheckContext): CheckResult[] {
  if (texts === undefined) return []
  const { place, figure } = placeByRow(t6, '其他收入资金', 'incomeAmount', sourceClauses[8])
  const description = (texts['otherIncomeNote'] ?? '').trim()
  if (figure.value === 0) return [passed('other-income', place)]
  if (description === '')
    return [
      finding(
        'other-income',
        place,
        figure.text,
        '来源说明',
        `请说明其他收入的来源：${describePlace(place)}列${figure.text}万元`,
      ),
    ]
  const [, right] = belongsElsewhere.find(([words]) => words.test(description)) ?? []
  const residual: Place = { ...place, clause: 'shizhu-budget-2023/n.6.2' }
  if (right === undefined) return [passed('other-income', place), passed('residual-income', residual)]
  const says = `请列入${right}：“${description}”不属于其他收入`
  return [finding('residual-income', residual, description, right, says)]
}

function finding(
  rule: string,
  where: Place,
  stated: string,
  expected: string,
  says: string,
  grade: 'error' | 'doubt' = 'error',
): CheckResult {
  return found({ rule, grade, where, related: [], stated, expected, message: `${says}。` })
}

function rowPlace(table: CheckedTable, row: StatedRow, clause: string): Place {
  const cell = row.figures['incomeAmount']?.cell
  return {
    sheet: table.stated.sheet,
    table: table.definition.key,
    row: row.id,
    rowName: row.labels['income'] ?? '',
    ...(cell === undefined ? {} : { cell }),
    clause,
  }
}
