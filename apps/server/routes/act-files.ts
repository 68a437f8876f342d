/** Files an act cites: uploaded before by the same person, from then on the case's. */
import type pg from 'pg'
import type { AnyProcedure, Field } from '#kernel'
import type { ActCommand } from '#platform/cases'
import { type ProblemAnswer, problem } from '../http/problem.ts'

const HASH = /^[0-9a-f]{64}$/

/** Hashes in the file fields of an act's form, and the scan of a later entry. Most acts have none. */
export function citedFiles(procedure: AnyProcedure, { act, input, backfill }: ActCommand): readonly string[] {
  const form = procedure.acts[act]?.form
  const fields: readonly Field[] = form?.sections.flatMap((section) => section.fields) ?? []
  const paths = fields
    .flatMap((field) => [field, ...(field.columns ?? [])])
    .filter(({ widget }) => widget === 'file')
    .map(({ path }) => path)
  const found = paths.flatMap((path) => valuesAt(input, path.split('.')))
  const asked = act === 'RequestReinstatement' ? valuesAt(input, ['scan']) : []
  const hashes = [...found, ...asked, backfill?.scan].filter(
    (value): value is string => typeof value === 'string',
  )
  return [...new Set(hashes.filter((hash) => HASH.test(hash)))]
}

function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  const [part, ...rest] = path
  if (part === undefined) return Array.isArray(value) ? value : [value]
  if (typeof value !== 'object' || value === null) return []
  const child = (value as Readonly<Record<string, unknown>>)[part.replace('[]', '')]
  if (!part.endsWith('[]')) return valuesAt(child, rest)
  return Array.isArray(child) ? child.flatMap((item) => valuesAt(item, rest)) : []
}

/**
 * A cited file must be the person's own upload, lie with the case already, or be one that the person may read elsewhere (a
 * certificate of last year); whosever else it is, it is missing.
 */
export async function missingFiles(
  pool: pg.Pool,
  { tenant, caseId }: Pick<ActCommand, 'tenant' | 'caseId'>,
  hashes: readonly string[],
  person: string,
  mayRead: (hash: string) => Promise<boolean>,
): Promise<ProblemAnswer | undefined> {
  if (hashes.length === 0) return undefined
  const { rows } = await pool.query<{ hash: string }>(
    'select distinct hash from files where tenant = $1 and hash = any($2::text[]) and (uploaded_by = $3 or case_id = $4)',
    [tenant, hashes, person, caseId ?? null],
  )
  const own = new Set(rows.map(({ hash }) => hash))
  let missing = 0
  for (const hash of hashes) if (!own.has(hash) && !(await mayRead(hash))) missing += 1
  if (missing === 0) return undefined
  return problem(422, `有 ${missing} 个附件已过期或不是您上传的，请重新上传后再提交。`, {
    why: 'file-missing',
  })
}

/** A content that lies elsewhere too gets a row of this case; the row that it is taken from cannot expire meanwhile. */
const HOLD_TOO = `insert into files (tenant, id, hash, bytes, media_type, name, uploaded_by, case_id)
  select f.tenant, gen_random_uuid(), f.hash, f.bytes, f.media_type, f.name, $3, $4 from files f
  where f.tenant = $1 and f.id in (
    select distinct on (o.hash) o.id from files o
    where o.tenant = $1 and o.hash = any($2::text[])
      and not exists (select 1 from files h where h.tenant = $1 and h.hash = o.hash and h.case_id = $4)
    order by o.hash, o.case_id nulls last, o.uploaded_at)
  for key share`

/** Gives the cited files to the case, so that they do not expire and its readers see them. Safe to repeat. */
export async function keepWithCase(
  pool: pg.Pool,
  { tenant }: Pick<ActCommand, 'tenant'>,
  hashes: readonly string[],
  person: string,
  caseId: string,
): Promise<void> {
  await pool.query(
    'update files set case_id = $4 where tenant = $1 and hash = any($2::text[]) and uploaded_by = $3 and case_id is null',
    [tenant, hashes, person, caseId],
  )
  await pool.query(HOLD_TOO, [tenant, hashes, person, caseId])
}

/** Days for which files of a typed paper act are kept while it waits for its second person. */
const WAITING_DAYS = 180

/** Keeps cited uploads that belong to no case yet from expiring. */
export async function keepWaiting(
  pool: pg.Pool,
  { tenant }: Pick<ActCommand, 'tenant'>,
  hashes: readonly string[],
  person: string,
): Promise<void> {
  await pool.query(
    'update files set keep_until = now() + make_interval(days => $4) where tenant = $1 and hash = any($2::text[]) and uploaded_by = $3 and case_id is null',
    [tenant, hashes, person, WAITING_DAYS],
  )
}
