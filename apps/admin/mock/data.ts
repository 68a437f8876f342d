/** Cases, lists and offices of the mock. Organisations are invented. */
import { approveAct, clauseOf, openAct, returnAct, reviseAct, signAct, submitAct } from './acts.ts'
import { printedFigures, printedFindings } from './figures.ts'

export { clauseOf } from './acts.ts'

const procedure = 'budget/unit-budget'

export const post = {
  id: 'post-1',
  role: 'compiler',
  roleLabel: '预算编制人',
  organisation: 'unit-1',
  organisationName: '某县老干部活动中心',
  tenant: 'county',
}
export const session = {
  person: { id: 'person-1', name: '示例编制员' },
  posts: [post, { ...post, id: 'post-2', role: 'finance', roleLabel: '财务负责人' }],
  post: 'post-1',
  administrator: null,
  demo: true,
  today: '2023-02-03',
}
export const demoAccounts = [
  ['bianzhi', '示例编制员', '预算编制人', '某县老干部活动中心', '导入工作簿、改正、报送'],
  ['caiwu', '示例财务', '财务负责人', '某县老干部活动中心', '复核并签章'],
  ['fuze', '示例负责人', '单位负责人', '某县老干部活动中心', '签章'],
  ['zhuguan', '示例审核员', '主管部门审核岗', '某县县委组织部', '审核汇总、退回、报财政'],
  ['caizheng', '示例科员', '财政业务科室', '某县财政局', '审核、批复'],
  ['system', '示例系统员', '系统管理员', '某县财政局', '机构与帐号'],
  ['audit', '示例审计员', '审计管理员', '某县财政局', '访问日志'],
].map(([account, name, roleLabel, organisationName, note]) => ({
  account,
  name,
  roleLabel,
  organisationName,
  note,
}))

const stages = [
  ['drafting', '编制'],
  ['signing', '签章'],
  ['department', '主管部门审核'],
  ['finance', '财政审核'],
  ['approved', '已批复'],
  ['published', '已公开'],
] as const

export const procedures = [
  {
    id: procedure,
    module: 'budget',
    label: '单位预算编制与公开',
    instrument: 'shizhu-budget-2023',
    instrumentTitle: '单位预算公开（2023）',
    stages: stages.map(([stage, label]) => ({ stage, label, closed: stage === 'published' })),
    columns: [
      { column: 'unit', label: '单位', type: 'text' },
      { column: 'year', label: '年度', type: 'integer' },
      { column: 'total', label: '支出总计（万元）', type: 'text' },
    ],
    openings: [openAct],
  },
]

const units = [
  '老干部活动中心',
  '党校',
  '人才服务中心',
  '档案馆',
  '融媒体中心',
  '图书馆',
  '农业技术推广站',
  '水文站',
]
export const workItems = Array.from({ length: 200 }, (_, index) => {
  const [stage, stageLabel] = stages[index % 5] ?? stages[0]
  const left = (index % 11) - 3
  return {
    procedure,
    id: index === 0 ? 'case-1' : `case-${index + 1}`,
    title: `某县${units[index % units.length]}${index >= 8 ? `第${Math.ceil(index / 8)}分支机构` : ''}2023年单位预算`,
    stage,
    stageLabel,
    version: `v${index}`,
    updatedAt: '2023-02-02T09:12:00+08:00',
    ...(index % 7 === 6
      ? {}
      : {
          due: {
            label: index % 2 === 0 ? '公开期限' : '批复期限',
            due: `2023-02-${String(6 + (left + 3)).padStart(2, '0')}`,
            workingDaysLeft: left,
            provisional: index % 9 === 0,
          },
        }),
    mine: index % 3 === 0,
    returned: index % 10 === 0,
    urged: index % 13 === 0 ? 2 : 0,
    columns: { unit: `某县${units[index % units.length]}`, year: 2023, total: (190.98 + index).toFixed(2) },
  }
})

const days: [string, boolean, string, string?][] = [
  ['2023-01-18', true, 'weekday'],
  ['2023-01-19', true, 'weekday'],
  ['2023-01-20', true, 'weekday'],
  ...['21', '22', '23', '24', '25', '26', '27'].map((day): [string, boolean, string, string] => [
    `2023-01-${day}`,
    false,
    'holiday',
    '春节',
  ]),
  ['2023-01-28', true, 'make-up', '春节调休上班'],
  ['2023-01-29', true, 'make-up', '春节调休上班'],
  ['2023-01-30', true, 'weekday'],
  ['2023-01-31', true, 'weekday'],
  ['2023-02-01', true, 'weekday'],
  ['2023-02-02', true, 'weekday'],
  ['2023-02-03', true, 'weekday'],
  ['2023-02-04', false, 'weekend'],
  ['2023-02-05', false, 'weekend'],
  ['2023-02-06', true, 'weekday'],
]
let counted = 0
const receipt = {
  anchor: '2023-01-17',
  due: '2023-02-06',
  over: '2023-02-07',
  unit: 'working-days',
  count: 11,
  direction: 'after',
  roll: 'none',
  provisional: false,
  edition: '2023',
  notices: ['国务院办公厅关于2023年部分节假日安排的通知'],
  lines: days.map(([date, working, kind, name]) => ({
    date,
    working,
    kind,
    ...(name === undefined ? {} : { name }),
    provisional: false,
    ...(working ? { counted: ++counted } : {}),
  })),
}

