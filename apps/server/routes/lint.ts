/** 公文校核: any document in, findings out. Nobody needs to be signed in, and nothing is kept. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ClauseLabels, annotatedHtml, documentRules, jsonReport, sarifLog } from '#lint'
import type { Corpus } from '#platform/corpus'
import { annotatedWorkbook } from '#readers'
import { lintDocumentSchema, lintReportSchema, lintTextSchema } from '../contract/lint.ts'
import type { ServerContext } from '../context.ts'
import { ProblemAnswer, problem } from '../http/problem.ts'
import { type Http, publicRoute } from '../http/route.ts'
import type { PublicCheck } from '../lint-check.ts'
import { clauseLabelsIn } from '../lint-clauses.ts'
import { checkSent, sentLimits } from '../lint-thread.ts'
import { lintDocumentView } from '../views/lint.ts'
import { PROGRAM_VERSION } from '../version.ts'
import { XLSX, attachment, bytesWithin } from './payload.ts'

const TAG = 'lint'
const PER_MINUTE = 20
const shared = {
  method: 'POST',
  tag: TAG,
  upload: true,
  bodyShown: lintTextSchema,
  perMinute: PER_MINUTE,
} as const
const query = z.object({ rule: z.string().max(500).optional() })

export function lintRoutes(http: Http, context: ServerContext): void {
  publicRoute(
    http,
    {
      ...shared,
      url: '/api/lint',
      id: 'LintDocument',
      summary: '校核一份公文：上传文件或粘贴文字（不保存）',
      query,
      answer: lintReportSchema,
    },
    async ({ request, query: { rule } }) => {
      const check = await checkRequest(request, rule)
      return check instanceof ProblemAnswer ? check : reportView(check)
    },
  )
  publicRoute(
    http,
    {
      ...shared,
      url: '/api/lint/document',
      id: 'LintMarkedDocument',
      summary: '校核一份公文，连同标出结果的原文（不保存）',
      answer: lintDocumentSchema,
    },
    async ({ request }) => {
      const check = await checkRequest(request)
      return check instanceof ProblemAnswer ? check : lintDocumentView(context.corpus, check)
    },
  )
  annotatedRoute(http, context.corpus)
}

function annotatedRoute(http: Http, corpus: Corpus): void {
  publicRoute(
    http,
    {
      ...shared,
      url: '/api/lint/copy',
      id: 'LintCopy',
      summary: '校核一份公文，取回标注稿：HTML、带批注的 Excel 或 SARIF（不保存）',
      query: z.object({ format: z.enum(['html', 'xlsx', 'sarif']).default('html') }),
      produces: 'application/octet-stream',
    },
    async ({ request, query: { format }, reply }) => {
      const check = await checkRequest(request)
      if (check instanceof ProblemAnswer) return check
      const { type, ending, content } = await annotatedAs(check, format, clauseLabelsIn(check.report, corpus))
      return reply
        .type(type)
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(`${check.name.replace(/\.[^.]+$/, '')}-校核.${ending}`))
        .send(content)
    },
  )
}

type Checked = Extract<PublicCheck, { ok: true }>

/** The annotated copy of a checked document with its media type and file ending. */
export async function annotatedAs(
  check: Checked,
  format: 'html' | 'xlsx' | 'sarif',
  labels: ClauseLabels,
): Promise<{ readonly type: string; readonly ending: string; readonly content: string | Buffer }> {
  const { document, report, name } = check
  if (format === 'xlsx')
    return { type: XLSX, ending: 'xlsx', content: Buffer.from(await annotatedWorkbook(check, labels)) }
  if (format === 'sarif') {
    const log = sarifLog([{ file: name, report }], PROGRAM_VERSION)
    return { type: 'application/sarif+json', ending: 'sarif.json', content: JSON.stringify(log) }
  }
  return {
    type: 'text/html; charset=utf-8',
    ending: 'html',
    content: annotatedHtml(document, report, labels),
  }
}

function reportView({ name, family, budget, document, report }: Checked) {
  const { findings, checks } = jsonReport(report)
  const remarks = document.remarks === undefined ? {} : { remarks: [...document.remarks] }
  return { file: name, ...budget, family, ...remarks, findings: [...findings], checks: { ...checks } }
}

/** The file or the text of a request, checked; a problem says what to send instead. */
async function checkRequest(request: FastifyRequest, rule?: string): Promise<Checked | ProblemAnswer> {
  const sent = request.isMultipart() ? await receiveUpload(request) : receiveText(request.body)
  if (sent instanceof ProblemAnswer) return sent
  const rules = rule?.split(',').map((id) => id.trim())
  const unknown = (rules ?? []).filter((id) => documentRules.every((one) => one.id !== id))
  if (unknown.length > 0)
    return problem(422, `没有规则“${unknown.join('、')}”，规则编号见 /lint/rules。`, { why: 'input' })
  const check = await checkSent(sent, rules === undefined ? {} : { rules })
  if (check === 'busy') return problem(503, '请稍候再试：正在校核的文件太多。', { why: 'busy' })
  return check.ok ? check : problem(422, check.problems.join('\n'), { why: 'unreadable' })
}

async function receiveUpload(request: FastifyRequest) {
  const part = await request.file({ limits: { fileSize: sentLimits.bytesMax } })
  if (part === undefined || part.filename === '')
    return problem(422, '请选择要校核的文件（字段名 file），或以 JSON 提交 text。', { why: 'input' })
  const bytes = await bytesWithin(part.toBuffer())
  if (bytes === undefined)
    return problem(
      413,
      `请拆成几个文件，或用命令行 guicheng lint 校核：文件超过 ${sentLimits.bytesMax / 1048576} MB。`,
    )
  return { name: part.filename.slice(-120), bytes }
}

function receiveText(body: unknown) {
  const read = lintTextSchema.safeParse(body ?? {})
  if (!read.success)
    return problem(
      422,
      '请用 multipart/form-data 上传文件（字段名 file），或以 JSON 提交要校核的文字（text）。',
      {
        why: 'input',
      },
    )
  const { text, name } = read.data
  if (text.length > sentLimits.textMax)
    return problem(413, `请分段校核：粘贴的文字有${text.length}字，最多${sentLimits.textMax}字。`, {
      why: 'input',
    })
  return { text, name: name ?? '粘贴的文字' }
}
