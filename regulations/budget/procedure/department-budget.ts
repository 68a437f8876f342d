/** A department's roll-up: units added up less their transfers, compared with its own table, sent to finance. */
import { z } from 'zod'
import type { Party } from '#kernel/case'
import { anyOf, decided, form, inStage, need, role } from '#kernel/case'
import { localDate } from '#kernel/time'
import { departmentDocuments } from '../department-documents.ts'
import type { UnitEntry } from '../registers.ts'
import { compareWithTable, rollUp } from '../roll-up.ts'
import {
  allUnitsPassed,
  departmentIsFirstLevel,
  desk,
  exampleDepartment,
  exampleRow,
  finance,
  reviewer,
  rolled,
  toRolledUnit,
  transfersMatch,
  unitRows,
  unitsDesk,
  yearOfDepartment,
} from './department-desk.ts'
import type { DepartmentBudget } from './department-vocabulary.ts'
import { departmentProcedureId } from './department-vocabulary.ts'
import { routeCite, text } from './desk.ts'
import { exampleActor, exampleFigures, unitEntry } from './examples.ts'
import { packedFiguresSchema, unpackFigures } from './packed-figures.ts'
import { unitCodeField, yearField } from './round-desk.ts'

/** Differences kept in the case; the count tells how many there are. */
const DIFFERENCES_MAX = 100

const OpenDepartmentBudget = desk.opening({
  label: '建立部门汇总',
  cite: routeCite,
  by: role('department-budget-reviewer'),
  input: z.strictObject({ department: unitCodeField, year: yearField }),
  form: form({
    title: '部门和年度',
    fields: [
      {
        path: 'department',
        widget: 'select',
        label: '部门',
        options: { register: 'budget-units', label: 'name' },
      },
      { path: 'year', widget: 'integer', label: '年度' },
    ],
  }),
  leadsTo: ['collecting'],
  needs: ({ department }) => ({ unit: need.register<UnitEntry>('budget-units', department) }),
  decide: ({ input, needs, actor }) => {
    const { unit } = needs
    const own = unit?.organisation === actor?.organisation
    const guard = departmentIsFirstLevel({ level: unit?.level ?? null, own })
    if (unit === undefined) return decided({ guards: [guard], events: [] })
    const { name, organisation } = unit
    const department = { code: input.department, name, organisation, finance: unit.finance }
    return decided({
      guards: [guard],
      claims: [yearOfDepartment.take({ code: input.department, name, year: input.year })],
      events: [{ type: 'DepartmentOpened', year: input.year, department }],
    })
  },
  example: () => ({
    actor: exampleActor('department-budget-reviewer', 'example-department'),
    input: { department: '136', year: 2023 },
    needs: {
      unit: {
        ...unitEntry,
        name: '示例县委老干部局',
        level: '一级' as const,
        organisation: 'example-department',
      },
    },
  }),
})

const RollUpUnits = desk.act({
  label: '汇总所属单位',
  cite: routeCite,
  by: reviewer,
  in: ['collecting'],
  leadsTo: ['collecting'],
  input: z.strictObject({}),
  form: form({ title: '汇总', fields: [] }),
  needs: (state) => ({ units: unitRows(state) }),
  decide: ({ needs, at }) =>
    decided({ events: [{ type: 'UnitsRolledUp', rolledUp: rolled(needs.units, at.date) }] }),
  example: () => ({ state: exampleDepartment(), input: {}, needs: { units: [exampleRow()] } }),
})

const CompareTable = desk.act({
  label: '与部门预算表比较',
  cite: routeCite,
  by: reviewer,
  in: ['collecting'],
  leadsTo: ['collecting'],
  input: z.strictObject({ figures: packedFiguresSchema }),
  form: form({
    title: '部门预算表',
    fields: [{ path: 'figures', widget: 'figures', label: '部门预算工作簿' }],
  }),
  needs: (state) => ({ units: unitRows(state) }),
  decide: ({ input, needs, at }) => {
    const differences = compareWithTable(rollUp(needs.units.map(toRolledUnit)), unpackFigures(input.figures))
    const comparison = {
      on: at.date,
      count: differences.length,
      differences: differences.slice(0, DIFFERENCES_MAX),
    }
    return decided({ events: [{ type: 'TableCompared', comparison }] })
  },
  example: () => ({
    state: exampleDepartment(),
    input: { figures: exampleFigures },
    needs: { units: [exampleRow()] },
  }),
})

