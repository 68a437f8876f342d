/** 布置, 一上, 一下: from the call for a budget to the 控制数, before and while the unit compiles. */
import { z } from 'zod'
import { anyOf, decided, effectOf, need } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import * as forms from '../forms-route.ts'
import type { BudgetYearEntry, UnitEntry } from '../registers.ts'
import { unitOf } from './acts-compile.ts'
import {
  claimOf,
  compiler,
  day,
  dayField,
  dayOrNull,
  desk,
  filled,
  financeDesk,
  firstReview,
  routeCite,
  text,
  titleCite,
  yearOfUnit,
} from './desk.ts'
import { departmentReviewer } from './desk.ts'
import { bind, referenceNeed } from './bound.ts'
import { controlsReturned, returnedToAssigned } from './evolve-route.ts'
import * as examples from './examples.ts'
import { revised } from './facts.ts'
import { noFigures } from './packed-figures.ts'
import { controlFaults, dueIsAhead, officeIsAbove, transferFaults, unitIsMeant } from './rules-route.ts'
import { levelFitsDepartment, unitIsRegistered } from './rules.ts'
import { roundId, unitCodeField, yearField } from './round-desk.ts'
import type { BudgetEvent, Texts } from './vocabulary.ts'
import { startWorking } from './working.ts'

/** The offices above a unit: its department and finance. */
const office = anyOf(firstReview, financeDesk, departmentReviewer)
const amountField = z.union([z.string().trim().max(30), z.int(), z.null()])

export const AssignBudget = desk.opening({
  label: '布置预算编制',
  cite: titleCite,
  by: effectOf(roundId, 'IssueRound'),
  input: z.strictObject({
    unit: unitCodeField,
    year: yearField,
    dueOn: dayField,
    documentNumber: text(60).default(''),
    firstUp: z.boolean(),
    controls: z.boolean(),
    office: filled(100),
  }),
  form: forms.assignBudget,
  leadsTo: ['assigned', 'compiling'],
  needs: ({ unit, year }, at) => ({
    unit: need.register<UnitEntry>('budget-units', unit),
    year: need.register<BudgetYearEntry>('budget-years', String(year)),
    reference: referenceNeed({ unit: { code: unit }, year, texts: {}, figures: noFigures }, at),
  }),
  decide: ({ input, needs, actor, at }) => {
    const registered = unitIsRegistered({ code: input.unit, registered: needs.unit !== undefined })
    if (needs.unit === undefined) return decided({ guards: [registered], events: [] })
    const unit = unitOf(input.unit, needs.unit)
    const { year } = input
    const dueOn = day(input.dueOn)
    const texts: Texts = needs.unit.duties ? { duties: needs.unit.duties } : {}
    const start = startWorking(noFigures)
    const { known, bound } = bind({ year }, needs.reference)
    const rest = { remainders: start.remainders, texts, unit, year, ...known }
    return decided({
      guards: [
        registered,
        levelFitsDepartment({ level: unit.level, department: unit.department?.code ?? '' }),
        officeIsAbove({
          office: actor?.organisation ?? '',
          department: unit.department?.organisation ?? '',
          finance: unit.finance,
        }),
        dueIsAhead({ dueOn, today: at.date }),
      ],
      claims: [yearOfUnit.take({ code: unit.code, name: unit.name, year })],
      messages: [{ to: 'unit', template: 'budget-assigned', data: { year, dueOn } }],
      events: [
        {
          type: 'BudgetAssigned',
          year,
          unit,
          assignment: {
            on: at.date,
            by: input.office,
            dueOn,
            documentNumber: input.documentNumber,
            firstUp: input.firstUp,
          },
          compileAtOnce: !input.firstUp && !input.controls,
          congressOn: dayOrNull(needs.year?.congressOn),
          ...revised(noFigures, start.figures, rest),
          ...bound,
        },
      ],
    })
  },
  example: () => ({
    actor: examples.exampleActor('department-budget-reviewer', 'example-department'),
    input: {
      unit: examples.unitCode,
      year: examples.exampleYear,
      dueOn: '2023-03-10',
      documentNumber: '示例财预〔2022〕9号',
      firstUp: true,
      controls: true,
      office: '示例县财政局',
    },
    needs: { unit: examples.unitEntry, year: examples.yearEntry, reference: undefined },
  }),
})

export const SubmitBasics = desk.act({
  label: '报送基础数据和项目建议',
  cite: routeCite,
  by: compiler,
  in: ['assigned'],
  leadsTo: ['basics-review'],
  onPaper: true,
  input: z.strictObject({
    staff: z.int().min(0, '人数不小于0').max(100_000),
    retired: z.int().min(0, '人数不小于0').max(100_000).default(0),
    vehicles: z.int().min(0, '辆数不小于0').max(10_000).default(0),
    proposals: z
      .array(z.strictObject({ name: filled(100), amount: amountField, basis: text(500).default('') }))
      .max(100)
      .default([]),
  }),
  form: forms.submitBasics,
  handsOver: { receiver: firstReview, returned: returnedToAssigned, returnsTo: 'assigned' },
  decide: ({ input, at }) =>
    decided({ events: [{ type: 'BasicsSubmitted', basics: { on: at.date, ...input } }] }),
  example: () => ({
    state: examples.inStage.assigned(),
    input: {
      staff: 3,
      retired: 12,
      vehicles: 0,
      proposals: [{ name: '活动室维修', amount: '2.00', basis: '示例县发〔2022〕5号' }],
    },
  }),
})

