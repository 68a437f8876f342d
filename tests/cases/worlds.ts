/** The worlds that are walked: the library card club, the kernel-fit fixtures and every regulation that is built. */
import type { Fact, Staged } from '#kernel'
import { procedures as regulationProcedures } from '#regulations'
import { lastTablesProvider } from '#regulations/budget'
import { budgetWorld, people as budgetPeople, projectReason } from '../support/budget.ts'
import { unitBudget } from '#regulations/budget'
import { lastYearRows } from '../../apps/server/budget-last-year.ts'
import { budgetReferenceRows } from '../../apps/server/budget-reference.ts'
import { applicationInputs, applicationStates } from '../support/titles-walk.ts'
import { exampleRevision, targetPeople, targetWorld } from '../support/targets.ts'
import {
  exampleFigures,
  inStage,
  signedByAll,
  unitCode,
  posted,
} from '../../regulations/budget/procedure/examples.ts'
import * as titleExamples from '../../regulations/titles/application/examples.ts'
import { clubCalendar, clubProcedures, clubRegisters, openPlaces } from '../fixtures/club/club.ts'
import { corpusCalendar, registersOf } from '../kernel-fit/desk.ts'
import type { World } from './world.ts'
import { fitWorlds } from './worlds-fit.ts'

const club: World = {
  name: 'the library card club',
  procedures: clubProcedures,
  calendar: clubCalendar,
  from: '2025-03-03',
  registers: () => clubRegisters(),
  rowProviders: {
    'loans.open': async (client, tenant, args) => {
      const found = await client.query<{ open: number }>(
        `select count(*)::int as open from cases where tenant = $1 and procedure = 'club/loan' and stage = 'out' and text_1 = $2`,
        [tenant, args['book']],
      )
      return found.rows[0]?.open ?? 0
    },
  },
  inputs: {
    'club/card.LeavePhone': () => [{ phone: '00000000000' }, { phone: '1' }],
    'club/card.ApplyForCard': () =>
      ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', ''].flatMap((person) =>
        [true, false].map((recommended) => ({ person, recommended })),
      ),
  },
  needs: { 'club/card.LendBook': [{ out: 1 }] },
  prepare: (database) => openPlaces(database, 5, 4),
}

const digestIn = (state?: Staged): readonly unknown[] =>
  state !== undefined && 'facts' in state ? [{ digest: (state.facts as { digest: string }).digest }] : []
