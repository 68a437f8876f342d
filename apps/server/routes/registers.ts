/** Registers: look up, change from a day on, export. Their imports are in `register-files.ts`. */
import { z } from 'zod'
import { findLocalDate } from '#kernel'
import { type Session, actorOf, appendAccess } from '#platform/identity'
import {
  type Entry,
  type EntryChange,
  type PastEntry,
  type RegisterDefinition,
  countEntries,
  countSeenEntries,
  entryHistory,
  exportSheet,
  listSeenEntries,
  valueFaults,
} from '#platform/registers'
import { writeSheet } from '#readers'
import { seedEntries } from '#regulations'
import { entrySchema, factSchema, registerSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { enterChange } from '../register-changes.ts'
import { findRegister, registersFor, seenBy, shownTo } from '../register-readers.ts'
import { factsOf, refusalProblem } from '../views/finding.ts'
import { XLSX, attachment } from './payload.ts'
import { mayEdit, notKeeper, registerFileRoutes } from './register-files.ts'
import { registerSeedRoute } from './register-seed.ts'

const TAG = 'registers'
const params = z.object({ id: z.string().max(60) })
const entryParams = params.extend({ key: z.string().min(1).max(200) })
const day = z.iso.date('应为日期，如 2023-02-17')
const okSchema = z.object({ ok: z.boolean() })

export function registerRoutes(http: Http, context: ServerContext): void {
  lists(http, context)
  contents(http, context)
  changes(http, context)
  registerFileRoutes(http, context)
  registerSeedRoute(http, context)
}

function registerView(
  definition: RegisterDefinition,
  session: Session,
  entries: number,
): z.input<typeof registerSchema> {
  const { id, label, clause, keyLabel, columns } = definition
  return {
    id,
    label,
    clause,
    keyLabel,
    entries,
    seeds: seedEntries.filter((seed) => seed.register === id).length,
    mayEdit: mayEdit(definition, session),
    columns: columns.map(({ key, label: heading, type, required, options }) => ({
      column: key,
      label: heading,
      type,
      required,
      ...(options === undefined ? {} : { options: options.map((option) => ({ ...option })) }),
    })),
  }
}

function entryView(entry: Entry | PastEntry): z.input<typeof entrySchema> {
  const { key, from, until, values, personName, at } = entry
  const supersededAt = 'supersededAt' in entry ? entry.supersededAt : null
  return { key, from, until, values: factsOf(values), by: personName, at, supersededAt }
}

/** How many entries of a register somebody sees; those that everybody sees are counted at once. */
async function seenCounts({ database }: ServerContext, session: Session) {
  const { tenant, today } = session
  const counts = await countEntries(database.app, tenant, today)
  return (definition: RegisterDefinition): Promise<number> | number =>
    definition.rows === undefined
      ? (counts.get(definition.id) ?? 0)
      : countSeenEntries(database.app, tenant, definition.id, today, seenBy(definition, session))
}

function lists(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      url: '/api/registers',
      id: 'Registers',
      summary: '名册',
      tag: TAG,
      answer: z.array(registerSchema),
    },
    async ({ session }) => {
      const count = await seenCounts(context, session)
      return Promise.all(
        registersFor(context, session.post.role).map(async (definition) =>
          registerView(definition, session, await count(definition)),
        ),
      )
    },
  )
  const shared = { method: 'GET', tag: TAG, params } as const
  route(
    http,
    {
      ...shared,
      url: '/api/registers/:id.xlsx',
      id: 'RegisterWorkbook',
      summary: '导出名册',
      produces: XLSX,
    },
    async ({ session, params: { id }, reply }) => {
      const definition = findRegister(context, session.post.role, id)
      if (definition === undefined) return notFound('这本名册')
      const { tenant, today } = session
      const seen = await listSeenEntries(pool, tenant, id, today, seenBy(definition, session))
      const entries = seen.map((entry) => shownTo(definition, session.post.role, entry))
      const workbook = await writeSheet([exportSheet(definition, entries)])
      await logExport(context, session, `register:${id}`)
      return reply
        .type(XLSX)
        .header('content-disposition', attachment(`${definition.label}.xlsx`))
        .send(Buffer.from(workbook))
    },
  )
}

/** `GET /api/registers/{id}`: what is in force on a day, or all that ever stood. */
function contents(http: Http, context: ServerContext): void {
  const pool = context.database.app
  route(
    http,
    {
      method: 'GET',
      tag: TAG,
      params,
      url: '/api/registers/:id',
      id: 'Register',
      summary: '名册内容',
      query: z.object({ on: day.optional(), history: z.enum(['yes', 'no']).optional() }),
      answer: z.object({ register: registerSchema, entries: z.array(entrySchema) }),
    },
    async ({ session, params: { id }, query }) => {
      const definition = findRegister(context, session.post.role, id)
      if (definition === undefined) return notFound('这本名册')
      const on = findLocalDate(query.on ?? '') ?? session.today
      const entries =
        query.history === 'yes'
          ? await entryHistory(pool, session.tenant, id, undefined, seenBy(definition, session))
          : await listSeenEntries(pool, session.tenant, id, on, seenBy(definition, session))
      return {
        register: registerView(definition, session, entries.length),
        entries: entries.map((entry) => entryView(shownTo(definition, session.post.role, entry))),
      }
    },
  )
}

/** An export leaves a line in the access log. */
export async function logExport(context: ServerContext, session: Session, what: string): Promise<void> {
  const { tenant, person, post } = session
  const actor = { person: person.id, post: post.id, organisation: post.organisation }
  await appendAccess(context.database.app, { tenant, actor, kind: 'export', what })
}

function changes(http: Http, context: ServerContext): void {
  const change = async (
    session: Session,
    id: string,
    key: string,
    asked: { readonly from: string; readonly values: EntryChange['values'] },
  ): Promise<{ ok: boolean } | ProblemAnswer> => {
    const definition = findRegister(context, session.post.role, id)
    const from = findLocalDate(asked.from)
    if (definition === undefined) return notFound('这本名册')
    if (!mayEdit(definition, session)) return notKeeper(context, definition)
    const faults = asked.values === null ? [] : valueFaults(definition, key, asked.values)
    const fields = faults.map(({ column, say }) => ({
      path: column === definition.keyLabel ? 'key' : `values.${column}`,
      say,
    }))
    if (from === undefined) fields.push({ path: 'from', say: '应为存在的日期，如 2023-02-17' })
    if (from === undefined || fields.length > 0)
      return problem(422, `请更正填写的内容：${fields.map(({ say }) => say).join('')}`, {
        why: 'input',
        fields,
      })
    const origin = { kind: 'person', actor: actorOf(session) } as const
    const place = { tenant: session.tenant, register: id, origin }
    const result = await enterChange(context.cases, place, { key, from, values: asked.values })
    return result.kind === 'done'
      ? { ok: true }
      : refusalProblem(context.corpus, result, { origin, parties: [] })
  }
  const shared = { url: '/api/registers/:id/:key', tag: TAG, params: entryParams, answer: okSchema } as const
  route(
    http,
    {
      ...shared,
      method: 'PUT',
      id: 'ChangeEntry',
      summary: '新增或变更一条',
      body: z.object({ from: z.string(), values: z.record(z.string(), factSchema) }),
    },
    ({ session, params: { id, key }, body }) => change(session, id, key, body),
  )
  route(
    http,
    {
      ...shared,
      method: 'DELETE',
      id: 'EndEntry',
      summary: '终止一条',
      query: z.object({ from: z.string() }),
    },
    ({ session, params: { id, key }, query }) => change(session, id, key, { from: query.from, values: null }),
  )
}
