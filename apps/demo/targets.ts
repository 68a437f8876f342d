/**
 * The seven funds of 005 with their printed target tables. Three stand as printed with their findings, the others are at
 * different desks; two are public. Last year's table of one of them is told whole, with invented results.
 */
import type { Cases } from '#platform/cases'
import { fundTargets } from '#regulations/budget'
import { registerProcedureId } from '../../regulations/shared/register-case.ts'
import { SINCE } from './people.ts'
import { type Teller, teller } from './story.ts'
import { type SourceBudget, type SourceFund, loadPrintedBudget } from './workbook/index.ts'

type Values = Readonly<Record<string, string | number | boolean | null>>
type Entry = readonly [register: string, key: string, values: Values]

const keyFunds: readonly string[] = ['p.rencai', 'p.feigong', 'p.ganbu', 'p.zhucun']
const lastYearFund = '2022-005-03'

/** Documents, the funds of two years, and a few entries of the library. */
export async function fillTargetRegisters(cases: Cases): Promise<void> {
  const printed = await loadPrintedBudget()
  for (const [register, key, values] of [...documents, ...fundsOf(printed), ...library]) {
    const account = register === 'indicator-library' ? 'performance' : 'keeper'
    await teller(cases, registerProcedureId(register)).act(account, 'RecordEntry', {
      key,
      from: SINCE,
      values,
    })
  }
}

const document = (key: string, title: string, more: Values = {}): Entry => [
  'basis-documents',
  key,
  { title, kind: '文件', ...more },
]
const documents: readonly Entry[] = [
  document('石柱委办发〔2019〕11号', '县委组织部三定规定', { issuer: '县委办公室' }),
  document('石委编委发〔2019〕25号', '考核办公室、老干部活动中心等机构编制方案', { issuer: '县委编委' }),
  document('渝委办〔2018〕86号', '2018年全市人才工作要点', {
    kind: '年度文件',
    validFrom: 2018,
    validTo: 2018,
  }),
  document('渝委组〔2018〕70号', '脱贫攻坚战干部教育培训实施意见', { kind: '规划计划', validTo: 2020 }),
]

function fundsOf({ funds }: SourceBudget): readonly Entry[] {
  const listed = funds.map(({ key, head }, i): Entry => [
    'fund-projects',
    `2023-005-0${i + 1}`,
    {
      name: head['专项资金名称'] ?? '',
      year: 2023,
      owner: '005',
      category: keyFunds.includes(key) ? '重点专项' : '一般性项目',
      level: '一级',
      parent: null,
      amount: head['当年预算'] ?? '',
      label: `2023年${head['专项资金名称'] ?? ''}`,
    },
  ])
  const before: Entry = [
    'fund-projects',
    lastYearFund,
    {
      name: '石柱干部教育培训经费',
      year: 2022,
      owner: '005',
      category: '重点专项',
      level: '一级',
      parent: null,
      amount: '48.00',
      label: '2022年石柱干部教育培训经费',
    },
  ]
  return [...listed, before]
}

const indicator = (
  key: string,
  name: string,
  cells: readonly [string, string, string, string, string],
): Entry => {
  const [first, second, unit, relation, value] = cells
  return ['indicator-library', key, { name, department: '005', first, second, unit, relation, value }]
}
const library: readonly Entry[] = [
  indicator('005-01', '培训班期数', ['产出', '数量', '期', '≥', '']),
  indicator('005-02', '参训干部人数', ['产出', '数量', '人', '≥', '']),
  indicator('005-03', '培训结业率', ['产出', '质量', '%', '≥', '95']),
  indicator('005-04', '培训按计划开班率', ['产出', '时效', '%', '=', '100']),
  indicator('005-05', '人均每天培训成本', ['成本', '经济成本', '元/人*天', '≤', '210']),
  indicator('005-06', '非公经济党组织个数', ['产出', '数量', '个', '≥', '71']),
  indicator('005-07', '基层党组织凝聚力', ['效益', '社会效益', '级', '定性', '良']),
  indicator('005-08', '参训学员满意度', ['满意度', '服务对象满意度', '%', '≥', '90']),
]

