import type { CheckResult, LintFinding } from '#lint'
import { found, isChange, isUnwanted, parsePrinted, passed, printFigure } from '#lint'
import type { StatedFund, StatedIndicator } from '../figures.ts'
import { fundPlace, indicatorPlace } from './places.ts'

/** A limit on a loss above this share is asked about (p.rencai.r5). */
const undesirableRateMax = 50
/** Amounts in 元 from here on are shown in 万元 (p.money). */
const conversionFromFen = 1_000_000

/** Things that are possible but that a careful reviewer would ask about; none of them blocks. */
export function checkTargetHints(fund: StatedFund, year: number): CheckResult[] {
  const rows = fund.indicators.filter((row) => row.name !== '' && row.relation !== '' && row.value !== '')
  return [
    ...rows.filter(({ unit }) => unit === '%').map((row) => checkPercentBound(fund, row)),
    ...rows.filter(isUndesirableRate).map((row) => checkPlausibleLimit(fund, row)),
    ...rows.filter(({ name }) => /成本|增加|增长/.test(name)).map((row) => checkDirection(fund, row)),
    ...rows.filter(({ name }) => name.endsWith('率')).map((row) => rateByGrade(fund, row)),
    ...rows.filter(({ unit }) => unit.includes('元')).flatMap((row) => checkMoneyUnit(fund, row)),
    ...checkBasisPeriods(fund, year),
  ]
}

function hint(
  fund: StatedFund,
  row: StatedIndicator,
  text: Pick<LintFinding, 'rule' | 'grade' | 'expected' | 'message'> & { column: string; clause: string },
): CheckResult {
  const { column, clause, ...rest } = text
  return found({
    ...rest,
    where: indicatorPlace(fund, row, clause, column),
    related: [],
    stated: `${row.relation}${row.value}${row.unit}`,
  })
}

/** p.zuzhi.r13: a share stays within 100 % and is not ≥ 100 %; changes are exempt. */
function checkPercentBound(fund: StatedFund, row: StatedIndicator): CheckResult {
  const value = Number(row.value)
  const isOdd = value > 100 || (value === 100 && (row.relation === '≥' || row.relation === '>'))
  if (!isOdd || isChange(row.name)) return passed('percent-bound', indicatorPlace(fund, row, 'p.zuzhi.r13'))
  return hint(fund, row, {
    rule: 'percent-bound',
    grade: 'doubt',
    column: '指标性质',
    clause: 'p.zuzhi.r13',
    expected: `=100${row.unit}`,
    message: `请核对「${fund.sheet}」第${row.row}行“${row.name}”：比率不会超过100%，“${row.relation}${row.value}%”是否应为“=100%”？`,
  })
}

function isUndesirableRate(row: StatedIndicator): boolean {
  return row.unit === '%' && (row.relation === '≤' || row.relation === '<') && isUnwanted(row.name)
}

function checkPlausibleLimit(fund: StatedFund, row: StatedIndicator): CheckResult {
  if (Number(row.value) <= undesirableRateMax)
    return passed('target-plausibility', indicatorPlace(fund, row, 'p.rencai.r5'))
  return hint(fund, row, {
    rule: 'target-plausibility',
    grade: 'doubt',
    column: '指标值',
    clause: 'p.rencai.r5',
    expected: `不高于${undesirableRateMax}%`,
    message: `请确认「${fund.sheet}」第${row.row}行“${row.name}”：上限${row.value}%是否为${Number(row.value) / 10}%？`,
  })
}

/** p.zhucun.r2, p.xinxi.r1: with = a better result would miss the target. */
function checkDirection(fund: StatedFund, row: StatedIndicator): CheckResult {
  if (row.relation !== '=' || row.unit.includes('%'))
    return passed('relation-direction', indicatorPlace(fund, row, 'p.relation'))
  const better = row.name.includes('成本') ? '≤' : '≥'
  return hint(fund, row, {
    rule: 'relation-direction',
    grade: 'doubt',
    column: '指标性质',
    clause: 'p.relation',
    expected: better,
    message: `请核对「${fund.sheet}」第${row.row}行“${row.name}”：用“=”时结果更好也算未达标，是否应为“${better}”？`,
  })
}

/** p.zuzhi.r6: a rate is a number. */
function rateByGrade(fund: StatedFund, row: StatedIndicator): CheckResult {
  if (row.relation !== '定性') return passed('qualitative-shape', indicatorPlace(fund, row, 'p.zuzhi.r6'))
  return hint(fund, row, {
    rule: 'qualitative-shape',
    grade: 'doubt',
    column: '指标性质',
    clause: 'p.zuzhi.r6',
    expected: '百分数',
    message: `请核对「${fund.sheet}」第${row.row}行“${row.name}”：名称是比率，却用档次“${row.value}”衡量，是否改为百分数？`,
  })
}

/** p.money: an amount in 元 is shown in 万元; an amount above the fund's budget is refused (万元) or asked about (元). */
function checkMoneyUnit(fund: StatedFund, row: StatedIndicator): CheckResult[] {
  const unit = row.unit.startsWith('万元') ? '万元' : '元'
  const parsed = parsePrinted(row.value, unit)
  if (!parsed.ok) return []
  const inWan = printFigure(parsed.figure.value, '万元')
  const overBudget = fund.budget.value !== null && parsed.figure.value > fund.budget.value
  if (overBudget && /元$|元\/年$/.test(row.unit)) {
    return [
      hint(fund, row, {
        rule: 'cost-feasible',
        grade: row.unit === '万元' ? 'error' : 'doubt',
        column: '指标值',
        clause: 'p.money',
        expected: `不超过${printFigure(fund.budget.value ?? 0, '万元')}万元`,
        message: `请核对「${fund.sheet}」第${row.row}行“${row.name}”：${inWan}万元大于当年预算${printFigure(fund.budget.value ?? 0, '万元')}万元，单位是否写错？`,
      }),
    ]
  }
  if (unit === '万元' || parsed.figure.value < conversionFromFen)
    return [passed('figure-unit', indicatorPlace(fund, row, 'p.money'))]
  return [
    hint(fund, row, {
      rule: 'figure-unit',
      grade: 'note',
      column: '计量单位',
      clause: 'p.money',
      expected: `${inWan}万元`,
      message: `「${fund.sheet}」以万元计，第${row.row}行“${row.name}”用${row.unit}，折合${inWan}万元。`,
    }),
  ]
}

/** p.basis: a plan whose title names a period that ended before the budget year is asked about. */
function checkBasisPeriods(fund: StatedFund, year: number): CheckResult[] {
  const spans = [...fund.basis.matchAll(/(\d{4})\s*[-—–～至]+\s*(\d{4})年/g)].map((match) => ({
    text: match[0],
    end: Number(match[2]),
  }))
  const yearly = [...fund.basis.matchAll(/(\d{4})年[^《》、，]{0,8}工作要点/g)].map((match) => ({
    text: match[0],
    end: Number(match[1]),
  }))
  return [...spans, ...yearly].map(({ text, end }) => {
    if (end >= year) return passed('basis-validity', fundPlace(fund, '立项依据', 'p.basis'))
    return found({
      rule: 'basis-validity',
      grade: 'doubt',
      where: fundPlace(fund, '立项依据', 'p.basis'),
      related: [],
      stated: text,
      expected: `${year}年仍有效`,
      message: `请核对「${fund.sheet}」的立项依据：“${text}”的期限到${end}年已过，${year}年预算是否另有依据？`,
    })
  })
}
