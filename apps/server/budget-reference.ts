/** What the registers say to one budget, in three statements: lists whole, catalogues as far as they are named. */
import type pg from 'pg'
import type { RowProvider } from '#platform/cases'
import type { ReferenceEntry, ReferenceRows, VehicleStock } from '#regulations/budget'
import { listRegisters, referenceProvider } from '#regulations/budget'

const IN_FORCE = `from entries where tenant = $1 and superseded_at is null
  and from_date <= $2::date and (until_date is null or until_date >= $2::date)`

const NAMED = `select register, key, "values" ${IN_FORCE} and (
    register = any($3::text[])
    or (register = 'budget-units' and (key = $4 or key = any($5::text[])))
    or (register = 'function-codes' and key = any($6::text[]))
    or (register = 'economic-codes' and key = any($7::text[]))
    or (register = 'procurement-items' and "values" ->> 'name' = any($8::text[]))
  ) order by register, key`

const COUNTS = `select count(*) filter (where register = 'budget-units' and "values" ->> 'department' = $3)::int as subordinates,
    count(*) filter (where register = 'procurement-items') > 0 as catalogue
  ${IN_FORCE} and register in ('budget-units', 'procurement-items')`

const VEHICLES = `select "values" ->> 'kind' as kind, count(*)::int as count ${IN_FORCE} and register = 'vehicles'
  and "values" ->> 'unit' = $3 group by 1 order by 1`

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const budgetReferenceRows: Readonly<Record<string, RowProvider>> = {
  [referenceProvider]: async (client, tenant, args): Promise<ReferenceRows> => {
    const [unit, on] = [textOf(args['unit']), textOf(args['on'])]
    const named = listOf(args['named'])
    const [functions, economics, items] = ['functions', 'economics', 'items'].map((key) => listOf(args[key]))
    const { rows } = await client.query<ReferenceEntry>(NAMED, [
      tenant,
      on,
      listRegisters,
      unit,
      named,
      functions,
      economics,
      items,
    ])
    const counts = await client.query<{ subordinates: number; catalogue: boolean }>(COUNTS, [
      tenant,
      on,
      unit,
    ])
    const units = rows.filter(({ register }) => register === 'budget-units')
    const region = textOf(units.find(({ key }) => key === unit)?.values['region']).trim()
    return {
      region: region === '' ? null : region,
      entries: rows.filter(({ register }) => register !== 'budget-units'),
      hasCatalogue: counts.rows[0]?.catalogue ?? false,
      knownUnits: units.map(({ key }) => key).filter((key) => named.includes(key)),
      subordinates: counts.rows[0]?.subordinates ?? 0,
      vehicles: await stockOf(client, tenant, unit, textOf(args['stockOn'])),
    }
  },
}

/** Cars of a unit at the end of a day; null where the register has none of it. */
async function stockOf(
  client: pg.ClientBase,
  tenant: string,
  unit: string,
  on: string,
): Promise<VehicleStock | null> {
  const { rows } = await client.query<{ kind: string; count: number }>(VEHICLES, [tenant, on, unit])
  if (rows.length === 0) return null
  return { on, kinds: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) }
}
