/** What a comparison with all other applications gives reason to ask: for acceptance, never for the applicant. */
import { z } from 'zod'
import { type Actor, maySee, permits } from '#kernel'
import { actorOf, appendAccess } from '#platform/identity'
import {
  type Application,
  type Screened,
  application,
  applicationStages,
  procedureIds,
  screeningReaders,
} from '#regulations/titles'
import { type ScreeningView, screeningSchema } from '../contract/titles-screening.ts'
import type { ServerContext } from '../context.ts'
import { notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { screenCase } from '../titles-screening.ts'
import { clauseLabel } from '../views/finding.ts'

export function titlesScreeningRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/applications/:id/screening',
      id: 'TitlesScreening',
      summary: '重复与造假疑点',
      tag: 'titles',
      params: z.object({ id: z.string().min(1).max(100) }),
      answer: screeningSchema,
    },
    async ({ session, params: { id } }) => {
      const { tenant } = session
      const { found } = await context.cases.load(tenant, id)
      if (found === undefined || found.procedure !== procedureIds.application) return notFound('申报')
      const origin = { kind: 'person', actor: actorOf(session) } as const
      if (!permits(screeningReaders, origin, found.parties)) return notFound('申报')
      const own = found.snapshot.domain as unknown as Application
      const pool = context.database.app
      const { doubts, cases, compared } = await screenCase(pool, tenant, id, own)
      const { actor } = origin
      if (cases.size > 0)
        await appendAccess(pool, { tenant, actor, kind: 'read', what: 'titles-screening', subject: id })
      const views = await caseViews(context, tenant, actor, cases)
      return {
        compared,
        doubts: doubts.map(({ finding: { rule, clause, label, say = '' }, cases: named }) => ({
          rule,
          clause,
          clauseLabel: clauseLabel(context.corpus, clause),
          label,
          say,
          cases: named.flatMap((other) => views.get(other) ?? []),
        })),
      }
    },
  )
}

type CaseLine = ScreeningView['doubts'][number]['cases'][number]

/** The other cases as the reader is told of them; a case that is not the reader's to open is named all the same. */
async function caseViews(
  context: ServerContext,
  tenant: string,
  actor: Actor,
  cases: ReadonlyMap<string, Screened>,
): Promise<ReadonlyMap<string, CaseLine>> {
  const views = new Map<string, CaseLine>()
  for (const [id, { number, applicant, employer, cycle, stage }] of cases) {
    const { found } = await context.cases.load(tenant, id)
    const open = found !== undefined && maySee(application, { kind: 'person', actor }, found.parties)
    views.set(id, {
      id,
      number,
      name: applicant.name,
      employer: employer.name,
      committee: cycle.committeeName,
      year: cycle.year,
      stage: applicationStages[stage],
      open,
    })
  }
  return views
}
