/** Dry runs wait here. What is committed is the stored plan, not the file read again: exactly what was shown, once. */
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { getRow, outerTransaction } from '#platform/database'
import { canonicalText } from '#platform/ledger'

export type Connection = pg.Pool | pg.ClientBase

/** What can be stored and comes back the same. */
export type Storable =
  | string
  | number
  | boolean
  | null
  | readonly Storable[]
  | { readonly [name: string]: Storable }

export interface DryRun {
  readonly tenant: string
  readonly token: string
  /** What the file is for: `register:bureaus`, `budget-workbook`. */
  readonly target: string
  readonly fileName: string
  /** SHA-256 of the file, hex. */
  readonly fileHash: string
  /** The plan, as its target made it. */
  readonly body: unknown
  readonly by: string
  readonly at: string
  readonly expires: string
  readonly committedAt: string | null
}

const LIFE_MINUTES = 60

/** Keeps a plan for an hour under a token that only its maker may commit. Nothing else changes. */
export async function storeDryRun(
  connection: Connection,
  input: Pick<DryRun, 'tenant' | 'target' | 'fileName' | 'fileHash' | 'body' | 'by'>,
  lifeMinutes = LIFE_MINUTES,
): Promise<{ readonly token: string; readonly expires: string }> {
  const token = randomBytes(18).toString('base64url')
  const text = canonicalText(input.body)
  const stored = await connection.query<{ expires: string }>(
    `insert into imports (tenant, token, target, file_name, file_hash, body, canonical, by_person, expires)
     values ($1, $2, $3, $4, $5, $6::text::jsonb, $6, $7, now() + make_interval(mins => $8::integer)) returning expires`,
    [input.tenant, token, input.target, input.fileName, input.fileHash, text, input.by, lifeMinutes],
  )
  return { token, expires: getRow(stored).expires }
}

/** SHA-256 of a file, hex. */
export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

interface Row {
  readonly tenant: string
  readonly token: string
  readonly target: string
  readonly file_name: string
  readonly file_hash: string
  readonly canonical: string
  readonly by_person: string
  readonly at: string
  readonly expires: string
  readonly committed_at: string | null
  readonly expired: boolean
}

/** A dry run of a person, for showing it again; undefined when it is not his or ran out. */
export async function findDryRun(
  connection: Connection,
  tenant: string,
  token: string,
  by: string,
): Promise<DryRun | undefined> {
  const row = await readRow(connection, tenant, token, '')
  return row === undefined || row.by_person !== by || row.expired ? undefined : toDryRun(row)
}

async function readRow(
  connection: Connection,
  tenant: string,
  token: string,
  lock: string,
): Promise<Row | undefined> {
  const { rows } = await connection.query<Row>(
    `select tenant, token, target, file_name, file_hash, canonical, by_person, at, expires, committed_at, expires <= now() as expired
     from imports where tenant = $1 and token = $2 ${lock}`,
    [tenant, token],
  )
  return rows[0]
}

function toDryRun(row: Row): DryRun {
  return {
    tenant: row.tenant,
    token: row.token,
    target: row.target,
    fileName: row.file_name,
    fileHash: row.file_hash,
    body: JSON.parse(row.canonical),
    by: row.by_person,
    at: row.at,
    expires: row.expires,
    committedAt: row.committed_at,
  }
}

export type Committed<Result> =
  | { readonly ok: true; readonly result: Result }
  | {
      readonly ok: false
      readonly reason: 'unknown' | 'foreign' | 'expired' | 'committed' | 'wrong-target' | 'refused'
      readonly say: string
    }

/** What the work answers; when it declines, the transaction is rolled back and the dry run may be committed again. */
export type Work<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly say: string }

class DeclinedWork extends Error {}

/**
 * Commits a dry run: runs `work` with the stored plan in one transaction and marks the dry run as used. A second
 * commit is refused, also one made at the same time; a refusal of the work changes nothing. The work may take further
 * connections of the pool, for acts in transactions of their own.
 */
export async function commitDryRun<Result extends Storable>(
  pool: pg.Pool,
  input: { readonly tenant: string; readonly token: string; readonly by: string; readonly target?: string },
  work: (run: DryRun, client: pg.PoolClient) => Promise<Work<Result>>,
): Promise<Committed<Result>> {
  try {
    return await outerTransaction(pool, async (client) => {
      const row = await readRow(client, input.tenant, input.token, 'for update')
      const refusal = judge(row, input)
      if (row === undefined || refusal !== undefined) return refusal ?? unknownRun
      const worked = await work(toDryRun(row), client)
      if (!worked.ok) throw new DeclinedWork(worked.say)
      const { result } = worked
      await client.query(
        'update imports set committed_at = now(), result = $3::text::jsonb where tenant = $1 and token = $2',
        [input.tenant, input.token, canonicalText(result)],
      )
      return { ok: true, result }
    })
  } catch (error) {
    if (error instanceof DeclinedWork) return { ok: false, reason: 'refused', say: error.message }
    throw error
  }
}

const committedBefore = {
  ok: false,
  reason: 'committed',
  say: '这次导入已经完成，不会重复写入；如有新的改动，请重新选择文件。',
} as const
const unknownRun = {
  ok: false,
  reason: 'unknown',
  say: '没有找到这次导入，请重新选择文件。',
} as const

function judge(
  row: Row | undefined,
  input: { readonly by: string; readonly target?: string },
): Extract<Committed<never>, { ok: false }> | undefined {
  if (row === undefined) return unknownRun
  if (row.by_person !== input.by)
    return { ok: false, reason: 'foreign', say: '请由选择文件的本人确认导入，或自己重新选择文件。' }
  if (input.target !== undefined && input.target !== row.target)
    return { ok: false, reason: 'wrong-target', say: '这次导入不是为此处准备的，请回到原来的页面确认。' }
  if (row.committed_at !== null) return committedBefore
  if (row.expired) return { ok: false, reason: 'expired', say: '这次试导入已过期，请重新选择文件。' }
  return undefined
}

/** Removes dry runs that ran out uncommitted; for the job that tidies up. Answers how many. */
export async function removeExpiredDryRuns(connection: Connection): Promise<number> {
  const { rowCount } = await connection.query(
    'delete from imports where committed_at is null and expires <= now()',
  )
  return rowCount ?? 0
}
