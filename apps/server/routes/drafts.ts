/** Drafts, saved as typed. A draft is its owner's alone. */
import { z } from 'zod'
import { type Draft, type DraftPlace, findDraft, removeDraft, saveDraft } from '#platform/cases'
import type { Session } from '#platform/identity'
import { draftSchema, factSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'

const TAG = 'drafts'
/** Versions are counted in four bytes. */
const VERSION_MAX = 2 ** 31 - 2
const params = z.object({
  module: z.string().max(60),
  procedure: z.string().max(60),
  id: z.string().max(100),
  act: z.string().max(60),
  part: z.string().max(100),
})

export function draftRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  const url = '/api/drafts/:module/:procedure/:id/:act/:part'
  route(
    http,
    { method: 'GET', url, id: 'GetDraft', summary: '读取草稿', tag: TAG, params, answer: draftSchema },
    async ({ session, params: asked }) => {
      const draft = await findDraft(pool, placeOf(session, asked))
      return draft === undefined ? notFound('草稿') : draftView(draft)
    },
  )
  route(
    http,
    {
      ...({
        method: 'PUT',
        url,
        id: 'SaveDraft',
        summary: '保存草稿',
        tag: TAG,
        params,
        answer: draftSchema,
      } as const),
      body: z.object({ body: factSchema, version: z.int().min(0).max(VERSION_MAX) }),
    },
    async ({ session, params: asked, body }) => {
      if (context.cases.procedure(`${asked.module}/${asked.procedure}`) === undefined)
        return notFound('这个事项')
      const saved = await saveDraft(pool, placeOf(session, asked), body.body, body.version)
      if (saved.ok) return draftView(saved.draft)
      return problem(409, '请重新打开草稿：它已在另一个窗口中保存过。', { why: 'conflict' })
    },
  )
  route(
    http,
    {
      ...({ method: 'DELETE', url, id: 'RemoveDraft', summary: '删除草稿', tag: TAG, params } as const),
      answer: z.object({ ok: z.boolean() }),
    },
    async ({ session, params: asked }) => {
      await removeDraft(pool, placeOf(session, asked))
      return { ok: true }
    },
  )
}

function placeOf(session: Session, asked: z.output<typeof params>): DraftPlace {
  return {
    tenant: session.tenant,
    procedure: `${asked.module}/${asked.procedure}`,
    caseId: asked.id === 'new' ? null : asked.id,
    act: asked.act,
    part: asked.part,
    owner: session.person.id,
  }
}

function draftView({ id, act, part, body, version, updatedAt }: Draft): z.input<typeof draftSchema> {
  return { id, act, part, body, version, updatedAt }
}
