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

/** A cited file must be the person's own upload or lie with the case already; whosever else it is, it is missing. */
export async function missingFiles(
  pool: pg.Pool,
  { tenant, caseId }: Pick<ActCommand, 'tenant' | 'caseId'>,
  hashes: readonly string[],
  person: string,
): Promise<ProblemAnswer | undefined> {
  if (hashes.length === 0) return undefined
  const { rows } = await pool.query<{ hash: string }>(
    'select distinct hash from files where tenant = $1 and hash = any($2::text[]) and (uploaded_by = $3 or case_id = $4)',
    [tenant, hashes, person, caseId ?? null],
  )
  const missing = hashes.length - rows.length
  if (missing === 0) return undefined
  return problem(422, `有 ${missing} 个附件已过期或不是您上传的，请重新上传后再提交。`, {
    why: 'file-missing',
  })
}

/** Gives the cited uploads to the case, so that they do not expire and its readers see them. Safe to repeat. */
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
