/**
 * 布置: one act of finance or of a department calls for the budgets of many units and opens a case for each; the 控制数
 * of many units go down as one act too. What follows is done in each unit's own case.
 */
import { z } from 'zod'
import type { Effect } from '#kernel/case'
import { anyOf, decided, inStage, organisationIs, ownOrganisationIs, role, workshop } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import * as forms from '../forms-route.ts'
import { day, dayField, filled, text, titleCite } from './desk.ts'
import { roundId, unitCodeField, yearField } from './round-desk.ts'
import { dueIsAhead } from './rules-route.ts'
import { procedureId } from './vocabulary.ts'

/** Units of one 布置; more are called for by a second one. */
const ROUND_UNITS_MAX = 300

type Core = {
  readonly year: number
  readonly office: { readonly organisation: string; readonly name: string }
  readonly dueOn: LocalDate
  readonly documentNumber: string
  readonly firstUp: boolean
  readonly controls: boolean
  readonly note: string
  readonly units: readonly string[]
  /** Units whose 控制数 went down, newest paper first. */
  readonly issued: readonly {
    readonly on: LocalDate
    readonly documentNumber: string
    readonly units: number
  }[]
}
export type BudgetRound = Core & { readonly stage: 'open' | 'closed' }
export type RoundEvent =
  | ({ readonly type: 'RoundIssued' } & Omit<Core, 'issued'>)
  | { readonly type: 'UnitsAdded'; readonly units: readonly string[] }
  | { readonly type: 'RoundControlsIssued'; readonly documentNumber: string; readonly units: number }
  | { readonly type: 'RoundClosed' }

const desk = workshop<BudgetRound, RoundEvent>()
const issuer = anyOf(
  role('finance-budget-reviewer'),
  role('finance-budget-approver'),
  role('department-budget-reviewer'),
)
const own = anyOf(
  ownOrganisationIs('office', 'finance-budget-reviewer'),
  ownOrganisationIs('office', 'finance-budget-approver'),
  ownOrganisationIs('office', 'department-budget-reviewer'),
)
const route = cite('shizhu-budget-2023/n.1.2.a')

const unitsField = z
  .array(z.strictObject({ code: unitCodeField }))
  .min(1, '请至少选一个单位')
  .max(ROUND_UNITS_MAX, `一次布置最多${ROUND_UNITS_MAX}个单位，其余的请另行布置`)

/** A unit named twice would be called for twice. */
export const unitsNamedOnce = rule(
  'units-named-once',
  route,
  (f: { readonly repeated: readonly string[] }) => f.repeated.length === 0,
  {
    label: '每个单位只列一次',
    otherwise: (f) => `请删去重复的单位：${f.repeated.join('、')}。`,
  },
)

const repeatedIn = (codes: readonly string[]): readonly string[] => [
  ...new Set(codes.filter((code, i) => codes.indexOf(code) !== i)),
]

type Called = Pick<Core, 'year' | 'dueOn' | 'documentNumber' | 'firstUp' | 'controls' | 'office'>

/** The cases that a 布置 opens. */
function openings(round: Called, units: readonly string[]): readonly Effect[] {
  const { year, dueOn, documentNumber, firstUp, controls, office } = round
  return units.map((unit) => ({
    procedure: procedureId,
    act: 'AssignBudget',
    input: { unit, year, dueOn, documentNumber, firstUp, controls, office: office.name },
  }))
}

const IssueRound = desk.opening({
  label: '布置预算编制',
  cite: titleCite,
  by: issuer,
  input: z.strictObject({
    year: yearField,
    dueOn: dayField,
    office: filled(100),
    documentNumber: text(60).default(''),
    firstUp: z.boolean().default(false),
    controls: z.boolean().default(false),
    note: text(2000).default(''),
    units: unitsField,
  }),
  form: forms.issueRound,
  leadsTo: ['open'],
  decide: ({ input, actor, at }) => {
    const codes = input.units.map(({ code }) => code)
    const dueOn = day(input.dueOn)
    const office = { organisation: actor?.organisation ?? '', name: input.office }
    const { year, documentNumber, firstUp, controls, note } = input
    const called = { year, dueOn, documentNumber, firstUp, controls, office }
    return decided({
      guards: [unitsNamedOnce({ repeated: repeatedIn(codes) }), dueIsAhead({ dueOn, today: at.date })],
      effects: openings(called, codes),
      events: [{ type: 'RoundIssued', ...called, note, units: codes }],
    })
  },
  example: () => ({
    input: {
      year: 2023,
      dueOn: '2023-03-10',
      office: '示例县财政局',
      documentNumber: '示例财预〔2022〕9号',
      firstUp: true,
      controls: true,
      note: '',
      units: [{ code: '136003' }],
    },
  }),
})

const AddUnits = desk.act({
  label: '补充布置单位',
  cite: titleCite,
  by: own,
  in: ['open'],
  leadsTo: ['open'],
  concurrency: 'redecide',
  input: z.strictObject({ units: unitsField }),
  form: forms.addUnits,
  decide: ({ state, input }) => {
    const codes = input.units.map(({ code }) => code)
    return decided({
      guards: [unitsNamedOnce({ repeated: repeatedIn([...state.units, ...codes]) })],
      effects: openings(state, codes),
      events: [{ type: 'UnitsAdded', units: codes }],
    })
  },
  example: () => ({ state: exampleRound, input: { units: [{ code: '136004' }] } }),
})

