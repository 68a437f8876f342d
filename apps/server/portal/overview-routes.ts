/** Routes of the pages over many budgets: search, comparison, funds, rates, corrections, years of a unit, open data. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Published } from '#regulations/budget'
import { comparePage, readOrder } from './pages/compare.ts'
import { correctionPage, correctionsPage } from './pages/corrections.ts'
import { fundSharesPage, fundYears } from './pages/fund-shares.ts'
import { faultsOf, itemsPage, readItemQuery } from './pages/items.ts'
import { openDataPage } from './pages/open-data.ts'
import { readYear, yearsOf } from './pages/overview-frame.ts'
import { ratesPage } from './pages/rates.ts'
import { unitYearsPage } from './pages/unit-years.ts'
import { comparisonPage, readVersions } from './pages/version-comparison.ts'
import { sendNotFound, sendPage, sendText } from './reply.ts'
import type { Page } from './layout.ts'
import type { PortalSources } from './sources.ts'
import { type FoundTenant, findTenant } from './tenants.ts'
import { dataTables, yearCsv, yearPackage } from './year-data.ts'

type Known = Extract<FoundTenant, { known: true }>
type Place = Pick<Known, 'tenants'> & { readonly tenant?: NonNullable<Known['tenant']> }
type Query = Readonly<Record<string, unknown>>
type Build = (place: Place, budgets: readonly Published[], query: Query, found: Known) => Promise<Page> | Page

export function overviewRoutes(app: FastifyInstance, sources: PortalSources): void {
  const page = (path: string, build: Build, status: (query: Query) => number = () => 200): void => {
    for (const base of ['', '/:tenant'])
      app.get(`${base}/${path}`, async (request, reply) => {
        const found = await findTenant(sources, request)
        if (!found.known) return sendNotFound(request, reply, sources, '这个辖区')
        const budgets = (await sources.publishedContents()).filter((one) => found.covers(one))
        const { tenant, tenants } = found
        const place = { tenants, ...(tenant === undefined ? {} : { tenant }) }
        const query = request.query as Query
        return sendPage(request, reply, sources, await build(place, budgets, query, found), status(query))
      })
  }
  page(
    'items',
    (place, budgets, query) => itemsPage({ ...place, budgets, query: readItemQuery(query) }),
    (query) => (faultsOf(readItemQuery(query)).size > 0 ? 422 : 200),
  )
  page('compare', (place, budgets, query) =>
    comparePage({ ...place, budgets, year: readYear(query, yearsOf(budgets)), by: readOrder(query) }),
  )
  page('funds', async (place, budgets, query, found) => {
    const targets = (await sources.publishedTargets()).filter((one) => found.covers(one))
    return fundSharesPage({
      ...place,
      budgets,
      targets,
      year: readYear(query, fundYears(budgets, targets)),
    })
  })
  page('corrections', async (place, _budgets, query, found) => {
    const notices = (await sources.corrections()).filter((one) => found.covers(one))
    const asked = Number(query['page'])
    return correctionsPage({
      ...place,
      notices,
      page: Number.isSafeInteger(asked) && asked >= 1 ? asked : 1,
    })
  })
  page('rates', (place, budgets, query) => rates(sources, place, budgets, query))
  page('open-data', (place, budgets) => openDataPage({ ...place, budgets }))
  unitRoutes(app, sources)
  dataRoutes(app, sources)
}

async function rates(
  sources: PortalSources,
  place: Place,
  budgets: readonly Published[],
  query: Query,
): Promise<Page> {
  const { date } = await sources.now()
  const thisYear = Number(date.slice(0, 4))
  const years = yearsOf([...budgets, { year: thisYear }])
  const year = readYear(query, years)
  const tenants = place.tenant === undefined ? place.tenants : [place.tenant]
  const counted = await Promise.all(
    tenants.map(async (tenant) => ({ tenant, rows: await sources.publicationRates(tenant.id, year) })),
  )
  return ratesPage({ ...place, years, year, today: date, rates: counted })
}

function unitRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/:tenant/units/:code', async (request, reply) => {
    const { tenant, code } = request.params as { readonly tenant: string; readonly code: string }
    const budgets = (await sources.publishedContents()).filter(
      (one) => one.tenant === tenant && one.unit.code === code,
    )
    return budgets.length === 0
      ? sendNotFound(request, reply, sources, '这个单位公开的预算')
      : sendPage(request, reply, sources, unitYearsPage({ tenant, code, budgets }))
  })
  app.get('/:tenant/budgets/:slug/versions/:number/correction', (request, reply) =>
    showCorrection(sources, request, reply),
  )
  app.get('/:tenant/budgets/:slug/differences', (request, reply) => showComparison(sources, request, reply))
}

async function showComparison(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { tenant, slug } = request.params as Readonly<Record<'tenant' | 'slug', string>>
  const key = { tenant, slug }
  const versions = await sources.versions(key)
  const numbers = readVersions(request.query as Query, versions)
  const [current, from, to] = await Promise.all([
    sources.findPublishedBudget(key),
    sources.findPublishedBudget(key, numbers.from),
    sources.findPublishedBudget(key, numbers.to),
  ])
  if (current === undefined || from === undefined || to === undefined)
    return sendNotFound(request, reply, sources, '这份预算')
  return sendPage(request, reply, sources, comparisonPage({ current, versions, from, to }))
}

async function showCorrection(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { tenant, slug, number } = request.params as Readonly<Record<'tenant' | 'slug' | 'number', string>>
  const key = { tenant, slug }
  const version = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0
  const after = version === 0 ? undefined : await sources.findPublishedBudget(key, version)
  const correction = after?.version.correction
  if (after?.content === undefined || correction === undefined)
    return sendNotFound(request, reply, sources, '这份更正公告')
  const before = await sources.findPublishedBudget(key, version - 1)
  return sendPage(request, reply, sources, correctionPage({ after, before, correction }))
}

function dataRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/:tenant/open-data/:year/:file', async (request, reply) => {
    const { tenant: id, year, file } = request.params as Readonly<Record<'tenant' | 'year' | 'file', string>>
    const tenant = (await sources.tenants()).find((one) => one.id === id)
    const all = await sources.publishedContents()
    const budgets = all.filter((one) => one.tenant === id && String(one.year) === year)
    if (tenant === undefined || budgets.length === 0)
      return sendNotFound(request, reply, sources, '这一年的数据')
    const { origin } = sources.site
    if (file === 'datapackage.json') {
      const described = yearPackage({ tenant, year: Number(year), origin }, budgets)
      const type = 'application/json; charset=utf-8'
      return sendText(request, reply, type, `${JSON.stringify(described, null, 2)}\n`)
    }
    const table = dataTables.find(({ name }) => file === `${name}.csv`)
    if (table === undefined) return sendNotFound(request, reply, sources, '这个数据文件')
    const name = `${tenant.name}${year}年-${table.title}.csv`
    void reply.header(
      'content-disposition',
      `attachment; filename="${table.name}-${year}.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    return sendText(request, reply, 'text/csv; charset=utf-8', yearCsv(table, budgets, origin))
  })
}