/** What can be told before the budgets: last year's table whole, this year's filled in, sent and partly reviewed. */
export async function tellTargets(cases: Cases): Promise<() => Promise<void>> {
  const story = teller(cases, fundTargets.id)
  const printed = await loadPrintedBudget()
  await story.until('2022-12-19', '09:20')
  await tellLastYear(story)
  await story.until('2022-12-19', '13:40')
  const ids = new Map<string, string>()
  for (const [i, fund] of printed.funds.entries())
    ids.set(
      fund.key,
      await story.act('fund-compiler', 'OpenTargets', { fund: `2023-005-0${i + 1}`, table: tableOf(fund) }),
    )
  const caseOf = (key: string) => ({ caseId: ids.get(key) ?? '' })
  for (const [key, overview] of overviews)
    await story.act('fund-compiler', 'ReviseTargets', { overview }, caseOf(key))
  await story.until('2022-12-19', '14:30')
  for (const key of ['p.feigong', 'p.ganbu', 'p.zhucun', 'p.zuzhi']) {
    await story.act('fund-compiler', 'PassSelfCheck', {}, caseOf(key))
    await story.act('fund-compiler', 'SubmitTargets', {}, caseOf(key))
  }
  // 老干部经费 names the party organisations of another fund with another count: it is looked at again after that one's check.
  await story.act('fund-compiler', 'ReviseTargets', { overview: veteranOverview }, caseOf('p.laogan'))
  await story.until('2022-12-19', '16:00')
  await review(story, caseOf, printed)
  return async () => {
    await publish(story, caseOf)
  }
}

type CaseOf = (key: string) => { readonly caseId: string }

const overviews = [
  ['p.ganbu', '统筹全县干部教育培训班次，提升干部履职能力，建设高素质干部队伍。'],
  ['p.zhucun', '保障驻乡驻村工作队的基本经费，按时兑现驻村干部的工作补贴。'],
] as const
const veteranOverview = '落实老干部的政治和生活待遇，做好慰问、保健、安置、帮扶和活动中心的日常工作。'

/** A printed fund as the procedure takes it in: five cells a row, nothing filled in. */
function tableOf({ head, rows }: SourceFund) {
  return {
    title: head['表名'] ?? '',
    nameLabel: '专项资金名称',
    department: head['业务主管部门'] ?? '',
    budget: head['当年预算'] ?? '',
    overview: head['项目概况'] ?? '',
    goal: head['当年绩效目标'] ?? '',
    basis: head['立项依据'] ?? '',
    rows: rows.map(({ cells }) => [...cells]),
  }
}

async function review(story: Teller, caseOf: CaseOf, printed: SourceBudget): Promise<void> {
  for (const key of ['p.feigong', 'p.ganbu', 'p.zuzhi'])
    await story.act(
      'department',
      'ApproveByDepartment',
      { opinion: '目标与预算相符，同意报财政。' },
      caseOf(key),
    )
  const items = [
    { path: 'rows/r1/relation', text: '满意度写“=100%”，有一人不满意即未完成，请核对是否改为“≥”。' },
    { path: 'rows/r2/relation', text: '村级收入增加写“=12”，增收更多也算未完成，请改为“≥”。' },
  ]
  await story.act('department', 'Return', { items }, caseOf('p.zhucun'))
  const rowsOf = (key: string): readonly string[] =>
    (printed.funds.find((fund) => fund.key === key)?.rows ?? []).map((_row, i) => `r${i + 1}`)
  const lines = (key: string, open: Readonly<Record<string, string>> = {}) =>
    rowsOf(key).map((row) => ({ row, passed: open[row] === undefined, opinion: open[row] ?? '' }))
  await story.until('2022-12-19', '17:10')
  for (const key of ['p.feigong', 'p.ganbu']) {
    await story.act(
      'performance',
      'RecordSheet',
      { lines: lines(key), grade: '良', opinion: '目标明确，可以考核。' },
      caseOf(key),
    )
    await story.act('performance', 'PassFinanceReview', {}, caseOf(key))
  }
  const open = { r6: '“率”应填百分数，请改为≥90%。', r13: '比率不会超过100%，请改为“=100%”。' }
  await story.act(
    'performance',
    'RecordSheet',
    { lines: lines('p.zuzhi', open), grade: '中', opinion: '两项指标须修改。' },
    caseOf('p.zuzhi'),
  )
}

