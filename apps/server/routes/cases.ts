/** Case pages and acts. Every act of every procedure is an operation of its own. */
import { z } from 'zod'
import {
  type AnyProcedure,
  type CompanionName,
  companionInputs,
  companionLabels,
  findDueLapse,
  maySee,
  tableOf,
} from '#kernel'
import { actorOf } from '#platform/identity'
import { actAnswerSchema, actBodySchema, caseViewSchema, previewSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { withChoices } from '../choices.ts'
import { withRepeated } from '../repeated.ts'
import { type ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Http, route } from '../http/route.ts'
import { sendProblem } from '../http/server.ts'
import { registerLookups } from '../registers-port.ts'
import { caseView } from '../views/case.ts'
import { ifMatch } from './act-headers.ts'
import { envelope, preview, previewQuery, runAct } from './act-runs.ts'

const caseParams = z.object({ id: z.string().min(1).max(100) })
const openingEnvelope = envelope.extend({ act: z.string().max(60).optional() })

/** Routes of all procedures. */
export function caseRoutes(http: Http, context: ServerContext): void {
  for (const procedure of context.procedures) {
    casePage(http, context, procedure)
    openings(http, context, procedure)
    for (const [name, act] of Object.entries(procedure.acts))
      if (!act.opens) actRoutes(http, context, procedure, name, act.label, act.input, act.concurrency)
    for (const name of Object.keys(companionInputs) as CompanionName[])
      actRoutes(http, context, procedure, name, companionLabels[name], companionInputs[name], 'redecide')
    unknownAct(http, procedure)
  }
}

const moduleOf = (procedure: AnyProcedure): string => procedure.id.split('/')[0] ?? procedure.id
const operationName = (procedure: AnyProcedure, name: string): string =>
  `${procedure.id.replaceAll(/[^a-zA-Z]+(.)/g, (_, letter: string) => letter.toUpperCase())}${name}`

function casePage(http: Http, context: ServerContext, procedure: AnyProcedure): void {
  route(
    http,
    {
      method: 'GET',
      url: `/api/${procedure.id}/:id`,
      id: operationName(procedure, 'Open'),
      summary: `打开「${procedure.label}」一件`,
      tag: moduleOf(procedure),
      params: caseParams,
      answer: caseViewSchema,
    },
    async ({ params, session }) => {
      const { tenant } = session
      const { found, now } = await loadCurrent(context, procedure, tenant, params.id)
      const origin = { kind: 'person', actor: actorOf(session) } as const
      if (found === undefined || found.procedure !== procedure.id) return notFound()
      if (!maySee(procedure, origin, found.parties)) return notFound()
      const lookups = (registers: readonly string[]) => registerLookups(context, session, now.date, registers)
      const table = tableOf(procedure, found.instrumentVersion)
      const view = await caseView(context, { tenant, procedure: table, loaded: found, origin, now, lookups })
      const chooser = { session, on: now.date }
      const state = found.snapshot.domain
      const acts = await withChoices(context, chooser, procedure.id, view.acts, state)
      return { ...view, acts: await withRepeated(context, session, procedure.id, acts) }
    },
  )
}

/** A page never shows a case before a lapse that is due: it is recorded first, as the next act would. */
async function loadCurrent(context: ServerContext, procedure: AnyProcedure, tenant: string, caseId: string) {
  const loaded = await context.cases.load(tenant, caseId)
  const { found, now } = loaded
  if (found === undefined || found.procedure !== procedure.id) return loaded
  const table = tableOf(procedure, found.instrumentVersion)
  if (findDueLapse(table, found.snapshot, now, context.calendar()) === undefined) return loaded
  await context.cases.sweep(tenant)
  return context.cases.load(tenant, caseId)
}

function openings(http: Http, context: ServerContext, procedure: AnyProcedure): void {
  const acts = procedure.acts
  const bodies = procedure.openings.map((name) =>
    actBodySchema(acts[name]?.input ?? z.unknown()).extend({
      act: procedure.openings.length === 1 ? z.literal(name).optional() : z.literal(name),
    }),
  )
  const [only] = bodies
  const shared = {
    method: 'POST',
    tag: moduleOf(procedure),
    body: openingEnvelope,
    bodyShown: bodies.length === 1 && only !== undefined ? only : z.union(bodies),
  } as const
  const nameOf = (act: string | undefined): string => act ?? procedure.openings[0] ?? ''
  const label = procedure.openings.map((name) => acts[name]?.label ?? name).join('、')
  route(
    http,
    {
      ...shared,
      url: `/api/${procedure.id}`,
      id: operationName(
        procedure,
        procedure.openings.length === 1 ? (procedure.openings[0] ?? 'Begin') : 'Begin',
      ),
      summary: label,
      status: 201,
      act: 'opening',
      answer: actAnswerSchema,
    },
    (call) => {
      const name = nameOf(call.body.act)
      if (!procedure.openings.includes(name)) return Promise.resolve(noSuchAct(procedure, name))
      return runAct(context, procedure, name, undefined, call)
    },
  )
  route(
    http,
    {
      ...shared,
      url: `/api/${procedure.id}/preview`,
      id: operationName(procedure, 'PreviewOpening'),
      summary: `预检：${label}`,
      query: previewQuery,
      answer: previewSchema,
    },
    (call) => preview(context, procedure, nameOf(call.body.act), undefined, call),
  )
}

function actRoutes(
  http: Http,
  context: ServerContext,
  procedure: AnyProcedure,
  name: string,
  label: string,
  input: z.ZodType,
  concurrency: 'strict' | 'redecide',
): void {
  const shared = {
    method: 'POST',
    tag: moduleOf(procedure),
    params: caseParams,
    body: envelope,
    bodyShown: actBodySchema(input),
  } as const
  const url = `/api/${procedure.id}/:id/${name}`
  const id = operationName(procedure, name)
  route(http, { ...shared, url, id, summary: label, act: concurrency, answer: actAnswerSchema }, (call) => {
    if (concurrency === 'strict' && ifMatch(call.request) === undefined)
      return Promise.resolve(versionMissing())
    return runAct(context, procedure, name, call.params.id, call)
  })
  route(
    http,
    {
      ...shared,
      url: `${url}/preview`,
      id: `${id}Preview`,
      summary: `预检：${label}`,
      query: previewQuery,
      answer: previewSchema,
    },
    (call) => preview(context, procedure, name, call.params.id, call),
  )
}

const versionMissing = (): ProblemAnswer =>
  problem(428, '请先打开这个件再办理：请求没有带版本号（If-Match）。', { why: 'version-missing' })

const noSuchAct = (procedure: AnyProcedure, act: string): ProblemAnswer =>
  problem(404, `请从件的页面办理：「${procedure.label}」没有名为 ${act} 的操作。`, {
    why: 'unknown-act',
    act,
  })

/** Any other act name: answered like an act that the table does not know. */
function unknownAct(http: Http, procedure: AnyProcedure): void {
  http.app.post<{ Params: { id: string; act: string } }>(
    `/api/${procedure.id}/:id/:act`,
    async (request, reply) => {
      const session = await http.findSession(request)
      const answer =
        session === undefined
          ? problem(401, '请登录后再办理：您还没有登录，或登录已过期。')
          : noSuchAct(procedure, request.params.act)
      return sendProblem(reply, answer)
    },
  )
}
