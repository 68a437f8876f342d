/** The complaint channel: a form without script and account, a receipt, and the stage by receipt. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { yearOf } from '#kernel/time'
import { publicListOf } from '#regulations/titles'
import {
  type ComplaintModel,
  type ComplaintTyped,
  complaintFaults,
  complaintPage,
  complaintReceiptPage,
  complaintStatusPage,
} from './pages/titles-complaint.ts'
import type { TitlesPlace } from './pages/titles-frame.ts'
import { readText } from './pages/titles-parts.ts'
import { sendPage } from './reply.ts'
import type { PortalSources } from './sources.ts'
import { type TitleSegment, segmentOf, titleColumns } from './titles-addresses.ts'
import { fieldOf, limitOf } from './titles-question-routes.ts'
import { inTenant } from './titles-place.ts'
import type { ComplaintDesk, FiledComplaint, TitleNotice } from './titles-sources.ts'

/** Complaints from one address in ten minutes. */
const COMPLAINTS_MAX = 5
const QUESTIONS_MAX = 20
const TOKEN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function complaintRoutes(app: FastifyInstance, sources: PortalSources): void {
  const { complaints } = sources
  if (complaints === undefined) return
  const path = '/:tenant/titles/complaint'
  app.get(
    path,
    inTenant(sources, async (place, request, reply) => {
      const { notice } = request.query as Readonly<Record<string, unknown>>
      const list = await listOf(sources, place, readText(notice, 200))
      return sendPage(request, reply, sources, complaintPage(place, await modelOf(complaints, place, list)))
    }),
  )
  app.post(
    path,
    limitOf(COMPLAINTS_MAX),
    inTenant(sources, async (place, request, reply) => {
      const typed = typedOf(request)
      const list = await listOf(sources, place, fieldOf(request, 'notice', 200))
      const faults = complaintFaults(typed)
      if (faults.length > 0) {
        const model = { ...(await modelOf(complaints, place, list, typed)), faults }
        void reply.header('cache-control', 'no-store')
        return sendPage(request, reply, sources, complaintPage(place, model), 422)
      }
      const answer = await complaints.file(filedOf(place, request, typed, list))
      void reply.header('cache-control', 'no-store')
      if (answer.ok)
        return sendPage(request, reply, sources, complaintReceiptPage(place, answer.receipt), 201)
      const model = { ...(await modelOf(complaints, place, list, typed)), refusal: answer.say }
      return sendPage(request, reply, sources, complaintPage(place, model), 422)
    }),
  )
  app.post(
    `${path}/status`,
    limitOf(QUESTIONS_MAX),
    inTenant(sources, async (place, request, reply) => {
      const receipt = { number: fieldOf(request, 'receipt', 40), code: fieldOf(request, 'code', 40) }
      const found = await complaints.find(place.tenant.id, receipt)
      void reply.header('cache-control', 'no-store')
      return sendPage(
        request,
        reply,
        sources,
        complaintStatusPage(place, found),
        found === undefined ? 404 : 200,
      )
    }),
  )
}

const blank: ComplaintTyped = {
  authority: '',
  candidate: '',
  subject: '程序',
  about: '',
  facts: '',
  named: '匿名',
  name: '',
  reach: '',
}

async function modelOf(
  desk: ComplaintDesk,
  { tenant, today }: TitlesPlace,
  notice: TitleNotice | undefined,
  typed: ComplaintTyped = blank,
): Promise<ComplaintModel> {
  const { shown } = publicListOf(notice?.data)
  const list =
    notice === undefined || shown === null
      ? null
      : {
          key: `${segmentOf(notice.column)}/${notice.slug}`,
          title: notice.title,
          people: shown.candidates.map(({ name, employer }) => `${name}（${employer}）`),
        }
  const [offices, counter] = await Promise.all([
    desk.offices(tenant.id),
    desk.counter(tenant.id, yearOf(today)),
  ])
  return { offices, counter, list, typed, token: randomUUID() }
}

/** `results/2024-1`: a list that hangs. */
async function listOf(
  sources: PortalSources,
  { tenant }: TitlesPlace,
  key: string,
): Promise<TitleNotice | undefined> {
  const [segment = '', ...rest] = key.split('/')
  if (!Object.hasOwn(titleColumns, segment)) return undefined
  const { column } = titleColumns[segment as TitleSegment]
  const slug = rest.join('/')
  return (await sources.titleNotices()).find(
    (one) => one.tenant === tenant.id && one.column === column && one.slug === slug && one.removedAt === null,
  )
}

function typedOf(request: FastifyRequest): ComplaintTyped {
  return {
    authority: fieldOf(request, 'authority', 100),
    candidate: fieldOf(request, 'candidate', 5),
    subject: fieldOf(request, 'subject', 10),
    about: fieldOf(request, 'about', 200),
    facts: fieldOf(request, 'facts', 4000),
    named: fieldOf(request, 'named', 10),
    name: fieldOf(request, 'name', 40),
    reach: fieldOf(request, 'reach', 100),
  }
}

function filedOf(
  { tenant }: TitlesPlace,
  request: FastifyRequest,
  typed: ComplaintTyped,
  list: TitleNotice | undefined,
): FiledComplaint {
  const given = fieldOf(request, 'token', 60)
  const { authority, about, facts, name, reach, candidate } = typed
  return {
    tenant: tenant.id,
    authority,
    about,
    facts,
    name,
    reach,
    named: typed.named === '实名',
    subject: typed.subject === '评委会' ? '评委会' : '程序',
    token: TOKEN.test(given) ? given : randomUUID(),
    candidate:
      list === undefined || !/^\d+$/.test(candidate)
        ? null
        : { tenant: tenant.id, column: list.column, slug: list.slug, place: Number(candidate) },
  }
}
