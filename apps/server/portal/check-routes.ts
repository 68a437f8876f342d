/** Checking a workbook from anywhere without an account: read in memory, answered, forgotten. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readSpreadsheetFile, standardLimits } from '#readers'
import { checkForeign } from '#regulations/budget'
import { bytesWithin } from '../routes/payload.ts'
import { type CheckModel, checkPage } from './pages/check.ts'
import { checksPage } from './pages/checks.ts'
import { sendPage } from './reply.ts'
import type { PortalSources } from './sources.ts'

/** A workbook of ten tables is below 200 KB; what anybody may send is kept small. */
const MEGABYTES = 5
const CHECKS_MAX = 20
/** Ten tables expand to less than 2 MB; a file that swells beyond this would keep every other page waiting. */
const readLimits = { ...standardLimits, expandedBytesMax: 16 * 1024 * 1024, cellsMax: 100_000 }
const LINES_SHOWN = 30

type Sent =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array; readonly year: string }
  | { readonly ok: false; readonly status: number; readonly line: string }

export function checkRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/checks', (request, reply) => sendPage(request, reply, sources, checksPage()))
  app.get('/check', (request, reply) =>
    sendPage(request, reply, sources, checkPage({ megabytes: MEGABYTES, year: '', clauseLabels: new Map() })),
  )
  app.post(
    '/check',
    { config: { rateLimit: { max: CHECKS_MAX, timeWindow: '10 minutes' } } },
    (request, reply) => answer(sources, request, reply),
  )
}

async function answer(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const sent = await receive(request)
  const show = (model: Partial<CheckModel>, status: number): FastifyReply => {
    const year = sent.ok ? sent.year : ''
    const page = checkPage({ megabytes: MEGABYTES, year, clauseLabels: new Map(), ...model })
    return sendPage(request, reply.header('cache-control', 'no-store'), sources, page, status)
  }
  const refuse = (title: string, lines: readonly string[], status = 422): FastifyReply =>
    show({ fault: { title, lines: shorten(lines) } }, status)
  if (!sent.ok) return refuse('没有收到可以检查的文件', [sent.line], sent.status)
  if (sent.year !== '' && !/^20\d\d$/.test(sent.year))
    return refuse('年度没有读懂', ['请填写四位数的年度，例如 2023，或留空。'])
  const read = await readSpreadsheetFile(sent.bytes, sent.name, readLimits)
  if (!read.ok)
    return refuse(
      `“${sent.name}”不能读取`,
      read.problems.map(({ message }) => message),
    )
  const checked = checkForeign(read.document, sent.name, sent.year === '' ? undefined : Number(sent.year))
  if (checked.ok) {
    const result = { fileName: sent.name, report: checked }
    return show({ result, clauseLabels: labelsOf(sources) }, 200)
  }
  return checked.why === 'no-year'
    ? refuse('没有读到年度', ['表名和文件名里都没有年度（如“2023年”），请在“年度”里填写后再检查。'])
    : refuse(
        `“${sent.name}”里有读不懂的地方`,
        checked.problems.map(({ message }) => message),
      )
}

/** The one file of the form; read whole, since it is small. */
async function receive(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return { ok: false, status: 415, line: '请用本页的表单选择文件后上传。' }
  const limits = { fileSize: MEGABYTES * 1024 * 1024 }
  const part = await request.file({ limits })
  if (part === undefined) return { ok: false, status: 422, line: '请选择要检查的 .xlsx 文件。' }
  const bytes = await bytesWithin(part.toBuffer())
  if (bytes === undefined)
    return { ok: false, status: 413, line: `文件超过 ${MEGABYTES} MB，请确认是否选错了文件。` }
  if (part.filename === '' || bytes.length === 0)
    return { ok: false, status: 422, line: '请选择要检查的 .xlsx 文件：没有选择文件，或文件是空的。' }
  const { year } = part.fields
  const typed =
    year !== undefined && !Array.isArray(year) && year.type === 'field' ? String(year.value).trim() : ''
  return { ok: true, name: part.filename.slice(-120), bytes, year: typed.slice(0, 8) }
}

function shorten(lines: readonly string[]): readonly string[] {
  return lines.length <= LINES_SHOWN
    ? lines
    : [...lines.slice(0, LINES_SHOWN), `另有 ${lines.length - LINES_SHOWN} 处没有列出。`]
}

function labelsOf(sources: PortalSources): ReadonlyMap<string, string> {
  return new Map(
    sources.corpus.instruments.flatMap(({ clauses }) =>
      clauses.map((clause): [string, string] => [clause.id, `${clause.label}（${clause.rowId}）`]),
    ),
  )
}
