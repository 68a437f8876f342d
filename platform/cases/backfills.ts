/**
 * 补录 in two sessions: one person types what happened on paper, a second one of the same organisation compares it with
 * the scan and confirms; only then is the act done, in the name of the first, with both times (DESK A1).
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Actor, type Origin, type Refused, refused } from '#kernel'
import { LEGAL_NOW, outerTransaction } from '#platform/database'
import { canonicalText, digest } from '#platform/ledger'
import type { Cases } from './engine.ts'
import type { ActCommand, ActResult } from './model.ts'
import { decryptText, encryptText } from './seal.ts'

export interface WaitingBackfill {
  readonly id: string
  readonly procedure: string
  readonly caseId: string | null
  /** Title of the case it belongs to. */
  readonly title: string | null
  readonly act: string
  readonly happenedAt: string
  readonly scan: string
  readonly typedBy: string
  readonly typedAt: string
  readonly note: string | null
  /** What was typed: input and reasons of the act. */
  readonly input: unknown
  readonly reasons: Readonly<Record<string, string>>
}

interface Row {
  readonly id: string
  readonly procedure: string
  readonly case_id: string | null
  readonly act: string
  readonly happened_at: string
  readonly scan: string
  readonly note: string | null
  readonly typed_by: string
  readonly typed_in: string
  readonly typed_at: string
  readonly origin: Actor
  readonly body: string
  readonly body_digest: string
  readonly state: 'waiting' | 'confirmed' | 'declined' | 'withdrawn'
}

type Body = { readonly input: unknown; readonly reasons: Readonly<Record<string, string>> }

/** Stands for the second person while the act is only tried. */
const AWAITED = '等待核对'

/** What the desks of 补录 work with. */
export interface BackfillDesk {
  readonly pool: pg.Pool
  readonly cases: Pick<Cases, 'act' | 'preview'>
  /** 32 bytes that keep what was typed from plain sight while it waits. */
  readonly key: Buffer
}

export type BackfillCommand = ActCommand & { readonly backfill: NonNullable<ActCommand['backfill']> }

/**
 * Keeps a typed paper act for the second person. It is tried first: what the act would refuse now is answered at once
 * and nothing is kept.
 */
export async function proposeBackfill(
  desk: BackfillDesk,
  command: BackfillCommand,
  note: string | undefined,
): Promise<{ readonly kind: 'waiting'; readonly id: string } | Refused> {
  const { origin, backfill } = command
  if (origin.kind !== 'person') throw new Error('a paper act is typed by a person')
  const tried = await desk.cases.preview({ ...command, backfill: { ...backfill, confirmedBy: AWAITED } })
  if (tried.kind === 'refused') return tried
  const id = randomUUID()
  const body = canonicalText({ input: command.input ?? null, reasons: command.reasons ?? {} })
  await desk.pool.query(
    `insert into backfills (tenant, id, procedure, case_id, act, happened_at, scan, note, typed_by, typed_in, typed_at, origin, body, body_digest, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${LEGAL_NOW}, $11, $12, $13, 'waiting')`,
    [
      command.tenant,
      id,
      command.procedure,
      command.caseId ?? null,
      command.act,
      backfill.happenedAt,
      backfill.scan,
      note ?? null,
      origin.actor.person,
      origin.actor.organisation,
      JSON.stringify(origin.actor),
      encryptText(desk.key, body),
      digest(body),
    ],
  )
  return { kind: 'waiting', id }
}

/** What waits in an organisation: entries of others to be confirmed, and one's own to be withdrawn. */
export async function listBackfills(
  desk: BackfillDesk,
  tenant: string,
  actor: Actor,
): Promise<readonly WaitingBackfill[]> {
  const { rows } = await desk.pool.query<Row & { readonly title: string | null }>(
    `select b.*, c.title from backfills b left join cases c on c.tenant = b.tenant and c.id = b.case_id
     where b.tenant = $1 and b.typed_in = $2 and b.state = 'waiting' order by b.typed_at limit 500`,
    [tenant, actor.organisation],
  )
  return rows.map((row) => ({
    id: row.id,
    procedure: row.procedure,
    caseId: row.case_id,
    title: row.title,
    act: row.act,
    happenedAt: row.happened_at,
    scan: row.scan,
    typedBy: row.typed_by,
    typedAt: row.typed_at,
    note: row.note,
    ...bodyOf(desk, row),
  }))
}

