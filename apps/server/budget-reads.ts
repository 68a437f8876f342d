/** Budgets of many units in one statement each: the board, the roll-up, and what reports are made of. */
import type pg from 'pg'
import type { LocalDate } from '#kernel'
import type { RegisterPort, RowProvider } from '#platform/cases'
import { columnSlots } from '#platform/cases'
import { transaction } from '#platform/database'
import type {
  BoardUnit,
  BudgetReference,
  BudgetUnit,
  DepartmentUnitRow,
  PackedFigures,
  PublishedVersion,
  Texts,
  Transfer,
  UnitEntry,
} from '#regulations/budget'
import { budgetRound, departmentUnitsProvider, unitBudget } from '#regulations/budget'

const slots = columnSlots(unitBudget)
const slot = (name: string): string => {
  const found = slots[name]
  if (found === undefined) throw new Error(`budgets have no column ${name}`)
  return found
}

const KEPT = `from cases c where c.tenant = $1 and c.procedure = '${unitBudget.id}' and c.${slot('year')} = $2 and c.stage <> 'discarded'`
/** Budgets of a year; one that was discarded, or that holds a printed document nobody sent in, is none. */
const OF_YEAR = `${KEPT} and (c.state -> 'domain' ->> 'claimed')::boolean`
/** The board shows an imported document too, behind the unit's own budget where it has one. */
const CLAIMED_LAST = `order by (c.state -> 'domain' ->> 'claimed')::boolean, c.opened_at`

const ROWS = `select c.id as "caseId", c.${slot('unit')} as code, c.${slot('unitName')} as name, c.stage,
  c.state -> 'domain' -> 'facts' ->> 'digest' as digest, c.state -> 'domain' -> 'figures' -> 'tables' as tables,
  coalesce(c.state -> 'domain' -> 'transfers', '[]') as transfers,
  coalesce(c.state -> 'domain' -> 'controls' -> 'lines', '[]') as controls`

/** What the acts of a department's roll-up need. */
export const budgetRowProviders: Readonly<Record<string, RowProvider>> = {
  [departmentUnitsProvider]: (client, tenant, { department, year }) =>
    departmentUnits(client, tenant, Number(year), typeof department === 'string' ? department : ''),
}

export async function departmentUnits(
  client: pg.ClientBase | pg.Pool,
  tenant: string,
  year: number,
  department: string,
): Promise<readonly DepartmentUnitRow[]> {
  const { rows } = await client.query<DepartmentUnitRow>(
    `${ROWS} ${OF_YEAR} and c.${slot('department')} = $3 order by c.${slot('unit')}`,
    [tenant, year, department],
  )
  return rows
}

/** Whose units a post looks at: those of its own department, or all that answer to its finance bureau. */
export interface BoardScope {
  readonly organisation: string
  readonly kind: 'department' | 'finance'
}
/** The public is told about all units together. */
export type UnitScope = BoardScope | { readonly organisation: ''; readonly kind: 'all' }

type Entry = UnitEntry & { readonly key: string }

