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

const OVERLAPPING = `procedure = 'fit/course' and stage <> 'cancelled' and date_1 <= $4::date and date_2 >= $3::date`

/** Courses of an institution on some of the days. */
export const coursesOfInstitution: RowProvider = async (client, tenant, { institution, from, until }) => {
  const found = await client.query<{ id: string; from: string; until: string; students: number }>(
    `select id, date_1::text as from, date_2::text as until, jsonb_array_length(state->'domain'->'trainees') as students
       from cases where tenant = $1 and text_1 = $2 and ${OVERLAPPING} order by id`,
    [tenant, institution, from, until],
  )
  return found.rows
}

/** Those of the trainees who are in some course on some of the days. */
export const traineesTaken: RowProvider = async (client, tenant, { trainees, from, until }) => {
  const found = await client.query<{ trainee: string }>(
    `select distinct trainee from cases, jsonb_array_elements_text(state->'domain'->'trainees') as trainee
      where tenant = $1 and trainee = any($2::text[]) and ${OVERLAPPING} order by trainee`,
    [tenant, trainees, from, until],
  )
  return found.rows.map(({ trainee }) => trainee)
}
