/** 套打: blocks printed onto sealed sheets in the order of the pile. */
import { z } from 'zod'
import { findOverprint, listOverprints, parseCode, parsePageMark, voidOverprint } from '#platform/documents'
import { type Session, actorOf } from '#platform/identity'
import { findPile, listSheets } from '#platform/scans'
import { overprintSchema, sheetChoiceSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { loadNames } from '../names.ts'
import { type PileSheet, chooseBlocks, overprint } from '../paper/overprints.ts'
import { isOfficeSheet } from '../paper/judge.ts'
import { logWriting, sendPdf } from './paper.ts'
import { printerRoutes } from './printers.ts'
import { mayUsePile } from './scans.ts'

const TAG = 'paper'
const PDF = 'application/pdf'
const SHEETS_MAX = 500
const name = z.string().trim().min(1).max(60)
const sheetSchema = z.object({ code: z.string().max(60), page: z.int().min(1).max(9_999) })

export function overprintRoutes(http: Http, context: ServerContext): void {
  printerRoutes(http, context)
  pileRoutes(http, context)
  batchRoutes(http, context)
}

function pileRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/paper/sheets',
      id: 'ChooseSheets',
      summary: '一摞纸上可以套打哪些栏（按扫描的顺序，或按扫码枪、核验码的顺序）',
      tag: TAG,
      body: z.union([
        z.object({ pile: z.uuid() }),
        z.object({ lines: z.array(z.string().trim().min(1).max(300)).min(1).max(SHEETS_MAX) }),
      ]),
      answer: z.array(sheetChoiceSchema),
    },
    async ({ session, body }) => {
      const sheets =
        'pile' in body ? await sheetsOfPile(context, session, body.pile) : sheetsOfLines(body.lines)
      if (sheets instanceof ProblemAnswer) return sheets
      const choices = await chooseBlocks(context, session.tenant, actorOf(session), sheets)
      return choices.map((choice) => ({ ...choice, blocks: choice.blocks.map((block) => ({ ...block })) }))
    },
  )
}

/** The filed pages of a scanned pile, as they lay in the scanner. */
async function sheetsOfPile(
  context: ServerContext,
  session: Session,
  id: string,
): Promise<readonly PileSheet[] | ProblemAnswer> {
  const pool = context.database.app
  const pile = await findPile(pool, session.tenant, id)
  if (pile === undefined || !mayUsePile(session, pile)) return notFound('这一摞扫描件')
  const sheets = await listSheets(pool, session.tenant, id)
  const office = sheets.find((sheet) => isOfficeSheet(sheet))
  if (office !== undefined)
    return problem(
      422,
      `第${sheets.indexOf(office) + 1}张是 Word 或 Excel 打印件，各栏位置与系统打印件不同，不能套打。请从这一摞里取出，重新扫描。`,
      { why: 'input' },
    )
  // a sheet that was not recognised lies in the pile all the same: left out here, everything after it would come out wrong
  const found = sheets
    .filter(({ outcome }) => outcome !== 'blank' && outcome !== 'set-aside')
    .map(({ code, page, filePage }) => ({ code: code ?? '', page: page ?? filePage }))
  return found.length > 0
    ? found
    : problem(422, '这一摞里没有认出的文书页，请先在“扫描归档”里处理。', { why: 'input' })
}

/** Lines of a hand scanner (the whole text of the QR code), or typed codes with an optional page: `CODE 2`. */
function sheetsOfLines(lines: readonly string[]): readonly PileSheet[] | ProblemAnswer {
  const faults: { path: string; say: string }[] = []
  const sheets = lines.flatMap((line, index) => {
    const mark = parsePageMark(line)
    if (mark.ok && mark.mark.page > 0) return [{ code: mark.mark.code, page: mark.mark.page }]
    if (mark.ok) {
      const say = `第${index + 1}行：这一张是 Word 或 Excel 打印件，不能套打，请从这一摞里取出。`
      faults.push({ path: `lines.${index}`, say })
      return []
    }
    const typed = /^(.+?)(?:[\s,，第]+(\d{1,4})\s*页?)?$/u.exec(line)
    const code = parseCode(typed?.[1] ?? line)
    if (code.ok) return [{ code: code.code, page: Number(typed?.[2] ?? 1) }]
    faults.push({ path: `lines.${index}`, say: `第${index + 1}行：${code.message}` })
    return []
  })
  const [first] = faults
  return first === undefined
    ? sheets
    : problem(422, `请更正这些行：${first.say}`, { why: 'input', fields: faults })
}

