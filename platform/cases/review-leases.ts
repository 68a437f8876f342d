/**
 * Review mode of several colleagues over one list: a file lies before one of them at a time. The lease is a row of the
 * database, so that two who ask at once never get the same file; it ends by itself when its holder goes away.
 */
import type pg from 'pg'

/** A lease lives so long after its holder last asked; the screen asks again well before. */
const LEASE_MINUTES = 10

/** Somebody of an office working through a list; `list` is the screen's own name for it. */
export interface Reviewer {
  readonly tenant: string
  readonly organisation: string
  readonly person: string
  readonly list: string
}

/** A file that lies before somebody of the office now. */
export interface ReviewLease {
  readonly caseId: string
  readonly person: string
}

const LIVING = 'tenant = $1 and organisation = $2 and until_at >= now()'

/** The files of an office that lie before somebody now. */
export async function listLeases(
  pool: pg.Pool,
  { tenant, organisation }: Pick<Reviewer, 'tenant' | 'organisation'>,
): Promise<readonly ReviewLease[]> {
  const { rows } = await pool.query<ReviewLease>(
    `select case_id as "caseId", person from review_leases where ${LIVING} order by case_id`,
    [tenant, organisation],
  )
  return rows
}

/**
 * Takes the first `count` files of `wanted` that no colleague has, in that order, and lets go of every other file this person
 * held in the list. A file that is already his stays his and is renewed.
 */
export async function takeLeases(
  pool: pg.Pool,
  reviewer: Reviewer,
  wanted: readonly string[],
  count: number,
): Promise<readonly string[]> {
  const { tenant, organisation, person, list } = reviewer
  const taken = await pool.query<{ case_id: string }>(
    `select case_id from review_leases where ${LIVING} and person <> $3 and case_id = any($4::text[])`,
    [tenant, organisation, person, wanted],
  )
  const others = new Set(taken.rows.map(({ case_id: id }) => id))
  const held: string[] = []
  for (const id of wanted) {
    if (held.length === count) break
    if (!others.has(id) && (await takeLease(pool, reviewer, id))) held.push(id)
  }
  await pool.query(
    `delete from review_leases where tenant = $1 and organisation = $2 and person = $3 and list = $4
       and case_id <> all($5::text[])`,
    [tenant, organisation, person, list, held],
  )
  return held
}

/** One statement decides: the row of a colleague whose lease lives is left as it is. */
async function takeLease(
  pool: pg.Pool,
  { tenant, organisation, person, list }: Reviewer,
  id: string,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into review_leases as held (tenant, organisation, case_id, list, person, until_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))
     on conflict (tenant, organisation, case_id) do update
       set person = excluded.person, list = excluded.list, until_at = excluded.until_at,
         taken_at = case when held.person = excluded.person then held.taken_at else now() end
       where held.person = excluded.person or held.until_at < now()`,
    [tenant, organisation, id, list, person, LEASE_MINUTES],
  )
  return rowCount === 1
}

/** Notes the file at which somebody stands in a list. */
export async function keepPlace(
  pool: pg.Pool,
  { tenant, person, list }: Omit<Reviewer, 'organisation'>,
  caseId: string,
): Promise<void> {
  await pool.query(
    `insert into review_places (tenant, person, list, case_id) values ($1, $2, $3, $4)
     on conflict (tenant, person, list) do update set case_id = excluded.case_id, kept_at = now()`,
    [tenant, person, list, caseId],
  )
}

/** Where somebody stopped in a list; undefined where he never was. */
export async function findPlace(
  pool: pg.Pool,
  { tenant, person, list }: Omit<Reviewer, 'organisation'>,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ case_id: string }>(
    'select case_id from review_places where tenant = $1 and person = $2 and list = $3',
    [tenant, person, list],
  )
  return rows[0]?.case_id
}
