/** The parameter page of a review year, and the record of a meeting with its chain of hashes. */
import { z } from 'zod'
import { type Origin, maySee, permits } from '#kernel'
import { actorOf, appendAccess } from '#platform/identity'
import { chainHash, readCase } from '#platform/ledger'
import { findEntry } from '#platform/registers'
import {
  type Cycle,
  compareParameters,
  procedureIds,
  recordReaders,
  reviewCycle,
  reviewMeeting,
} from '#regulations/titles'
import { cycleParametersSchema } from '../contract/titles-cycle.ts'
import type { ServerContext } from '../context.ts'
import { notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'

const TAG = 'titles'
const params = z.object({ id: z.string().min(1).max(100) })

export function titlesCycleRoutes(http: Http, context: ServerContext): void {
  parametersRoute(http, context)
  recordRoute(http, context)
}

/** The newest review year of the committee and series before this one. */
const BEFORE = `select id, state -> 'domain' as state from cases
  where tenant = $1 and procedure = '${procedureIds.cycle}' and id <> $2
    and state #>> '{domain,committee}' = $3 and state #>> '{domain,series}' = $4
    and (state #>> '{domain,year}')::int < $5 and stage in ('published', 'closed')
  order by (state #>> '{domain,year}')::int desc, opened_at desc limit 1`

function parametersRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/cycles/:id/parameters',
      id: 'CycleParameters',
      summary: '评审年度的参数与上年对照',
      tag: TAG,
      params,
      answer: cycleParametersSchema,
    },
    async ({ session, params: { id } }) => {
      const { tenant } = session
      const pool = context.database.app
      const { found } = await context.cases.load(tenant, id)
      const origin: Origin = { kind: 'person', actor: actorOf(session) }
      if (found === undefined || found.procedure !== reviewCycle.id) return notFound('评审年度')
      if (!maySee(reviewCycle, origin, found.parties)) return notFound('评审年度')
      const cycle = found.snapshot.domain as unknown as Cycle
      const { rows } = await pool.query<{ id: string; state: Cycle }>(BEFORE, [
        tenant,
        id,
        cycle.committee,
        cycle.series,
        cycle.year,
      ])
      const [last] = rows
      const quorumOn = async (on: Cycle['cutOff']): Promise<string> => {
        const entry = await findEntry(pool, tenant, 'titles-committees', cycle.committee, on)
        const quorum = entry?.values['quorum']
        return typeof quorum === 'number' ? `${quorum}人` : ''
      }
      const after = await quorumOn(session.today)
      const before = last === undefined ? null : await quorumOn(last.state.cutOff)
      const quorum = { label: '规定出席人数', before, after, changed: before !== null && before !== after }
      return {
        year: cycle.year,
        before: last === undefined ? null : { id: last.id, year: last.state.year },
        lines: [...compareParameters(last?.state, cycle), quorum],
      }
    },
  )
}

const HOW = [
  '每一步的哈希值：把上一步的哈希值、header、以及 input、facts、findings、events、operations 各自的 SHA-256（十六进制）按此顺序用换行连接，再取 SHA-256。',
  '第一步的上一步哈希值为64个0。任何一步被改动、增删或调换，其后的哈希值都对不上。',
  '末步哈希值进入本省的检查点，检查点在公开网站公布。',
]

/** The chain of a signed meeting as text that anybody can reckon again; for the keeper of the archive and an open inspection. */
function recordRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/meetings/:id/record.json',
      id: 'MeetingRecord',
      summary: '导出会议记录的哈希链',
      tag: TAG,
      params,
      produces: 'application/json',
    },
    async ({ session, params: { id }, reply }) => {
      const { tenant } = session
      const { found } = await context.cases.load(tenant, id)
      const actor = actorOf(session)
      const isSigned = ['signed', 'archived'].includes(found?.snapshot.domain.stage ?? '')
      if (found === undefined || found.procedure !== reviewMeeting.id || !isSigned)
        return notFound('会议记录')
      if (!permits(recordReaders, { kind: 'person', actor }, found.parties)) return notFound('会议记录')
      const acts = await readCase(context.database.app, tenant, id)
      const broken = acts.find(({ previousHash, parts, hash }) => chainHash(previousHash, parts) !== hash)
      await appendAccess(context.database.app, {
        tenant,
        actor,
        kind: 'export',
        what: 'titles-meeting-record',
        subject: id,
      })
      const record = {
        meeting: id,
        title: reviewMeeting.title(found.snapshot.domain as never),
        exportedOn: session.today,
        algorithm: 'sha256',
        how: HOW,
        intact: broken === undefined,
        head: acts.at(-1)?.hash ?? '',
        acts: acts.map(({ version, act, at, person, organisation, parts, previousHash, hash }) => ({
          version,
          act,
          at,
          person,
          organisation,
          ...parts,
          previousHash,
          hash,
        })),
      }
      const name = encodeURIComponent(`会议记录-${id}.json`)
      return reply
        .type('application/json')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('cache-control', 'private, no-store')
        .send(JSON.stringify(record, null, 1))
    },
  )
}
