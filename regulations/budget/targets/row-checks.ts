/** What a careful reviewer asks of the rows: grades, equality, feasibility, goals, other funds, last year. */
import type { CheckResult } from '#lint'
import { indicatorKey, parsePrinted, printFigure } from '#lint'
import { type Checked, headCheck, rowCheck } from './place-checks.ts'
import { linkGoals } from './goals.ts'
import { decimalOf } from './judge.ts'
import { findPrintedFund, goalClause, rowClause } from './printed.ts'
import { checkFeasibility } from './feasibility.ts'
import { targetText } from './columns.ts'
import { fenOf } from './table.ts'
import type { TargetRow } from './vocabulary.ts'

export function checkRows(checked: Checked): readonly CheckResult[] {
  const { table } = checked
  const named = table.rows.map((row, i) => ({ row, i })).filter(({ row }) => row.name !== '')
  return [
    ...checkStrayRow(checked),
    ...named.flatMap(({ row, i }) => [
      ...checkGrade(checked, row, i),
      ...checkMeasure(checked, row, i),
      ...checkEquality(checked, row, i),
      ...checkFloorOnMoney(checked, row, i),
      ...checkAmount(checked, row, i),
      ...checkOtherFunds(checked, row, i),
      ...checkLastYear(checked, row, i),
    ]),
    ...checkFeasibility(checked),
    ...checkGoals(checked),
  ]
}

const relationClause = 'shizhu-budget-2023/p.relation'

/** p.rencai.r7, p.laogan.r8: a row printed with a value and without a name is reported and counts nothing. */
function checkStrayRow({ fund, table }: Checked): readonly CheckResult[] {
  const clause = findPrintedFund(fund.name)?.rows['']
  if (clause === undefined) return []
  const index = table.rows.findIndex(({ name }) => name === '')
  const row = table.rows[index] ?? table.rows[0]
  if (row === undefined) return []
  return [
    rowCheck(
      fund,
      row,
      Math.max(index, 0),
      { rule: 'no-stray-row', clause, column: '指标' },
      index < 0,
      () => ({
        grade: 'error',
        stated: `${row.relation}${row.value}`,
        expected: '指标、权重、计量单位、指标性质、指标值',
        message: `请补全或删去第${index + 1}行：指标行不完整，只有“${row.relation}${row.value}”，缺指标、权重和计量单位，不计入权重合计。`,
      }),
    ),
  ]
}

/** p.qual: 定性 has a grade word of the register's scales, in 级. */
function checkGrade({ fund, reference }: Checked, row: TargetRow, i: number): readonly CheckResult[] {
  if (row.relation !== '定性' || row.value === '') return []
  const isNumber = decimalOf(row.value) !== undefined
  const isKnown = reference.scales.some(({ words }) => words.includes(row.value))
  const isUnit = row.unit === '级' || row.unit === ''
  const say = isNumber
    ? `定性指标须填档次，所填为数字“${row.value}”`
    : isKnown
      ? `定性指标的计量单位应为“级”，所填为“${row.unit}”`
      : `“${row.value}”不在档次表内`
  const clause = rowClause(fund.name, row.name, 'shizhu-budget-2023/p.qual')
  const at = { rule: 'grade-on-a-scale', clause, column: isKnown ? '计量单位' : '指标值' }
  return [
    rowCheck(fund, row, i, at, isKnown && isUnit, () => ({
      grade: 'error',
      stated: `${row.value}${row.unit}`,
      expected: isKnown ? '级' : reference.scales.map(({ key }) => key).join('；'),
      message: `请改正第${i + 1}行“${row.name}”：${say}。`,
    })),
  ]
}

/** p.blank.unit: the unit is on the list, and what the list replaces is replaced. */
function checkMeasure({ fund, reference }: Checked, row: TargetRow, i: number): readonly CheckResult[] {
  if (row.unit === '') return []
  const isKnown = reference.measures.some(({ key }) => key === row.unit)
  return [
    rowCheck(
      fund,
      row,
      i,
      { rule: 'unit-is-listed', clause: 'shizhu-budget-2023/p.blank.unit', column: '计量单位' },
      isKnown,
      () => ({
        grade: 'note',
        stated: row.unit,
        expected: '计量单位表内的单位',
        message: `第${i + 1}行“${row.name}”的计量单位“${row.unit}”不在计量单位表内，请改选或请字典管理员补充。`,
      }),
    ),
  ]
}

/** p.rencai.r9, p.zhucun.r1: with = more would miss as well; at 100 % a single dissent misses. */
function checkEquality({ fund }: Checked, row: TargetRow, i: number): readonly CheckResult[] {
  if (decimalOf(row.value) === undefined) return []
  const isWhole = row.unit === '%' && decimalOf(row.value) === 1_000_000
  const isOpinion = isWhole && /满意/.test(row.name)
  const better = row.name.includes('成本') ? '≤' : '≥'
  const clause = row.relation === '=' ? rowClause(fund.name, row.name) : relationClause
  return [
    rowCheck(
      fund,
      row,
      i,
      { rule: 'equality-is-meant', clause, column: '指标性质' },
      row.relation !== '=' || (isWhole && !isOpinion),
      () => ({
        grade: 'doubt',
        stated: `=${row.value}${row.unit}`,
        expected: isOpinion ? '如≥95%' : better,
        message: isOpinion
          ? `请核对第${i + 1}行“${row.name}”：用“=100%”时有一人不满意即算未完成。`
          : `请核对第${i + 1}行“${row.name}”：用“=”时${better === '≤' ? '低' : '多'}于${row.value}${row.unit}也算未完成，是否应为“${better}”？`,
      }),
    ),
  ]
}

