/** What the acts of a target table share: the workshop, who may do what, the fund's claim, what registers answer. */
import { z } from 'zod'
import type { Need, Party, Phrase } from '#kernel/case'
import { anyOf, claim, need, organisationIs, ownOrganisationIs, role, workshop } from '#kernel/case'
import type { Citation } from '#kernel/law'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { localDate } from '#kernel/time'
import type { FundTargets, TargetEvent, TargetFund } from './vocabulary.ts'

export const desk = workshop<FundTargets, TargetEvent>()

/** Compilers of the owner and of the units below its department; a rule tells the latter whose table it is (p.unit). */
export const fundCompiler: Phrase = organisationIs('department', 'fund-compiler')
export const anyFundCompiler: Phrase = role('fund-compiler')
export const departmentReviewer = ownOrganisationIs('department', 'department-budget-reviewer')
export const performanceReviewer = ownOrganisationIs('finance-bureau', 'performance-reviewer')
export const financeApprover = ownOrganisationIs('finance-bureau', 'finance-budget-approver')
/** Whoever has the file to review now: the department first, then finance. */
export const reviewerOfStage = anyOf(
  ownOrganisationIs('reviewing', 'department-budget-reviewer'),
  ownOrganisationIs('reviewing', 'performance-reviewer'),
)
/** Once finance has sent a table back its compiler answers; the relation exists only while the file lies there. */
export const answeringCompiler = ownOrganisationIs('answers', 'fund-compiler')
export const secrecyReviewer = anyOf(
  ownOrganisationIs('owner', 'secrecy-reviewer'),
  ownOrganisationIs('department', 'secrecy-reviewer'),
)
export const publisher = anyOf(
  ownOrganisationIs('owner', 'fund-compiler'),
  ownOrganisationIs('owner', 'public-contact'),
)
export const supervisor = role('budget-supervisor')

export function partiesOf(state: FundTargets): readonly Party[] {
  const { fund, stage, returnedBy } = state
  const of = (relation: string, organisation: string): Party => ({ relation, organisation })
  const lies = stage === 'filling' || stage === 'self-checked'
  return [
    of('owner', fund.owner.organisation),
    of('department', fund.department.organisation),
    of('finance-bureau', fund.finance),
    ...(stage === 'department-review' ? [of('reviewing', fund.department.organisation)] : []),
    ...(stage === 'finance-review' ? [of('reviewing', fund.finance)] : []),
    ...(returnedBy === 'finance' && lies ? [of('answers', fund.owner.organisation)] : []),
  ]
}

type FundOfYear = Pick<TargetFund, 'name' | 'year'> & { readonly department: { readonly code: string } }

/** p.name: one target table per fund, department and year. */
export const fundOfYear = claim<FundOfYear>(
  'fund-of-department-and-year',
  cite('shizhu-budget-2023/p.name'),
  ({ name, year, department }) => `${department.code}/${year}/${name}`,
  ({ name, year, department }) => `请在原件上修改：${department.code}的${year}年“${name}”已有绩效目标表。`,
)

export const fundCite: Citation = cite('shizhu-budget-2023/p.blank')
export const weightsCite: Citation = cite('shizhu-budget-2023/p.weights')
export const rowsCite: Citation = cite('shizhu-budget-2023/p.ind')
export const departmentCite: Citation = cite('shizhu-budget-2023/p.dept')
export const budgetCite: Citation = cite('shizhu-budget-2023/p.budget')
export const relationCite: Citation = cite('shizhu-budget-2023/p.relation')
export const publicCite: Citation = cite('shizhu-budget-2023/n.5.3')

export const text = (max: number) => z.string().trim().max(max)
export const filled = (max: number) => z.string().trim().min(1, '请填写').max(max)
export const dayField = z.iso.date('请填写日期，如 2023-02-10')
export const day = (written: string): LocalDate => localDate(written)

type Rows = readonly Readonly<Record<string, string | number | boolean | null>>[]

/** Everything a table is checked against. Year, owner and department are known before the registers answer. */
export function referenceNeeds({
  year,
  owner,
  department,
}: {
  readonly year: number
  readonly owner: string
  readonly department: string
}) {
  const entries = (register: string, where: Readonly<Record<string, string | number>> = {}): Need<Rows> =>
    need.entries(register, where, { lock: 'none' })
  return {
    levels: entries('indicator-levels'),
    measures: entries('measurement-units'),
    scales: entries('grade-scales'),
    documents: entries('basis-documents'),
    funds: entries('fund-projects', { year }),
    declared: entries('declared-indicators', { department, year }),
    last: entries('target-results', { owner, year: year - 1 }),
  }
}

export type ReferenceAnswers = { readonly [K in keyof ReturnType<typeof referenceNeeds>]: Rows | undefined }
