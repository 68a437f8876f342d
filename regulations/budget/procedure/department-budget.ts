/** A department's roll-up: units added up less their transfers, compared with its own table, sent to finance. */
import { z } from 'zod'
import type { Party } from '#kernel/case'
import { anyOf, claim, decided, form, inStage, need, ownOrganisationIs, role, workshop } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import type { UnitEntry } from '../registers.ts'
import { compareWithTable, rollUp } from '../roll-up.ts'
import type { RolledUnit } from '../roll-up.ts'
import { departmentDocuments } from '../department-documents.ts'
import type {
  DepartmentBudget,
  DepartmentEvent,
  DepartmentUnitRow,
  RolledUp,
} from './department-vocabulary.ts'
import { departmentProcedureId, departmentUnitsProvider } from './department-vocabulary.ts'
import { routeCite, text } from './desk.ts'
import { exampleFigures, unitEntry } from './examples.ts'
import { packedFiguresSchema, unpackFigures } from './packed-figures.ts'
import { unitCodeField, yearField } from './round-desk.ts'

/** Differences kept in the case; the count tells how many there are. */
const DIFFERENCES_MAX = 100

const desk = workshop<DepartmentBudget, DepartmentEvent>()
const reviewer = ownOrganisationIs('department', 'department-budget-reviewer')
const finance = anyOf(
  ownOrganisationIs('finance-bureau', 'finance-budget-reviewer'),
  ownOrganisationIs('finance-bureau', 'finance-budget-approver'),
)

type YearOfDepartment = { readonly code: string; readonly name: string; readonly year: number }
const yearOfDepartment = claim<YearOfDepartment>(
  'department-and-year',
  cite('shizhu-budget-2023/n.0'),
  ({ code, year }) => `${code}/${year}`,
  ({ name, year }) => `请在原件上汇总：${name}${year}年部门汇总已经建立。`,
)

export const departmentIsFirstLevel = rule(
  'department-is-first-level',
  routeCite,
  (f: { readonly level: string | null; readonly own: boolean }) => f.level === '一级' && f.own,
  {
    label: '由一级预算单位汇总本部门',
    otherwise: (f) =>
      f.level === null
        ? '请先请字典管理员登记部门：预算单位名册里没有这个代码。'
        : f.level === '一级'
          ? '请由该部门自己的预算审核人汇总：您所在的机构不是这个部门。'
          : '请选择一级预算单位：二级单位由其主管部门汇总。',
  },
)

/** Every unit of the register has passed the department's review before the roll-up goes to finance. */
export const allUnitsPassed = rule(
  'all-units-passed',
  routeCite,
  (f: { readonly waiting: readonly string[] }) => f.waiting.length === 0,
  {
    label: '所属单位均已审核通过',
    otherwise: (f) => `请先办完所属单位：${f.waiting.join('、')}还没有报财政。`,
  },
)

export const transfersMatch = rule(
  'transfers-match',
  cite('shizhu-budget-2023/t6.r6'),
  (f: { readonly open: readonly string[] }) => f.open.length === 0,
  {
    label: '单位之间的往来均已抵销',
    otherwise: (f) => `请核对单位之间的往来：${f.open.join('；')}`,
  },
)

/** Stages in which a unit's budget has left the department's desk. */
const unitsDesk: readonly string[] = [
  'assigned',
  'basics-review',
  'compiling',
  'signing',
  'department-review',
]

const unitRows = ({ department, year }: DepartmentBudget) =>
  need.rows<readonly DepartmentUnitRow[]>(
    departmentUnitsProvider,
    { department: department.code, year },
    { store: 'digest' },
  )

export function toRolledUnit(row: DepartmentUnitRow): RolledUnit {
  const { code, name, tables, transfers, controls } = row
  const figures = unpackFigures({ tables, narrative: [], narrativeLetter: '', funds: [] })
  return { code, name, figures, transfers, controls }
}

function rolled(rows: readonly DepartmentUnitRow[], on: LocalDate): RolledUp {
  const { lines, eliminated, findings } = rollUp(rows.map(toRolledUnit))
  return {
    on,
    units: rows.map(({ code, name, stage, digest }) => ({ code, name, stage, digest })),
    lines: lines.map(({ path, sum, eliminated: taken }) => ({ path, sum, eliminated: taken })),
    eliminated,
    findings,
  }
}

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
    input: { department: '136', year: 2023 },
    needs: {
      unit: { ...unitEntry, name: '示例县委老干部局', level: '一级', organisation: 'example-department' },
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

const exampleDepartment = (): DepartmentBudget & { stage: 'collecting' } => ({
  stage: 'collecting',
  year: 2023,
  department: {
    code: '136',
    name: '示例县委老干部局',
    organisation: 'example-department',
    finance: 'example-finance',
  },
  rolledUp: null,
  comparison: null,
})
export const exampleRow = (): DepartmentUnitRow => ({
  caseId: 'case-2',
  code: '136003',
  name: unitEntry.name,
  stage: 'finance-review',
  digest: 'sha256:example',
  tables: exampleFigures.tables,
  transfers: [],
  controls: [],
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
