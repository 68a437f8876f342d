/** One statement writes an accepted act: the act, the folded case, parties, periods, claims, messages, the retry key. */
import type pg from 'pg'
import { named } from '#platform/database'
import type { ActParts } from './canonical.ts'

/** Everything an act writes. Lists are given only when they change; `null` leaves what is stored. */
export interface ActRecord {
  readonly tenant: string
  readonly caseId: string
  readonly procedure: string
  readonly instrumentVersion: string
  readonly act: string
  /** Version after the act; 1 opens the case. */
  readonly version: number
  readonly origin: {
    readonly person: string | null
    readonly post: string | null
    readonly organisation: string | null
    readonly role: string | null
  }
  readonly at: string
  readonly legalDate: string
  readonly entered: string
  readonly cause: { readonly caseId: string; readonly version: number } | null
  readonly backfill: { readonly scan: string; readonly confirmedBy: string | null } | null
  readonly parts: ActParts
  readonly previousHash: string
  readonly hash: string
  readonly folded: FoldedCase
  readonly parties:
    | readonly { readonly relation: string; readonly organisation?: string; readonly person?: string }[]
    | null
  readonly periods: readonly PeriodRow[] | null
  readonly take: readonly { readonly claim: string; readonly key: string }[]
  readonly release: readonly { readonly claim: string; readonly key: string }[]
  readonly messages: readonly {
    readonly relation: string
    readonly template: string
    readonly data: unknown
    readonly not_before: string
  }[]
  readonly sealed: readonly SealedRow[]
  readonly idempotency: {
    readonly person: string
    readonly key: string
    readonly operation: string
    readonly digest: string
    readonly answer: unknown
  } | null
}

/** A personal value as kept: encrypted, with the salt of its digest. */
export interface SealedRow {
  readonly id: string
  readonly subject: string
  readonly salt: string
  readonly ciphertext: string
}

export interface FoldedCase {
  readonly stage: string
  readonly title: string
  readonly shape: number
  /** JSON text of the snapshot. */
  readonly state: string
  readonly handedOver: boolean
  readonly returned: number
  readonly urged: number
  readonly columns: readonly (string | number | null)[]
}

export interface PeriodRow {
  readonly period: string
  readonly kind: string
  readonly anchor: string
  readonly due: string
  readonly over: string
  readonly provisional: boolean
  readonly edition: string
  readonly lapse: string | null
  /** Day of the next reminder that has not been recorded. */
  readonly remind_on: string | null
}

/** The typed filter and sort columns of `cases`, in the order of the statement's parameters. */
export const caseColumns = [
  'text_1',
  'text_2',
  'text_3',
  'text_4',
  'integer_1',
  'integer_2',
  'integer_3',
  'integer_4',
  'date_1',
  'date_2',
  'date_3',
]
const CASTS = ['text', 'text', 'text', 'text', 'bigint', 'bigint', 'bigint', 'bigint', 'date', 'date', 'date']
const column = (index: number): string => `$${16 + index}::${CASTS[index]}`

const CASE_OPENED = `insert into cases (tenant, id, procedure, instrument_version, stage, title, version, shape, state, head_hash, opened_at, last_at,
    handed_over, returned, urged, ${caseColumns.join(', ')})
  select $1, $2, $3, $4, $5, $6, $7::int, $8::int, $9::jsonb, $10, $11::timestamptz, $12::timestamptz, $13::boolean, $14::int, $15::int,
    ${caseColumns.map((_, index) => column(index)).join(', ')}
  on conflict do nothing returning 1`

const CASE_MOVED = `update cases set stage = $5, title = $6, version = $7::int, shape = $8::int, state = $9::jsonb, head_hash = $10, last_at = $12::timestamptz,
    handed_over = $13::boolean, returned = $14::int, urged = $15::int, ${caseColumns.map((name, index) => `${name} = ${column(index)}`).join(', ')}
  where tenant = $1 and id = $2 and version = $7::int - 1 and procedure = $3 and instrument_version = $4 and opened_at <= $11::timestamptz returning 1`

