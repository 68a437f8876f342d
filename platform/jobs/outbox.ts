/** Messages without legal effect, sent at least once: the adapter gets a key by which it can tell a repeat. */
import type pg from 'pg'
import { LEGAL_NOW, transaction } from '#platform/database'

export interface OutgoingMessage {
  /** Same for every try of the same message. */
  readonly key: string
  readonly tenant: string
  readonly caseId: string
  readonly relation: string
  readonly template: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Sends one message; throws when it could not be handed over. */
export type Deliver = (message: OutgoingMessage) => Promise<void>

const PAGE = 100
const ATTEMPTS_MAX = 8

interface OutboxRow {
  readonly tenant: string
  readonly case_id: string
  readonly act_version: number
  readonly number: number
  readonly relation: string
  readonly template: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Sends what is due. A message of an act that was taken back meanwhile is dropped unsent; so is a reminder whose period
 * has ended or got another last day since.
 */
export async function sendOutbox(pool: pg.Pool, deliver: Deliver): Promise<number> {
  return transaction(pool, async (client) => {
    const due = await client.query<OutboxRow>(
      `select o.tenant, o.case_id, o.act_version, o.number, o.relation, o.template, o.data from outbox o
       where o.sent_at is null and o.attempts < $2 and o.not_before <= ${LEGAL_NOW}
         and not exists (select from acts a where a.tenant = o.tenant and a.case_id = o.case_id and a.events_json @> jsonb_build_array(jsonb_build_object('type', 'kernel.Reverted', 'version', o.act_version)))
         and (o.template <> 'period-reminder' or exists (select from periods p where p.tenant = o.tenant and p.case_id = o.case_id
           and p.period = o.data ->> 'period' and p.due = (o.data ->> 'due')::date))
       order by o.not_before limit $1 for update of o skip locked`,
      [PAGE, ATTEMPTS_MAX],
    )
    let sent = 0
    for (const row of due.rows) if (await sendOne(client, deliver, row)) sent += 1
    return sent
  })
}

async function sendOne(client: pg.ClientBase, deliver: Deliver, row: OutboxRow): Promise<boolean> {
  const key = [row.tenant, row.case_id, row.act_version, row.number]
  try {
    await deliver({
      key: key.join('/'),
      tenant: row.tenant,
      caseId: row.case_id,
      relation: row.relation,
      template: row.template,
      data: row.data,
    })
    await client.query(
      'update outbox set sent_at = clock_timestamp(), attempts = attempts + 1 where tenant = $1 and case_id = $2 and act_version = $3 and number = $4',
      key,
    )
    return true
  } catch (error) {
    if (!(error instanceof Error)) throw error
    await client.query(LATER, key)
    return false
  }
}

/** Waits twice as long after each failure, so that a dead line is not tried eight times in a row. */
const LATER = `update outbox set attempts = attempts + 1,
    not_before = ${LEGAL_NOW} + make_interval(mins => power(2, attempts)::int)
  where tenant = $1 and case_id = $2 and act_version = $3 and number = $4`
