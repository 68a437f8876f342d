/** Organisations of a tenant: a tree whose names and places change by date. */
import type pg from 'pg'
import { randomUUID } from 'node:crypto'
import { transaction } from '#platform/database'
import type { LocalDate } from '#kernel/time'
import { appendAccess } from './access-log.ts'
import type { Connection, Outcome, Refusal } from './outcome.ts'
import { done, refusalOf, refused } from './outcome.ts'
import type { Administrator } from './roles.ts'
import { refuseAdministration } from './roles.ts'

/** An organisation as it is on one day. */
export interface Organisation {
  readonly id: string
  readonly kind: string
  readonly name: string
  /** Unified social credit code or budget code, as the office keeps it. */
  readonly code: string | null
  /** Administrative division, 6, 9 or 12 digits. */
  readonly division: string | null
  readonly parent: string | null
  readonly from: LocalDate
  /** Last day, inclusive; null while it goes on. */
  readonly until: LocalDate | null
}

/** What holds of an organisation from a day on. */
export interface OrganisationTerm {
  readonly name: string
  readonly code?: string
  readonly division?: string
  readonly parent?: string
}

/** First segments of addresses that are no jurisdiction's: the id of a tenant stands there on the portal. */
const reservedIds: ReadonlySet<string> = new Set([
  'accessibility',
  'admin',
  'api',
  'budgets',
  'calculators',
  'feeds',
  'ledger',
  'regulations',
  'search',
  'verify',
])

/** Lower-case letters, digits and hyphens, and none of the words that addresses begin with. */
export function isTenantId(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(id) && !reservedIds.has(id)
}

/**
 * Makes a tenant with its root organisation, or leaves both as they are. For set-up and demo only.
 *
 * @throws RangeError for an id that cannot be the first segment of an address
 */
export async function createTenant(
  pool: pg.Pool,
  tenant: { readonly id: string; readonly name: string },
): Promise<void> {
  if (!isTenantId(tenant.id)) throw new RangeError(`no tenant id: ${tenant.id}`)
  await pool.query('insert into tenants (id, name) values ($1, $2) on conflict (id) do nothing', [
    tenant.id,
    tenant.name,
  ])
}

export async function listTenants(
  connection: Connection,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await connection.query<{ id: string; name: string }>(
    'select id, name from tenants order by id',
  )
  return rows
}

const broken: Readonly<Record<string, Refusal>> = {
  organisations_pkey: refused('taken', '这个组织编号已被使用，请换一个编号。'),
  organisations_tenant_fkey: refused('unknown', '没有这个辖区，请先建立辖区。'),
  organisation_terms_pkey: refused('overlap', '该组织在这一天已有一次变更，请改用另一个生效日期。'),
  organisation_terms_no_overlap: refused('overlap', '该组织的两段信息在时间上重叠，请核对起止日期。'),
  organisation_terms_no_cycle: refused('cycle', '上级组织不能是自己或自己的下级，请另选上级。'),
  organisation_terms_tenant_parent_fkey: refused('unknown', '没有找到所选的上级组织，请重新选择。'),
  organisation_terms_division_check: refused('input', '行政区划代码应为6位、9位或12位数字，请核对。'),
  organisation_terms_name_check: refused('input', '组织名称必填，请填写全称。'),
  organisation_terms_check: refused('input', '止日不能早于起日，请核对日期。'),
}

export interface NewOrganisation extends OrganisationTerm {
  readonly tenant: string
  readonly kind: string
  readonly from: LocalDate
  readonly until?: LocalDate
  /** Given by set-up and demo; otherwise made. */
  readonly id?: string
}

/** Makes an organisation with its first term. */
export async function createOrganisation(
  pool: pg.Pool,
  input: NewOrganisation,
  by: Administrator,
): Promise<Outcome<{ readonly id: string }>> {
  const refusal = await refuseAdministration(pool, by, 'manage-organisations', input.tenant)
  if (refusal !== undefined) return refusal
  const id = input.id ?? randomUUID()
  try {
    await transaction(pool, async (client) => {
      await client.query('insert into organisations (tenant, id, kind) values ($1, $2, $3)', [
        input.tenant,
        id,
        input.kind,
      ])
      await insertTerm(client, input.tenant, id, input, input.from, input.until ?? null)
      await logChange(client, input.tenant, by, 'organisation-created', id)
    })
    return done({ id })
  } catch (error) {
    return refusalOf(error, broken)
  }
}

/**
 * Changes name, codes or place from a day on: the term that stands then ends the day before. A later term already
 * entered keeps its date. `term: null` ends the organisation.
 */
export async function changeOrganisation(
  pool: pg.Pool,
  change: {
    readonly tenant: string
    readonly id: string
    readonly from: LocalDate
    readonly term: OrganisationTerm | null
  },
  by: Administrator,
): Promise<Outcome<null>> {
  const { tenant, id, from, term } = change
  const refusal = await refuseAdministration(pool, by, 'manage-organisations', tenant, id)
  if (refusal !== undefined) return refusal
  try {
    return await transaction(pool, async (client) => {
      const { rows } = await client.query<{ until_date: string | null }>(
        `update organisation_terms set until_date = $3::date - 1
         where tenant = $1 and organisation = $2 and from_date < $3 and (until_date is null or until_date >= $3)
         returning (select t.until_date from organisation_terms t
           where t.tenant = $1 and t.organisation = $2 and t.from_date = organisation_terms.from_date) as until_date`,
        [tenant, id, from],
      )
      const [standing] = rows
      if (standing === undefined) return refused('unknown', '该组织在这一天之前没有信息，请核对生效日期。')
      if (term !== null) await insertTerm(client, tenant, id, term, from, standing.until_date)
      await logChange(client, tenant, by, term === null ? 'organisation-ended' : 'organisation-changed', id)
      return done(null)
    })
  } catch (error) {
    return refusalOf(error, broken)
  }
}

async function insertTerm(
  client: pg.ClientBase,
  tenant: string,
  id: string,
  term: OrganisationTerm,
  from: LocalDate,
  until: string | null,
): Promise<void> {
  await client.query(
    `insert into organisation_terms (tenant, organisation, from_date, until_date, name, code, division, parent)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenant, id, from, until, term.name, term.code ?? null, term.division ?? null, term.parent ?? null],
  )
}

async function logChange(
  client: pg.ClientBase,
  tenant: string,
  by: Administrator,
  what: string,
  subject: string,
): Promise<void> {
  await appendAccess(client, { tenant, actor: by, kind: 'administration', what, subject })
}

const COLUMNS = `o.id, o.kind, t.name, t.code, t.division, t.parent, t.from_date as "from", t.until_date as "until"`

/** Every organisation of a tenant that exists on a day, by name. */
export async function listOrganisations(
  connection: Connection,
  tenant: string,
  on: LocalDate,
): Promise<readonly Organisation[]> {
  const { rows } = await connection.query<Organisation>(
    `select ${COLUMNS} from organisations o
     join organisation_terms t on t.tenant = o.tenant and t.organisation = o.id
     where o.tenant = $1 and t.from_date <= $2 and (t.until_date is null or t.until_date >= $2)
     order by t.division nulls last, t.name, o.id`,
    [tenant, on],
  )
  return rows
}
