/** Routes of published budgets: pages, data, files, for the current and for every earlier version. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { budgetAddress } from './addresses.ts'
import { budgetWorkbook, dataPackage, tableCsv } from './open-data.ts'
import { budgetListPage, readBudgetFilter } from './pages/budget-list.ts'
import { budgetPage, versionAddress } from './pages/budget-page.ts'
import { goneFilePage } from './pages/errors.ts'
import { sendNotFound, sendPage, sendText } from './reply.ts'
import type { BudgetContent, PortalSources, PublishedBudget } from './sources.ts'
import { findTenant } from './tenants.ts'

interface VersionParams {
  readonly tenant: string
  readonly slug: string
  readonly number?: string
}

type FileHandler = (
  request: FastifyRequest,
  reply: FastifyReply,
  budget: PublishedBudget,
  content: BudgetContent,
) => Promise<FastifyReply>

/** The addressed version: the current one, or an earlier one by its number. */
async function findVersion(
  sources: PortalSources,
  request: FastifyRequest,
): Promise<PublishedBudget | undefined> {
  const { tenant, slug, number } = request.params as VersionParams
  const key = { tenant, slug }
  if (number === undefined) return sources.findPublishedBudget(key)
  return /^[1-9]\d{0,5}$/.test(number) ? sources.findPublishedBudget(key, Number(number)) : undefined
}

export function budgetRoutes(app: FastifyInstance, sources: PortalSources): void {
  listRoutes(app, sources)
  for (const base of ['/:tenant/budgets/:slug', '/:tenant/budgets/:slug/versions/:number']) {
    app.get(base, (request, reply) => showBudget(sources, request, reply))
    app.get(`${base}/tables/:file`, fileRoute(sources, sendTable(sources)))
    app.get(
      `${base}/datapackage.json`,
      fileRoute(sources, async (request, reply, budget, content) =>
        sendText(
          request,
          reply,
          'application/json; charset=utf-8',
          `${JSON.stringify(dataPackage(budget, content.tables, sources.site.origin), null, 2)}\n`,
        ),
      ),
    )
    app.get(
      `${base}/budget.xlsx`,
      fileRoute(sources, async (request, reply, budget, content) =>
        sendFile(
          reply,
          await budgetWorkbook(content.tables),
          `${budget.title}.xlsx`,
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        ),
      ),
    )
    app.get(
      `${base}/budget.pdf`,
      fileRoute(sources, async (request, reply, budget) => {
        const file = await sources.findBudgetPdf(budget, budget.version.number)
        if (file === undefined) return sendNotFound(request, reply, sources, '这份预算的 PDF')
        return sendFile(reply, file.bytes, file.fileName, 'application/pdf')
      }),
    )
  }
}

function listRoutes(app: FastifyInstance, sources: PortalSources): void {
  for (const base of ['', '/:tenant']) {
    app.get(`${base}/budgets`, async (request, reply) => {
      const found = await findTenant(sources, request)
      if (!found.known) return sendNotFound(request, reply, sources, '这个辖区')
      const { tenant, tenants } = found
      const entries = (await sources.publishedBudgets()).filter((entry) => found.covers(entry))
      const filter = readBudgetFilter(request.query as Record<string, unknown>)
      const model = { entries, filter, tenants, ...(tenant === undefined ? {} : { tenant }) }
      return sendPage(request, reply, sources, budgetListPage(model))
    })
  }
  // Addresses from before the tenant was part of them: lasting where only one jurisdiction can be meant.
  for (const old of ['/budgets/:slug', '/budgets/:slug/*'])
    app.get(old, async (request, reply) => {
      const { slug, '*': rest = '' } = request.params as { readonly slug: string; readonly '*'?: string }
      const [one, ...others] = (await sources.publishedBudgets()).filter((entry) => entry.slug === slug)
      if (one === undefined || others.length > 0) return sendNotFound(request, reply, sources, '这份预算')
      return reply.redirect(`${budgetAddress(one)}${rest === '' ? '' : `/${rest}`}`, 301)
    })
}

async function showBudget(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const budget = await findVersion(sources, request)
  if (budget === undefined) return sendNotFound(request, reply, sources, '这份预算')
  const address = versionAddress(budget)
  // One address per version: the number of the current version leads to its lasting address.
  if ((request.params as VersionParams).number !== undefined && !address.includes('/versions/'))
    return reply.redirect(address, 302)
  const [versions, shown, before] = await Promise.all([
    sources.versions(budget),
    sources.showFindings(budget),
    yearBefore(sources, budget),
  ])
  const model = {
    budget,
    versions,
    // A unit that keeps its findings to itself publishes none; the demo shows those it was given.
    showFindings: shown || (sources.demo && (budget.content?.findings.length ?? 0) > 0),
    clauseLabels: clauseLabels(sources, budget),
    ...(before === undefined ? {} : { before }),
    ...(await questionsOf(sources, budget)),
  }
  return sendPage(request, reply, sources, budgetPage(model))
}

/** The unit's budget of the year before, asked for only where this one leaves a figure of that year open. */
async function yearBefore(
  sources: PortalSources,
  { tenant, slug, year, content }: PublishedBudget,
): Promise<PublishedBudget | undefined> {
  const isOpen = content?.yearOnYear.some(({ last }) => last === null) === true
  if (!isOpen || !slug.startsWith(`${year}-`)) return undefined
  return sources.findPublishedBudget({ tenant, slug: slug.replace(/^\d+/, String(year - 1)) })
}

/** The public asks about what stands now, not about an earlier version. */
async function questionsOf(sources: PortalSources, { tenant, slug, version }: PublishedBudget) {
  const { questions } = sources
  return questions === undefined || version.state !== 'current'
    ? {}
    : { questions: await questions.shown(tenant, slug) }
}

function clauseLabels(sources: PortalSources, budget: PublishedBudget): ReadonlyMap<string, string> {
  const wanted = new Set(budget.content?.findings.map((finding) => finding.clause))
  const clauses = sources.corpus.instruments
    .flatMap((instrument) => instrument.clauses)
    .filter((clause) => wanted.has(clause.id))
  return new Map(clauses.map((clause) => [clause.id, `${clause.label}（${clause.rowId}）`]))
}

function fileRoute(sources: PortalSources, handler: FileHandler) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const budget = await findVersion(sources, request)
    if (budget === undefined) return sendNotFound(request, reply, sources, '这份预算')
    if (budget.content === undefined)
      return sendPage(request, reply, sources, goneFilePage(budget.title, versionAddress(budget)), 410)
    return handler(request, reply, budget, budget.content)
  }
}

function sendTable(sources: PortalSources): FileHandler {
  return async (request, reply, budget, content) => {
    const { file } = request.params as { file: string }
    const table = content.tables.find((one) => file === `${one.key}.csv`)
    if (table === undefined) return sendNotFound(request, reply, sources, '这张表')
    void reply.header(
      'content-disposition',
      disposition(`${budget.unit.name}${budget.year}年预算-${table.title}.csv`),
    )
    return sendText(request, reply, 'text/csv; charset=utf-8', tableCsv(table))
  }
}

/** A file name in both forms of RFC 6266; old programs get an ASCII one. */
function disposition(fileName: string): string {
  const extension = /\.[a-z0-9]+$/.exec(fileName)?.[0] ?? ''
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="budget${extension}"; filename*=UTF-8''${encoded}`
}

function sendFile(reply: FastifyReply, bytes: Uint8Array, fileName: string, type: string): FastifyReply {
  return reply
    .header('content-disposition', disposition(fileName))
    .header('cache-control', 'no-cache')
    .type(type)
    .send(Buffer.from(bytes))
}
