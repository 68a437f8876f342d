/** The portal as a Fastify plugin. Security headers, compression and rate limits belong to the server around it. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseCode } from '#platform/documents'
import { budgetRoutes } from './budget-routes.ts'
import {
  atomFeed,
  budgetEntries,
  checkpointEntries,
  columnTitles,
  correctionEntries,
  type FeedEntry,
  isColumn,
  robots,
  sitemap,
} from './feeds.ts'
import { accessibilityPage } from './pages/accessibility.ts'
import { serverErrorPage, tooManyPage } from './pages/errors.ts'
import { homePage } from './pages/home.ts'
import { ledgerPage } from './pages/ledger.ts'
import { clausePage } from './pages/clause.ts'
import { instrumentPage, readClauseFilter } from './pages/instrument.ts'
import { regulationsPage } from './pages/regulations.ts'
import { searchPage } from './pages/search.ts'
import { verifyPage } from './pages/verify.ts'
import { readFields, workingDaysStatus } from './pages/working-days-question.ts'
import { workingDaysPage } from './pages/working-days.ts'
import { sendNotFound, sendPage, sendText } from './reply.ts'
import type { PortalSources } from './sources.ts'
import { stylesheet, stylesheetVersion } from './stylesheet.ts'

/**
 * Registers every route of the portal in a scope of its own, with its own error page.
 * The server calls `sendNotFound` from its not-found handler for addresses that are nobody's.
 */
export function portalRoutes(app: FastifyInstance, sources: PortalSources): void {
  void app.register((scope, _options, done) => {
    scope.setErrorHandler((error, request, reply) => answerError(sources, error, request, reply))
    generalRoutes(scope, sources)
    budgetRoutes(scope, sources)
    regulationRoutes(scope, sources)
    verifyRoutes(scope, sources)
    feedRoutes(scope, sources)
    done()
  })
}

function answerError(
  sources: PortalSources,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 429) return sendPage(request, reply, sources, tooManyPage(), 429)
  if (status >= 400 && status < 500) return sendNotFound(request, reply, sources)
  const reference = randomUUID().slice(0, 8)
  request.log.error({ err: error, reference }, 'portal page failed')
  return sendPage(request, reply, sources, serverErrorPage(reference), 500)
}

function queryOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return request.query as Record<string, unknown>
}

function textOf(value: unknown, length: number): string {
  return typeof value === 'string' ? value.trim().slice(0, length) : ''
}

function generalRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/', async (request, reply) => {
    const [budgets, checkpoints] = await Promise.all([sources.publishedBudgets(), sources.checkpoints()])
    const model = {
      siteName: sources.site.name,
      budgets,
      instruments: sources.corpus.instruments,
      checkpoint: checkpoints[0],
    }
    return sendPage(request, reply, sources, homePage(model))
  })
  app.get('/search', async (request, reply) => {
    const query = textOf(queryOf(request)['q'], 60)
    const budgets = await sources.publishedBudgets()
    return sendPage(
      request,
      reply,
      sources,
      searchPage({ query, budgets, instruments: sources.corpus.instruments }),
    )
  })
  app.get('/calculators/working-days', async (request, reply) => {
    const fields = readFields(queryOf(request))
    return sendPage(
      request,
      reply,
      sources,
      workingDaysPage({ fields, calendar: sources.calendar }),
      workingDaysStatus(fields),
    )
  })
  app.get('/ledger', async (request, reply) =>
    sendPage(request, reply, sources, ledgerPage({ checkpoints: await sources.checkpoints() })),
  )
  app.get('/accessibility', async (request, reply) => sendPage(request, reply, sources, accessibilityPage()))
  app.get('/portal.css', async (request, reply) => {
    const lasting = queryOf(request)['v'] === stylesheetVersion
    return reply
      .header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      .type('text/css; charset=utf-8')
      .send(stylesheet)
  })
}

function regulationRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/regulations', async (request, reply) =>
    sendPage(
      request,
      reply,
      sources,
      regulationsPage({ instruments: sources.corpus.instruments, built: sources.builtClauses }),
    ),
  )
  app.get('/regulations/:instrument', async (request, reply) => {
    const { instrument: id } = request.params as { instrument: string }
    const instrument = sources.corpus.instruments.find((one) => one.id === id)
    if (instrument === undefined) return sendNotFound(request, reply, sources, '这部规程')
    const attached = await sources.findAttachedText(id)
    return sendPage(
      request,
      reply,
      sources,
      instrumentPage({
        instrument,
        built: sources.builtClauses,
        attached,
        filter: readClauseFilter(queryOf(request)),
      }),
    )
  })
  app.get('/regulations/:instrument/:clause', async (request, reply) => {
    const { instrument: id, clause: row } = request.params as { instrument: string; clause: string }
    const instrument = sources.corpus.instruments.find((one) => one.id === id)
    const clause = instrument?.clauses.find((one) => one.rowId === row)
    if (instrument === undefined || clause === undefined)
      return sendNotFound(request, reply, sources, '这一条款')
    return sendPage(
      request,
      reply,
      sources,
      clausePage({
        instrument,
        clause,
        built: sources.builtClauses,
        attached: await sources.findAttachedText(id),
      }),
    )
  })
}

function verifyRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/verify', async (request, reply) => {
    const typed = textOf(queryOf(request)['code'], 40)
    if (typed === '') return sendPage(request, reply, sources, verifyPage({ kind: 'form' }))
    const parsed = parseCode(typed)
    if (parsed.ok) return reply.redirect(`/verify/${parsed.code}`, 303)
    return sendPage(
      request,
      reply,
      sources,
      verifyPage({ kind: 'invalid', typed, message: parsed.message }),
      422,
    )
  })
  app.get('/verify/:code', async (request, reply) => {
    const typed = textOf((request.params as { code: string }).code, 40)
    const parsed = parseCode(typed)
    if (!parsed.ok)
      return sendPage(
        request,
        reply,
        sources,
        verifyPage({ kind: 'invalid', typed, message: parsed.message }),
        422,
      )
    const document = await sources.findDocument(parsed.code)
    if (document === undefined)
      return sendPage(request, reply, sources, verifyPage({ kind: 'unknown', code: parsed.code }), 404)
    return sendPage(request, reply, sources, verifyPage({ kind: 'found', document }))
  })
}

async function feedEntries(sources: PortalSources): Promise<readonly FeedEntry[]> {
  const [budgets, checkpoints] = await Promise.all([sources.publishedBudgets(), sources.checkpoints()])
  const corrected = budgets.filter((budget) => budget.version > 1)
  const versions = await Promise.all(corrected.map((budget) => sources.versions(budget.slug)))
  return [
    ...budgetEntries(budgets),
    ...corrected.flatMap((budget, index) => correctionEntries(budget, versions[index] ?? [])),
    ...checkpointEntries(checkpoints),
  ]
}

function feedRoutes(app: FastifyInstance, sources: PortalSources): void {
  const atom = 'application/atom+xml; charset=utf-8'
  app.get('/feed.xml', async (request, reply) => {
    const [entries, now] = await Promise.all([feedEntries(sources), sources.now()])
    const news = entries.filter((entry) => entry.column !== 'checkpoints')
    return sendText(
      request,
      reply,
      atom,
      atomFeed(sources.site, '/feed.xml', `${sources.site.name}：最新公开`, news, now.instant),
    )
  })
  app.get('/feeds/:file', async (request, reply) => {
    const column = (request.params as { file: string }).file.replace(/\.xml$/, '')
    if (!isColumn(column)) return sendNotFound(request, reply, sources, '这个栏目的订阅')
    const [entries, now] = await Promise.all([feedEntries(sources), sources.now()])
    const own = entries.filter((entry) => entry.column === column)
    return sendText(
      request,
      reply,
      atom,
      atomFeed(
        sources.site,
        `/feeds/${column}.xml`,
        `${sources.site.name}：${columnTitles[column]}`,
        own,
        now.instant,
      ),
    )
  })
  app.get('/sitemap.xml', async (request, reply) =>
    sendText(
      request,
      reply,
      'application/xml; charset=utf-8',
      sitemap(sources.site, await sources.publishedBudgets(), sources.corpus),
    ),
  )
  app.get('/robots.txt', async (request, reply) =>
    sendText(request, reply, 'text/plain; charset=utf-8', robots(sources.site, sources.demo)),
  )
}