const finding = (holds: string, label: string, say?: string) => ({
  rule: `${label}@1`,
  clause: 'shizhu-budget-2023/n.3.b',
  clauseLabel: '说明三（二）',
  label,
  holds,
  ...(say === undefined ? {} : { say }),
  facts: { stated: '68.54', expected: '190.98', unit: '万元' },
})

export function caseOf(id: string) {
  const item = workItems.find((work) => work.id === id) ?? workItems[0]
  return {
    procedure,
    id,
    title: item?.title ?? id,
    stage: 'signing',
    stageLabel: '签章',
    version: 'abc123',
    instrument: '单位预算公开（2023）',
    instrumentVersion: '2023',
    stageLine: stages.map(([stage, label], index) => ({
      stage,
      label,
      state: index < 1 ? 'past' : index === 1 ? 'current' : 'future',
      ...(index < 1 ? { at: '2023-01-17T10:00:00+08:00' } : {}),
    })),
    state: {
      stage: 'signing',
      unit: 'unit-1',
      unitName: '某县老干部活动中心',
      year: 2023,
      figures: printedFigures,
      findings: printedFindings,
      signatures: [{ role: '制表人', at: '2023-02-01T15:02:00+08:00', digest: 'sha256:9f2c5e1ab0' }],
    },
    acts: [signAct, reviseAct, submitAct, approveAct, returnAct],
    periods: [
      {
        id: 'publish',
        label: '批复后公开',
        clause: 'shizhu-budget-2023/n.0',
        clauseLabel: '说明题目',
        due: '2023-02-06',
        over: '2023-02-07',
        kind: 'closes',
        provisional: false,
        workingDaysLeft: 1,
        receipt,
      },
    ],
    findings: [
      finding('no', '说明与表2一致', '请把说明中的68.54改为190.98。'),
      finding('yes', '收入与支出平衡'),
      finding('unknown', '上年对比口径一致', undefined),
    ],
    holds: [
      {
        id: 'objection',
        label: '财务负责人提出疑问，暂停签章',
        clause: 'shizhu-budget-2023/t0.sign',
        clauseLabel: '封面签章',
        say: '请先答复疑问，再继续签章。',
      },
    ],
    returns: [
      {
        round: 1,
        act: 'Return',
        at: '2023-01-31T09:20:00+08:00',
        person: '示例审核员',
        items: [
          { number: 1, path: 'figures.narrative.2', text: '说明三的支出数与表2不符，请核对。' },
          {
            number: 2,
            path: 'figures.tables.t3',
            text: '表3合计与分项相差0.01，请说明。',
            answer: { kind: 'explained', text: '属四舍五入尾差。', at: '2023-02-01T10:00:00+08:00' },
          },
        ],
      },
    ],
    handOver: { act: 'Submit', at: '2023-01-30T16:00:00+08:00', received: true },
    materials: [
      {
        hash: 'sha256:aa11bb22cc33',
        name: '2023年单位预算公开表.xlsx',
        mediaType: 'application/vnd.ms-excel',
        bytes: 48_213,
        at: '2023-01-17T10:00:00+08:00',
      },
    ],
    notices: [
      {
        column: '预算公开',
        title: '2023年单位预算公开',
        address: '/budgets/demo',
        postedAt: '2023-02-02T09:00:00+08:00',
        removedAt: null,
      },
    ],
    documents: [
      {
        template: 'cover',
        label: '预算封面',
        clause: 'shizhu-budget-2023/t0.sign',
        clauseLabel: '封面签章',
        code: 'GC-7F3K-22',
        address: `/api/budget/unit-budget/${id}/documents/cover.pdf`,
      },
      {
        template: 'statement',
        label: '单位预算情况说明',
        clause: 'shizhu-budget-2023/n.struct',
        clauseLabel: '说明结构',
        code: null,
        address: `/api/budget/unit-budget/${id}/documents/statement.pdf`,
      },
    ],
    trail: [
      trailItem(1, 'Open', '新建单位预算'),
      trailItem(2, 'Import', '导入工作簿'),
      { ...trailItem(3, 'SignAsCompiler', '制表人签章'), backfilled: true, note: '纸面封面已签，次日补录' },
    ],
  }
}

