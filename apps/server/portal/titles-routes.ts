/** Routes of title review for everybody: columns, notices with their exports, registers. No login, no script. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { listData, listOfficialHtml, personColumns, publicListOf } from '#regulations/titles'
import { writeCsvList } from '#readers'
import { goneFilePage } from './pages/errors.ts'
import { daysOf, type TitlesPlace } from './pages/titles-frame.ts'
import { tenantTitlesPage, titlesPage } from './pages/titles-home.ts'
import { titleColumnPage, titleNoticePage } from './pages/titles-notice.ts'
import { committeesPage, feesPage } from './pages/titles-registers.ts'
import { sendNotFound, sendPage, sendText } from './reply.ts'
import type { PortalSources } from './sources.ts'
import { titleColumns, titleNoticeAddress, titleSegments, type TitleSegment } from './titles-addresses.ts'
import { complaintRoutes } from './titles-complaint-routes.ts'
import { inTenant } from './titles-place.ts'
import { titleQuestionRoutes } from './titles-question-routes.ts'
import type { TitleNotice } from './titles-sources.ts'

export function titlesRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/titles', async (request, reply) => {
    const [tenants, notices, { date }] = await Promise.all([
      sources.tenants(),
      sources.titleNotices(),
      sources.now(),
    ])
    const place = { today: date, calendar: sources.calendar }
    return sendPage(request, reply, sources, titlesPage(tenants, notices, place))
  })
  app.get(
    '/:tenant/titles',
    inTenant(sources, async (place, request, reply) =>
      sendPage(request, reply, sources, tenantTitlesPage(place, await noticesOf(sources, place))),
    ),
  )
  for (const segment of titleSegments) columnRoutes(app, sources, segment)
  app.get(
    '/:tenant/titles/committees',
    inTenant(sources, async (place, request, reply) =>
      sendPage(
        request,
        reply,
        sources,
        committeesPage(place, await sources.titleCommittees(place.tenant.id)),
      ),
    ),
  )
  app.get(
    '/:tenant/titles/fees',
    inTenant(sources, async (place, request, reply) =>
      sendPage(request, reply, sources, feesPage(place, await sources.titleFees(place.tenant.id))),
    ),
  )
  titleQuestionRoutes(app, sources)
  complaintRoutes(app, sources)
}

async function noticesOf(
  sources: PortalSources,
  { tenant }: TitlesPlace,
  segment?: TitleSegment,
): Promise<readonly TitleNotice[]> {
  const column = segment === undefined ? undefined : titleColumns[segment].column
  const all = await sources.titleNotices()
  return all.filter((one) => one.tenant === tenant.id && (column === undefined || one.column === column))
}

function columnRoutes(app: FastifyInstance, sources: PortalSources, segment: TitleSegment): void {
  const base = `/:tenant/titles/${segment}`
  const find = async (place: TitlesPlace, request: FastifyRequest): Promise<TitleNotice | undefined> => {
    const { slug } = request.params as { readonly slug: string }
    return (await noticesOf(sources, place, segment)).find((notice) => notice.slug === slug)
  }
  app.get(
    base,
    inTenant(sources, async (place, request, reply) => {
      const notices = await noticesOf(sources, place, segment)
      return sendPage(request, reply, sources, titleColumnPage(place, segment, notices))
    }),
  )
  app.get(
    `${base}/:slug`,
    inTenant(sources, async (place, request, reply) => {
      const notice = await find(place, request)
      if (notice === undefined) return sendNotFound(request, reply, sources, '这份公告或公示')
      return sendPage(request, reply, sources, titleNoticePage(place, notice))
    }),
  )
  if (segment === 'announcements') return
  for (const file of Object.keys(exports))
    app.get(
      `${base}/:slug/${file}`,
      inTenant(sources, async (place, request, reply) => {
        const notice = await find(place, request)
        if (notice === undefined) return sendNotFound(request, reply, sources, '这份名单')
        return sendExport(sources, place, { notice, file: file as ExportFile }, request, reply)
      }),
    )
}

/** Media types of the exports of a list. */
const exports = {
  'list.csv': 'text/csv; charset=utf-8',
  'list.json': 'application/json; charset=utf-8',
  'official.html': 'text/html; charset=utf-8',
} as const
type ExportFile = keyof typeof exports

function sendExport(
  sources: PortalSources,
  place: TitlesPlace,
  { notice, file }: { readonly notice: TitleNotice; readonly file: ExportFile },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { title } = notice
  const { shown } = publicListOf(notice.data)
  if (shown === null)
    return sendPage(request, reply, sources, goneFilePage(title, titleNoticeAddress(notice)), 410)
  const days = daysOf(notice, place.calendar)
  const [, extension = ''] = file.split('.')
  const name = encodeURIComponent(`${title}.${extension}`).replaceAll("'", '%27')
  void reply.header('content-disposition', `attachment; filename="${file}"; filename*=UTF-8''${name}`)
  const texts: Readonly<Record<ExportFile, () => string>> = {
    'list.csv': () =>
      writeCsvList({
        name: title,
        columns: Object.keys(personColumns).map((key) => ({ title: key })),
        rows: shown.candidates.map(({ name: who, employer, series, specialty, level }) => [
          who,
          employer,
          series,
          specialty,
          level,
        ]),
      }),
    'list.json': () => `${JSON.stringify(listData(title, shown, days), null, 2)}\n`,
    'official.html': () => listOfficialHtml(title, shown, days),
  }
  return sendText(request, reply, exports[file], texts[file]())
}
