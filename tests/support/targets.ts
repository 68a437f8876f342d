/** People, registers and a small lawful fund for tests of `budget/fund-targets`. All names are invented. */
import type { Actor } from '#kernel/case'
import { fundTargets } from '#regulations/budget'
import {
  exampleFundEntry,
  exampleFundKey,
  exampleLines,
  exampleResults,
  exampleTable,
  ownerEntry,
} from '../../regulations/budget/targets/examples.ts'
import { unitEntry } from '../../regulations/budget/procedure/examples.ts'
import { type World, actor, given } from './run.ts'

const county = ['example-county']
const below = ['example-department', 'example-county']

export const targetPeople = {
  compiler: actor('person-fund', 'fund-compiler', 'example-department', county),
  unitCompiler: actor('person-unit-fund', 'fund-compiler', 'example-unit', below),
  department: actor('person-department', 'department-budget-reviewer', 'example-department', county),
  secrecy: actor('person-department-secrecy', 'secrecy-reviewer', 'example-department', county),
  contact: actor('person-department-contact', 'public-contact', 'example-department', county),
  performance: actor('person-performance', 'performance-reviewer', 'example-finance', county),
  approver: actor('person-approver', 'finance-budget-approver', 'example-finance', county),
  supervisor: actor('person-audit', 'budget-supervisor', 'example-county'),
} as const satisfies Readonly<Record<string, Actor>>

export const targetWorld: World = {
  registers: {
    'budget-units': { '136': ownerEntry, '136003': unitEntry },
    'fund-projects': {
      [exampleFundKey]: exampleFundEntry,
      '2023-136-02': { ...exampleFundEntry, name: '示例活动经费', amount: '10.00' },
      '2023-136003-01': { ...exampleFundEntry, name: '示例单位项目', owner: '136003', amount: '5.00' },
    },
  },
  rows: { 'targets.of-owner': [] },
  at: '2023-01-05T09:00:00+08:00',
}

/** What the example's compiler types. */
export const exampleRevision = {
  budget: exampleTable.budget,
  local: exampleTable.local,
  overview: exampleTable.overview,
  goal: exampleTable.goal,
  basis: exampleTable.basis,
  rows: exampleTable.rows,
}

export function openedTargets(world: World = targetWorld) {
  return given(fundTargets, world)
    .when('OpenTargets', { fund: exampleFundKey }, targetPeople.compiler)
    .thenStage('filling')
}
type TargetsRun = ReturnType<typeof openedTargets>

export function filledTargets(run: TargetsRun = openedTargets()): TargetsRun {
  return run.when('ReviseTargets', exampleRevision, targetPeople.compiler).thenStage('filling')
}

export function submittedTargets(run: TargetsRun = filledTargets()): TargetsRun {
  return run
    .when('PassSelfCheck', {}, targetPeople.compiler)
    .thenStage('self-checked')
    .when('SubmitTargets', {}, targetPeople.compiler)
    .thenStage('department-review')
}

export function atFinance(run: TargetsRun = submittedTargets()): TargetsRun {
  return run
    .when('ApproveByDepartment', { opinion: '同意' }, targetPeople.department)
    .thenStage('finance-review')
}

export const passingSheet = { lines: exampleLines, grade: '优', opinion: '目标明确' }

export function publishedTargets(run: TargetsRun = atFinance()): TargetsRun {
  return run
    .when('RecordSheet', passingSheet, targetPeople.performance)
    .thenStage('finance-review')
    .when('PassFinanceReview', {}, targetPeople.performance)
    .thenStage('awaiting-approval')
    .on('2023-02-06T09:00:00+08:00')
    .when(
      'ApproveTargets',
      { approvedOn: '2023-02-06', documentNumber: '示例〔2023〕1号' },
      targetPeople.approver,
    )
    .thenStage('approved')
    .when('ReviewSecrecy', { passed: true, opinion: '同意公开' }, targetPeople.secrecy)
    .thenStage('approved')
    .on('2023-02-10T09:00:00+08:00')
    .when('PublishTargets', {}, targetPeople.contact)
    .thenStage('published')
}

export const selfEvaluation = {
  spent: '20.00',
  results: exampleResults,
  goals: [],
  summary: '班次按计划开设',
}

export function evaluatedTargets(run: TargetsRun = publishedTargets()): TargetsRun {
  return run
    .on('2024-01-15T09:00:00+08:00')
    .when('SubmitSelfEvaluation', selfEvaluation, targetPeople.compiler)
    .thenStage('evaluation-review')
    .when('ConfirmEvaluation', { opinion: '属实' }, targetPeople.performance)
    .thenStage('evaluated')
}