function bodyOf(desk: BackfillDesk, row: Pick<Row, 'id' | 'body' | 'body_digest'>): Body {
  const text = decryptText(desk.key, row.body)
  if (digest(text) !== row.body_digest) throw new Error(`backfill ${row.id} is not what was typed`)
  return JSON.parse(text) as Body
}

export interface Settling {
  readonly tenant: string
  readonly id: string
  readonly actor: Actor
}

/** The second person confirms: the act is done in the first one's name. A refusal leaves the entry waiting. */
export async function confirmBackfill(desk: BackfillDesk, settling: Settling): Promise<ActResult> {
  return settle(desk, settling, async (client, row) => {
    if (row.typed_by === settling.actor.person)
      return refused(row.act, 'not-permitted', [], { say: '请由另一位同事核对：录入人不能确认自己的补录。' })
    const done = await desk.cases.act(commandOf(desk, settling, row))
    if (done.kind === 'done')
      await client.query(
        `update backfills set state = 'confirmed', settled_by = $3, settled_at = clock_timestamp(), body = null, done_case = $4, done_version = $5 where tenant = $1 and id = $2`,
        [settling.tenant, settling.id, settling.actor.person, done.caseId, done.version],
      )
    return done
  })
}

function commandOf(desk: BackfillDesk, { tenant, id, actor }: Settling, row: Row): ActCommand {
  const { input, reasons } = bodyOf(desk, row)
  const origin: Origin = { kind: 'person', actor: row.origin }
  return {
    tenant,
    procedure: row.procedure,
    act: row.act,
    input,
    reasons,
    origin,
    // a confirmation that was interrupted is repeated under the same key
    idempotencyKey: `backfill:${id}`,
    backfill: {
      happenedAt: row.happened_at,
      scan: row.scan,
      confirmedBy: actor.person,
      typedAt: row.typed_at,
    },
    ...(row.case_id === null ? {} : { caseId: row.case_id }),
  }
}

/** The second person declines with a reason, or the first one withdraws. What was typed goes; that it was stays. */
export async function endBackfill(
  desk: BackfillDesk,
  settling: Settling,
  reason: string,
): Promise<Refused | { readonly kind: 'ended' }> {
  return settle(desk, settling, async (client, row) => {
    const state = row.typed_by === settling.actor.person ? 'withdrawn' : 'declined'
    await client.query(
      `update backfills set state = $3, settled_by = $4, settled_at = clock_timestamp(), body = null, reason = $5 where tenant = $1 and id = $2`,
      [settling.tenant, settling.id, state, settling.actor.person, reason],
    )
    return { kind: 'ended' as const }
  })
}

/** Locks a waiting entry of the actor's own organisation and settles it; two persons at once are judged one after the other. */
async function settle<T>(
  desk: BackfillDesk,
  { tenant, id, actor }: Settling,
  how: (client: pg.ClientBase, row: Row) => Promise<T | Refused>,
): Promise<T | Refused> {
  // an act is done while the row is held
  return outerTransaction(desk.pool, async (client) => {
    const { rows } = await client.query<Row>(
      'select * from backfills where tenant = $1 and id = $2 and typed_in = $3 for update',
      [tenant, id, actor.organisation],
    )
    const [row] = rows
    if (row === undefined)
      return refused('Backfill', 'not-found', [], {
        say: '请刷新补录列表后再办理：没有找到这条补录，或您不在录入它的单位。',
      })
    if (row.state !== 'waiting')
      return refused(row.act, 'conflict', [], { say: '这条补录已经处理过，请刷新列表。' })
    return how(client, row)
  })
}
