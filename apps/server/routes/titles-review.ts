/** Review modes: the acceptance desk's list, what a refusal may name, and the leases by which colleagues share a list. */
import { z } from 'zod'
import type { LocalDate } from '#kernel'
import { maySee } from '#kernel'
import { findPlace, keepPlace, listLeases, takeLeases } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import { listEntries } from '#platform/registers'
import { type Application, type Cycle, application, procedureIds } from '#regulations/titles'
import type { ConditionEntry } from '../../../regulations/titles/registers/review.ts'
import {
  acceptanceListSchema,
  conditionsSchema,
  leaseAskedSchema,
  leasesSchema,
} from '../contract/titles-review.ts'
import type { ServerContext } from '../context.ts'
import { notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { loadNames } from '../names.ts'
import { acceptanceLine, correctionDueOn, cyclesOf, declineConditions } from '../titles-acceptance.ts'
import { clauseLabel } from '../views/finding.ts'

const TAG = 'titles'
const params = z.object({ id: z.string().min(1).max(100) })
const LISTED_MAX = 1_000
/** Name of the acceptance list among the lists of one clerk. */
const ACCEPTANCE = 'titles/acceptance'

export function titlesReviewRoutes(http: Http, context: ServerContext): void {
  acceptanceRoute(http, context)
  conditionsRoute(http, context)
  leaseRoute(http, context)
}

interface ReceivedRow {
  readonly id: string
  readonly state: Application
  readonly total: number
}

const RECEIVED = `select id, state -> 'domain' as state, count(*) over ()::int as total from cases
  where tenant = $1 and procedure = $2 and stage = 'received' and state -> 'domain' -> 'cycle' ->> 'convening' = $3
  order by state -> 'domain' -> 'intake' -> 'submission' ->> 'on', state -> 'domain' ->> 'number' limit $4`

function acceptanceRoute(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/acceptance',
      id: 'TitlesAcceptance',
      summary: '本单位收到、待受理的申报',
      tag: TAG,
      answer: acceptanceListSchema,
    },
    async ({ session }) => {
      if (session.post.role !== 'acceptance-clerk')
        return problem(403, '请由组建单位受理人查看：您当前的岗位不办理受理。', { why: 'not-permitted' })
      const { tenant, today } = session
      const { organisation } = session.post
      const [{ rows }, place, others] = await Promise.all([
        pool.query<ReceivedRow>(RECEIVED, [tenant, procedureIds.application, organisation, LISTED_MAX]),
        findPlace(pool, { tenant, person: session.person.id, list: ACCEPTANCE }),
        colleagues(context, session),
      ])
      const lines = rows.map(({ id, state }) => acceptanceLine(id, state, others.get(id) ?? null))
      return {
        cycles: cyclesOf(lines).map((one) => ({ ...one })),
        items: lines.map(({ cycleName: _cycle, ...line }) => line),
        total: rows[0]?.total ?? 0,
        place: place ?? null,
        dueOn: correctionDueOn(today, context.calendar()),
      }
    },
  )
}

/** Names of colleagues of this office by the file that lies before them. */
async function colleagues(context: ServerContext, session: Session): Promise<ReadonlyMap<string, string>> {
  const pool = context.database.app
  const { tenant } = session
  const leases = await listLeases(pool, { tenant, organisation: session.post.organisation })
  const others = leases.filter(({ person }) => person !== session.person.id)
  const people = others.map(({ person }) => person)
  const names = await loadNames(pool, tenant, people, [], context.roleLabels)
  return new Map(others.map(({ caseId, person }) => [caseId, names.person(person) ?? '同事']))
}

function conditionsRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/applications/:id/decline-conditions',
      id: 'TitlesDeclineConditions',
      summary: '不予受理可勾选的评审条件和公告要求',
      tag: TAG,
      params,
      answer: conditionsSchema,
    },
    async ({ session, params: { id } }) => {
      const { found } = await context.cases.load(session.tenant, id)
      const origin = { kind: 'person', actor: actorOf(session) } as const
      if (found === undefined || found.procedure !== procedureIds.application) return notFound('申报')
      if (!maySee(application, origin, found.parties)) return notFound('申报')
      const state = found.snapshot.domain as unknown as Application
      const on: LocalDate = state.cycle.conditionsOn
      const { series, level } = state.target
      const where = { series, level }
      const [cycle, entries] = await Promise.all([
        context.cases.load(session.tenant, state.cycle.caseId),
        listEntries(context.database.app, session.tenant, 'titles-conditions', on, { where }),
      ])
      const announced = cycle.found?.snapshot.domain as unknown as Cycle | undefined
      const conditions = entries.map(({ key, values }) => ({
        ...(values as unknown as ConditionEntry),
        key,
      }))
      return declineConditions(state, announced, conditions, (clause) =>
        clauseLabel(context.corpus, clause),
      ).map((one) => ({ ...one }))
    },
  )
}

/** Any list that several of an office work through: a file is before one of them at a time. */
function leaseRoute(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      ...({
        method: 'POST',
        url: '/api/review-leases',
        id: 'TakeReviewLeases',
        summary: '取件：清单里没有同事在办的下几件',
        tag: 'worklist',
      } as const),
      body: leaseAskedSchema,
      answer: leasesSchema,
    },
    async ({ session, body }) => {
      const { tenant, person } = session
      const reviewer = {
        tenant,
        organisation: session.post.organisation,
        person: person.id,
        list: body.list,
      }
      const held = await takeLeases(pool, reviewer, body.wanted, body.count)
      const [current] = held
      if (current !== undefined) await keepPlace(pool, reviewer, current)
      const others = await colleagues(context, session)
      return { held: [...held], others: [...others].map(([id, name]) => ({ id, name })) }
    },
  )
}
