import type { CheckResult } from '#lint'
import {
  checkDocumentNumbers,
  checkIncompleteRow,
  checkOneTarget,
  checkWeightsSum,
  found,
  parsePrinted,
  passed,
} from '#lint'
import type { BudgetFigures, StatedFund, StatedIndicator } from '../figures.ts'
import { executionWeight, indicatorColumns, isRelation, unitReplacements } from '../funds.ts'
import { fundPlace, indicatorPlace } from './places.ts'
import { checkTargetHints } from './target-hints.ts'

/** p.ind, p.weights, p.relation, p.qual, p.feigong.r4, p.dept, p.basis: all checks of the target tables. */
export function checkTargets(figures: BudgetFigures, year: number): CheckResult[] {
  const single = figures.funds.flatMap((fund) => [
    ...checkFundRows(fund, executionWeight),
    ...checkDocumentNumbers(fund.basis, fundPlace(fund, '立项依据', 'p.basis')),
    ...checkTargetHints(fund, year),
  ])
  return [
    ...single,
    ...checkSharedTargets(figures.funds),
    ...checkDepartmentNames(figures.funds),
    ...checkFundBudgets(figures.funds),
  ]
}

/** The rows of one table: weights, completeness, shape. `kept` is the weight of budget execution. */
export function checkFundRows(fund: StatedFund, kept: number): CheckResult[] {
  return [checkWeights(fund, kept), ...fund.indicators.flatMap((row) => checkIndicator(fund, row))]
}

function fieldsOf(row: StatedIndicator): Record<string, string> {
  return Object.fromEntries(indicatorColumns.map(({ key, path }) => [path, row[key]]))
}

/** p.weights: weights add to 100 less the execution weight; a row counts only with name and whole weight. */
function checkWeights(fund: StatedFund, kept: number): CheckResult {
  const weights = fund.indicators.flatMap((row) => {
    if (!/^\d+$/.test(row.weight)) return []
    return [{ place: indicatorPlace(fund, row, 'p.weights', '指标权重'), weight: Number(row.weight) }]
  })
  return checkWeightsSum(fundPlace(fund, '指标权重', 'p.weights'), weights, 100 - kept)
}

function checkIndicator(fund: StatedFund, row: StatedIndicator): CheckResult[] {
  const fields = fieldsOf(row)
  const missing = Object.keys(fields).find((path) => fields[path] === '')
  const complete = checkIncompleteRow({
    place: indicatorPlace(fund, row, 'p.ind', missing),
    rowNumber: row.row,
    fields,
  })
  if (complete.finding !== null) return [complete]
  return [complete, checkWeightShape(fund, row), checkUnitWord(fund, row), checkShape(fund, row)]
}

function checkWeightShape(fund: StatedFund, row: StatedIndicator): CheckResult {
  const isWhole = /^\d{1,2}$/.test(row.weight) && Number(row.weight) >= 1 && Number(row.weight) <= 90
  if (isWhole) return passed('weight-shape', indicatorPlace(fund, row, 'p.weights'))
  return found({
    rule: 'weight-shape',
    grade: 'error',
    where: indicatorPlace(fund, row, 'p.weights', '指标权重'),
    related: [],
    stated: row.weight,
    expected: '1—90的整数',
    message: `请改正「${fund.sheet}」第${row.row}行的指标权重“${row.weight}”：应为1至90的整数。`,
  })
}

function checkUnitWord(fund: StatedFund, row: StatedIndicator): CheckResult {
  const right = unitReplacements[row.unit]
  if (right === undefined) return passed('unit-vocabulary', indicatorPlace(fund, row, 'p.ind'))
  return found({
    rule: 'unit-vocabulary',
    grade: 'inconsistency',
    where: indicatorPlace(fund, row, 'p.ind', '计量单位'),
    related: [],
    stated: row.unit,
    expected: right,
    message: `请把「${fund.sheet}」第${row.row}行“${row.name}”的计量单位“${row.unit}”改为“${right}”。`,
    repair: right,
  })
}