async function showOverprints(
  context: ServerContext,
  session: Session,
): Promise<z.input<typeof overprintSchema>[]> {
  const pool = context.database.app
  const found = await listOverprints(pool, session.tenant, session.post.organisation)
  const names = await loadNames(
    pool,
    session.tenant,
    found.map(({ madeBy }) => madeBy),
    [],
    context.roleLabels,
  )
  return found.map(({ id, printer, right, down, pages, madeBy, madeAt, voidedAt, voidReason }) => ({
    id,
    printer,
    right,
    down,
    pages,
    madeAt,
    voidedAt,
    voidReason,
    madeBy: names.person(madeBy),
    address: `/api/paper/overprints/${id}/sheets.pdf`,
  }))
}

function batchRoutes(http: Http, context: ServerContext): void {
  const show = (session: Session) => showOverprints(context, session)
  route(
    http,
    {
      method: 'GET',
      url: '/api/paper/overprints',
      id: 'ListOverprints',
      summary: '本单位的套打记录',
      tag: TAG,
      answer: z.array(overprintSchema),
    },
    ({ session }) => show(session),
  )
  route(
    http,
    {
      method: 'POST',
      url: '/api/paper/overprints',
      id: 'Overprint',
      summary: '套打：一摞已盖章的纸，按顺序在各自的位置印上所选的栏',
      tag: TAG,
      status: 201,
      body: z.object({
        printer: name,
        blocks: z.array(z.string().max(60)).min(1).max(50),
        sheets: z.array(sheetSchema).min(1).max(SHEETS_MAX),
        copies: z.boolean().default(false),
      }),
      answer: z.object({ id: z.string(), pages: z.int(), address: z.string() }),
    },
    async ({ session, body }) => {
      const { tenant, post, today } = session
      const place = { tenant, organisation: post.organisation, actor: actorOf(session), today }
      const made = await overprint(context, place, body)
      if (!made.ok) {
        const fields = made.refused.map(({ position, say }) => ({ path: `sheets.${position - 1}`, say }))
        return problem(422, refusalText(made.refused), { why: 'input', fields })
      }
      await logWriting(context, session, `overprint:${made.pages} 张`, made.id)
      return { id: made.id, pages: made.pages, address: `/api/paper/overprints/${made.id}/sheets.pdf` }
    },
  )
  openRoutes(http, context, show)
}

type Show = (session: Session) => Promise<z.input<typeof overprintSchema>[]>

function refusalText(refused: readonly { readonly position: number; readonly say: string }[]): string {
  const [first] = refused
  const more = refused.length > 1 ? `（另有 ${refused.length - 1} 张）` : ''
  return `这一摞没有印：第 ${first?.position ?? 1} 张，${first?.say ?? ''}${more}请取出或处理后重试，顺序才不会错。`
}

function openRoutes(http: Http, context: ServerContext, show: Show): void {
  const pool = context.database.app
  const params = z.object({ id: z.uuid() })
  route(
    http,
    {
      method: 'GET',
      url: '/api/paper/overprints/:id/sheets.pdf',
      id: 'GetOverprintSheets',
      summary: '一次套打的打印文件',
      tag: TAG,
      params,
      produces: PDF,
    },
    async ({ session, params: { id }, reply }) => {
      const found = await findOverprint(pool, session.tenant, session.post.organisation, id)
      // what is on the sheets belongs to their cases: only who printed them gets the file again
      if (found === undefined || found.madeBy !== session.person.id) return notFound('这次套打')
      return sendPdf(context, session.tenant, { fileHash: found.fileHash, title: '套打', code: id }, reply)
    },
  )
  route(
    http,
    {
      method: 'POST',
      url: '/api/paper/overprints/:id/void',
      id: 'VoidOverprint',
      summary: '作废一次没有印成的套打（卡纸、放错纸）',
      tag: TAG,
      params,
      body: z.object({ reason: z.string().trim().min(1).max(200) }),
      answer: z.array(overprintSchema),
    },
    async ({ session, params: { id }, body }) => {
      const { tenant, post, person } = session
      const at = { tenant, organisation: post.organisation, id, by: person.id }
      if (!(await voidOverprint(pool, at, body.reason))) return notFound('这次套打（或已作废）')
      await logWriting(context, session, `overprint-voided:${body.reason}`, id)
      return show(session)
    },
  )
}
