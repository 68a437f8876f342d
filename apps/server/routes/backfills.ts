/** 补录: what somebody typed from paper, compared with its scan and confirmed by a second person in his own session. */
import { z } from 'zod'
import type { AnyProcedure, Field } from '#kernel'
import {
  type BackfillDesk,
  type WaitingBackfill,
  confirmBackfill,
  endBackfill,
  listBackfills,
  proposeBackfill,
} from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import { factSchema, type Backfill, actAnswerSchema, backfillSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, notFound } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { loadNames } from '../names.ts'
import { jsonFact, refusalProblem } from '../views/finding.ts'
import type { Names } from '../views/trail.ts'
import { actAnswer } from './act-answer.ts'
import { citedFiles, keepWaiting, keepWithCase, missingFiles } from './act-files.ts'
import { unstorable } from './act-headers.ts'
import { visibleCase } from './act-runs.ts'

const TAG = 'backfills'

const proposalSchema = z.object({
  procedure: z.string().max(100),
  /** Absent: the act opens a case. */
  caseId: z.string().max(100).optional(),
  act: z.string().max(100),
  input: factSchema.optional(),
  reasons: z.record(z.string().max(200), z.string().max(2000)).optional(),
  happenedAt: z.iso.datetime({ offset: true, error: '请填写发生时间' }),
  scan: z.string().regex(/^[0-9a-f]{64}$/, '请先上传扫描件或照片'),
  note: z.string().max(500).optional(),
})

const backfillParams = z.object({ id: z.string().max(60) })

export function backfillRoutes(http: Http, context: ServerContext): void {
  route(
    http,
    {
      method: 'GET',
      url: '/api/backfills',
      id: 'ListBackfills',
      summary: '待核对的补录',
      tag: TAG,
      answer: z.array(backfillSchema),
    },
    ({ session }) => listed(context, session),
  )
  route(
    http,
    {
      method: 'POST',
      url: '/api/backfills',
      id: 'ProposeBackfill',
      summary: '补录一次纸面办理，等待第二人核对',
      tag: TAG,
      body: proposalSchema,
      answer: z.object({ id: z.string() }),
      status: 201,
    },
    ({ session, body }) => propose(context, session, body),
  )
  const one = { tag: TAG, params: backfillParams, method: 'POST' } as const
  route(
    http,
    {
      ...one,
      url: '/api/backfills/:id/confirm',
      id: 'ConfirmBackfill',
      summary: '核对并确认补录',
      answer: actAnswerSchema,
    },
    async ({ session, params }) => {
      const settling = { tenant: session.tenant, id: params.id, actor: actorOf(session) }
      const done = await confirmBackfill(backfillDesk(context), settling)
      const origin = { kind: 'person', actor: settling.actor } as const
      if (done.kind === 'refused') return refusalProblem(context.corpus, done, { origin, parties: [] })
      await keepScan(context, session.tenant, params.id, done.caseId)
      return actAnswer(context, done, origin)
    },
  )
  route(
    http,
    {
      ...one,
      url: '/api/backfills/:id/decline',
      id: 'DeclineBackfill',
      summary: '退回或撤回补录',
      body: z.object({ reason: z.string().trim().min(1, '请填写理由').max(500) }),
      answer: z.object({ ended: z.literal(true) }),
    },
    async ({ session, params, body }): Promise<{ ended: true } | ProblemAnswer> => {
      const settling = { tenant: session.tenant, id: params.id, actor: actorOf(session) }
      const ended = await endBackfill(backfillDesk(context), settling, body.reason)
      if (ended.kind === 'ended') return { ended: true }
      return refusalProblem(context.corpus, ended, {
        origin: { kind: 'person', actor: settling.actor },
        parties: [],
      })
    },
  )
}

async function listed(context: ServerContext, session: Session): Promise<Backfill[]> {
  const waiting = await listBackfills(backfillDesk(context), session.tenant, actorOf(session))
  const people = waiting.map(({ typedBy }) => typedBy)
  const { app } = context.database
  const names = await loadNames(app, session.tenant, people, [], context.roleLabels)
  return waiting.map((one) => backfillView(context, session, names, one))
}

async function propose(
  context: ServerContext,
  session: Session,
  body: z.output<typeof proposalSchema>,
): Promise<{ id: string } | ProblemAnswer> {
  const { happenedAt, scan, note, caseId, act, procedure: id } = body
  const fault = unstorable(body.input)
  if (fault !== undefined) return fault
  const procedure = context.cases.procedure(id)
  if (procedure === undefined) return notFound('这类事项')
  const origin = { kind: 'person', actor: actorOf(session) } as const
  const command = {
    tenant: session.tenant,
    procedure: id,
    act,
    input: body.input ?? {},
    reasons: body.reasons ?? {},
    origin,
    backfill: { happenedAt, scan, confirmedBy: null },
    ...(caseId === undefined ? {} : { caseId }),
  }
  if (caseId !== undefined && (await visibleCase(context, procedure, command)) === undefined)
    return notFound()
  const cited = citedFiles(procedure, command)
  const missing = await missingFiles(context.database.app, command, cited, session.person.id, () =>
    Promise.resolve(false),
  )
  if (missing !== undefined) return missing
  const kept = await proposeBackfill(backfillDesk(context), command, note)
  if (kept.kind === 'refused') return refusalProblem(context.corpus, kept, { origin, parties: [] })
  await keepWaiting(context.database.app, command, cited, session.person.id)
  return { id: kept.id }
}

/** The desk of this server. Throws without a sealing key: what waits must not lie in plain sight. */
function backfillDesk({ cases, database }: ServerContext): BackfillDesk {
  const { sealKey } = cases.options
  if (sealKey === undefined) throw new Error('later entries wait sealed, and no sealing key is configured')
  return { pool: database.app, cases, key: sealKey }
}

function backfillView(
  context: ServerContext,
  session: Session,
  names: Names,
  { procedure: id, act, typedBy, input, ...rest }: WaitingBackfill,
): Backfill {
  const procedure = context.cases.procedure(id)
  return {
    ...rest,
    procedure: id,
    procedureLabel: procedure?.label ?? id,
    act,
    actLabel: procedure?.acts[act]?.label ?? act,
    typedBy: names.person(typedBy) ?? typedBy,
    own: typedBy === session.person.id,
    input: jsonFact(input as never),
    labels: Object.fromEntries(fieldsOf(procedure?.acts[act]).map(({ path, label }) => [path, label])),
  }
}

function fieldsOf(act: AnyProcedure['acts'][string] | undefined): readonly Field[] {
  const fields: readonly Field[] = act?.form?.sections.flatMap((section) => section.fields) ?? []
  return fields.flatMap((field) => [field, ...(field.columns ?? [])])
}

/** The scan becomes the case's own, whoever uploaded it. */
async function keepScan(context: ServerContext, tenant: string, id: string, caseId: string): Promise<void> {
  const { rows } = await context.database.app.query<{ scan: string; typed_by: string }>(
    'select scan, typed_by from backfills where tenant = $1 and id = $2',
    [tenant, id],
  )
  for (const { scan, typed_by: typedBy } of rows)
    await keepWithCase(context.database.app, { tenant }, [scan], typedBy, caseId)
}

/** Whether a scan waits in the organisation of this post for its second person. */
export async function waitsHere(context: ServerContext, session: Session, hash: string): Promise<boolean> {
  const { rows } = await context.database.app.query(
    `select 1 from backfills where tenant = $1 and typed_in = $2 and scan = $3 and state = 'waiting' limit 1`,
    [session.tenant, actorOf(session).organisation, hash],
  )
  return rows.length > 0
}