/** Units of the register that lie in the scope, in the order of their codes. */
export async function unitsInScope(
  pool: pg.Pool,
  port: RegisterPort,
  tenant: string,
  today: LocalDate,
  { organisation, kind }: UnitScope,
): Promise<readonly Entry[]> {
  const where: Readonly<Record<string, string>> = kind === 'finance' ? { finance: organisation } : {}
  const found = (await transaction(pool, (client) =>
    port.list(client, tenant, 'budget-units', where, today, 'none'),
  )) as unknown as readonly Entry[]
  const inScope = (entry: Entry): boolean =>
    kind !== 'department' ||
    entry.departmentOrganisation === organisation ||
    (entry.organisation === organisation && entry.level === '一级')
  return found.filter(inScope).toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** The newest 布置 of the office that is still open. */
export async function openRound(
  pool: pg.Pool,
  tenant: string,
  year: number,
  { organisation }: BoardScope,
): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from cases where tenant = $1 and procedure = '${budgetRound.id}' and stage = 'open'
       and ${columnSlots(budgetRound)['year'] ?? ''} = $2 and state -> 'domain' -> 'office' ->> 'organisation' = $3
     order by opened_at desc limit 1`,
    [tenant, year, organisation],
  )
  return rows[0]?.id ?? null
}

/** What a unit's case tells the board. */
type CaseRow = Omit<BoardUnit, 'name' | 'department' | 'caseId' | 'stage'> & {
  readonly caseId: string
  readonly stage: string
}

const BOARD = `select c.id as "caseId", c.${slot('unit')} as code, c.stage, c.urged,
  (select count(*)::int from jsonb_array_elements(c.state -> 'kernel' -> 'returns') r
     where r ->> 'act' in ('Submit', 'ApproveByDepartment', 'PassByFinance')) as returned,
  c.${slot('total')} as total, c.${slot('errors')} as errors, (c.state -> 'domain' -> 'facts' ->> 'hints')::int as hints,
  c.state -> 'domain' ->> 'submitBy' as "dueOn", c.state -> 'domain' ->> 'submittedOn' as "submittedOn",
  c.state -> 'domain' ->> 'congressOn' as "congressOn", c.state -> 'domain' -> 'approval' ->> 'approvedOn' as "approvedOn",
  c.state -> 'domain' -> 'reply' ->> 'repliedOn' as "repliedOn", c.state -> 'domain' -> 'versions' -> 0 ->> 'on' as "publishedOn"`

/** The board: every unit of the scope, with its budget of the year where it has one. Two statements, however many units. */
export async function boardUnits(
  pool: pg.Pool,
  port: RegisterPort,
  tenant: string,
  today: LocalDate,
  year: number,
  scope: UnitScope,
): Promise<readonly BoardUnit[]> {
  const entries = await unitsInScope(pool, port, tenant, today, scope)
  const { rows } = await pool.query<CaseRow>(
    `${BOARD} ${KEPT} and c.${slot('unit')} = any($3::text[]) ${CLAIMED_LAST}`,
    [tenant, year, entries.map(({ key }) => key)],
  )
  const byCode = new Map(rows.map((row) => [row.code, row]))
  return entries.map((entry): BoardUnit => {
    const base = { code: entry.key, name: entry.name, department: entry.department ?? null }
    return { ...noBudget, ...byCode.get(entry.key), ...base }
  })
}

/** The contact that the newest budget of each unit names for the public; units without one are absent. */
export async function contactsOf(
  pool: pg.Pool,
  tenant: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly phone: string }>> {
  const { rows } = await pool.query<{ code: string; name: string; phone: string }>(
    `select distinct on (c.${slot('unit')}) c.${slot('unit')} as code, k ->> 'name' as name, k ->> 'phone' as phone
     from cases c, lateral (select c.state -> 'domain' -> 'preparation' -> 'contact' as k) contact
     where c.tenant = $1 and c.procedure = '${unitBudget.id}' and c.${slot('unit')} = any($2::text[])
       and jsonb_typeof(k) = 'object' and c.stage not in ('discarded', 'withdrawn')
     order by c.${slot('unit')}, c.${slot('year')} desc`,
    [tenant, codes],
  )
  return new Map(rows.map(({ code, ...contact }) => [code, contact]))
}

const noBudget = {
  caseId: null,
  stage: null,
  returned: 0,
  urged: 0,
  total: null,
  errors: 0,
  hints: 0,
  dueOn: null,
  submittedOn: null,
  congressOn: null,
  approvedOn: null,
  repliedOn: null,
  publishedOn: null,
} as const satisfies Partial<BoardUnit>

/** A budget with its figures, as reports read it. */
export interface ReportedBudget extends DepartmentUnitRow {
  readonly year: number
  readonly funds: PackedFigures['funds']
  readonly narrative: PackedFigures['narrative']
  readonly texts: Texts
  readonly unit: BudgetUnit
  readonly department: string
  readonly versions: readonly PublishedVersion[]
  /** null in budgets older than the registers. */
  readonly reference: BudgetReference | null
  readonly postings: readonly {
    readonly address: string
    readonly postedOn: LocalDate
    readonly kind: string
  }[]
  readonly transfers: readonly Transfer[]
}

/** Budgets of these units in a year, whole; published ones only where asked for. */
export async function reportedBudgets(
  pool: pg.Pool,
  tenant: string,
  year: number,
  codes: readonly string[],
  publishedOnly = false,
): Promise<readonly ReportedBudget[]> {
  const published = publishedOnly
    ? `and c.stage in ('published', 'archived', 'correction-review', 'correction-consented')`
    : ''
  const { rows } = await pool.query<ReportedBudget>(
    `${ROWS}, c.${slot('year')} as year, c.${slot('department')} as department, c.state -> 'domain' -> 'unit' as unit,
       c.state -> 'domain' -> 'figures' -> 'funds' as funds, c.state -> 'domain' -> 'figures' -> 'narrative' as narrative,
       c.state -> 'domain' -> 'texts' as texts, c.state -> 'domain' -> 'versions' as versions,
       c.state -> 'domain' -> 'reference' as reference,
       coalesce(c.state -> 'domain' -> 'postings', '[]') as postings
     ${OF_YEAR} and c.${slot('unit')} = any($3::text[]) ${published} order by c.${slot('unit')}`,
    [tenant, year, codes],
  )
  return rows
}
