/** One round trip loads what an act needs to know: the moment, the case, its parties, and an earlier answer to the same request. */
import type pg from 'pg'
import {
  type AnyProcedure,
  type Moment,
  type Party,
  type Phrase,
  type Snapshot,
  type Staged,
  actorsAskedAbout,
  foldCase,
  momentAt,
  phrasesOf,
  tableOf,
} from '#kernel'
import { LEGAL_NOW, named } from '#platform/database'
import { readCase } from '#platform/ledger'
import type { LoadedCase } from './model.ts'
import { partiesOf } from './folded.ts'
import { recordedAct } from './recorded.ts'

export interface Loaded {
  readonly now: Moment
  /** The case that was asked for; absent when the act opens one. */
  readonly asked: string | undefined
  readonly found: LoadedCase | undefined
  readonly earlier:
    | { readonly operation: string; readonly digest: string; readonly answer: unknown }
    | undefined
}

interface LoadRow {
  readonly now: string
  readonly procedure: string | null
  readonly instrument_version: string
  readonly version: number
  readonly shape: number
  readonly state: Snapshot<Staged>
  readonly head_hash: string
  readonly last_at: string
  readonly parties: readonly { relation: string; organisation: string | null; person: string | null }[] | null
  readonly operation: string | null
  readonly digest: string
  readonly answer: unknown
}

const LOAD = `select ${LEGAL_NOW} as now, c.procedure, c.instrument_version, c.version, c.shape, c.state, c.head_hash, c.last_at,
    (select jsonb_agg(jsonb_build_object('relation', p.relation, 'organisation', p.organisation, 'person', p.person)) from case_parties p where p.tenant = c.tenant and p.case_id = c.id) as parties,
    i.operation, i.digest, i.answer
  from (values ($1::text, $2::text, $3::text, $4::text)) as asked(tenant, case_id, person, key)
  left join cases c on c.tenant = asked.tenant and c.id = asked.case_id
  left join idempotency i on i.tenant = asked.tenant and i.person = asked.person and i.key = asked.key`

/** Loads without locking; a concurrent change is noticed when the act is written. */
export async function loadCase(
  client: pg.Pool | pg.ClientBase,
  tenant: string,
  caseId: string | undefined,
  retry?: { readonly person: string; readonly key: string },
): Promise<Loaded> {
  const result = await client.query<LoadRow>(
    named('case-load', LOAD, [tenant, caseId ?? '', retry?.person ?? '', retry?.key ?? '']),
  )
  const row = result.rows[0]
  if (row === undefined) throw new Error('the load statement always answers a row')
  return {
    now: momentAt(row.now),
    asked: caseId,
    found:
      row.procedure === null || caseId === undefined ? undefined : loadedCase(caseId, row.procedure, row),
    earlier:
      row.operation === null
        ? undefined
        : { operation: row.operation, digest: row.digest, answer: row.answer },
  }
}

/**
 * Loads a case as the present program reads it: a state of an older shape is folded again from its acts, and parties
 * get their path where a phrase asks who stands above them. One round trip unless one of the two is needed.
 */
export async function loadPresent(
  client: pg.Pool | pg.ClientBase,
  procedures: ReadonlyMap<string, AnyProcedure>,
  tenant: string,
  caseId: string | undefined,
  retry?: { readonly person: string; readonly key: string },
): Promise<Loaded> {
  const loaded = await loadCase(client, tenant, caseId, retry)
  if (loaded.found === undefined) return loaded
  return { ...loaded, found: await presentCase(client, procedures, tenant, loaded.found, loaded.now) }
}

/** A loaded case as the present program reads it; see `loadPresent`. */
export async function presentCase(
  client: pg.Pool | pg.ClientBase,
  procedures: ReadonlyMap<string, AnyProcedure>,
  tenant: string,
  found: LoadedCase,
  now: Moment,
): Promise<LoadedCase> {
  const procedure = procedures.get(found.procedure)
  if (procedure === undefined) return found
  const table = tableOf(procedure, found.instrumentVersion)
  const fresh = found.shape === table.shape ? found : await refolded(client, table, tenant, found)
  return asksAbove(table) ? withPaths(client, tenant, fresh, now) : fresh
}

async function refolded(
  client: pg.Pool | pg.ClientBase,
  table: AnyProcedure,
  tenant: string,
  found: LoadedCase,
): Promise<LoadedCase> {
  const acts = await readCase(client, tenant, found.caseId)
  const snapshot = foldCase(table, actorsAskedAbout(table), acts.map(recordedAct))
  return { ...found, snapshot, parties: partiesOf(table, snapshot), shape: table.shape, refolded: true }
}

async function withPaths(
  client: pg.Pool | pg.ClientBase,
  tenant: string,
  found: LoadedCase,
  now: Moment,
): Promise<LoadedCase> {
  const organisations = [...new Set(found.parties.flatMap(({ organisation }) => organisation ?? []))]
  if (organisations.length === 0) return found
  const { rows } = await client.query<{ organisation: string; path: readonly string[] }>(
    'select o as organisation, organisation_path($1, o, $3::date) as path from unnest($2::text[]) as o',
    [tenant, organisations, now.date],
  )
  const paths = new Map(rows.map(({ organisation, path }) => [organisation, path]))
  const parties = found.parties.map((one) => {
    const path = one.organisation === undefined ? undefined : paths.get(one.organisation)
    return path === undefined ? one : { ...one, path }
  })
  return { ...found, parties }
}

const asking = new WeakMap<AnyProcedure, boolean>()

/** Whether some phrase of a table asks about an organisation above a party. */
function asksAbove(table: AnyProcedure): boolean {
  const known = asking.get(table)
  if (known !== undefined) return known
  const asks = phrasesOf(table).some(namesAbove)
  asking.set(table, asks)
  return asks
}

function namesAbove(phrase: Phrase): boolean {
  if (phrase.kind === 'not') return namesAbove(phrase.phrase)
  if (phrase.kind === 'all' || phrase.kind === 'any') return phrase.of.some(namesAbove)
  return phrase.kind === 'organisation-above'
}

/** Locks the case's row until the transaction ends. */
export async function lockCase(client: pg.ClientBase, tenant: string, caseId: string): Promise<void> {
  await client.query(
    named('case-lock', 'select 1 from cases where tenant = $1 and id = $2 for update', [tenant, caseId]),
  )
}

function loadedCase(caseId: string, procedure: string, row: LoadRow): LoadedCase {
  return {
    caseId,
    procedure,
    instrumentVersion: row.instrument_version,
    version: row.version,
    snapshot: row.state,
    headHash: row.head_hash,
    lastAt: momentAt(row.last_at).instant,
    parties: (row.parties ?? []).map(party),
    shape: row.shape,
  }
}

function party(row: { relation: string; organisation: string | null; person: string | null }): Party {
  return {
    relation: row.relation,
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.person === null ? {} : { person: row.person }),
  }
}
