/** The service records its own outages: a heartbeat while it runs, and the gap when it comes back. */
import type pg from 'pg'

/** A gap shorter than this is a restart, not an outage. */
export const OUTAGE_MINUTES_MIN = 5

export interface RecordedOutage {
  readonly since: string
  readonly until: string
}

/** Notes that the service answers now. */
export async function beat(pool: pg.Pool): Promise<number> {
  await pool.query(
    'insert into heartbeats (one, at) values (true, clock_timestamp()) on conflict (one) do update set at = excluded.at',
  )
  return 1
}

/** At start: records the time since the last heartbeat as an outage, unless it was short. Real time, never the demo clock. */
export async function recordOutage(pool: pg.Pool): Promise<RecordedOutage | undefined> {
  const recorded = await pool.query<RecordedOutage>(
    `insert into outages (since, until, note) select at, clock_timestamp(), '服务停止响应' from heartbeats where at < clock_timestamp() - make_interval(mins => $1)
     on conflict do nothing returning since, until`,
    [OUTAGE_MINUTES_MIN],
  )
  await beat(pool)
  return recorded.rows[0]
}

/** Recorded outages, oldest first, for the calendar value. */
export async function listOutages(pool: pg.Pool): Promise<readonly RecordedOutage[]> {
  return (await pool.query<RecordedOutage>('select since, until from outages order by since')).rows
}