function trailItem(version: number, act: string, label: string) {
  return {
    version,
    act,
    label,
    clause: 'shizhu-budget-2023/t0.sign',
    clauseLabel: '封面签章',
    at: `2023-01-${16 + version}T10:00:00+08:00`,
    entered: `2023-01-${16 + version}T10:00:00+08:00`,
    backfilled: false,
    person: '示例编制员',
    organisation: '某县老干部活动中心',
    roleLabel: '预算编制人',
    findings: [finding('yes', '每张表齐全'), finding('no', '说明与表2一致', '说明与表2不符，已作提示。')],
    reasons: version === 2 ? { '说明与表2一致@1': '按原件导入，拟后改正。' } : {},
    reverted: version === 2,
    hash: `sha256:5c1${version}aa0f9e77120bb34`,
  }
}

export const registers = [
  {
    id: 'budget/function-codes',
    label: '支出功能分类科目',
    clause: 'shizhu-budget-2023/t2',
    mayEdit: true,
    entries: 3,
    columns: [
      { column: 'code', label: '科目编码', type: 'text', required: true },
      { column: 'name', label: '科目名称', type: 'text', required: true },
      {
        column: 'level',
        label: '级次',
        type: 'select',
        required: true,
        options: [
          { value: 'class', label: '类' },
          { value: 'item', label: '项' },
        ],
      },
      { column: 'open', label: '可录入', type: 'boolean', required: false },
    ],
  },
]
export const entries = [
  ['201', '一般公共服务支出', 'class', false],
  ['2013201', '行政运行', 'item', true],
  ['2080505', '机关事业单位基本养老保险缴费支出', 'item', true],
].map(([code, name, level, open], index) => ({
  key: String(code),
  from: '2023-01-01',
  until: index === 2 ? '2023-12-31' : null,
  values: { code, name, level, open },
  by: '示例科员',
  at: '2022-12-20T10:00:00+08:00',
}))

export function dryRun(target: string, fileName: string) {
  const isBudget = target === 'budget-workbook'
  return {
    token: 'token-1',
    target,
    fileName,
    readable: true,
    faults: isBudget
      ? []
      : [{ sheet: '科目', cell: 'B7', row: 7, column: '科目名称', say: '第7行“科目名称”为空，请补填。' }],
    changes: isBudget
      ? [{ key: '表2 一般公共预算支出表', kind: 'added', before: null, after: { rows: 15 } }]
      : [
          {
            key: '2080506',
            kind: 'added',
            before: null,
            after: { code: '2080506', name: '机关事业单位职业年金缴费支出', level: 'item', open: true },
          },
          {
            key: '201',
            kind: 'changed',
            before: { code: '201', name: '一般公共服务' },
            after: { code: '201', name: '一般公共服务支出' },
          },
        ],
    counts: { added: 1, changed: isBudget ? 0 : 1, ended: 0, unchanged: 12, faults: isBudget ? 0 : 1 },
    findings: isBudget
      ? printedFindings.map((item) => ({
          rule: item.rule,
          grade: item.grade,
          clause: item.where.clause,
          clauseLabel: clauseOf(item.where.clause).label,
          sheet: item.where.sheet,
          cell: item.where.cell,
          stated: item.stated,
          expected: item.expected,
          message: item.message,
        }))
      : [],
  }
}

export const organisations = [
  { id: 'county', name: '某县', code: null, division: '500240', parent: null, kind: '行政区' },
  {
    id: 'finance',
    name: '某县财政局',
    code: '112401',
    division: '500240',
    parent: 'county',
    kind: '财政部门',
  },
  {
    id: 'dept',
    name: '某县县委组织部',
    code: '112402',
    division: '500240',
    parent: 'county',
    kind: '主管部门',
  },
  {
    id: 'unit-1',
    name: '某县老干部活动中心',
    code: '005001',
    division: '500240',
    parent: 'dept',
    kind: '预算单位',
  },
]
export const accounts = demoAccounts.map((account, index) => ({
  account: account.account,
  person: `person-${index}`,
  name: account.name,
  active: true,
  locked: index === 2,
  totp: index === 5,
  posts: [
    {
      id: `post-${index}`,
      role: 'role',
      roleLabel: account.roleLabel,
      organisation: 'unit-1',
      organisationName: account.organisationName,
      from: '2023-01-01',
      until: null,
    },
  ],
}))
export const accessLog = Array.from({ length: 40 }, (_, index) => ({
  at: `2023-02-02T0${index % 10}:1${index % 6}:00+08:00`,
  person: '示例审核员',
  organisation: '某县县委组织部',
  what: index % 4 === 0 ? '导出单位预算清单' : '查看 某县老干部活动中心2023年单位预算',
  purpose: index % 4 === 0 ? '汇总审核' : null,
  subject: index % 5 === 0 ? '预算单位联系人电话' : null,
  kind: index % 4 === 0 ? '导出' : '查看',
}))
