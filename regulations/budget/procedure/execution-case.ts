/** 预算执行: the approved budget of a unit, its adjustments in the year, and its final accounts, in one case. */
import { z } from 'zod'
import type { Party } from '#kernel/case'
import { anyOf, claim, decided, form, inStage, need, ownOrganisationIs, role, workshop } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite, plainFinding, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import type { AdjustmentKind, AdjustmentLine, FigureLine } from '../execution.ts'
import { adjusted, adjustmentFaults, figureLines } from '../execution.ts'
import { executionDocuments } from '../execution-documents.ts'
import { day, dayField, filled, routeCite } from './desk.ts'
import * as examples from './examples.ts'
import { packedFiguresSchema, unpackFigures } from './packed-figures.ts'
import { dayIsPossible } from './rules.ts'
import type { BudgetUnit, UnitBudget } from './vocabulary.ts'
import { procedureId } from './vocabulary.ts'

const executionProcedureId = 'budget/execution'

export type Adjustment = {
  readonly number: number
  readonly kind: AdjustmentKind
  readonly on: LocalDate
  readonly documentNumber: string
  readonly reason: string
  readonly lines: readonly AdjustmentLine[]
}
type Core = {
  readonly year: number
  readonly unit: BudgetUnit
  readonly budgetCase: string
  /** The approved budget, as it was when this began. */
  readonly budget: readonly FigureLine[]
  readonly adjustments: readonly Adjustment[]
}
type Accounts = {
  readonly on: LocalDate
  readonly documentNumber: string
  readonly lines: readonly FigureLine[]
}
export type BudgetExecution = Core &
  (
    | { readonly stage: 'running' }
    | { readonly stage: 'accounted'; readonly accounts: Accounts }
    | { readonly stage: 'closed'; readonly accounts: Accounts }
  )
export type ExecutionEvent =
  | ({ readonly type: 'ExecutionOpened' } & Omit<Core, 'adjustments'>)
  | { readonly type: 'BudgetAdjusted'; readonly adjustment: Adjustment }
  | { readonly type: 'AccountsRecorded'; readonly accounts: Accounts }
  | { readonly type: 'ExecutionClosed' }

const desk = workshop<BudgetExecution, ExecutionEvent>()
const compiler = ownOrganisationIs('unit', 'budget-compiler')
const finance = anyOf(
  ownOrganisationIs('finance-bureau', 'finance-budget-reviewer'),
  ownOrganisationIs('finance-bureau', 'finance-budget-approver'),
)
const yearOfExecution = claim<{ readonly code: string; readonly name: string; readonly year: number }>(
  'execution-of-year',
  cite('shizhu-budget-2023/n.0'),
  ({ code, year }) => `${code}/${year}`,
  ({ name, year }) => `请在原件上登记：${name}${year}年预算执行已经建立。`,
)

const budgetIsApproved = rule(
  'budget-is-approved',
  cite('shizhu-budget-2023/n.1.2.a'),
  (f: { readonly approved: boolean; readonly own: boolean }) => f.approved && f.own,
  {
    label: '本单位的预算已批复',
    otherwise: (f) =>
      f.approved ? '请由该单位自己的制表人登记。' : '请等预算批复后再登记执行：所选预算还没有批复。',
  },
)

function faultFindings(faults: readonly string[]): readonly Finding[] {
  return faults.map((say, i) =>
    plainFinding({
      rule: `adjustment-is-possible-${i + 1}@1`,
      clause: cite('shizhu-budget-2023/t7.total').clause,
      label: '调整可以落到科目上',
      holds: 'no',
      say: `请核对调整：${say}。`,
      facts: {},
    }),
  )
}

const OpenExecution = desk.opening({
  label: '建立预算执行',
  cite: routeCite,
  by: role('budget-compiler'),
  input: z.strictObject({ budgetCase: filled(100) }),
  form: form({ title: '已批复的预算', fields: [{ path: 'budgetCase', widget: 'text', label: '预算件' }] }),
  leadsTo: ['running'],
  needs: ({ budgetCase }) => ({ budget: need.case<UnitBudget>(procedureId, budgetCase) }),
  decide: ({ input, needs, actor }) => {
    const { budget } = needs
    const own = budget?.unit.organisation === actor?.organisation
    const guard = budgetIsApproved({ approved: budget !== undefined && 'approval' in budget, own })
    if (budget === undefined) return decided({ guards: [guard], events: [] })
    const { unit, year } = budget
    return decided({
      guards: [guard],
      claims: [yearOfExecution.take({ code: unit.code, name: unit.name, year })],
      events: [
        {
          type: 'ExecutionOpened',
          year,
          unit,
          budgetCase: input.budgetCase,
          budget: figureLines(unpackFigures(budget.figures)),
        },
      ],
    })
  },
  example: () => ({
    actor: examples.exampleActor('budget-compiler', 'example-unit'),
    input: { budgetCase: 'case-2' },
    needs: { budget: examples.inStage.approved() },
  }),
})

