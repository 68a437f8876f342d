/** People, registers and a small lawful budget for tests of `budget/unit-budget`. All names are invented. */
import type { Actor } from '#kernel/case'
import type { PackedFigures } from '#regulations/budget'
import { lastYearProvider, unitBudget } from '#regulations/budget'
import {
  exampleFigures,
  unitCode,
  unitEntry,
  yearEntry,
} from '../../regulations/budget/procedure/examples.ts'
import { type World, actor, given } from './run.ts'

const under = ['example-department', 'example-county']

export const people = {
  compiler: actor('person-compiler', 'budget-compiler', 'example-unit', under),
  financeHead: actor('person-finance-head', 'budget-finance-head', 'example-unit', under),
  unitHead: actor('person-unit-head', 'budget-unit-head', 'example-unit', under),
  secrecy: actor('person-secrecy', 'secrecy-reviewer', 'example-unit', under),
  contact: actor('person-contact', 'public-contact', 'example-unit', under),
  department: actor('person-department', 'department-budget-reviewer', 'example-department', [
    'example-county',
  ]),
  otherDepartment: actor('person-other', 'department-budget-reviewer', 'other-department', [
    'example-county',
  ]),
  otherCompiler: actor('person-sister', 'budget-compiler', 'sister-unit', under),
  financeReviewer: actor('person-reviewer', 'finance-budget-reviewer', 'example-finance', ['example-county']),
  financeApprover: actor('person-approver', 'finance-budget-approver', 'example-finance', ['example-county']),
  supervisor: actor('person-audit', 'budget-supervisor', 'example-county'),
} as const satisfies Readonly<Record<string, Actor>>

export const firstLevelCode = '136'
const firstLevel = {
  ...unitEntry,
  name: '示例县委老干部局',
  level: '一级',
  department: null,
  departmentName: null,
  departmentOrganisation: null,
}

export const budgetWorld: World = {
  registers: {
    'budget-units': { [unitCode]: unitEntry, [firstLevelCode]: firstLevel },
    'budget-years': { '2023': yearEntry },
  },
  rows: { [lastYearProvider]: { figures: exampleFigures } },
  at: '2023-01-05T09:00:00+08:00',
}

export const projectReason = [{ path: 'text/projectReason', to: '项目由主管部门本级统一编列' }]

/** A budget just opened, with the texts that a submission needs. */
export function openedBudget(
  options: {
    readonly unit?: string
    readonly figures?: PackedFigures
    readonly basis?: 'printed' | 'working'
  } = {},
) {
  return given(unitBudget, budgetWorld)
    .when(
      'OpenBudget',
      {
        unit: options.unit ?? unitCode,
        year: 2023,
        basis: options.basis ?? 'working',
        figures: options.figures ?? exampleFigures,
      },
      people.compiler,
    )
    .thenStage('compiling')
    .when('ReviseFigures', { changes: projectReason }, people.compiler)
    .thenStage('compiling')
}

/** A budget that finance called for (布置), as the effect of the round's act. */
export function assignedBudget(
  more: {
    readonly unit?: string
    readonly firstUp?: boolean
    readonly controls?: boolean
    readonly dueOn?: string
  } = {},
  by: Actor = people.financeReviewer,
) {
  const input = {
    unit: unitCode,
    year: 2023,
    dueOn: '2023-01-10',
    documentNumber: '示例财预〔2022〕9号',
    firstUp: true,
    controls: true,
    office: '示例县财政局',
    ...more,
  }
  return given(unitBudget, budgetWorld).asEffectOf(issuing, 'AssignBudget', input, by)
}
const issuing = { procedure: 'budget/round', act: 'IssueRound' }

type BudgetRun = ReturnType<typeof openedBudget>

/** The digest a signer sees. */
export const digestOf = (run: BudgetRun) => ({ digest: run.domain.facts.digest })

export function signedBudget(run: BudgetRun = openedBudget()): BudgetRun {
  return run
    .when('SignAsCompiler', digestOf(run), people.compiler)
    .thenStage('signing')
    .when('SignAsFinanceHead', digestOf(run), people.financeHead)
    .thenAccepted()
    .when('SignAsUnitHead', digestOf(run), people.unitHead)
    .thenStage('signing')
}

export function submittedBudget(run: BudgetRun = signedBudget()): BudgetRun {
  return run.when('Submit', {}, people.compiler).thenAccepted()
}

export function approvedBudget(run: BudgetRun = submittedBudget()): BudgetRun {
  return run
    .when('ApproveByDepartment', { opinion: '同意' }, people.department)
    .thenStage('finance-review')
    .on('2023-02-06T09:00:00+08:00')
    .when(
      'ApproveByFinance',
      { approvedOn: '2023-02-06', documentNumber: '示例〔2023〕1号' },
      people.financeApprover,
    )
    .thenStage('approved')
    .on('2023-02-10T09:00:00+08:00')
    .when('RecordReply', { repliedOn: '2023-02-10', documentNumber: '示例〔2023〕2号' }, people.department)
    .thenStage('approved')
}

export const preparation = {
  contact: { name: '示例联系人', phone: '023-73330000' },
  places: [{ kind: 'portal', address: '' }],
  sealed: true,
  sealedOn: '2023-02-11',
}

/** `already`: the run has its preparation and lacks the review only. */
export function preparedBudget(run: BudgetRun = approvedBudget(), already = false): BudgetRun {
  return (already ? run : run.when('PreparePublication', preparation, people.compiler))
    .thenStage('publication-preparation')
    .when('ReviewSecrecy', { passed: true, opinion: '同意公开' }, people.secrecy)
    .thenStage('publication-preparation')
}

export function publishedBudget(run: BudgetRun = preparedBudget()): BudgetRun {
  return run.on('2023-02-20T09:00:00+08:00').when('Publish', {}, people.contact).thenStage('published')
}