const controlsInput = z.strictObject({
  unit: unitCodeField,
  documentNumber: text(60).default(''),
  lines: z.array(z.strictObject({ path: filled(60), limit: amountField })).max(60),
})
type ControlsInput = z.infer<typeof controlsInput>

function issued(code: string, input: ControlsInput, on: LocalDate) {
  const { documentNumber, lines } = input
  return decided<BudgetEvent>({
    guards: [unitIsMeant({ named: input.unit, code }), ...controlFaults(lines)],
    events: [{ type: 'ControlsIssued', controls: { on, documentNumber, lines } }],
  })
}

export const IssueControls = desk.act({
  label: '下达控制数',
  cite: routeCite,
  by: anyOf(office, effectOf(roundId, 'IssueControls')),
  in: ['assigned', 'basics-review'],
  leadsTo: ['compiling'],
  onPaper: true,
  input: controlsInput,
  form: forms.issueControls,
  handsOver: { receiver: compiler, returned: controlsReturned, returnsTo: 'basics-review' },
  decide: ({ state, input, at }) => issued(state.unit.code, input, at.date),
  example: () => ({
    state: examples.inStage.basicsReview(),
    input: {
      unit: examples.unitCode,
      documentNumber: '示例财预〔2022〕12号',
      lines: [{ path: 't7/total/total', limit: '10.00' }],
    },
  }),
})

/** Ceilings that change while the unit compiles; figures and signatures stay, sending in asks again. */
export const AdjustControls = desk.act({
  label: '调整控制数',
  cite: routeCite,
  by: anyOf(office, effectOf(roundId, 'AdjustControls')),
  in: ['compiling', 'signing'],
  leadsTo: ['compiling', 'signing'],
  onPaper: true,
  input: controlsInput,
  form: forms.issueControls,
  decide: ({ state, input, at }) => issued(state.unit.code, input, at.date),
  example: () => ({
    state: examples.inStage.compiling(),
    input: {
      unit: examples.unitCode,
      documentNumber: '示例财预〔2022〕15号',
      lines: [{ path: 't7/total/total', limit: '11.00' }],
    },
  }),
})

export const MoveDueDay = desk.act({
  label: '调整报送期限',
  cite: routeCite,
  by: office,
  in: ['assigned', 'basics-review', 'compiling', 'signing'],
  leadsTo: ['assigned', 'basics-review', 'compiling', 'signing'],
  bulk: true,
  input: z.strictObject({ dueOn: dayField, reason: filled(500) }),
  form: forms.moveDueDay,
  decide: ({ input, at }) => {
    const dueOn = day(input.dueOn)
    return decided({
      guards: [dueIsAhead({ dueOn, today: at.date })],
      messages: [{ to: 'unit', template: 'budget-due-moved', data: { dueOn } }],
      events: [{ type: 'DueMoved', dueOn, reason: input.reason }],
    })
  },
  example: () => ({
    state: examples.inStage.compiling(),
    input: { dueOn: '2023-03-20', reason: '人代会会期调整' },
  }),
})

export const RecallAssignment = desk.act({
  label: '撤销布置',
  cite: titleCite,
  by: office,
  in: ['assigned', 'basics-review'],
  leadsTo: ['discarded'],
  bulk: true,
  input: z.strictObject({ reason: filled(500) }),
  form: forms.recallAssignment,
  decide: ({ state, input }) =>
    decided({
      claims: [yearOfUnit.release(claimOf(state))],
      events: [{ type: 'BudgetDiscarded', reason: input.reason }],
    }),
  example: () => ({ state: examples.inStage.assigned(), input: { reason: '该单位已并入其他单位' } }),
})

export const StateTransfers = desk.act({
  label: '填写单位间往来',
  cite: titleCite,
  by: compiler,
  in: ['compiling', 'signing'],
  leadsTo: ['compiling'],
  input: z.strictObject({
    transfers: z
      .array(
        z.strictObject({
          kind: z.enum(['subsidy', 'contribution']),
          direction: z.enum(['in', 'out']),
          counterpart: unitCodeField,
          amount: amountField,
          code: text(10).default(''),
          column: z.enum(['basic', 'project']).default('project'),
        }),
      )
      .max(60),
  }),
  form: forms.stateTransfers,
  decide: ({ state, input }) =>
    decided({
      guards: transferFaults(input.transfers, state.unit.code),
      events: [{ type: 'TransfersStated', transfers: input.transfers }],
    }),
  example: () => ({
    state: examples.inStage.compiling(),
    input: {
      transfers: [
        {
          kind: 'subsidy' as const,
          direction: 'in' as const,
          counterpart: '136',
          amount: '1.00',
          code: '',
          column: 'project' as const,
        },
      ],
    },
  }),
})
