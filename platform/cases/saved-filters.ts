/** Filters that a person keeps under a name. */
import type pg from 'pg'

export interface SavedFilter {
  readonly name: string
  readonly query: Readonly<Record<string, string>>
}

export async function listFilters(
  pool: pg.Pool,
  tenant: string,
  person: string,
): Promise<readonly SavedFilter[]> {
  const { rows } = await pool.query<SavedFilter>(
    'select name, query from saved_filters where tenant = $1 and person = $2 order by name',
    [tenant, person],
  )
  return rows
}

/** Keeps a filter; the same name is replaced. */
export async function saveFilter(
  pool: pg.Pool,
  tenant: string,
  person: string,
  filter: SavedFilter,
): Promise<void> {
  await pool.query(
    `insert into saved_filters (tenant, person, name, query) values ($1, $2, $3, $4)
     on conflict (tenant, person, name) do update set query = excluded.query`,
    [tenant, person, filter.name, JSON.stringify(filter.query)],
  )
}

export async function removeFilter(
  pool: pg.Pool,
  tenant: string,
  person: string,
  name: string,
): Promise<void> {
  await pool.query('delete from saved_filters where tenant = $1 and person = $2 and name = $3', [
    tenant,
    person,
    name,
  ])
}