/** p.rencai.r3: an amount of money with ≥ is a floor; a standard is an =. */
function checkFloorOnMoney({ fund }: Checked, row: TargetRow, i: number): readonly CheckResult[] {
  if (!row.unit.startsWith('元/')) return []
  const isFine = row.relation !== '≥' && row.relation !== '>'
  return [
    rowCheck(
      fund,
      row,
      i,
      { rule: 'standard-or-floor', clause: rowClause(fund.name, row.name), column: '指标性质' },
      isFine,
      () => ({
        grade: 'note',
        stated: `${row.relation}${row.value}${row.unit}`,
        expected: '标准用“=”，下限用“≥”',
        message: `请确认第${i + 1}行“${row.name}”是标准（=）还是下限（≥）。`,
      }),
    ),
  ]
}

/** p.xinxi.r1: a yearly cost is compared with the budget in one unit. */
function checkAmount({ fund, table }: Checked, row: TargetRow, i: number): readonly CheckResult[] {
  const budget = fenOf(table.budget)
  if (!/^(元|元\/年|万元)$/.test(row.unit) || budget === null) return []
  const parsed = parsePrinted(row.value, row.unit === '万元' ? '万元' : '元')
  if (!parsed.ok) return []
  const amount = parsed.figure.value
  return [
    rowCheck(
      fund,
      row,
      i,
      { rule: 'cost-within-budget', clause: rowClause(fund.name, row.name), column: '指标值' },
      amount <= budget,
      () => ({
        grade: row.unit === '万元' ? 'error' : 'doubt',
        stated: `${printFigure(amount, '万元')}万元`,
        expected: `不超过${table.budget}万元`,
        message: `请核对第${i + 1}行“${row.name}”：折合${printFigure(amount, '万元')}万元，大于当年预算${table.budget}万元。`,
      }),
    ),
  ]
}

/** p.feigong.r4, p.laogan.r9: one indicator, one target in all funds of the department and year. */
function checkOtherFunds({ fund, reference }: Checked, row: TargetRow, i: number): readonly CheckResult[] {
  const key = indicatorKey(row.name)
  return reference.declared
    .filter((other) => other.fund !== fund.key && indicatorKey(other.name) === key)
    .map((other) => {
      const said = `${other.relation}${other.value}${other.unit}`
      const isSame = other.relation === row.relation && decimalOf(other.value) === decimalOf(row.value)
      return rowCheck(
        fund,
        row,
        i,
        { rule: 'one-indicator-one-target', clause: rowClause(fund.name, row.name), column: '指标值' },
        isSame && (decimalOf(row.value) !== undefined || other.value === row.value),
        () => ({
          grade: 'error',
          stated: `${row.relation}${row.value}${row.unit}`,
          expected: said,
          message: `同一指标两处目标不一致：“${row.name}”这里为${row.relation}${row.value}${row.unit}，“${other.fundName}”的“${other.name}”为${said}。请与指标负责人核实后统一，或删去不属于本项目的一行。`,
        }),
      )
    })
}

/** B13: last year's miss stands beside this year's target; a target unchanged after a miss is asked about. */
function checkLastYear({ fund, reference }: Checked, row: TargetRow, i: number): readonly CheckResult[] {
  const last = reference.last.find(({ name }) => indicatorKey(name) === indicatorKey(row.name))
  if (last === undefined) return []
  const target = targetText(row)
  const isFine = last.outcome === 'full' || last.target !== target
  return [
    rowCheck(
      fund,
      row,
      i,
      { rule: 'missed-target-reconsidered', clause: rowClause(fund.name, row.name), column: '指标值' },
      isFine,
      () => ({
        grade: 'note',
        stated: target,
        expected: `上年完成${last.result}`,
        message: `第${i + 1}行“${row.name}”上年目标${last.target}，完成${last.result}，${last.outcome === 'none' ? '未完成' : '部分完成'}${last.reason === '' ? '' : `（${last.reason}）`}；今年目标未变，请说明可行性。`,
      }),
    ),
  ]
}

/** p.goal: a figure of the goal that no indicator stands for is a hint, one that its indicator contradicts an error. */
function checkGoals({ fund, table }: Checked): readonly CheckResult[] {
  return linkGoals(table.goal, table.rows, table.links).map((figure, i) => {
    const row = figure.row
    const at = {
      rule: 'goal-figure-has-indicator',
      clause: goalClause(fund.name, i),
      field: `goal/${figure.id}`,
      label: '当年绩效目标',
    }
    return headCheck(fund, at, row !== null && figure.agrees, () => ({
      grade: row === null ? 'note' : 'error',
      stated: figure.stated,
      expected: row === null ? '一项指标' : `${row.relation}${row.value}${row.unit}`,
      message:
        row === null
          ? `目标${figure.value}${figure.unit}未设指标：“${figure.phrase}”。可以为它设一项指标，或与已有指标对应。`
          : `请核对目标文字“${figure.phrase}”：与指标“${row.name}”的${row.relation}${row.value}${row.unit}不一致。`,
    }))
  })
}
