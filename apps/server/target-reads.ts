/** Target tables of many funds: what an opening copies from last year. */
import type pg from 'pg'
import type { RowProvider } from '#platform/cases'
import { columnSlots } from '#platform/cases'
import { type FundTargets, type LastTable, fundTargets, lastTablesProvider } from '#regulations/budget'
import type { BoardScope } from './budget-reads.ts'

const slots = columnSlots(fundTargets)
const slot = (name: string): string => {
  const found = slots[name]
  if (found === undefined) throw new Error(`target tables have no column ${name}`)
  return found
}

const OF_YEAR = `from cases c where c.tenant = $1 and c.procedure = '${fundTargets.id}' and c.${slot('year')} = $2
  and c.stage <> 'discarded'`

export const targetRowProviders: Readonly<Record<string, RowProvider>> = {
  [lastTablesProvider]: (client, tenant, { owner, year }) =>
    tablesOfOwner(client, tenant, Number(year), typeof owner === 'string' ? owner : ''),
}

async function tablesOfOwner(
  client: pg.ClientBase | pg.Pool,
  tenant: string,
  year: number,
  owner: string,
): Promise<readonly LastTable[]> {
  const { rows } = await client.query<{ state: FundTargets }>(
    `select c.state -> 'domain' as state ${OF_YEAR} and c.${slot('owner')} = $3 order by c.opened_at`,
    [tenant, year, owner],
  )
  return rows.map(({ state }) => lastTable(state))
}

function lastTable(state: FundTargets): LastTable {
  const results = 'evaluation' in state ? (state.evaluation?.results ?? []) : []
  return {
    name: state.fund.name,
    table: state.table,
    results: results.flatMap(({ row: id, result }) => {
      const row = state.table.rows.find((one) => one.id === id)
      return row === undefined ? [] : [{ name: row.name, result }]
    }),
  }
}

/** Target tables of a year that a department or a finance bureau looks after, by the number of their fund. */
export async function targetsOfYear(
  pool: pg.Pool,
  tenant: string,
  year: number,
  scope: BoardScope,
  department?: string,
): Promise<readonly FundTargets[]> {
  const { rows } = await pool.query<{ state: FundTargets }>(
    `select c.state -> 'domain' as state ${OF_YEAR} order by c.state -> 'domain' -> 'fund' ->> 'key'`,
    [tenant, year],
  )
  const isOfScope = ({ fund }: FundTargets): boolean =>
    scope.kind === 'finance'
      ? fund.finance === scope.organisation
      : fund.department.organisation === scope.organisation
  return rows
    .map(({ state }) => state)
    .filter(
      (state) => isOfScope(state) && (department === undefined || state.fund.department.code === department),
    )
}
