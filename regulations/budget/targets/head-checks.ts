/** Checks of a target table's head: money, texts, fund, parent; and of the form with three levels. */
import type { CheckResult } from '#lint'
import { levelsOfYear } from './reference-data.ts'
import { checkMoney, checkTree } from './money-checks.ts'
import { type Checked, headCheck, rowCheck } from './place-checks.ts'
import { nameLabel, officeText, tableTitle } from './table.ts'
import type { TargetFund, TargetTable } from './vocabulary.ts'

/** Characters of 项目概况 (p.overview): shorter says nothing, longer is not read. */
const overviewLength = { min: 20, max: 2_000 } as const

export function checkHead(checked: Checked): readonly CheckResult[] {
  const { fund, table } = checked
  return [
    ...checkMoney(checked),
    checkOverview(fund, table),
    headCheck(
      fund,
      {
        rule: 'basis-is-given',
        clause: 'shizhu-budget-2023/p.blank.basis',
        field: 'basis',
        label: '立项依据',
      },
      table.basis.length > 0,
      () => ({
        grade: 'error',
        stated: '空白',
        expected: '至少一项',
        message: '请填写立项依据：至少列一份文件或一次会议审定。',
      }),
    ),
    headCheck(
      fund,
      {
        rule: 'goal-is-given',
        clause: 'shizhu-budget-2023/p.blank.goal',
        field: 'goal',
        label: '当年绩效目标',
      },
      table.goal.trim() !== '',
      () => ({ grade: 'error', stated: '空白', expected: '当年绩效目标', message: '请填写当年绩效目标。' }),
    ),
    ...checkPrintedHead(fund, table),
    ...checkTree(checked),
    checkExecutionWeight(fund, table),
    ...(table.layout === 'levels' ? [checkCore(fund, table), ...checkLevels(checked)] : []),
  ]
}

function checkOverview(fund: TargetFund, { overview, layout }: TargetTable): CheckResult {
  const length = [...overview.trim()].length
  const { min, max } = overviewLength
  const clause =
    layout === 'levels' && length === 0
      ? 'shizhu-budget-2023/p.blank.overview'
      : 'shizhu-budget-2023/p.overview'
  return headCheck(
    fund,
    { rule: 'overview-length', clause, field: 'overview', label: '项目概况' },
    length >= min && length <= max,
    () => ({
      grade: 'error',
      stated: `${length}字`,
      expected: `${min}至${max}字`,
      message: `请补写项目概况：现为${length}字，应在${min}至${max}字之间。`,
    }),
  )
}

/** p.blank.execweight: 0 to 100, the indicators fill the rest. */
function checkExecutionWeight(fund: TargetFund, { executionWeight: kept }: TargetTable): CheckResult {
  return headCheck(
    fund,
    {
      rule: 'execution-weight-in-range',
      clause: 'shizhu-budget-2023/p.blank.execweight',
      field: 'executionWeight',
      label: '预算执行率权重',
    },
    Number.isInteger(kept) && kept >= 0 && kept <= 100,
    () => ({
      grade: 'error',
      stated: String(kept),
      expected: '0至100的整数',
      message: '请改正预算执行率权重：应为0至100的整数。',
    }),
  )
}

/** p.blank.core: at least one core indicator. */
function checkCore(fund: TargetFund, { rows }: TargetTable): CheckResult {
  return headCheck(
    fund,
    {
      rule: 'has-core-indicator',
      clause: 'shizhu-budget-2023/p.blank.core',
      field: 'rows',
      label: '核心指标',
    },
    rows.some(({ core }) => core),
    () => ({
      grade: 'doubt',
      stated: '无',
      expected: '至少一项',
      message: '请至少标出一项核心指标：目前一项也没有标。',
    }),
  )
}

/** p.blank.levels: every row has its first and second level, both from the register of the year. */
function checkLevels({ fund, table, reference }: Checked): readonly CheckResult[] {
  const known = levelsOfYear(reference.levels, fund.year)
  return table.rows.map((row, i) => {
    const isComplete = row.first !== '' && row.second !== ''
    const isKnown = known.some(({ first, second }) => first === row.first && second === row.second)
    return rowCheck(
      fund,
      row,
      i,
      { rule: 'row-has-its-levels', clause: 'shizhu-budget-2023/p.blank.levels', column: '一级指标' },
      isKnown,
      () => ({
        grade: 'error',
        stated: [row.first, row.second].filter((part) => part !== '').join('—') || '空白',
        expected: [...new Set(known.map(({ first }) => first))].join('、'),
        message: isComplete
          ? `请改正第${i + 1}行的指标层级：“${row.first}—${row.second}”不在${fund.year}年的层级内。`
          : `请为第${i + 1}行“${row.name}”选定一级指标和二级指标：三级指标不能单独存在。`,
      }),
    )
  })
}

/** p.dept, t12, p.title: what an imported table printed otherwise; kept as odd, printed right. */
function checkPrintedHead(fund: TargetFund, { printed }: TargetTable): readonly CheckResult[] {
  if (printed === null) return []
  const registered = officeText(fund.department)
  const label = nameLabel(fund.category)
  return [
    headCheck(
      fund,
      {
        rule: 'department-as-registered',
        clause: 'shizhu-budget-2023/p.dept',
        field: 'department',
        label: '业务主管部门',
      },
      printed.department === '' || printed.department === registered,
      () => ({
        grade: 'inconsistency',
        stated: printed.department,
        expected: registered,
        message: `业务主管部门印作“${printed.department}”，单位名册中${fund.department.code}为“${fund.department.name}”，印出时用名册的名称。`,
        repair: registered,
      }),
    ),
    headCheck(
      fund,
      { rule: 'name-label-as-category', clause: 'shizhu-budget-2023/t12', field: 'printed', label: '表头' },
      printed.nameLabel === '' || printed.nameLabel === label,
      () => ({
        grade: 'note',
        stated: printed.nameLabel,
        expected: label,
        message: `${fund.category}的表头应写“${label}”，原表写“${printed.nameLabel}”，印出时改用前者。`,
      }),
    ),
    headCheck(
      fund,
      { rule: 'title-as-generated', clause: 'shizhu-budget-2023/p.title', field: 'printed', label: '表题' },
      printed.title === '' || printed.title === tableTitle(fund),
      () => ({
        grade: 'note',
        stated: printed.title,
        expected: tableTitle(fund),
        message: `表题由年度、类别和级次生成，为“${tableTitle(fund)}”，原表题为“${printed.title}”。`,
      }),
    ),
  ]
}