async function publish(story: Teller, caseOf: CaseOf): Promise<void> {
  const approval = { approvedOn: '2023-02-01', documentNumber: '石财预〔2023〕演示1号' }
  const opinion = '不含涉密内容和个人信息，同意公开。'
  await story.until('2023-02-20', '09:10')
  for (const key of ['p.feigong', 'p.ganbu']) {
    await story.act('approver', 'ApproveTargets', approval, caseOf(key))
    await story.act('secrecy', 'ReviewSecrecy', { passed: true, opinion }, caseOf(key))
    await story.act('fund-compiler', 'PublishTargets', {}, caseOf(key))
  }
}

/** Invented targets and results of the year before; entered in December, when the office began to use the platform. */
async function tellLastYear(story: Teller): Promise<void> {
  const table = {
    budget: '48.00',
    overview: '统筹全县干部教育培训班次，提升干部履职能力，建设高素质干部队伍。',
    goal: '县管副职干部任职培训2期；乡村振兴专题培训2期。',
    basis: '规范区县党校主体班办学的通知（渝委组〔2013〕85号）',
    rows: lastYearRows.map(([cells]) => [...cells]),
  }
  const caseId = await story.act('fund-compiler', 'OpenTargets', { fund: lastYearFund, table })
  const here = { caseId }
  await story.act('fund-compiler', 'PassSelfCheck', {}, here)
  await story.act('fund-compiler', 'SubmitTargets', {}, here)
  await story.act('department', 'ApproveByDepartment', { opinion: '同意' }, here)
  const lines = lastYearRows.map((_row, i) => ({ row: `r${i + 1}`, passed: true, opinion: '' }))
  await story.act('performance', 'RecordSheet', { lines, grade: '良', opinion: '' }, here)
  await story.act('performance', 'PassFinanceReview', {}, here)
  await story.act(
    'approver',
    'ApproveTargets',
    { approvedOn: '2022-12-19', documentNumber: '石财预〔2022〕演示3号' },
    here,
  )
  await story.act('secrecy', 'ReviewSecrecy', { passed: true, opinion: '同意公开' }, here)
  await story.act('fund-compiler', 'PublishTargets', {}, here)
  await story.until('2022-12-19', '11:00')
  const readings = lastYearRows.map(([, , middle], i) => ({
    row: `r${i + 1}`,
    result: middle,
    forecast: middle === '18' ? 'doubtful' : 'full',
    reason: middle === '18' ? '春季班延期，秋季补办' : '',
  }))
  await story.act('fund-compiler', 'RecordMonitoring', { month: 6, spent: '21.30', readings }, here)
  const results = lastYearRows.map(([, result, , reason = ''], i) => ({ row: `r${i + 1}`, result, reason }))
  const goals = [
    { goal: 'g1', actual: '2' },
    { goal: 'g2', actual: '2' },
  ]
  const summary = '全年班次按计划完成，中青年干部班少办一期。（演示数据）'
  await story.act('fund-compiler', 'SubmitSelfEvaluation', { spent: '46.80', results, goals, summary }, here)
  await story.act('performance', 'ConfirmEvaluation', { opinion: '自评属实。' }, here)
  await story.act('fund-compiler', 'PublishEvaluation', {}, here)
}

type LastYearRow = readonly [
  cells: readonly [string, string, string, string, string],
  result: string,
  middle: string,
  reason?: string,
]
const lastYearRows: readonly LastYearRow[] = [
  [['培训天数', '10', '天', '≥', '5'], '5', '5'],
  [['专题培训班学员满意度', '10', '%', '≥', '90'], '93.5', '92'],
  [['培训机关事业单位覆盖面', '20', '%', '=', '100'], '100', '60'],
  [['培训县管副职干部人数', '10', '人', '≥', '100'], '108', '52'],
  [['培训中青干部人数', '20', '人', '≥', '50'], '41', '18', '秋季班因场地修缮少办一期'],
  [['培训组工干部人数', '10', '人', '≥', '120'], '126', '66'],
  [['培训成本', '10', '元/人*天', '≤', '200'], '196', '195'],
]
