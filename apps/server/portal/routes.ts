/** The portal as a Fastify plugin. Security headers, compression and rate limits belong to the server around it. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseCode } from '#platform/documents'
import { type InstrumentFact, inForceText, instrumentFacts } from '#regulations/titles'
import { isBrokenUpload, reportFault } from '../http/server.ts'
import { feedAddress } from './addresses.ts'
import { budgetRoutes } from './budget-routes.ts'
import { checkRoutes } from './check-routes.ts'
import {
  atomFeed,
  budgetEntries,
  checkpointEntries,
  type Column,
  columnTitles,
  correctionEntries,
  type FeedEntry,
  isColumn,
  robots,
  sitemap,
  titleEntries,
} from './feeds.ts'
import { accessibilityPage } from './pages/accessibility.ts'
import { lintRoutes } from './lint-routes.ts'
import { notTakenPage, serverErrorPage, tooManyPage } from './pages/errors.ts'
import type { Page } from './layout.ts'
import { homePage } from './pages/home.ts'
import { ledgerPage } from './pages/ledger.ts'
import { clausePage } from './pages/clause.ts'
import { instrumentPage, readClauseFilter } from './pages/instrument.ts'
import { titlesInstrument } from './pages/titles-parts.ts'
import { regulationsPage } from './pages/regulations.ts'
import { searchPage } from './pages/search.ts'
import { verifyPage } from './pages/verify.ts'
import { readFields, workingDaysStatus } from './pages/working-days-question.ts'
import { workingDaysPage } from './pages/working-days.ts'
import { questionRoutes } from './question-routes.ts'
import { sendNotFound, sendPage, sendText } from './reply.ts'
import type { PortalSources } from './sources.ts'
import { stylesheet, stylesheetVersion } from './stylesheet.ts'
import { overviewRoutes } from './overview-routes.ts'
import { targetRoutes } from './target-routes.ts'
import { findTenant } from './tenants.ts'
import { titlesGuideRoutes } from './titles-guide-routes.ts'
import { titlesRoutes } from './titles-routes.ts'

/**
 * Registers every route of the portal in a scope of its own, with its own error page.
 * The server calls `sendNotFound` from its not-found handler for addresses that are nobody's.
 */
export function portalRoutes(
  app: FastifyInstance,
  sources: PortalSources,
  onFault: OnFault = reportFault,
): void {
  void app.register((scope, _options, done) => {
    scope.setErrorHandler((error, request, reply) => {
      const [page, status] = pageOfError(error, onFault)
      return sendPage(request, reply.header('cache-control', 'no-store'), sources, page, status)
    })
    generalRoutes(scope, sources)
    budgetRoutes(scope, sources)
    targetRoutes(scope, sources)
    overviewRoutes(scope, sources)
    checkRoutes(scope, sources)
    lintRoutes(scope, sources)
    questionRoutes(scope, sources)
    regulationRoutes(scope, sources)
    titlesGuideRoutes(scope, sources)
    titlesRoutes(scope, sources)
    verifyRoutes(scope, sources)
    feedRoutes(scope, sources)
    done()
  })
}

type OnFault = (id: string, error: unknown) => void

/** A fault of ours is told to whoever runs the server under the number that the page shows. */
function pageOfError(error: unknown, onFault: OnFault): readonly [page: Page, status: number] {
  const stated =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  const status = isBrokenUpload(error) ? 400 : stated
  if (status === 429) return [tooManyPage(), 429]
  if (status >= 400 && status < 500) return [notTakenPage(status), status]
  const reference = randomUUID().slice(0, 8)
  onFault(reference, error)
  return [serverErrorPage(reference), 500]
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
    const [budgets, notices] = await Promise.all([sources.publishedBudgets(), sources.titleNotices()])
    const { instruments } = sources.corpus
    return sendPage(request, reply, sources, searchPage({ query, budgets, notices, instruments }))
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
  for (const base of ['', '/:tenant']) {
    app.get(`${base}/ledger`, async (request, reply) => {
      const found = await findTenant(sources, request)
      if (!found.known) return sendNotFound(request, reply, sources, '这个辖区')
      const checkpoints = (await sources.checkpoints()).filter((one) => found.covers(one))
      const repaired = await sources.repaired()
      const { tenant, tenants } = found
      const model = { checkpoints, repaired, tenants, ...(tenant === undefined ? {} : { tenant }) }
      return sendPage(request, reply, sources, ledgerPage(model))
    })
  }
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
        ...(await titlesFacts(sources, id)),
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
        notes: (await sources.titleInterpretations()).filter((note) => note.clause === clause.id),
      }),
    )
  })
}

/** What the covering notice and the last article of title review say of the document. */
async function titlesFacts(
  sources: PortalSources,
  instrument: string,
): Promise<{ readonly facts?: readonly InstrumentFact[]; readonly inForce?: string }> {
  if (instrument !== titlesInstrument) return {}
  return { facts: instrumentFacts, inForce: inForceText(await sources.titlesInForceFrom()) }
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
  const [budgets, corrections, checkpoints, notices] = await Promise.all([
    sources.publishedBudgets(),
    sources.corrections(),
    sources.checkpoints(),
    sources.titleNotices(),
  ])
  return [
    ...budgetEntries(budgets),
    ...correctionEntries(corrections),
    ...checkpointEntries(checkpoints),
    ...titleEntries(notices),
  ]
}

/** One column, or everything new but the checkpoints; of one jurisdiction, or of all. */
async function sendFeed(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
  column: Column | undefined,
): Promise<FastifyReply> {
  const found = await findTenant(sources, request)
  if (!found.known) return sendNotFound(request, reply, sources, '这个辖区')
  const [entries, now] = await Promise.all([feedEntries(sources), sources.now()])
  const own = entries
    .filter((entry) => (column === undefined ? entry.column !== 'checkpoints' : entry.column === column))
    .filter((entry) => found.covers(entry))
  const subject = column === undefined ? '最新公开' : columnTitles[column]
  const title = `${sources.site.name}：${found.tenant === undefined ? '' : `${found.tenant.name} `}${subject}`
  const path = feedAddress(found.tenant?.id, column)
  const atom = 'application/atom+xml; charset=utf-8'
  return sendText(request, reply, atom, atomFeed(sources.site, path, title, own, now.instant))
}

function feedRoutes(app: FastifyInstance, sources: PortalSources): void {
  for (const base of ['', '/:tenant']) {
    app.get(`${base}/feed.xml`, (request, reply) => sendFeed(sources, request, reply, undefined))
    app.get(`${base}/feeds/:file`, (request, reply) => {
      const column = (request.params as { file: string }).file.replace(/\.xml$/, '')
      return isColumn(column)
        ? sendFeed(sources, request, reply, column)
        : sendNotFound(request, reply, sources, '这个栏目的订阅')
    })
  }
  app.get('/sitemap.xml', async (request, reply) =>
    sendText(
      request,
      reply,
      'application/xml; charset=utf-8',
      sitemap(
        sources.site,
        await sources.publishedBudgets(),
        sources.corpus,
        await sources.tenants(),
        await sources.titleNotices(),
      ),
    ),
  )
  app.get('/robots.txt', async (request, reply) =>
    sendText(request, reply, 'text/plain; charset=utf-8', robots(sources.site, sources.demo)),
  )
}
