/** Reading acts back. */
import type pg from 'pg'
import { named } from '#platform/database'
import type { ActParts } from './canonical.ts'

/** An act as stored. */
export interface StoredAct {
  readonly version: number
  readonly procedure: string
  readonly act: string
  readonly person: string | null
  readonly post: string | null
  readonly organisation: string | null
  readonly role: string | null
  readonly at: string
  readonly legalDate: string
  readonly entered: string
  readonly causeCase: string | null
  readonly causeVersion: number | null
  readonly scan: string | null
  readonly confirmedBy: string | null
  readonly parts: ActParts
  readonly previousHash: string
  readonly hash: string
}

interface ActRow {
  readonly case_id: string
  readonly version: number
  readonly procedure: string
  readonly act: string
  readonly person: string | null
  readonly post: string | null
  readonly organisation: string | null
  readonly role: string | null
  readonly at: string
  readonly legal_date: string
  readonly entered: string
  readonly cause_case: string | null
  readonly cause_version: number | null
  readonly scan: string | null
  readonly confirmed_by: string | null
  readonly header: string
  readonly input: string
  readonly facts: string
  readonly findings: string
  readonly events: string
  readonly operations: string
  readonly previous_hash: string
  readonly hash: string
}

const COLUMNS = `case_id, version, procedure, act, person, post, organisation, role, at, legal_date, entered, cause_case, cause_version, scan, confirmed_by,
  header, input, facts, findings, events, operations, previous_hash, hash`

/** All acts of a case, oldest first. */
export async function readCase(
  client: pg.Pool | pg.ClientBase,
  tenant: string,
  caseId: string,
): Promise<readonly StoredAct[]> {
  const result = await client.query<ActRow>(
    named('acts-of-case', `select ${COLUMNS} from acts where tenant = $1 and case_id = $2 order by version`, [
      tenant,
      caseId,
    ]),
  )
  return result.rows.map(storedAct)
}

/** Acts of many cases in pages of whole cases, in order of case id: for `verify`, with flat memory. */
export async function* readAllCases(
  client: pg.ClientBase,
  tenant: string,
  pageOfCases = 500,
): AsyncGenerator<{ readonly caseId: string; readonly acts: readonly StoredAct[] }> {
  let after = ''
  for (;;) {
    const page = await client.query<{ case_id: string }>(
      'select distinct case_id from acts where tenant = $1 and case_id > $2 order by case_id limit $3',
      [tenant, after, pageOfCases],
    )
    const last = page.rows.at(-1)
    if (last === undefined) return
    const acts = await client.query<ActRow>(
      `select ${COLUMNS} from acts where tenant = $1 and case_id > $2 and case_id <= $3 order by case_id, version`,
      [tenant, after, last.case_id],
    )
    yield* groupByCase(acts.rows)
    after = last.case_id
  }
}

function* groupByCase(
  rows: readonly ActRow[],
): Generator<{ readonly caseId: string; readonly acts: readonly StoredAct[] }> {
  let current: { caseId: string; acts: StoredAct[] } | undefined
  for (const row of rows) {
    if (current?.caseId !== row.case_id) {
      if (current !== undefined) yield current
      current = { caseId: row.case_id, acts: [] }
    }
    current.acts.push(storedAct(row))
  }
  if (current !== undefined) yield current
}

function storedAct(row: ActRow): StoredAct {
  const { header, input, facts, findings, events, operations } = row
  return {
    version: row.version,
    procedure: row.procedure,
    act: row.act,
    person: row.person,
    post: row.post,
    organisation: row.organisation,
    role: row.role,
    at: row.at,
    legalDate: row.legal_date,
    entered: row.entered,
    causeCase: row.cause_case,
    causeVersion: row.cause_version,
    scan: row.scan,
    confirmedBy: row.confirmed_by,
    parts: { header, input, facts, findings, events, operations },
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}
