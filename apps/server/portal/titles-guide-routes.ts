/** Routes of the guide to title review: what the portal reckons for anybody, without data of anybody. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { calculatorsPage } from './pages/calculators.ts'
import { readConfirmationForm, titlesConfirmationPage } from './pages/titles-confirmation.ts'
import { matchStatus, readMatchFields, titlesMatchPage } from './pages/titles-match.ts'
import { clauseLabels } from './pages/titles-parts.ts'
import { readRouteForm, titlesRoutePage } from './pages/titles-route.ts'
import { titlesYearsPage } from './pages/titles-years.ts'
import { readYearsFields, yearsStatus } from './pages/titles-years-question.ts'
import { sendPage } from './reply.ts'
import type { PortalSources } from './sources.ts'

const queryOf = (request: FastifyRequest): Readonly<Record<string, unknown>> =>
  request.query as Record<string, unknown>

/** Registers the list of calculators and the four pages of the guide (W9). */
export function titlesGuideRoutes(app: FastifyInstance, sources: PortalSources): void {
  const labels = () => clauseLabels(sources.corpus.instruments)
  app.get('/calculators', (request, reply) => sendPage(request, reply, sources, calculatorsPage()))
  app.get('/calculators/titles-route', (request, reply) =>
    sendPage(request, reply, sources, titlesRoutePage(readRouteForm(queryOf(request)), labels())),
  )
  app.get('/calculators/years-in-post', (request, reply) => {
    const fields = readYearsFields(queryOf(request))
    return sendPage(request, reply, sources, titlesYearsPage(fields, labels()), yearsStatus(fields))
  })
  app.get('/calculators/specialty-match', (request, reply) => {
    const fields = readMatchFields(queryOf(request))
    return sendPage(request, reply, sources, titlesMatchPage(fields, labels()), matchStatus(fields))
  })
  app.get('/calculators/title-confirmation', (request, reply) =>
    sendPage(
      request,
      reply,
      sources,
      titlesConfirmationPage(readConfirmationForm(queryOf(request)), labels()),
    ),
  )
}
