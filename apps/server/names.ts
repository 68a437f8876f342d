/** Names of people and organisations for pages, in one query. */
import type pg from 'pg'
import type { RoleLabels } from './context.ts'
import type { Names } from './views/trail.ts'

/** Looks up the names that a page needs; what is unknown stays null or its id. */
export async function loadNames(
  pool: pg.Pool | pg.ClientBase,
  tenant: string,
  persons: readonly (string | null | undefined)[],
  organisations: readonly (string | null | undefined)[],
  roleLabels: RoleLabels,
): Promise<Names> {
  const { rows } = await pool.query<{ kind: 'person' | 'organisation'; id: string; name: string }>(
    `select 'person' as kind, id, name from persons where id = any($1::text[])
     union all
     select 'organisation', organisation, name from (
       select distinct on (organisation) organisation, name from organisation_terms
       where tenant = $2 and organisation = any($3::text[]) order by organisation, from_date desc) as newest`,
    [unique(persons), tenant, unique(organisations)],
  )
  const names = new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  const find = (kind: string) => (id: string | null | undefined) =>
    id === null || id === undefined ? null : (names.get(`${kind} ${id}`) ?? null)
  return {
    person: find('person'),
    organisation: find('organisation'),
    role: (id) => (id === null || id === undefined ? null : (roleLabels[id] ?? id)),
  }
}

const unique = (ids: readonly (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id): id is string => typeof id === 'string')),
]
