/** A small lawful fund in every stage, for examples of acts. All names are invented. */
import { localDate } from '#kernel/time'
import type { UnitEntry } from '../registers.ts'
import { factsOfTable } from './checks.ts'
import type { Rating } from './parameters.ts'
import { referenceOf } from './reference.ts'
import { emptyRow } from './columns.ts'
import { emptyTable } from './table.ts'
import type {
  Evaluation,
  Reference,
  ReviewSheet,
  Settled,
  TargetApproval,
  TargetCore,
  TargetFund,
  TargetRow,
  TargetsIn,
  TargetTable,
} from './vocabulary.ts'

export const exampleFundKey = '2023-136-01'
export const exampleFundEntry = {
  name: '示例老年学习经费',
  year: 2023,
  owner: '136',
  category: '一般性项目',
  level: '一级',
  parent: null,
  amount: '20.00',
}
export const ownerEntry: UnitEntry = {
  name: '示例县委老干部局',
  level: '一级',
  nature: '行政单位',
  organisation: 'example-department',
  finance: 'example-finance',
  department: null,
  departmentName: null,
  departmentOrganisation: null,
}

const office = { code: '136', name: '示例县委老干部局', organisation: 'example-department' }
export const exampleFund: TargetFund = {
  key: exampleFundKey,
  name: exampleFundEntry.name,
  year: 2023,
  category: '一般性项目',
  level: '一级',
  parent: null,
  owner: office,
  department: office,
  finance: 'example-finance',
  listed: '20.00',
}

type Cells = readonly [
  first: string,
  second: string,
  name: string,
  weight: string,
  unit: string,
  relation: string,
  value: string,
]
const row = (
  id: string,
  [first, second, name, weight, unit, relation, value]: Cells,
  core = false,
): TargetRow => ({
  ...emptyRow,
  id,
  first,
  second,
  name,
  weight,
  unit,
  relation,
  value,
  core,
})

export const exampleTable: TargetTable = {
  ...emptyTable,
  budget: '20.00',
  local: '20.00',
  overview: '为全县离退休干部开办学习班次，配备教师和场地，保障常年开课。',
  goal: '开设学习班不少于12期，培训学员不少于360人次。',
  basis: [
    {
      kind: 'document',
      number: '示委办〔2022〕7号',
      title: '老年学习工作方案',
      body: '',
      session: '',
      on: '',
    },
  ],
  rows: [
    row('r1', ['成本', '经济成本', '人均培训成本', '20', '元/人', '≤', '500']),
    row('r2', ['产出', '数量', '学习班期数', '20', '期', '≥', '12'], true),
    row('r3', ['产出', '数量', '培训学员', '20', '人次', '≥', '360']),
    row('r4', ['效益', '社会效益', '学习氛围', '20', '级', '定性', '良']),
    row('r5', ['满意度', '服务对象满意度', '学员满意度', '10', '%', '≥', '90']),
  ],
}

const none = {
  levels: [],
  measures: [],
  scales: [],
  documents: [],
  declared: [],
  last: [],
  funds: [
    {
      key: exampleFundKey,
      name: exampleFund.name,
      owner: '136',
      category: '一般性项目',
      parent: null,
      amount: '20.00',
    },
  ],
}
export const exampleAnswers = none
export const exampleReference: Reference = referenceOf(exampleFund, exampleTable, none)
const checked = { fund: exampleFund, table: exampleTable, reference: exampleReference }

const core: TargetCore = {
  ...checked,
  facts: factsOfTable(checked),
  sheets: { department: null, finance: null },
  submittedOn: null,
  departmentOpinion: '',
  returnedBy: null,
  changes: [],
}
const sent = { ...core, submittedOn: localDate('2023-01-09') }

export const exampleLines = exampleTable.rows.map(({ id }) => ({ row: id, passed: true, opinion: '' }))
const sheet = (grade: Rating): ReviewSheet => ({
  lines: exampleLines,
  grade,
  opinion: '',
  person: 'person-performance',
  on: localDate('2023-01-12'),
  digest: core.facts.digest,
})
const reviewed = { ...sent, sheets: { department: null, finance: sheet('优') } }
const approval: TargetApproval = {
  approvedOn: localDate('2023-02-06'),
  documentNumber: '示例财预〔2023〕1号',
  submittedAmount: '20.00',
  reason: '',
}
const settled: Settled = {
  ...reviewed,
  approval,
  secrecy: {
    passed: true,
    opinion: '同意公开',
    on: localDate('2023-02-08'),
    person: 'person-department-secrecy',
  },
  versions: [],
  monitoring: [],
  evaluation: null,
}
const published: Settled = {
  ...settled,
  versions: [{ number: 1, on: localDate('2023-02-10'), digest: core.facts.digest, reason: '' }],
}

export const exampleResults = [
  { row: 'r1', result: '480', reason: '' },
  { row: 'r2', result: '12', reason: '' },
  { row: 'r3', result: '350', reason: '两期因天气停课' },
  { row: 'r4', result: '优', reason: '' },
  { row: 'r5', result: '95', reason: '' },
]
const evaluation: Evaluation = {
  on: localDate('2024-01-15'),
  spent: '20.00',
  executionPoints: 1_000,
  results: exampleResults.map((one) => ({
    ...one,
    outcome: one.row === 'r3' ? 'part' : 'full',
    points: one.row === 'r3' ? 1_944 : one.row === 'r5' ? 1_000 : 2_000,
  })),
  goals: [],
  total: 9_944,
  rating: '优',
  summary: '',
  confirmed: null,
}

/** A case in each stage. */
export const targetsInStage = {
  filling: (): TargetsIn<'filling'> => ({ ...core, stage: 'filling' }),
  selfChecked: (): TargetsIn<'self-checked'> => ({ ...core, stage: 'self-checked' }),
  departmentReview: (): TargetsIn<'department-review'> => ({ ...sent, stage: 'department-review' }),
  financeReview: (): TargetsIn<'finance-review'> => ({ ...reviewed, stage: 'finance-review' }),
  awaitingApproval: (): TargetsIn<'awaiting-approval'> => ({ ...reviewed, stage: 'awaiting-approval' }),
  approved: (): TargetsIn<'approved'> => ({ ...settled, stage: 'approved' }),
  published: (): TargetsIn<'published'> => ({ ...published, stage: 'published' }),
  adjusting: (): TargetsIn<'adjusting'> => ({
    ...published,
    stage: 'adjusting',
    adjustment: {
      reason: '学员报名减少',
      on: localDate('2023-08-01'),
      table: {
        ...exampleTable,
        rows: exampleTable.rows.map((one) => (one.id === 'r3' ? { ...one, value: '360' } : one)),
      },
      changes: [{ path: '培训学员 评分标准', before: '', after: '按比例计分' }],
    },
  }),
  evaluationReview: (): TargetsIn<'evaluation-review'> => ({
    ...published,
    evaluation,
    stage: 'evaluation-review',
  }),
  evaluated: (): TargetsIn<'evaluated'> => ({
    ...published,
    evaluation: { ...evaluation, confirmed: { on: localDate('2024-02-01'), opinion: '属实' } },
    stage: 'evaluated',
  }),
  withdrawn: (): TargetsIn<'withdrawn'> => ({
    ...published,
    stage: 'withdrawn',
    withdrawal: { on: localDate('2023-03-01'), reason: '含个人信息' },
  }),
}
