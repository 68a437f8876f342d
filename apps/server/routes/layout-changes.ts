/** Changing a layout: send in a file, put it in force from a day, throw it away, go back to ours. */
import { z } from 'zod'
import {
  discardLayout,
  endLayout,
  examineLayoutFile,
  putInForce,
  readLayout,
  storeLayout,
} from '#platform/documents/layouts'
import { layoutUploadSchema } from '../contract/index.ts'
import { ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import {
  BASE,
  type Desk,
  TAG,
  layoutParams,
  paperOf,
  placeOf,
  placeQuery,
  versionParams,
} from './layout-desk.ts'
import { receiveFile } from './payload.ts'

const day = z.iso.date('应为日期，如 2023-02-17')
const okSchema = z.object({ ok: z.boolean() })

export function layoutChangeRoutes(http: Http, desk: Desk): void {
  uploads(http, desk)
  decisions(http, desk)
  endings(http, desk)
}

function uploads(http: Http, desk: Desk): void {
  route(
    http,
    {
      method: 'POST',
      url: `${BASE}/versions`,
      id: 'UploadLayout',
      summary: '上传版式：逐处核对字段，合格的存为待试用的一版',
      tag: TAG,
      params: layoutParams,
      query: placeQuery,
      upload: true,
      answer: layoutUploadSchema,
    },
    async ({ session, params: asked, query, request }) => {
      const found = paperOf(desk, asked)
      if (found instanceof ProblemAnswer) return found
      const at = await placeOf(desk, session, asked, query.organisation)
      if (at instanceof ProblemAnswer) return at
      const file = await receiveFile(request)
      if (file instanceof ProblemAnswer) return file
      const examined = await examineLayoutFile(file.bytes, file.name, found.fields)
      const answer = { fileName: file.name, findings: [...examined.findings] }
      if (!examined.ok) return { ...answer, accepted: false, format: null, number: null, used: [] }
      const { format, findings, used } = examined
      const { number } = await storeLayout(desk.context.database.app, at, {
        format,
        findings,
        fileName: file.name,
        content: file.bytes,
        by: session.person.id,
      })
      return { ...answer, accepted: true, format, number, used: [...used] }
    },
  )
}

const decisionBody = placeQuery.extend({ from: day, acceptWarnings: z.boolean().default(false) })
const endBody = placeQuery.extend({ from: day, kind: z.enum(['built-in', 'inherited']) })

function decisions(http: Http, desk: Desk): void {
  const pool = desk.context.database.app
  route(
    http,
    {
      method: 'PUT',
      url: `${BASE}/versions/:number`,
      id: 'PutLayoutInForce',
      summary: '设定启用日期',
      tag: TAG,
      params: versionParams,
      body: decisionBody,
      answer: okSchema,
    },
    async ({ session, params: asked, body }) => {
      const at = await placeOf(desk, session, asked, body.organisation)
      if (at instanceof ProblemAnswer) return at
      const early = tooEarly(body.from, session.today)
      if (early !== undefined) return early
      const version = await readLayout(pool, { ...at, number: asked.number })
      if (version === undefined) return notFound('这一版')
      if (version.findings.length > 0 && !body.acceptWarnings)
        return problem(409, `请先看过这一版的${version.findings.length}处提示，确认后再启用。`, {
          why: 'warnings',
        })
      const decision = { from: body.from, today: session.today, by: session.person.id }
      const done = await putInForce(pool, { ...at, number: asked.number }, decision)
      return done
        ? { ok: true }
        : problem(409, '这一版已经启用，不能再改日期。请上传新的一版。', { why: 'in-force' })
    },
  )
  route(
    http,
    {
      method: 'DELETE',
      url: `${BASE}/versions/:number`,
      id: 'DiscardLayout',
      summary: '删去未启用的一版',
      tag: TAG,
      params: versionParams,
      query: placeQuery,
      answer: okSchema,
    },
    async ({ session, params: asked, query }) => {
      const at = await placeOf(desk, session, asked, query.organisation)
      if (at instanceof ProblemAnswer) return at
      const done = await discardLayout(pool, { ...at, number: asked.number })
      return done ? { ok: true } : problem(409, '只能删去没有设定启用日期的版本。', { why: 'in-force' })
    },
  )
}

function endings(http: Http, desk: Desk): void {
  const pool = desk.context.database.app
  route(
    http,
    {
      method: 'POST',
      url: `${BASE}/end`,
      id: 'EndLayout',
      summary: '恢复内置版式或上级版式',
      tag: TAG,
      params: layoutParams,
      body: endBody,
      answer: okSchema,
    },
    async ({ session, params: asked, body }) => {
      const found = paperOf(desk, asked)
      if (found instanceof ProblemAnswer) return found
      const at = await placeOf(desk, session, asked, body.organisation)
      if (at instanceof ProblemAnswer) return at
      const early = tooEarly(body.from, session.today)
      if (early !== undefined) return early
      await endLayout(pool, at, { kind: body.kind, from: body.from, by: session.person.id })
      return { ok: true }
    },
  )
}

function tooEarly(from: string, today: string): ProblemAnswer | undefined {
  if (from >= today) return undefined
  return problem(422, `请选择今天（${today}）或以后的日期：已经印出的文书不会改变版式。`, {
    why: 'input',
    fields: [{ path: 'from', say: '不能早于今天' }],
  })
}
