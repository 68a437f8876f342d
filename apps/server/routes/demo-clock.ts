/** The demo's clock: moves forward only and drives legal time, never sessions, codes or rate limits. */
import { z } from 'zod'
import { instant } from '#kernel'
import type pg from 'pg'
import { legalMoment } from '#platform/database'
import type { ServerContext } from '../context.ts'
import { problem } from '../http/problem.ts'
import { type Http, publicRoute } from '../http/route.ts'
import type { Sessions } from '../sessions.ts'

const clockSchema = z.object({ instant: z.string() })

export function demoClockRoutes(
  http: Http,
  context: ServerContext,
  sessions: Sessions,
  afterMove: () => Promise<void>,
): void {
  const { app: pool } = context.database
  publicRoute(
    http,
    {
      method: 'GET',
      url: '/api/demo/clock',
      id: 'DemoClock',
      summary: '演示时钟',
      tag: 'demo',
      answer: clockSchema,
    },
    async () => ({ instant: (await legalMoment(pool)).instant }),
  )
  publicRoute(
    http,
    {
      ...({
        method: 'PUT',
        url: '/api/demo/clock',
        id: 'MoveDemoClock',
        summary: '向前拨动演示时钟',
        tag: 'demo',
      } as const),
      body: z.object({ instant: z.iso.datetime({ offset: true }) }),
      answer: clockSchema,
    },
    async ({ body }) => {
      const wanted = instant(body.instant)
      if (!(await moveClock(pool, wanted)))
        return problem(409, '演示时钟只能向前拨：请选择晚于当前演示时间的时刻。', { why: 'rules' })
      sessions.forget()
      await afterMove()
      return { instant: (await legalMoment(pool)).instant }
    },
  )
}

const MILLISECONDS_MAX = 20 * 366 * 24 * 3600 * 1000

/** Sets the clock forward to an instant; false when it would run backwards or more than twenty years ahead. */
export async function moveClock(pool: pg.Pool, to: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update clock set offset_milliseconds = (extract(epoch from ($1::timestamptz - clock_timestamp())) * 1000)::bigint
     where extract(epoch from ($1::timestamptz - clock_timestamp())) * 1000 > offset_milliseconds
       and extract(epoch from ($1::timestamptz - clock_timestamp())) * 1000 - offset_milliseconds < $2`,
    [to, MILLISECONDS_MAX],
  )
  return rowCount === 1
}
