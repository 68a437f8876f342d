/** Row providers of the fixtures: what a decision asks of many cases at once. */
import type { RowProvider } from '#platform/cases'

/** Ballots put in a meeting, with their stage. */
export const ballotsOfMeeting: RowProvider = async (client, tenant, { meeting }) => {
  const found = await client.query<{ id: string; stage: string }>(
    `select id, stage from cases where tenant = $1 and procedure = 'fit/ballot' and text_1 = $2 order by id`,
    [tenant, meeting],
  )
  return found.rows
}

/** The case that holds a claim, or null. */
export const claimHolder: RowProvider = async (client, tenant, { claim, key }) => {
  const found = await client.query<{ case_id: string }>(
    'select case_id from claims where tenant = $1 and claim = $2 and key = $3',
    [tenant, claim, key],
  )
  return found.rows[0]?.case_id ?? null
}
