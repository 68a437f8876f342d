/** The chained, append-only log of sensitive readings, sign-ins, exports and administration. */
import { createHash } from 'node:crypto'
import { getRow, named } from '#platform/database'
import { canonicalText } from '#platform/ledger'
import type { Connection } from './outcome.ts'

export const accessKinds = [
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'post-switched',
  'read',
  'export',
  'administration',
  'administration-refused',
] as const
export type AccessKind = (typeof accessKinds)[number]

/** Chain of what belongs to no tenant: sign-ins under names that do not exist. */
export const NO_TENANT = '-'

/** One thing to log. `what` names the act or field group, `subject` whom or what it is about, `purpose` why. */
export interface Access {
  readonly tenant: string
  readonly actor: { readonly person: string; readonly post?: string; readonly organisation?: string } | null
  readonly kind: AccessKind
  readonly what: string
  readonly subject?: string
  readonly purpose?: string
}

export interface AccessEntry {
  readonly position: number
  /** ISO instant, UTC, milliseconds. */
  readonly at: string
  readonly person: string | null
  /** The person's name, null where none acted. */
  readonly personName: string | null
  readonly post: string | null
  readonly organisation: string | null
  readonly kind: AccessKind
  readonly what: string
  readonly subject: string | null
  readonly purpose: string | null
}

