/** Routes beside the acts of an application under the applicant's pen. */
import { z } from 'zod'
import { permits } from '#kernel'
import { actorOf } from '#platform/identity'
import { type Application, fillers, procedureIds } from '#regulations/titles'
import { applyingSchema, filingHelpSchema, ownApplicationsSchema } from '../contract/titles-filing.ts'
import type { ServerContext } from '../context.ts'
import { notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { applyingOf, ownApplications } from '../titles-applying.ts'
import { filingHelp } from '../titles-filing.ts'

const params = z.object({ id: z.string().min(1).max(100) })

export function titlesFilingRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/applying',
      id: 'TitlesApplying',
      summary: '可以申报的人和评审年度',
      tag: 'titles',
      answer: applyingSchema,
    },
    ({ session }) => applyingOf(context, session),
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/own-applications',
      id: 'TitlesOwnApplications',
      summary: '我自己的职称申报',
      tag: 'titles',
      answer: ownApplicationsSchema,
    },
    ({ session }) => ownApplications(context, session),
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/titles/applications/:id/help',
      id: 'TitlesFilingHelp',
      summary: '填报时可以直接选用的内容',
      tag: 'titles',
      params,
      answer: filingHelpSchema,
    },
    async ({ session, params: { id } }) => {
      const { found } = await context.cases.load(session.tenant, id)
      if (found === undefined || found.procedure !== procedureIds.application) return notFound('申报')
      const origin = { kind: 'person', actor: actorOf(session) } as const
      if (!permits(fillers, origin, found.parties)) return notFound('申报')
      const state = found.snapshot.domain as unknown as Application
      return filingHelp(context, {
        tenant: session.tenant,
        caseId: id,
        state,
        origin,
        today: session.today,
      })
    },
  )
}