/** p.relation, p.qual: the relation is on the list; a number goes with ≥ > = < ≤, a grade word with 定性 and 级. */
function checkShape(fund: StatedFund, row: StatedIndicator): CheckResult {
  const isNumber = parsePrinted(row.value, row.unit).ok
  const rule = row.relation === '定性' ? 'qualitative-shape' : 'quantitative-shape'
  const wrong = shapeProblem(row, isNumber)
  const clause = rule === 'qualitative-shape' ? 'p.qual' : 'p.relation'
  if (wrong === null) return passed(rule, indicatorPlace(fund, row, clause))
  return found({
    rule,
    grade: 'error',
    where: indicatorPlace(fund, row, clause, wrong.column),
    related: [],
    stated: `${row.relation}${row.value}${row.unit}`,
    expected: wrong.expected,
    message: `请改正「${fund.sheet}」第${row.row}行“${row.name}”：${wrong.says}。`,
  })
}

function shapeProblem(
  row: StatedIndicator,
  isNumber: boolean,
): { column: string; expected: string; says: string } | null {
  if (!isRelation(row.relation)) {
    return {
      column: '指标性质',
      expected: '≥、>、=、<、≤或定性',
      says: `指标性质“${row.relation}”不在可用范围（≥、>、=、<、≤、定性）`,
    }
  }
  if (row.relation === '定性' && isNumber)
    return { column: '指标值', expected: '档次', says: `定性指标须填档次，所填为数字“${row.value}”` }
  if (row.relation === '定性' && row.unit !== '级')
    return { column: '计量单位', expected: '级', says: `定性指标的计量单位应为“级”` }
  if (row.relation !== '定性' && !isNumber) {
    return {
      column: '指标值',
      expected: '数字',
      says: `指标性质为“${row.relation}”时指标值须填数字，所填为“${row.value}”`,
    }
  }
  return null
}

/** p.feigong.r4, p.laogan.r9: one indicator, one target in the whole publication. Incomplete rows are left to p.ind. */
function checkSharedTargets(funds: readonly StatedFund[]): CheckResult[] {
  return checkOneTarget(
    funds.flatMap((fund) =>
      fund.indicators
        .filter((row) => row.name !== '' && row.value !== '')
        .map((row) => ({
          place: indicatorPlace(fund, row, 'p.feigong.r4', '指标值'),
          name: row.name,
          relation: row.relation,
          value: row.value,
          unit: row.unit,
        })),
    ),
  )
}

/** p.dept, p.unit: a unit code prints with one name; the most frequent name of a code is taken as the registered one. */
function checkDepartmentNames(funds: readonly StatedFund[]): CheckResult[] {
  const uses = funds.flatMap((fund) => [
    { fund, column: '编制单位', clause: 'p.unit', text: fund.compiler },
    { fund, column: '业务主管部门', clause: 'p.dept', text: fund.department },
  ])
  const counts = new Map<string, number>()
  for (const { text } of uses) counts.set(text, (counts.get(text) ?? 0) + 1)
  return uses.map(({ fund, column, clause, text }) => {
    const code = text.split('-')[0] ?? ''
    const usual = [...counts.keys()]
      .filter((name) => (name.split('-')[0] ?? '') === code)
      .reduce((best, name) => ((counts.get(name) ?? 0) > (counts.get(best) ?? 0) ? name : best), text)
    if (usual === text) return passed('one-code-one-name', fundPlace(fund, column, clause))
    return found({
      rule: 'one-code-one-name',
      grade: 'inconsistency',
      where: fundPlace(fund, column, clause),
      related: [],
      stated: text,
      expected: usual,
      message: `请把「${fund.sheet}」的${column}“${text}”改为“${usual}”：单位代码${code}在别处都写作后者。`,
      repair: usual,
    })
  })
}

/** p.budget: every fund states a budget above zero. */
function checkFundBudgets(funds: readonly StatedFund[]): CheckResult[] {
  return funds.map((fund) => {
    const place = fundPlace(fund, '当年预算', 'p.budget')
    if ((fund.budget.value ?? 0) > 0) return passed('fund-budget', place)
    return found({
      rule: 'fund-budget',
      grade: 'error',
      where: {
        ...place,
        ...(fund.budget.cell === undefined ? {} : { cell: fund.budget.cell }),
      },
      related: [],
      stated: fund.budget.stated ?? '空白',
      expected: '大于0的金额',
      message: `请在「${fund.sheet}」填写当年预算：金额须大于0。`,
    })
  })
}