const FIRST_HASH = '0'.repeat(64)
const AT = `to_char(date_trunc('milliseconds', clock.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Takes the next place of the tenant's chain and writes the entry, in one statement. */
const APPEND = `
  with clock as (select clock_timestamp() as at),
  head as (
    insert into access_log_heads as h (tenant, position, at, previous_hash, hash)
    select $1, 1, date_trunc('milliseconds', clock.at), $2,
      encode(sha256(convert_to($2 || E'\\n1\\n' || ${AT} || E'\\n' || $3, 'UTF8')), 'hex') from clock
    on conflict (tenant) do update set position = h.position + 1, at = excluded.at, previous_hash = h.hash,
      hash = (select encode(sha256(convert_to(
        h.hash || E'\\n' || (h.position + 1) || E'\\n' || ${AT} || E'\\n' || $3, 'UTF8')), 'hex') from clock)
    returning position, at, previous_hash, hash)
  insert into access_log (tenant, position, at, person, post, organisation, kind, what, subject, purpose, previous_hash, hash)
  select $1, position, at, $4, $5, $6, $7, $8, $9, $10, previous_hash, hash from head returning position`

/**
 * Appends one entry. Inside a transaction it holds the tenant's chain until the end of it, so call it last.
 * Answers the entry's position.
 */
export async function appendAccess(connection: Connection, access: Access): Promise<number> {
  const columns = columnsOf(access)
  const appended = await connection.query<{ position: number }>(
    named('append-access', APPEND, [access.tenant, FIRST_HASH, hashedText(columns), ...columns]),
  )
  return getRow(appended).position
}

type Columns = readonly [
  person: string | null,
  post: string | null,
  organisation: string | null,
  kind: string,
  what: string,
  subject: string | null,
  purpose: string | null,
]

function columnsOf({ actor, kind, what, subject, purpose }: Access): Columns {
  const { person, post, organisation } = actor ?? {}
  return [person ?? null, post ?? null, organisation ?? null, kind, what, subject ?? null, purpose ?? null]
}

const hashedText = (columns: Columns): string => canonicalText(columns)

export interface AccessFilter {
  readonly kind?: AccessKind
  readonly person?: string
  readonly subject?: string
  /** ISO instants: from inclusive, until exclusive. */
  readonly from?: string
  readonly until?: string
  /** Only entries older than this position. */
  readonly before?: number
  /** 1 to 1000, 100 by default. */
  readonly limit?: number
}

/** Newest first. Reading the log is itself logged by whoever serves it. */
export async function listAccess(
  connection: Connection,
  tenant: string,
  filter: AccessFilter = {},
): Promise<readonly AccessEntry[]> {
  const { rows } = await connection.query<AccessEntry>(
    `select l.position, l.at, l.person, p.name as "personName", l.post, l.organisation, l.kind, l.what, l.subject, l.purpose
     from access_log l left join persons p on p.id = l.person
     where l.tenant = $1 and ($2::text is null or l.kind = $2) and ($3::text is null or l.person = $3)
       and ($4::text is null or l.subject = $4) and ($5::timestamptz is null or l.at >= $5)
       and ($6::timestamptz is null or l.at < $6) and ($7::bigint is null or l.position < $7)
     order by l.position desc limit $8`,
    [
      tenant,
      filter.kind ?? null,
      filter.person ?? null,
      filter.subject ?? null,
      filter.from ?? null,
      filter.until ?? null,
      filter.before ?? null,
      Math.min(Math.max(filter.limit ?? 100, 1), 1000),
    ],
  )
  return rows
}

/** What is wrong at one place of the chain. */
export interface AccessProblem {
  readonly tenant: string
  readonly position: number
  readonly problem: 'gap' | 'previous-hash' | 'altered' | 'cut-tail' | 'no-head'
}

interface StoredAccess {
  readonly position: number
  readonly at: string
  readonly columns: Columns
  readonly previous_hash: string
  readonly hash: string
}

const PAGE = 2000

/** Recomputes the whole chain of a tenant and compares its end with the head; memory stays flat. */
export async function verifyAccessLog(
  connection: Connection,
  tenant: string,
): Promise<{ readonly entries: number; readonly problems: readonly AccessProblem[] }> {
  const problems: AccessProblem[] = []
  let last = { position: 0, hash: FIRST_HASH }
  let entries = 0
  for (;;) {
    const page = await readPage(connection, tenant, last.position)
    for (const entry of page) {
      const problem = judge(entry, last)
      if (problem !== undefined) problems.push({ tenant, position: entry.position, problem })
      last = entry
    }
    entries += page.length
    if (page.length < PAGE) break
  }
  const problem = await judgeHead(connection, tenant, last)
  return { entries, problems: problem === undefined ? problems : [...problems, problem] }
}

async function readPage(
  connection: Connection,
  tenant: string,
  after: number,
): Promise<readonly StoredAccess[]> {
  const { rows } = await connection.query<StoredAccess>(
    `select position, at, json_build_array(person, post, organisation, kind, what, subject, purpose) as columns,
       previous_hash, hash from access_log where tenant = $1 and position > $2 order by position limit ${PAGE}`,
    [tenant, after],
  )
  return rows
}

function judge(
  entry: StoredAccess,
  last: { readonly position: number; readonly hash: string },
): AccessProblem['problem'] | undefined {
  if (entry.position !== last.position + 1) return 'gap'
  if (entry.previous_hash !== last.hash) return 'previous-hash'
  const text = [entry.previous_hash, entry.position, entry.at, hashedText(entry.columns)].join('\n')
  return createHash('sha256').update(text, 'utf8').digest('hex') === entry.hash ? undefined : 'altered'
}

async function judgeHead(
  connection: Connection,
  tenant: string,
  last: { readonly position: number; readonly hash: string },
): Promise<AccessProblem | undefined> {
  const head = await accessLogHead(connection, tenant)
  if (head === undefined)
    return last.position === 0 ? undefined : { tenant, position: last.position, problem: 'no-head' }
  // Entries appended since the last page was read are no problem.
  if (head.position > last.position && (await exists(connection, tenant, head.position))) return undefined
  const same = head.position === last.position && head.hash === last.hash
  return same ? undefined : { tenant, position: head.position, problem: 'cut-tail' }
}

async function exists(connection: Connection, tenant: string, position: number): Promise<boolean> {
  const { rowCount } = await connection.query('select from access_log where tenant = $1 and position = $2', [
    tenant,
    position,
  ])
  return rowCount === 1
}

/** End of a tenant's chain: worth printing or publishing, since nobody can then cut it unseen. */
export async function accessLogHead(
  connection: Connection,
  tenant: string,
): Promise<{ readonly position: number; readonly hash: string } | undefined> {
  const { rows } = await connection.query<{ position: number; hash: string }>(
    'select position, hash from access_log_heads where tenant = $1',
    [tenant],
  )
  return rows[0]
}
