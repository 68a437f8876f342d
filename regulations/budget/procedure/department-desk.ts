/** What the acts of a department's roll-up share: who may, what is claimed, what is read, an example. */
import { anyOf, claim, need, ownOrganisationIs, workshop } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { rollUp } from '../roll-up.ts'
import type { RolledUnit } from '../roll-up.ts'
import type {
  DepartmentBudget,
  DepartmentEvent,
  DepartmentUnitRow,
  RolledUp,
} from './department-vocabulary.ts'
import { departmentUnitsProvider } from './department-vocabulary.ts'
import { routeCite } from './desk.ts'
import { exampleFigures, unitEntry } from './examples.ts'
import { unpackFigures } from './packed-figures.ts'

export const desk = workshop<DepartmentBudget, DepartmentEvent>()
export const reviewer = ownOrganisationIs('department', 'department-budget-reviewer')
export const finance = anyOf(
  ownOrganisationIs('finance-bureau', 'finance-budget-reviewer'),
  ownOrganisationIs('finance-bureau', 'finance-budget-approver'),
)

type YearOfDepartment = { readonly code: string; readonly name: string; readonly year: number }
export const yearOfDepartment = claim<YearOfDepartment>(
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
export const unitsDesk: readonly string[] = [
  'assigned',
  'basics-review',
  'compiling',
  'signing',
  'department-review',
]

export const unitRows = ({ department, year }: DepartmentBudget) =>
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

export function rolled(rows: readonly DepartmentUnitRow[], on: LocalDate): RolledUp {
  const { lines, eliminated, findings } = rollUp(rows.map(toRolledUnit))
  return {
    on,
    units: rows.map(({ code, name, stage, digest }) => ({ code, name, stage, digest })),
    lines: lines.map(({ path, sum, eliminated: taken }) => ({ path, sum, eliminated: taken })),
    eliminated,
    findings,
  }
}

export const exampleDepartment = (): DepartmentBudget & { stage: 'collecting' } => ({
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
