/** Scan-in: a pile is handed in, read in the background, and answered with a list; pages that were not recognised are assigned by hand. */
import { z } from 'zod'
import { parseCode } from '#platform/documents'
import { type Session, actorOf } from '#platform/identity'
import {
  type ScanPile as StoredPile,
  type ScanSheet as StoredSheet,
  assignSheet,
  drawPage,
  findPile,
  findSheet,
  greyPng,
  listPiles,
  openScan,
} from '#platform/scans'
import { scanPileListSchema, scanPileSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { loadNames } from '../names.ts'
import { keepPdf, readStored } from '../paper/forms.ts'
import { findDocumentOf, isOfficeSheet, judgeSlot, sayOfficeSheet } from '../paper/judge.ts'
import { logFiling, startReading, stopReading, straighten } from '../paper/scanning.ts'
import { pileView } from '../paper/pile-view.ts'
import { receivePile } from '../paper/receive-pile.ts'

const TAG = 'scans'
const pileParams = z.object({ pile: z.uuid() })
const sheetParams = z.object({ pile: z.uuid(), sheet: z.uuid() })
const PICTURE_PIXELS = 1_240

/** Piles belong to the office and role that handed them in: pages that are not filed yet are nobody else's. */
export const mayUsePile = (session: Session, pile: Pick<StoredPile, 'organisation' | 'role'>): boolean =>
  pile.organisation === session.post.organisation && pile.role === session.post.role

export function scanRoutes(http: Http, context: ServerContext): void {
  http.app.addHook('onClose', () => stopReading(context))
  pileRoutes(http, context)
  pileListRoutes(http, context)
  pictureRoute(http, context)
  sheetRoutes(http, context)
}

function pileRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'POST',
      url: '/api/scans',
      id: 'ScanIn',
      summary: '交一摞扫描件：一个 PDF 或多张图片，次序不限',
      tag: TAG,
      status: 202,
      upload: true,
      many: true,
      answer: scanPileSchema,
      perMinute: 60,
    },
    async ({ session, request }) => {
      if (session.administrator !== null)
        return problem(403, '管理员岗位不办理案件，不能归档扫描件。', { why: 'not-permitted' })
      const received = await receivePile(context, session, request)
      if (received instanceof ProblemAnswer) return received
      startReading(context)
      const pile = await findPile(pool, session.tenant, received.id)
      if (pile === undefined) throw new Error(`pile ${received.id} was not entered`)
      return {
        ...(await pileView(context, session, pile)),
        repeated: received.repeated,
        rejected: received.rejected,
      }
    },
  )
}

function pileListRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/scans',
      id: 'ListScanPiles',
      summary: '本岗位交过的扫描件',
      tag: TAG,
      answer: scanPileListSchema,
    },
    async ({ session }) => {
      const { tenant, post } = session
      const piles = await listPiles(pool, tenant, post.organisation, post.role)
      const names = await loadNames(
        pool,
        tenant,
        piles.map(({ uploadedBy }) => uploadedBy),
        [],
        context.roleLabels,
      )
      return piles.map(({ id, state, uploadedAt, uploadedBy, pages, open }) => ({
        id,
        state,
        uploadedAt,
        pages,
        open,
        uploadedBy: names.person(uploadedBy),
      }))
    },
  )
  route(
    http,
    {
      method: 'GET',
      url: '/api/scans/:pile',
      id: 'GetScanPile',
      summary: '一摞扫描件的归档清单',
      tag: TAG,
      params: pileParams,
      answer: scanPileSchema,
    },
    async ({ session, params }) => {
      const pile = await findPile(pool, session.tenant, params.pile)
      if (pile === undefined || !mayUsePile(session, pile)) return notFound('这一摞扫描件')
      return pileView(context, session, pile)
    },
  )
}

interface OpenSheet {
  readonly pile: StoredPile
  readonly sheet: StoredSheet
}

async function openSheet(
  context: ServerContext,
  session: Session,
  at: z.output<typeof sheetParams>,
): Promise<OpenSheet | undefined> {
  const pool = context.database.app
  const pile = await findPile(pool, session.tenant, at.pile)
  if (pile === undefined || !mayUsePile(session, pile)) return undefined
  const sheet = await findSheet(pool, session.tenant, at.pile, at.sheet)
  return sheet === undefined ? undefined : { pile, sheet }
}

const assignSchema = z.object({
  code: z.string().max(60),
  page: z.int().min(1).max(9_999),
  /** Quarter turns clockwise still needed to stand upright. */
  turn: z.literal([0, 90, 180, 270]).default(0),
})

const base = '/api/scans/:pile/sheets/:sheet'

function pictureRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: `${base}/page.png`,
      id: 'GetScanPicture',
      summary: '一页扫描件的图',
      tag: TAG,
      params: sheetParams,
      produces: 'image/png',
    },
    async ({ session, params, reply }) => {
      const open = await openSheet(context, session, params)
      const hash = open?.sheet.hash
      const bytes =
        hash === undefined || hash === null ? undefined : await readStored(context, session.tenant, hash)
      const picture = bytes === undefined ? undefined : await drawPage(bytes, 1, PICTURE_PIXELS)
      if (picture === undefined) return notFound('这一页')
      return reply
        .type('image/png')
        .header('cache-control', 'private, max-age=600')
        .send(Buffer.from(greyPng(picture)))
    },
  )
}

function sheetRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: `${base}/assign`,
      id: 'AssignScanSheet',
      summary: '人工指定一页属于哪份文书',
      tag: TAG,
      params: sheetParams,
      body: assignSchema,
      answer: scanPileSchema,
    },
    async ({ session, params, body }) => {
      const open = await openSheet(context, session, params)
      return open === undefined ? notFound('这一页') : assign(context, session, open, body)
    },
  )
  route(
    http,
    {
      method: 'POST',
      url: `${base}/set-aside`,
      id: 'SetScanSheetAside',
      summary: '不归档这一页（不是本系统的纸件）',
      tag: TAG,
      params: sheetParams,
      body: z.object({ reason: z.string().trim().min(1).max(200) }),
      answer: scanPileSchema,
    },
    async ({ session, params, body }) => {
      const open = await openSheet(context, session, params)
      if (open === undefined) return notFound('这一页')
      const { pile, sheet } = open
      const at = { tenant: session.tenant, pile: pile.id, id: sheet.id, by: session.person.id }
      const entry = {
        outcome: 'set-aside',
        say: `不归档：${body.reason}`,
        turn: sheet.turn,
        hash: sheet.hash ?? '',
      } as const
      if (!(await assignSheet(context.database.app, at, entry))) return alreadyFiled()
      return pileView(context, session, pile)
    },
  )
}

const alreadyFiled = (): ProblemAnswer =>
  problem(409, '这一页已经归档，不能改动；扫错时请重新扫描正确的一页，以最新的为准。', { why: 'conflict' })

/** Files a page by hand: the same checks as by its code, and the page is turned upright first. */
async function assign(
  context: ServerContext,
  session: Session,
  { pile, sheet }: OpenSheet,
  { code: typed, page, turn }: z.output<typeof assignSchema>,
) {
  if (sheet.outcome === 'filed' || sheet.outcome === 'stale') return alreadyFiled()
  const refuse = (path: string, say: string): ProblemAnswer =>
    problem(422, say, { why: 'input', fields: [{ path, say }] })
  const code = parseCode(typed)
  if (!code.ok) return refuse('code', code.message)
  const { tenant, person } = session
  const document = await findDocumentOf(context, tenant, code.code)
  if (document === undefined)
    return refuse('code', `本辖区没有核验码为 ${code.code} 的文书，请对照纸件页脚核对。`)
  if (page > document.issued.pages)
    return refuse('page', `“${document.issued.title}”共 ${document.issued.pages} 页，没有第 ${page} 页。`)
  const actor = actorOf(session)
  const judged = await judgeSlot(context, tenant, actor, document, page)
  if (judged.caseId === undefined) return refuse('code', judged.say)
  const bytes = sheet.hash === null ? undefined : await readStored(context, tenant, sheet.hash)
  if (bytes === undefined) return refuse('page', '这一页的扫描图已不在，请重新扫描。')
  const pdf = turn === 0 ? bytes : await turned(bytes, turn)
  const hash = await keepPdf(context, {
    tenant,
    caseId: judged.caseId,
    pdf,
    name: judged.name,
    uploadedBy: person.id,
  })
  const say = isOfficeSheet(sheet) ? sayOfficeSheet(judged.say) : judged.say
  const entry = { ...judged, say: `${say}（人工指定）`, turn: ((sheet.turn + turn) % 360) as 0, hash }
  if (
    !(await assignSheet(context.database.app, { tenant, pile: pile.id, id: sheet.id, by: person.id }, entry))
  )
    return alreadyFiled()
  await logFiling(context, tenant, actor, { code: code.code, page, caseId: judged.caseId })
  return pileView(context, session, pile)
}

async function turned(bytes: Uint8Array, turn: 90 | 180 | 270): Promise<Uint8Array> {
  const opened = await openScan(bytes)
  if (!opened.ok) throw new Error('a stored page cannot be opened')
  const laid = opened.sizeOf(1)
  await opened.close()
  const size = turn === 180 ? laid : { width: laid.height, height: laid.width }
  const made = await straighten({ bytes, kind: 'pdf', page: 1 }, laid, { ...size, angle: turn })
  if (!made.ok) throw new Error(`a stored page cannot be turned: ${made.reason}`)
  return made.pdf
}