const SubmitDepartment = desk.act({
  label: '部门汇总报财政',
  cite: routeCite,
  by: reviewer,
  in: ['collecting'],
  leadsTo: ['with-finance'],
  onPaper: true,
  input: z.strictObject({ opinion: text(1000).default('') }),
  form: form({ title: '报送', fields: [{ path: 'opinion', widget: 'textarea', label: '部门意见' }] }),
  handsOver: {
    receiver: finance,
    returned: (state) => {
      const {
        submittedOn: _on,
        opinion: _opinion,
        ...rest
      } = inStage<DepartmentBudget, 'with-finance'>(state, 'with-finance')
      return { ...rest, stage: 'collecting' }
    },
    returnsTo: 'collecting',
  },
  needs: (state) => ({
    units: unitRows(state),
    registered: need.entries<UnitEntry & { readonly key: string }>('budget-units', {
      department: state.department.code,
    }),
  }),
  decide: ({ input, needs, at }) => {
    const rolledUp = rolled(needs.units, at.date)
    const waiting = needs.registered.filter(({ key }) => {
      const row = needs.units.find(({ code }) => code === key)
      return row === undefined || unitsDesk.includes(row.stage)
    })
    return decided({
      guards: [allUnitsPassed({ waiting: waiting.map(({ name }) => name) })],
      withReason: [transfersMatch({ open: rolledUp.findings.map(({ message }) => message) })],
      events: [
        { type: 'UnitsRolledUp', rolledUp },
        { type: 'DepartmentSubmitted', opinion: input.opinion },
      ],
    })
  },
  example: () => ({
    state: exampleDepartment(),
    input: { opinion: '同意' },
    needs: {
      units: [exampleRow()],
      registered: [{ ...unitEntry, key: '136003' }],
    },
  }),
})

const AcceptDepartment = desk.act({
  label: '财政收妥部门汇总',
  cite: routeCite,
  by: finance,
  in: ['with-finance'],
  leadsTo: ['accepted'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({}),
  form: form({ title: '收妥', fields: [] }),
  decide: () => decided({ events: [{ type: 'DepartmentAccepted' }] }),
  example: () => ({
    state: {
      ...exampleDepartment(),
      stage: 'with-finance',
      submittedOn: localDate('2023-01-12'),
      opinion: '同意',
    },
    input: {},
  }),
})

function partiesOf({ department, stage }: DepartmentBudget): readonly Party[] {
  const of = (relation: string, organisation: string): Party => ({ relation, organisation })
  return [
    of('department', department.organisation),
    ...(stage === 'collecting' ? [] : [of('finance-bureau', department.finance)]),
  ]
}

export const departmentBudget = desk.procedure({
  id: departmentProcedureId,
  label: '部门预算汇总',
  instrument: 'shizhu-budget-2023',
  versions: [{ version: '2023', from: localDate('2015-01-01') }],
  shape: 1,
  stages: {
    collecting: { label: '汇总' },
    'with-finance': { label: '财政审核' },
    accepted: { label: '财政已收妥', closed: routeCite },
  },
  acts: { OpenDepartmentBudget, RollUpUnits, CompareTable, SubmitDepartment, AcceptDepartment },
  evolve: (state, event, happening) => {
    switch (event.type) {
      case 'DepartmentOpened': {
        const { year, department } = event
        return { stage: 'collecting', year, department, rolledUp: null, comparison: null }
      }
      case 'UnitsRolledUp':
        return { ...inStage(state, 'collecting'), rolledUp: event.rolledUp }
      case 'TableCompared':
        return { ...inStage(state, 'collecting'), comparison: event.comparison }
      case 'DepartmentSubmitted':
        return {
          ...inStage(state, 'collecting'),
          stage: 'with-finance',
          submittedOn: happening.date,
          opinion: event.opinion,
        }
      case 'DepartmentAccepted':
        return { ...inStage(state, 'with-finance'), stage: 'accepted', acceptedOn: happening.date }
    }
  },
  parties: partiesOf,
  title: ({ department, year }) => `${department.name}${year}年部门预算汇总`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    department: { type: 'text', label: '部门代码', value: ({ department }) => department.code },
    total: {
      type: 'integer',
      label: '支出合计（分）',
      value: ({ rolledUp }) => {
        const line = rolledUp?.lines.find(({ path }) => path === 't7/total/total')
        return line === undefined ? undefined : line.sum - line.eliminated
      },
    },
    findings: {
      type: 'integer',
      label: '往来未对上',
      value: ({ rolledUp }) => rolledUp?.findings.length,
    },
  },
  documents: departmentDocuments,
  visibility: { see: anyOf(reviewer, finance, role('budget-supervisor')) },
  supervisors: finance,
})
