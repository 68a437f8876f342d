/** The published budget of a unit's year before, for acts that start from it. */
import type { RowProvider } from '#platform/cases'
import { columnSlots } from '#platform/cases'
import { lastYearProvider, unitBudget } from '#regulations/budget'

const { year, unit } = columnSlots(unitBudget)
if (year === undefined || unit === undefined) throw new Error('budgets have no columns for unit and year')

const PUBLISHED = `select c.state -> 'domain' -> 'figures' as figures from cases c
  where c.tenant = $1 and c.procedure = '${unitBudget.id}' and c.${year} = $2 and c.${unit} = $3
    and c.stage in ('published', 'archived', 'correction-review', 'correction-consented')
  order by c.opened_at desc limit 1`

export const lastYearRows: Readonly<Record<string, RowProvider>> = {
  [lastYearProvider]: async (client, tenant, args) => {
    const { rows } = await client.query<{ figures: unknown }>(PUBLISHED, [tenant, args['year'], args['unit']])
    return rows[0] ?? null
  },
}
