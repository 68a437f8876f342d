/** What the acts of this procedure share: the workshop, who may do what, the year's claim, dates. */
import { z } from 'zod'
import type { Party, Phrase } from '#kernel/case'
import { anyOf, claim, ownOrganisationIs, role, workshop } from '#kernel/case'
import type { Citation } from '#kernel/law'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import type { BudgetEvent, UnitBudget } from './vocabulary.ts'

export const desk = workshop<UnitBudget, BudgetEvent>()

const unit = (roleId: string): Phrase => ownOrganisationIs('unit', roleId)

export const compiler = unit('budget-compiler')
export const financeHead = unit('budget-finance-head')
export const unitHead = unit('budget-unit-head')
export const departmentReviewer = ownOrganisationIs('department', 'department-budget-reviewer')
export const financeApprover = ownOrganisationIs('finance-bureau', 'finance-budget-approver')
export const financeDesk = anyOf(
  ownOrganisationIs('finance-bureau', 'finance-budget-reviewer'),
  financeApprover,
)
/** The office a unit sends to: its department, or finance where the unit is of the first level. */
export const firstReview = anyOf(
  ownOrganisationIs('submitted-to', 'department-budget-reviewer'),
  ownOrganisationIs('submitted-to', 'finance-budget-reviewer'),
  ownOrganisationIs('submitted-to', 'finance-budget-approver'),
)
/** Once finance has returned a budget the unit answers; the relation exists only while the file lies with the unit. */
export const answeringUnit = ownOrganisationIs('answers', 'budget-compiler')
/** The office or unit that a reply of finance goes to. */
export const repliedTo = anyOf(
  ownOrganisationIs('replied-to', 'department-budget-reviewer'),
  ownOrganisationIs('replied-to', 'budget-compiler'),
)
export const secrecyReviewer = anyOf(
  ownOrganisationIs('unit', 'secrecy-reviewer'),
  ownOrganisationIs('department', 'secrecy-reviewer'),
)
export const publisher = anyOf(compiler, ownOrganisationIs('unit', 'public-contact'))
export const anyCompiler = role('budget-compiler')
export const supervisor = role('budget-supervisor')

/** Who stands in which relation. */
export function partiesOf(state: UnitBudget): readonly Party[] {
  const { unit: own, stage, returnedBy } = state
  const of = (relation: string, organisation: string): Party => ({ relation, organisation })
  const first = own.department === null ? own.finance : own.department.organisation
  return [
    of('unit', own.organisation),
    ...(own.department === null ? [] : [of('department', own.department.organisation)]),
    of('finance-bureau', own.finance),
    of('submitted-to', first),
    of('replied-to', own.department?.organisation ?? own.organisation),
    ...(returnedBy === 'finance' && (stage === 'compiling' || stage === 'signing')
      ? [of('answers', own.organisation)]
      : []),
  ]
}

type YearOfUnit = { readonly code: string; readonly name: string; readonly year: number }

/** n.0: one case per unit and year. */
export const yearOfUnit = claim<YearOfUnit>(
  'unit-and-year',
  cite('shizhu-budget-2023/n.0'),
  ({ code, year }) => `${code}/${year}`,
  ({ name, year }) => `请在原件上修改：${name}${year}年预算已在办理。`,
)

export const claimOf = (state: UnitBudget): YearOfUnit => ({
  code: state.unit.code,
  name: state.unit.name,
  year: state.year,
})

export const text = (max: number) => z.string().trim().max(max)
export const filled = (max: number) => z.string().trim().min(1, '请填写').max(max)
export const dayField = z.iso.date('请填写日期，如 2023-01-10')
export const day = (written: string): LocalDate => localDate(written)
/** A day of a register entry or of an input that may be left out. */
export const dayOrNull = (written: string | null | undefined): LocalDate | null =>
  written === null || written === undefined || written === '' ? null : localDate(written)

export const titleCite: Citation = cite('shizhu-budget-2023/n.0')
export const routeCite: Citation = cite('shizhu-budget-2023/n.1.2.a')
export const signCite: Citation = cite('shizhu-budget-2023/t0.sign')
export const contactCite: Citation = cite('shizhu-budget-2023/n.contact')
export const publicationCite: Citation = cite('shizhu-budget-2023/t8')
