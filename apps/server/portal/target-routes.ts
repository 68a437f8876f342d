/** Routes of published targets: the list by year and department, a fund's page, its earlier versions, its data. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { writeCsvList } from '#readers'
import { targetAddress } from './addresses.ts'
import { editionAddress, targetPage } from './pages/target-page.ts'
import { targetListPage } from './pages/target-list.ts'
import { sendNotFound, sendPage, sendText } from './reply.ts'
import type { PortalSources } from './sources.ts'
import type { PublishedTargets } from './target-sources.ts'
import { findTenant } from './tenants.ts'

interface Params {
  readonly tenant: string
  readonly slug: string
  readonly number?: string
}

export function targetRoutes(app: FastifyInstance, sources: PortalSources): void {
  for (const base of ['', '/:tenant'])
    app.get(`${base}/targets`, async (request, reply) => {
      const found = await findTenant(sources, request)
      if (!found.known) return sendNotFound(request, reply, sources, '这个辖区')
      const { tenant } = found
      const entries = (await sources.publishedTargets()).filter((entry) => found.covers(entry))
      return sendPage(
        request,
        reply,
        sources,
        targetListPage({ entries, ...(tenant === undefined ? {} : { tenant }) }),
      )
    })
  app.get('/targets/:slug', (request, reply) => redirectBySlug(sources, request, reply))
  for (const base of ['/:tenant/targets/:slug', '/:tenant/targets/:slug/versions/:number']) {
    app.get(base, (request, reply) => showTargets(sources, request, reply))
    app.get(`${base}/indicators.csv`, (request, reply) => sendIndicators(sources, request, reply))
  }
}

/** A notice names its page without the jurisdiction: lasting where only one can be meant. */
async function redirectBySlug(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { slug } = request.params as Params
  const [one, ...others] = (await sources.publishedTargets()).filter((entry) => entry.slug === slug)
  if (one === undefined || others.length > 0) return sendNotFound(request, reply, sources, '这份绩效目标')
  return reply.redirect(targetAddress(one), 301)
}

async function editionsOf(sources: PortalSources, request: FastifyRequest) {
  const { tenant, slug, number } = request.params as Params
  const editions = await sources.targetEditions({ tenant, slug })
  const shown =
    number === undefined ? editions[0] : editions.find(({ edition }) => String(edition) === number)
  return { editions, shown }
}

async function showTargets(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { editions, shown } = await editionsOf(sources, request)
  if (shown === undefined) return sendNotFound(request, reply, sources, '这份绩效目标')
  const address = editionAddress(shown)
  if ((request.params as Params).number !== undefined && !address.includes('/versions/'))
    return reply.redirect(address, 302)
  return sendPage(request, reply, sources, targetPage({ shown, editions }))
}

async function sendIndicators(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { shown } = await editionsOf(sources, request)
  if (shown?.content === undefined) return sendNotFound(request, reply, sources, '这份指标')
  void reply.header(
    'content-disposition',
    `attachment; filename="indicators.csv"; filename*=UTF-8''${encodeURIComponent(`${shown.content.fund.name}-${shown.content.year}年绩效指标.csv`)}`,
  )
  return sendText(request, reply, 'text/csv; charset=utf-8', indicatorCsv(shown.content))
}

/** Indicators with lasting column names; a result column where there is a self-evaluation. */
function indicatorCsv({ indicators, evaluation }: NonNullable<PublishedTargets['content']>): string {
  const columns = ['first_level', 'second_level', 'indicator', 'weight', 'unit', 'relation', 'value', 'core']
  const results = evaluation === null ? [] : ['result', 'outcome', 'points', 'reason']
  return writeCsvList({
    name: '绩效指标',
    columns: [...columns, ...results].map((title) => ({ title })),
    rows: indicators.map((one) => {
      const { first, second, name, weight, unit, relation, value, core } = one
      const found = evaluation?.results.find((result) => result.name === name)
      return [
        first,
        second,
        name,
        weight,
        unit,
        relation,
        value,
        core ? 'yes' : 'no',
        ...(evaluation === null
          ? []
          : [found?.result ?? null, found?.outcome ?? null, found?.points ?? null, found?.reason ?? null]),
      ]
    }),
  })
}
