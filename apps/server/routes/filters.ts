/** Filters that a person keeps under a name. */
import { z } from 'zod'
import { listFilters, removeFilter, saveFilter } from '#platform/cases'
import type { ServerContext } from '../context.ts'
import { type Http, route } from '../http/route.ts'

const TAG = 'worklist'

const filterSchema = z.object({ name: z.string(), query: z.record(z.string(), z.string()) })
const filterParams = z.object({ name: z.string().min(1).max(60) })

export function filterRoutes(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/filters',
      id: 'SavedFilters',
      summary: '已存筛选',
      tag: TAG,
      answer: z.array(filterSchema),
    },
    async ({ session }) =>
      (await listFilters(pool, session.tenant, session.person.id)).map((one) => ({ ...one })),
  )
  route(
    http,
    {
      ...({
        method: 'PUT',
        url: '/api/filters/:name',
        id: 'SaveFilter',
        summary: '保存筛选',
        tag: TAG,
      } as const),
      params: filterParams,
      body: z.object({ query: z.record(z.string().max(40), z.string().max(200)) }),
      answer: filterSchema,
    },
    async ({ session, params, body }) => {
      const filter = { name: params.name, query: body.query }
      await saveFilter(pool, session.tenant, session.person.id, filter)
      return filter
    },
  )
  route(
    http,
    {
      ...({
        method: 'DELETE',
        url: '/api/filters/:name',
        id: 'RemoveFilter',
        summary: '删除筛选',
        tag: TAG,
      } as const),
      params: filterParams,
      answer: z.object({ ok: z.boolean() }),
    },
    async ({ session, params }) => {
      await removeFilter(pool, session.tenant, session.person.id, params.name)
      return { ok: true }
    },
  )
}