const rowsField = z
  .array(
    z.strictObject({
      caseId: filled(100),
      unit: unitCodeField,
      path: filled(60),
      limit: z.union([z.string().trim().max(30), z.int(), z.null()]),
    }),
  )
  .min(1, '请至少写一行控制数')
  .max(ROUND_UNITS_MAX * 20)
/** 控制数 of many units as one act: one line each, and the lines of one case go down together. */
function controlsAct(name: 'IssueControls' | 'AdjustControls', label: string) {
  return desk.act({
    label,
    cite: route,
    by: own,
    in: ['open'],
    leadsTo: ['open'],
    concurrency: 'redecide',
    input: z.strictObject({ documentNumber: text(60).default(''), rows: rowsField }),
    form: forms.roundControls,
    decide: ({ input }) => {
      const byCase = Map.groupBy(input.rows, ({ caseId }) => caseId)
      const { documentNumber } = input
      const effects = [...byCase].map(([caseId, rows]): Effect => ({
        procedure: procedureId,
        caseId,
        act: name,
        input: {
          unit: rows[0]?.unit ?? '',
          documentNumber,
          lines: rows.map((row) => ({ path: row.path, limit: row.limit })),
        },
      }))
      return decided({
        guards: [unitsPerCase(input.rows)],
        effects,
        events: [{ type: 'RoundControlsIssued', documentNumber, units: byCase.size }],
      })
    },
    example: () => ({
      state: exampleRound,
      input: {
        documentNumber: '示例财预〔2022〕12号',
        rows: [{ caseId: 'case-2', unit: '136003', path: 't7/total/total', limit: '10.00' }],
      },
    }),
  })
}
const IssueControls = controlsAct('IssueControls', '下达控制数')
const AdjustControls = controlsAct('AdjustControls', '调整控制数')

function unitsPerCase(rows: readonly { readonly caseId: string; readonly unit: string }[]) {
  const mixed = [...Map.groupBy(rows, ({ caseId }) => caseId).values()].filter(
    (group) => new Set(group.map(({ unit }) => unit)).size > 1,
  )
  return oneUnitPerCase({ mixed: mixed.map((group) => group.map(({ unit }) => unit).join('/')) })
}

export const oneUnitPerCase = rule(
  'one-unit-per-case',
  route,
  (f: { readonly mixed: readonly string[] }) => f.mixed.length === 0,
  {
    label: '一件预算只对应一个单位',
    otherwise: (f) => `请核对控制数清单：同一件写了不同单位（${f.mixed.join('、')}）。`,
  },
)

const CloseRound = desk.act({
  label: '结束布置',
  cite: titleCite,
  by: own,
  in: ['open'],
  leadsTo: ['closed'],
  input: z.strictObject({}),
  form: forms.closeRound,
  decide: () => decided({ events: [{ type: 'RoundClosed' }] }),
  example: () => ({ state: exampleRound, input: {} }),
})

const exampleRound: BudgetRound & { stage: 'open' } = {
  stage: 'open',
  year: 2023,
  office: { organisation: 'example-finance', name: '示例县财政局' },
  dueOn: localDate('2023-03-10'),
  documentNumber: '示例财预〔2022〕9号',
  firstUp: true,
  controls: true,
  note: '',
  units: ['136003'],
  issued: [],
}

export const budgetRound = desk.procedure({
  id: roundId,
  label: '预算编制布置',
  instrument: 'shizhu-budget-2023',
  versions: [{ version: '2023', from: localDate('2015-01-01') }],
  shape: 1,
  stages: {
    open: { label: '进行中' },
    closed: { label: '已结束', closed: cite('shizhu-budget-2023/n.0') },
  },
  acts: { IssueRound, AddUnits, IssueControls, AdjustControls, CloseRound },
  evolve: (state, event, happening) => {
    switch (event.type) {
      case 'RoundIssued': {
        const { type: _type, ...rest } = event
        return { ...rest, stage: 'open', issued: [] }
      }
      case 'UnitsAdded': {
        const from = inStage(state, 'open')
        return { ...from, units: [...from.units, ...event.units] }
      }
      case 'RoundControlsIssued': {
        const from = inStage(state, 'open')
        const { documentNumber, units } = event
        return { ...from, issued: [{ on: happening.date, documentNumber, units }, ...from.issued] }
      }
      case 'RoundClosed':
        return { ...inStage(state, 'open'), stage: 'closed' }
    }
  },
  parties: ({ office }) => [{ relation: 'office', organisation: office.organisation }],
  title: ({ year, office }) => `${office.name}${year}年预算编制布置`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    units: { type: 'integer', label: '单位数', value: ({ units }) => units.length },
    dueOn: { type: 'date', label: '报送期限', value: ({ dueOn }) => dueOn },
  },
  visibility: { see: anyOf(organisationIs('office'), own, role('budget-supervisor')) },
})
