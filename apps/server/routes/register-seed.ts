/** What an empty register begins with, written by its keeper. */
import { z } from 'zod'
import { findLocalDate } from '#kernel'
import { actorOf } from '#platform/identity'
import { seedEntries } from '#regulations'
import type { ServerContext } from '../context.ts'
import { notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { findRegister } from '../register-readers.ts'
import { seedRegister } from '../register-seeds.ts'
import { mayEdit, notKeeper } from './register-files.ts'

/** `POST /api/registers/{id}/begin`: every entry is an act; a register that has entries is left alone. */
export function registerSeedRoute(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/registers/:id/begin',
      id: 'BeginRegister',
      summary: '写入初始内容',
      tag: 'registers',
      params: z.object({ id: z.string().max(60) }),
      body: z.object({ from: z.iso.date('应为日期，如 2023-02-17') }),
      answer: z.object({ written: z.int() }),
    },
    async ({ session, params: { id }, body }) => {
      const definition = findRegister(context, session.post.role, id)
      if (definition === undefined) return notFound('这本名册')
      if (!mayEdit(definition, session)) return notKeeper(context, definition)
      const origin = { kind: 'person', actor: actorOf(session) } as const
      const place = { tenant: session.tenant, register: id, origin }
      const from = findLocalDate(body.from) ?? session.today
      const seeded = await seedRegister(context.cases, place, seedEntries, from)
      return seeded.ok ? { written: seeded.written } : problem(409, seeded.say, { why: 'rules' })
    },
  )
}
