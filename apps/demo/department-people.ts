/** The department's other units: invented names and figures, and three people who sit for them all. */
import { type LocalDate, localDate } from '#kernel'
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { createAccount, createOrganisation, grantPost } from '#platform/identity'
import { registerProcedureId } from '../../regulations/shared/register-case.ts'
import type { InventedBudget } from './invented-figures.ts'
import { SINCE, TENANT, division, pathOf, personId, postId } from './people.ts'
import { teller } from './story.ts'

/** How far a unit has come when the story ends. */
export type Place =
  | 'none'
  | 'assigned'
  | 'compiling'
  | 'returned'
  | 'with-department'
  | 'with-finance'
  | 'approved'
  | 'replied'
  | 'published'

export interface InventedUnit extends InventedBudget {
  readonly code: string
  readonly name: string
  readonly place: Place
}

const wan = (amount: number): number => Math.round(amount * 1_000_000)
const unit = (
  code: string,
  name: string,
  place: Place,
  staff: number,
  amounts: readonly [wages: number, running: number, project: number, before: number, received?: number],
): InventedUnit => {
  const [wages, running, project, before, received = 0] = amounts
  const fen = {
    wages: wan(wages),
    running: wan(running),
    project: wan(project),
    before: wan(before),
    received: wan(received),
  }
  return { code, name: `${name}（虚构示例）`, place, staff, ...fen }
}

export const inventedUnits: readonly InventedUnit[] = [
  unit('005911', '县人才服务中心', 'published', 9, [81.6, 61.3, 0, 150.2]),
  unit('005912', '县干部教育中心', 'replied', 12, [112.4, 95.15, 0, 231.4]),
  unit('005913', '县老年大学', 'approved', 8, [70.25, 26.5, 0, 120.11, 5]),
  unit('005914', '县党员教育服务站', 'with-finance', 6, [52.1, 26.7, 0, 88.6]),
  unit('005915', '县干休服务站', 'with-department', 5, [44.75, 11.6, 0, 70.3]),
  unit('005916', '县基层组织服务站', 'returned', 4, [36.2, 17.4, 0, 61.5]),
  unit('005917', '县关心下一代服务中心', 'compiling', 3, [27.9, 8.1, 0, 45.2]),
  unit('005918', '县档案服务中心', 'assigned', 7, [60.3, 15.8, 0, 96.4]),
  unit('005919', '县组织信息服务站', 'none', 3, [25.5, 6.6, 0, 40.1]),
]

export const roles = [
  'budget-compiler',
  'budget-finance-head',
  'budget-unit-head',
  'secrecy-reviewer',
  'public-contact',
] as const
export type SitterRole = (typeof roles)[number]
const sitters = [
  {
    account: 'accountant',
    name: '苏念慈',
    note: '集中核算：虚构示例单位的制表人',
    roles: ['budget-compiler', 'public-contact'],
  },
  {
    account: 'accountant-head',
    name: '孟既白',
    note: '虚构示例单位的财务负责人',
    roles: ['budget-finance-head'],
  },
  {
    account: 'units-head',
    name: '方知远',
    note: '虚构示例单位的负责人和保密审查人',
    roles: ['budget-unit-head', 'secrecy-reviewer'],
  },
] as const

const organisationOf = (code: string): string => `unit-${code}`

/** Organisations, people and register entries of the invented units. */
export async function setUpDepartment(database: Database, cases: Cases): Promise<void> {
  const pool = database.app
  const from = localDate(SINCE)
  for (const { code, name } of inventedUnits)
    await createOrganisation(
      pool,
      {
        tenant: TENANT.id,
        id: organisationOf(code),
        kind: 'unit',
        name,
        from,
        division,
        code,
        parent: 'party-organisation',
      },
      null,
    )
  for (const sitter of sitters) await seat(pool, sitter, from)
  const keeper = teller(cases, registerProcedureId('budget-units'))
  for (const { code, name, staff } of inventedUnits)
    await keeper.act('keeper', 'RecordEntry', { key: code, from: SINCE, values: entryOf(code, name, staff) })
}

async function seat(
  pool: Database['app'],
  { account, name, note, roles: held }: (typeof sitters)[number],
  from: LocalDate,
): Promise<void> {
  const person = personId(account)
  await createAccount(pool, { tenant: TENANT.id, account, name, person, demoNote: note }, null)
  for (const { code } of inventedUnits)
    for (const role of held) {
      const organisation = organisationOf(code)
      const id = `${postId(account, role)}-${code}`
      await grantPost(pool, { tenant: TENANT.id, person, role, organisation, from, id }, null)
    }
}

const entryOf = (code: string, name: string, staff: number) => ({
  name,
  level: '二级',
  nature: '参公事业单位',
  organisation: organisationOf(code),
  finance: 'finance',
  department: '005',
  departmentName: '中共石柱土家族自治县委组织部',
  departmentOrganisation: 'party-organisation',
  duties: `承担${name}的日常工作（虚构示例）。`,
  staff,
})

/** The actor of a sitter in the post of one unit. */
export function sitterOf(account: string, role: SitterRole, code: string) {
  const organisation = organisationOf(code)
  return {
    person: personId(account),
    post: `${postId(account, role)}-${code}`,
    role,
    organisation,
    path: [organisation, ...pathOf('party-organisation')],
  }
}