/** Claims are taken in the order in which the act names them: the first that somebody holds is the one that is told, as a preview tells it. */
const REST = `act as (insert into acts (tenant, case_id, version, procedure, act, person, post, organisation, role, at, legal_date, entered, cause_case, cause_version,
      scan, confirmed_by, header, input, facts, findings, events, operations, previous_hash, hash)
    select $1, $2, $7::int, $3, $27, $28, $29, $30, $31, $12::timestamptz, $32::date, $11::timestamptz, $33, $34::int, $35, $36, $37, $38, $39, $40, $41, $42, $43, $10 from moved),
  gone_parties as (delete from case_parties using moved where tenant = $1 and case_id = $2 and $44::jsonb is not null),
  parties as (insert into case_parties (tenant, case_id, version, relation, organisation, person)
    select $1, $2, $7::int, p.relation, p.organisation, p.person from moved, jsonb_to_recordset($44::jsonb) as p(relation text, organisation text, person text)),
  gone_periods as (delete from periods using moved where tenant = $1 and case_id = $2 and $45::jsonb is not null),
  running as (insert into periods (tenant, case_id, version, period, kind, anchor, due, over, provisional, edition, lapse, remind_on)
    select $1, $2, $7::int, p.period, p.kind, p.anchor, p.due, p.over, p.provisional, p.edition, p.lapse, p.remind_on from moved,
      jsonb_to_recordset($45::jsonb) as p(period text, kind text, anchor date, due date, over timestamptz, provisional boolean, edition text, lapse text, remind_on date)),
  released as (delete from claims using moved, jsonb_to_recordset($46::jsonb) as r(claim text, key text)
    where claims.tenant = $1 and claims.claim = r.claim and claims.key = r.key and claims.case_id = $2),
  taken as (insert into claims (tenant, claim, key, case_id, version)
    select $1, t.claim, t.key, $2, $7::int
    from moved, rows from (jsonb_to_recordset($47::jsonb) as (claim text, key text)) with ordinality as t(claim, key, place)
    where not exists (select from claims own where own.tenant = $1 and own.claim = t.claim and own.key = t.key and own.case_id = $2)
    order by t.place),
  sent as (insert into outbox (tenant, case_id, act_version, number, relation, template, data, not_before)
    select $1, $2, $7::int, m.ordinality, m.value ->> 'relation', m.value ->> 'template', m.value -> 'data', (m.value ->> 'not_before')::timestamptz
    from moved, jsonb_array_elements($48::jsonb) with ordinality as m),
  remembered as (insert into idempotency (tenant, person, key, operation, digest, answer)
    select $1, i ->> 'person', i ->> 'key', i ->> 'operation', i ->> 'digest', i -> 'answer' from moved, (select $49::jsonb as i) as given where i is not null and i <> 'null'::jsonb)
  , sealed as (insert into sealed_values (tenant, id, case_id, subject, salt, ciphertext)
    select $1, s.id, $2, s.subject, s.salt, s.ciphertext from moved, jsonb_to_recordset($50::jsonb) as s(id text, subject text, salt text, ciphertext text))
  select count(*)::int as written from moved`

const OPEN = `with moved as (${CASE_OPENED}), ${REST}`
const MOVE = `with moved as (${CASE_MOVED}), ${REST}`

/**
 * Writes an act. Answers false when the case moved meanwhile (nothing is written then). A claim that is taken
 * raises a unique violation on `claims_pkey`, a retry key in use one on `idempotency_pkey`.
 */
export async function recordAct(client: pg.Pool | pg.ClientBase, record: ActRecord): Promise<boolean> {
  const opens = record.version === 1
  const result = await client.query<{ written: number }>(
    named(opens ? 'act-open' : 'act-move', opens ? OPEN : MOVE, recordValues(record)),
  )
  return result.rows[0]?.written === 1
}

const list = (rows: readonly unknown[] | null): string | null => (rows === null ? null : JSON.stringify(rows))

/** Values of the statement in the order of its parameters. */
function recordValues(record: ActRecord): unknown[] {
  const { folded, origin, parts } = record
  return [
    record.tenant,
    record.caseId,
    record.procedure,
    record.instrumentVersion,
    folded.stage,
    folded.title,
    record.version,
    folded.shape,
    folded.state,
    record.hash,
    record.entered,
    record.at,
    folded.handedOver,
    folded.returned,
    folded.urged,
    ...folded.columns,
    record.act,
    origin.person,
    origin.post,
    origin.organisation,
    origin.role,
    record.legalDate,
    record.cause?.caseId ?? null,
    record.cause?.version ?? null,
    record.backfill?.scan ?? null,
    record.backfill?.confirmedBy ?? null,
    parts.header,
    parts.input,
    parts.facts,
    parts.findings,
    parts.events,
    parts.operations,
    record.previousHash,
    list(record.parties),
    list(record.periods),
    list(record.release),
    list(record.take),
    list(record.messages),
    record.idempotency === null ? null : JSON.stringify(record.idempotency),
    list(record.sealed),
  ]
}
