/**
 * Bulk runs: the list as confirmed, then one ordinary act per item in its own transaction with the key `run/item`. A
 * run can be stopped, resumed and repeated; a row that was refused keeps its reason.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Origin } from '#kernel'
import { transaction } from '#platform/database'
import { canonicalText, digest } from '#platform/ledger'
import type { Cases } from './engine.ts'
import type { ActResult } from './model.ts'

export const BULK_ITEMS_MAX = 2_000

export interface BulkOrder {
  readonly tenant: string
  readonly procedure: string
  readonly act: string
  readonly items: readonly string[]
  readonly input: unknown
  readonly reasons?: Readonly<Record<string, string>> | undefined
  readonly person: string
}

export interface BulkRow {
  readonly id: string
  readonly outcome: 'waiting' | 'done' | 'refused'
  readonly say: string
  readonly clause: string | null
}

export interface BulkRun {
  readonly run: string
  readonly procedure: string
  readonly act: string
  readonly person: string
  readonly stopped: boolean
  readonly rows: readonly BulkRow[]
}

/** Notes the list as confirmed; nothing is done yet. An item given twice is done once. */
export async function beginBulk(pool: pg.Pool, order: BulkOrder): Promise<string> {
  const items = [...new Set(order.items)]
  if (items.length > BULK_ITEMS_MAX) throw new RangeError(`a bulk run of ${items.length} items`)
  const run = randomUUID()
  await transaction(pool, async (client) => {
    await client.query(
      `insert into bulk_runs (tenant, id, procedure, act, input, reasons, list_hash, person) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        order.tenant,
        run,
        order.procedure,
        order.act,
        JSON.stringify(order.input ?? {}),
        order.reasons === undefined ? null : JSON.stringify(order.reasons),
        digest(canonicalText(items)),
        order.person,
      ],
    )
    await client.query(
      `insert into bulk_rows (tenant, run, number, item) select $1, $2, ordinality, item from unnest($3::text[]) with ordinality as given(item, ordinality)`,
      [order.tenant, run, items],
    )
  })
  return run
}

/** Does what is still waiting, in the order of the list; stops between two items when told. Safe to call again. */
export async function runBulk(
  cases: Cases,
  tenant: string,
  run: string,
  origin: Origin,
): Promise<BulkRun | undefined> {
  const { pool } = cases.options
  const { rows } = await pool.query<{
    procedure: string
    act: string
    input: unknown
    reasons: Record<string, string> | null
  }>(
    'update bulk_runs set stopped = false where tenant = $1 and id = $2 returning procedure, act, input, reasons',
    [tenant, run],
  )
  const [order] = rows
  if (order === undefined) return undefined
  for (;;) {
    const item = await nextItem(pool, tenant, run)
    if (item === undefined) break
    const result = await cases.act({
      tenant,
      procedure: order.procedure,
      caseId: item,
      act: order.act,
      input: order.input,
      ...(order.reasons === null ? {} : { reasons: order.reasons }),
      origin,
      idempotencyKey: `${run}/${item}`,
    })
    await noteRow(pool, tenant, run, item, result)
  }
  return findBulk(pool, tenant, run)
}

async function nextItem(pool: pg.Pool, tenant: string, run: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ item: string }>(
    `select r.item from bulk_rows r join bulk_runs b on b.tenant = r.tenant and b.id = r.run and not b.stopped
     where r.tenant = $1 and r.run = $2 and r.outcome = 'waiting' order by r.number limit 1`,
    [tenant, run],
  )
  return rows[0]?.item
}

async function noteRow(
  pool: pg.Pool,
  tenant: string,
  run: string,
  item: string,
  result: ActResult,
): Promise<void> {
  const refusal = result.kind === 'refused' ? result : undefined
  await pool.query(
    `update bulk_rows set outcome = $4, say = $5, clause = $6, done_at = now() where tenant = $1 and run = $2 and item = $3`,
    [
      tenant,
      run,
      item,
      refusal === undefined ? 'done' : 'refused',
      refusal?.say ?? '已办理。',
      refusal?.findings[0]?.clause ?? null,
    ],
  )
}

/** Stops a run after the item it is at. */
export async function stopBulk(pool: pg.Pool, tenant: string, run: string): Promise<void> {
  await pool.query('update bulk_runs set stopped = true where tenant = $1 and id = $2', [tenant, run])
}

export async function findBulk(pool: pg.Pool, tenant: string, run: string): Promise<BulkRun | undefined> {
  const found = await pool.query<{ procedure: string; act: string; person: string; stopped: boolean }>(
    'select procedure, act, person, stopped from bulk_runs where tenant = $1 and id = $2',
    [tenant, run],
  )
  const [head] = found.rows
  if (head === undefined) return undefined
  const { rows } = await pool.query<BulkRow>(
    'select item as id, outcome, say, clause from bulk_rows where tenant = $1 and run = $2 order by number',
    [tenant, run],
  )
  return { run, ...head, rows }
}
