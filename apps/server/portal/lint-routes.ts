/** 公文校核 without an account: a file or pasted text, checked in memory, answered, forgotten; and a page for every rule. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { documentRules } from '#lint'
import { clauseLabelsIn } from '../lint-clauses.ts'
import { checkSent, sentLimits } from '../lint-thread.ts'
import { annotatedAs } from '../routes/lint.ts'
import { attachment, bytesWithin } from '../routes/payload.ts'
import { lintRulePage, lintRulesPage } from './pages/lint-rules.ts'
import { type LintModel, type LintOutput, lintOutputs, lintPage } from './pages/lint.ts'
import { sendNotFound, sendPage } from './reply.ts'
import type { PortalSources } from './sources.ts'

const CHECKS_MAX = 20
/** A Chinese character takes three bytes. */
const TEXT_BYTES_MAX = sentLimits.textMax * 3

type Sent = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly text: string })
type Received =
  | { readonly ok: true; readonly sent: Sent; readonly output: LintOutput }
  | { readonly ok: false; readonly status: number; readonly line: string; readonly text: string }

export function lintRoutes(app: FastifyInstance, sources: PortalSources): void {
  app.get('/lint', (request, reply) => sendPage(request, reply, sources, lintPage({ text: '' })))
  app.post(
    '/lint',
    { config: { rateLimit: { max: CHECKS_MAX, timeWindow: '10 minutes' } } },
    (request, reply) => answer(sources, request, reply),
  )
  app.get('/lint/rules', (request, reply) => sendPage(request, reply, sources, lintRulesPage()))
  app.get('/lint/rules/:id', (request, reply) => {
    const { id } = request.params as { readonly id: string }
    const rule = documentRules.find((one) => one.id === id)
    if (rule === undefined) return sendNotFound(request, reply, sources, '这条规则')
    return sendPage(request, reply, sources, lintRulePage(rule))
  })
}

async function answer(
  sources: PortalSources,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const show = (model: LintModel, status: number): FastifyReply =>
    sendPage(request, reply.header('cache-control', 'no-store'), sources, lintPage(model), status)
  const received = await receive(request)
  if (!received.ok)
    return show(
      { text: received.text, fault: { title: '没有收到可以校核的内容', lines: [received.line] } },
      received.status,
    )
  const { sent, output } = received
  const text = 'text' in sent ? sent.text : ''
  const check = await checkSent(sent)
  if (check === 'busy')
    return show({ text, fault: { title: '请稍候再试', lines: ['正在校核的文件太多。'] } }, 503)
  if (!check.ok)
    return show({ text, fault: { title: `“${check.name}”不能读取`, lines: check.problems } }, 422)
  const corpus = {
    clauses: new Map(
      sources.corpus.instruments.flatMap(({ clauses }) => clauses.map((one) => [one.id, one])),
    ),
  }
  const labels = clauseLabelsIn(check.report, corpus)
  if (output === 'page') return show({ text, result: { check, labels } }, 200)
  const { type, ending, content } = await annotatedAs(check, output, labels)
  return reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', attachment(`${check.name.replace(/\.[^.]+$/, '')}-校核.${ending}`))
    .send(content)
}

/** The parts of the form; a file goes before text. */
async function receive(request: FastifyRequest): Promise<Received> {
  const refuse = (status: number, line: string, text = ''): Received => ({ ok: false, status, line, text })
  if (!request.isMultipart()) return refuse(415, '请用本页的表单选择文件或粘贴文字后提交。')
  let text = ''
  let output: LintOutput = 'page'
  let file: { readonly name: string; readonly bytes: Uint8Array } | undefined
  const limits = { fileSize: sentLimits.bytesMax, fieldSize: TEXT_BYTES_MAX }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await bytesWithin(part.toBuffer())
      if (bytes === undefined)
        return refuse(
          413,
          `文件超过 ${sentLimits.bytesMax / 1048576} MB，请拆成几个文件，或用命令行校核。`,
          text,
        )
      if (part.filename !== '') file = { name: part.filename.slice(-120), bytes }
    } else if (part.fieldname === 'text') {
      if (part.valueTruncated) return refuse(413, `粘贴的文字超过 ${sentLimits.textMax} 字，请分段校核。`)
      text = String(part.value)
    } else if (part.fieldname === 'output')
      output = lintOutputs.find(({ value }) => value === part.value)?.value ?? 'page'
  }
  // an empty file is told as such, unless text came with it
  if (file !== undefined && (file.bytes.length > 0 || text.trim() === ''))
    return { ok: true, sent: file, output }
  if (text.trim() !== '') return { ok: true, sent: { name: '粘贴的文字', text }, output }
  return refuse(422, '请选择要校核的文件，或把文字粘贴到下面的框里。')
}