const flat = (registers: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Record<string, Fact> =>
  Object.fromEntries(
    Object.entries(registers).flatMap(([register, entries]) =>
      Object.entries(entries).map(([entry, values]) => [`${register}/${entry}`, values as Fact]),
    ),
  )

const budgetOffices = {
  rowProviders: { ...lastYearRows, ...budgetReferenceRows },
  people: Object.values(budgetPeople),
  registers: () => registersOf(flat(budgetWorld.registers ?? {})),
}

/** What a walk needs to get somewhere in a regulation; one without an entry here is walked by its examples alone. */
const helps: Readonly<Record<string, Partial<World>>> = {
  'budget/unit-budget': {
    // Late enough for every date that a lawful example names.
    from: '2023-03-06',
    people: Object.values(budgetPeople),
    rowProviders: { ...lastYearRows, ...budgetReferenceRows },
    states: {
      'budget/unit-budget': [
        { ...signedByAll(), unit: { ...signedByAll().unit, level: '一级', department: null } } as Staged,
        inStage.basicsReview(),
        inStage.signing(),
        { ...inStage.correctionConsented(), postings: posted().postings } as Staged,
        { ...inStage.correctionReview(), postings: posted().postings } as Staged,
        signedByAll(),
        {
          ...posted(),
          stage: 'withdrawn',
          withdrawal: { on: '2023-03-02', reason: '误含个人信息' },
        } as Staged,
      ],
    },
    registers: () => registersOf(flat(budgetWorld.registers ?? {})),
    inputs: {
      'budget/unit-budget.OpenBudget': () =>
        [2024, 2025, 2026, 2027].map((year) => ({
          unit: unitCode,
          year,
          basis: 'working',
          figures: exampleFigures,
        })),
      'budget/unit-budget.AssignBudget': () => [
        {
          unit: unitCode,
          year: 2026,
          dueOn: '2023-04-10',
          firstUp: false,
          controls: false,
          office: '示例县财政局',
        },
      ],
      'budget/unit-budget.ReviseFigures': () => [
        { changes: projectReason },
        { changes: [{ path: 'text/duties', to: '甲' }] },
        { changes: [{ path: 'text/duties', to: '乙' }] },
      ],
      'budget/unit-budget.ReviewCorrection': () => [{ passed: false, opinion: '更正内容含个人信息' }],
      'budget/unit-budget.SignAsCompiler': (_known, state) => digestIn(state),
      'budget/unit-budget.SignAsFinanceHead': (_known, state) => digestIn(state),
      'budget/unit-budget.SignAsUnitHead': (_known, state) => digestIn(state),
    },
  },
  // accounts are recorded in the year after
  'budget/execution': { ...budgetOffices, from: '2024-09-02', pure: 'it begins from an approved budget' },
  'budget/question': { ...budgetOffices, from: '2023-03-06', pure: 'it begins from a published budget' },
  'budget/department-budget': {
    ...budgetOffices,
    from: '2023-03-06',
    pure: 'it sums the budgets of its units',
  },
  'budget/round': { ...budgetOffices, from: '2022-11-01' },
  'titles/committee': { pure: 'it begins from the register of offices' },
  'titles/cycle': { pure: 'it begins from an authorised committee' },
  'titles/confirmation': { pure: 'it begins from the registers of people and employers' },
  'titles/delegation': { pure: 'it begins from the registers of people and committees' },
  'titles/first-recognition': { pure: 'it begins from the registers of people and degrees' },
  'titles/specialty-match': { pure: 'it begins from the registers of people and degrees' },
  'titles/title-consent': { pure: 'it begins from the registers of people and employers' },
  'titles/complaint': { pure: 'it begins from the register of offices' },
  'titles/sanction': {
    pure: 'it begins from an application or a title',
    inputs: {
      'titles/sanction.FindDishonesty': () => [{ proven: false, text: '证书属实', statement: '' }],
    },
  },
  'titles/discipline': {
    pure: 'it begins from the registers of offices and experts',
    inputs: { 'titles/discipline.FindMisconduct': () => [{ proven: false, text: '不实' }] },
  },
  'titles/vacancy-opinion': { pure: 'it begins from the register of employers' },
  'titles/fee-ledger': { from: '2024-11-20', pure: 'it begins from applications whose fee is noticed' },
  'titles/inspection': {
    pure: 'it begins from an authorised committee',
    inputs: {
      'titles/inspection.RecordInspection': () => [
        { committee: 'C-1', year: 2024, step: '受理', findings: ['没有收件回执'], dueOn: '2035-10-10' },
      ],
    },
  },
  'titles/certificate-run': { pure: 'it begins from approved applications' },
  'titles/exam': { pure: 'it begins from admitted applications' },
  'titles/submission': { pure: 'it begins from applications that employers have sealed' },
  'titles/expert-draw': { pure: 'it begins from a planned meeting' },
  'titles/meeting': { pure: 'it begins from a filed plan' },
  'titles/result-batch': { pure: 'it begins from results of a meeting' },
  'titles/application': {
    from: titleExamples.exampleDay,
    pure: 'it begins from a published cycle',
    people: [
      titleExamples.exampleApplicant,
      titleExamples.exampleClerk,
      titleExamples.exampleHead,
      titleExamples.exampleCounty,
      titleExamples.exampleCity,
    ],
    states: { 'titles/application': applicationStates() },
    inputs: applicationInputs,
  },
  'budget/fund-targets': {
    from: '2023-03-06',
    people: Object.values(targetPeople),
    registers: () => registersOf(flat(targetWorld.registers ?? {})),
    rowProviders: { [lastTablesProvider]: async () => [] },
    inputs: {
      'budget/fund-targets.OpenTargets': () => [{ fund: '2023-136-02' }, { fund: '2023-136003-01' }],
      'budget/fund-targets.ReviseTargets': () => [{ ...exampleRevision }],
    },
  },
}

const regulations: readonly World[] = regulationProcedures.map((procedure) => ({
  name: procedure.id,
  procedures: [procedure],
  calendar: corpusCalendar,
  from: '2023-01-05',
  ...helps[procedure.id],
  // a round opens budgets: on a database both run
  ...(procedure.id === 'budget/round' ? { procedures: [procedure, unitBudget] } : {}),
}))

export const worlds: readonly World[] = [club, ...fitWorlds, ...regulations]
