/** The service records its own outages: a heartbeat while it runs, and the gap when it comes back. */
import type pg from 'pg'

/** A gap shorter than this is a restart, not an outage. */
const OUTAGE_MINUTES_MIN = 5

export interface RecordedOutage {
  readonly since: string
  readonly until: string
}

/**
 * Notes that the service answers now; a gap since the last note is recorded as an outage first, whether the process was
 * dead or only stuck. Real time, never the demo clock. Answers the outage it recorded, if any.
 */
export async function beat(pool: pg.Pool): Promise<RecordedOutage | undefined> {
  const recorded = await pool.query<RecordedOutage>(
    `with gap as (select at from heartbeats where at < clock_timestamp() - make_interval(mins => $1)),
       noted as (insert into heartbeats (one, at) values (true, clock_timestamp()) on conflict (one) do update set at = excluded.at)
     insert into outages (since, until, note) select at, clock_timestamp(), '服务停止响应' from gap on conflict do nothing returning since, until`,
    [OUTAGE_MINUTES_MIN],
  )
  return recorded.rows[0]
}

/** Recorded outages, oldest first, for the calendar value. */
export async function listOutages(pool: pg.Pool): Promise<readonly RecordedOutage[]> {
  return (await pool.query<RecordedOutage>('select since, until from outages order by since')).rows
}
