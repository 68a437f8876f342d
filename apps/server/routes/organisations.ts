/** Organisations: a tree whose names and places change by date; nothing of the past is overwritten. */
import { z } from 'zod'
import { findLocalDate } from '#kernel'
import { changeOrganisation, createOrganisation, listOrganisations } from '#platform/identity'
import { administratorOf } from '../administrator.ts'
import { organisationSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { type Http, route } from '../http/route.ts'
import type { Sessions } from '../sessions.ts'
import { identityProblem } from './session.ts'

const TAG = 'people'
const day = z.iso.date('应为日期，如 2023-02-17')
const termShape = {
  name: z.string().trim().min(1, '请填写名称').max(100),
  code: z.string().trim().max(40).nullish(),
  division: z.string().trim().max(12).nullish(),
  parent: z.string().nullish(),
}
const change = z.object({
  from: day,
  /** Null ends the organisation on the day before. */
  term: z.object(termShape).nullable(),
})

interface Term {
  readonly name: string
  readonly code?: string | null | undefined
  readonly division?: string | null | undefined
  readonly parent?: string | null | undefined
}

/** What was left blank is absent, not an empty text. */
const termOf = ({ name, code, division, parent }: Term) => ({
  name,
  ...(code ? { code } : {}),
  ...(division ? { division } : {}),
  ...(parent ? { parent } : {}),
})

/** `GET` and `POST /api/organisations`, `PUT /api/organisations/{id}`. */
export function organisationRoutes(http: Http, context: ServerContext, sessions: Sessions): void {
  const pool = context.database.app
  const shared = { url: '/api/organisations', tag: TAG } as const
  route(
    http,
    { ...shared, method: 'GET', id: 'Organisations', summary: '机构', answer: z.array(organisationSchema) },
    async ({ session }) =>
      (await listOrganisations(pool, session.tenant, session.today)).map(
        ({ id, name, code, division, parent, kind }) => ({ id, name, code, division, parent, kind }),
      ),
  )
  route(
    http,
    {
      ...shared,
      method: 'POST',
      id: 'AddOrganisation',
      summary: '新增机构',
      body: z.object({ ...termShape, kind: z.string().trim().min(1).max(40), from: day.optional() }),
      status: 201,
      answer: z.object({ id: z.string() }),
    },
    async ({ session, body }) => {
      const { tenant, today } = session
      const from = findLocalDate(body.from ?? '') ?? today
      const made = await createOrganisation(
        pool,
        { tenant, kind: body.kind, from, ...termOf(body) },
        administratorOf(session),
      )
      sessions.forget()
      return made.ok ? { id: made.value.id } : identityProblem(made, { cycle: 'parent' })
    },
  )
  changes(http, context, sessions)
}

function changes(http: Http, context: ServerContext, sessions: Sessions): void {
  route(
    http,
    {
      method: 'PUT',
      url: '/api/organisations/:id',
      id: 'ChangeOrganisation',
      summary: '变更或终止机构',
      tag: TAG,
      params: z.object({ id: z.string().max(100) }),
      body: change,
      answer: z.object({ ok: z.boolean() }),
    },
    async ({ session, params, body }) => {
      const from = findLocalDate(body.from) ?? session.today
      const term = body.term === null ? null : termOf(body.term)
      const changed = await changeOrganisation(
        context.database.app,
        { tenant: session.tenant, id: params.id, from, term },
        administratorOf(session),
      )
      sessions.forget()
      return changed.ok ? { ok: true } : identityProblem(changed, { cycle: 'term.parent', overlap: 'from' })
    },
  )
}
