/** What title review reads as sets of rows. */
import type { RowProvider } from '#platform/cases'
import { peopleProvider, procedureIds } from '#regulations/titles'

/** Name and what bars from the vote (art.65.b) in the register of persons, as of today, for the applicants of these applications. */
const PEOPLE = `select jsonb_build_object('name', e."values" -> 'name', 'status', e."values" -> 'status',
    'retiresOn', e."values" -> 'retiresOn') as "values" from cases c
  join entries e on e.tenant = c.tenant and e.register = 'titles-persons'
    and e.key = c.state -> 'domain' -> 'applicant' ->> 'key' and e.superseded_at is null
  cross join (select ((now() + offset_milliseconds * interval '1 millisecond') at time zone 'Asia/Shanghai')::date as today
    from clock) clock
  where c.tenant = $1 and c.procedure = '${procedureIds.application}' and c.id = any($2::text[])
    and e.from_date <= clock.today and (e.until_date is null or e.until_date >= clock.today)
  order by e.key`

export const titlesRowProviders: Readonly<Record<string, RowProvider>> = {
  [peopleProvider]: async (client, tenant, { applications }) => {
    const ids = Array.isArray(applications) ? applications : []
    const { rows } = await client.query<{ values: unknown }>(PEOPLE, [tenant, ids])
    return rows.map(({ values }) => values)
  },
}
