/** The access log: read by the audit administrator, and that too is logged. */
import { z } from 'zod'
import { findLocalDate, instantOn, plusDays } from '#kernel'
import { accessKinds, appendAccess, listAccess, mayAdminister } from '#platform/identity'
import { accessEntrySchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { accessKindLabels, accessWords } from '../access-words.ts'
import { loadNames } from '../names.ts'

const TAG = 'people'

export function accessLogRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  const limit = z.string().max(40).optional()
  route(
    http,
    {
      ...({ method: 'GET', url: '/api/access-log', id: 'AccessLog', summary: '访问日志', tag: TAG } as const),
      query: z.object({
        kind: z.enum(accessKinds).optional(),
        person: limit,
        subject: limit,
        from: limit,
        until: limit,
        before: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
      answer: z.array(accessEntrySchema),
    },
    async ({ session, query }) => {
      const { tenant, person, post } = session
      const actor = { person: person.id, post: post.id, organisation: post.organisation }
      if (!mayAdminister(post.role, 'read-access-log')) {
        await appendAccess(pool, { tenant, actor, kind: 'administration-refused', what: 'read-access-log' })
        return problem(403, '请由审计管理员查看访问日志：当前岗位不能查看。', { why: 'not-permitted' })
      }
      const { from, until, ...rest } = query
      const filter = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      const entries = await listAccess(pool, tenant, { ...filter, ...times(from, until) })
      await appendAccess(pool, { tenant, actor, kind: 'read', what: 'access-log' })
      const about = entries.map(({ subject }) => subject)
      const names = await loadNames(
        pool,
        tenant,
        about,
        [...entries.map(({ organisation }) => organisation), ...about],
        context.roleLabels,
      )
      const labels = {
        ...context.roleLabels,
        ...Object.fromEntries(context.registers.map(({ id, label }) => [id, label])),
      }
      return entries.map((entry) => ({
        number: entry.position,
        at: entry.at,
        person: entry.personName ?? entry.person,
        organisation: names.organisation(entry.organisation) ?? entry.organisation,
        kind: entry.kind,
        kindLabel: accessKindLabels[entry.kind],
        what: entry.what,
        say: accessWords(entry.kind, entry.what, labels),
        purpose: entry.purpose,
        subject: entry.subject,
        subjectName: names.person(entry.subject) ?? names.organisation(entry.subject),
      }))
    },
  )
}

/** Days as whole legal days; instants as they are. */
function times(from: string | undefined, until: string | undefined): { from?: string; until?: string } {
  const begin = findLocalDate(from ?? '')
  const end = findLocalDate(until ?? '')
  return {
    ...(begin !== undefined ? { from: instantOn(begin) } : from === undefined ? {} : { from }),
    ...(end !== undefined ? { until: instantOn(plusDays(end, 1)) } : until === undefined ? {} : { until }),
  }
}