const AdjustBudget = desk.act({
  label: '登记预算调整',
  cite: routeCite,
  by: compiler,
  in: ['running'],
  leadsTo: ['running'],
  onPaper: true,
  input: z.strictObject({
    kind: z.enum(['追加', '追减', '调剂']),
    on: dayField,
    documentNumber: filled(60),
    reason: filled(500),
    lines: z
      .array(z.strictObject({ path: filled(40), by: z.int() }))
      .min(1, '请至少写一行')
      .max(100),
  }),
  form: form({
    title: '调整',
    fields: [
      {
        path: 'kind',
        widget: 'radio',
        label: '类别',
        options: ['追加', '追减', '调剂'].map((value) => ({ value, label: value })),
      },
      { path: 'on', widget: 'date', label: '批准日期' },
      { path: 'documentNumber', widget: 'text', label: '批准文号' },
      { path: 'reason', widget: 'textarea', label: '理由' },
      {
        path: 'lines',
        widget: 'table',
        label: '调整科目',
        columns: [
          {
            path: 'path',
            widget: 'text',
            label: '位置',
            placeholder: '如 t7/2013201/basic、t3/30211/public',
          },
          { path: 'by', widget: 'money', label: '增减额' },
        ],
      },
    ],
  }),
  decide: ({ state, input, at }) => {
    const { kind, documentNumber, reason, lines } = input
    const on = day(input.on)
    const number = state.adjustments.length + 1
    return decided({
      guards: [
        dayIsPossible({ day: on, notBefore: day(`${state.year}-01-01`), notAfter: at.date }),
        ...faultFindings(adjustmentFaults(kind, lines, adjusted(state.budget, state.adjustments))),
      ],
      events: [{ type: 'BudgetAdjusted', adjustment: { number, kind, on, documentNumber, reason, lines } }],
    })
  },
  example: () => ({
    state: running(),
    input: {
      kind: '追加' as const,
      on: '2023-02-20',
      documentNumber: '示例财预〔2023〕40号',
      reason: '年中增加走访任务',
      lines: [{ path: 't7/2013201/basic', by: 1_000_000 }],
    },
  }),
})

const RecordAccounts = desk.act({
  label: '登记决算',
  cite: routeCite,
  by: compiler,
  in: ['running', 'accounted'],
  leadsTo: ['accounted'],
  onPaper: true,
  input: z.strictObject({ on: dayField, documentNumber: filled(60), figures: packedFiguresSchema }),
  form: form({
    title: '决算',
    fields: [
      { path: 'on', widget: 'date', label: '批复日期' },
      { path: 'documentNumber', widget: 'text', label: '决算批复文号' },
      { path: 'figures', widget: 'figures', label: '决算工作簿（与预算表同样的栏目）' },
    ],
  }),
  decide: ({ state, input, at }) => {
    const on = day(input.on)
    const lines = figureLines(unpackFigures(input.figures))
    return decided({
      guards: [dayIsPossible({ day: on, notBefore: day(`${state.year}-01-01`), notAfter: at.date })],
      events: [{ type: 'AccountsRecorded', accounts: { on, documentNumber: input.documentNumber, lines } }],
    })
  },
  example: () => ({
    state: running(),
    input: { on: '2023-02-28', documentNumber: '示例财决〔2023〕2号', figures: examples.exampleFigures },
  }),
})

const CloseExecution = desk.act({
  label: '办结预算执行',
  cite: routeCite,
  by: finance,
  in: ['accounted'],
  leadsTo: ['closed'],
  bulk: true,
  input: z.strictObject({}),
  form: form({ title: '办结', fields: [] }),
  decide: () => decided({ events: [{ type: 'ExecutionClosed' }] }),
  example: () => ({
    state: {
      ...running(),
      stage: 'accounted' as const,
      accounts: { on: localDate('2023-02-28'), documentNumber: '示例', lines: exampleLines() },
    },
    input: {},
  }),
})

const exampleLines = (): readonly FigureLine[] => figureLines(unpackFigures(examples.exampleFigures))
const running = (): BudgetExecution & { stage: 'running' } => ({
  stage: 'running',
  year: 2023,
  unit: examples.inStage.approved().unit,
  budgetCase: 'case-2',
  budget: exampleLines(),
  adjustments: [],
})

function partiesOf({ unit }: BudgetExecution): readonly Party[] {
  const of = (relation: string, organisation: string): Party => ({ relation, organisation })
  return [
    of('unit', unit.organisation),
    of('finance-bureau', unit.finance),
    ...(unit.department === null ? [] : [of('department', unit.department.organisation)]),
  ]
}

export const budgetExecution = desk.procedure({
  id: executionProcedureId,
  label: '预算调整与决算',
  instrument: 'shizhu-budget-2023',
  versions: [{ version: '2023', from: localDate('2015-01-01') }],
  shape: 1,
  stages: {
    running: { label: '执行中' },
    accounted: { label: '已决算' },
    closed: { label: '已办结', closed: routeCite },
  },
  acts: { OpenExecution, AdjustBudget, RecordAccounts, CloseExecution },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ExecutionOpened': {
        const { type: _type, ...rest } = event
        return { ...rest, stage: 'running', adjustments: [] }
      }
      case 'BudgetAdjusted': {
        const from = inStage(state, 'running')
        return { ...from, adjustments: [...from.adjustments, event.adjustment] }
      }
      case 'AccountsRecorded':
        return { ...inStage(state, 'running', 'accounted'), stage: 'accounted', accounts: event.accounts }
      case 'ExecutionClosed':
        return { ...inStage(state, 'accounted'), stage: 'closed' }
    }
  },
  parties: partiesOf,
  title: ({ unit, year }) => `${unit.name}${year}年预算调整与决算`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    unit: { type: 'text', label: '单位代码', value: ({ unit }) => unit.code },
    adjustments: { type: 'integer', label: '调整次数', value: ({ adjustments }) => adjustments.length },
  },
  documents: executionDocuments,
  visibility: {
    see: anyOf(
      ownOrganisationIs('unit'),
      ownOrganisationIs('department', 'department-budget-reviewer'),
      finance,
      role('budget-supervisor'),
    ),
  },
})
