/** Bulk runs: one ordinary act per item; the run can be looked at, stopped and resumed by whoever began it. */
import { z } from 'zod'
import { BULK_ITEMS_MAX, type BulkRun, beginBulk, findBulk, runBulk, stopBulk } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import { factSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { clauseLabel } from '../views/finding.ts'

const TAG = 'worklist'

const bulkSchema = z
  .object({
    run: z.string(),
    stopped: z.boolean(),
    rows: z.array(
      z.object({
        id: z.string(),
        outcome: z.enum(['waiting', 'done', 'refused']),
        say: z.string(),
        clauseLabel: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'BulkRun' })
const bulkParams = z.object({ run: z.string().max(60) })

const beginSchema = z.object({
  procedure: z.string(),
  act: z.string(),
  items: z
    .array(z.object({ id: z.string().max(100) }))
    .min(1)
    .max(BULK_ITEMS_MAX),
  input: factSchema.optional(),
  reasons: z.record(z.string(), z.string()).optional(),
})
type Answer = z.input<typeof bulkSchema> | ProblemAnswer

export function bulkRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'POST',
      url: '/api/bulk',
      id: 'BulkAct',
      summary: '批量办理',
      tag: TAG,
      body: beginSchema,
      answer: bulkSchema,
    },
    ({ session, body }) => begin(context, session, body),
  )
  const runRoute = { tag: TAG, params: bulkParams, answer: bulkSchema } as const
  route(
    http,
    { ...runRoute, method: 'GET', url: '/api/bulk/:run', id: 'GetBulkRun', summary: '查看批量办理' },
    ({ session, params }) => show(context, session, params.run),
  )
  route(
    http,
    { ...runRoute, method: 'POST', url: '/api/bulk/:run/stop', id: 'StopBulkRun', summary: '停止批量办理' },
    async ({ session, params }) => {
      if ((await own(context, session, params.run)) === undefined) return notFound('这次批量办理')
      await stopBulk(context.database.app, session.tenant, params.run)
      return show(context, session, params.run)
    },
  )
  route(
    http,
    {
      ...runRoute,
      method: 'POST',
      url: '/api/bulk/:run/resume',
      id: 'ResumeBulkRun',
      summary: '继续批量办理',
    },
    async ({ session, params }) =>
      (await own(context, session, params.run)) === undefined
        ? notFound('这次批量办理')
        : carryOn(context, session, params.run),
  )
}

/** Of the companions of a hand-over, those that say the same to many: taken in, sent back with one reason, urged. */
const bulkCompanions: ReadonlySet<string> = new Set(['Receive', 'Return', 'Urge'])

async function begin(
  context: ServerContext,
  session: Session,
  body: z.output<typeof beginSchema>,
): Promise<Answer> {
  const procedure = context.cases.procedure(body.procedure)
  const act = procedure?.acts[body.act]
  const companion = procedure !== undefined && bulkCompanions.has(body.act)
  if (!companion && (act === undefined || act.opens)) return notFound('这种办理')
  if (act !== undefined && !act.bulk)
    return problem(409, `「${act.label}」须逐件办理，不能批量。`, { why: 'rules', act: body.act })
  const run = await beginBulk(context.database.app, {
    tenant: session.tenant,
    procedure: body.procedure,
    act: body.act,
    person: session.person.id,
    items: body.items.map(({ id }) => id),
    input: body.input ?? {},
    reasons: body.reasons,
  })
  return carryOn(context, session, run)
}

async function carryOn(context: ServerContext, session: Session, run: string): Promise<Answer> {
  const origin = { kind: 'person', actor: actorOf(session) } as const
  const finished = await runBulk(context.cases, session.tenant, run, origin)
  return finished === undefined ? notFound('这次批量办理') : bulkView(context, finished)
}

async function show(context: ServerContext, session: Session, run: string): Promise<Answer> {
  const found = await own(context, session, run)
  return found === undefined ? notFound('这次批量办理') : bulkView(context, found)
}

async function own(context: ServerContext, session: Session, run: string): Promise<BulkRun | undefined> {
  const found = await findBulk(context.database.app, session.tenant, run)
  return found?.person === session.person.id ? found : undefined
}

function bulkView(context: ServerContext, { run, stopped, rows }: BulkRun): z.input<typeof bulkSchema> {
  return {
    run,
    stopped,
    rows: rows.map(({ id, outcome, say, clause }) => ({
      id,
      outcome,
      say,
      ...(clause === null ? {} : { clauseLabel: clauseLabel(context.corpus, clause) }),
    })),
  }
}
