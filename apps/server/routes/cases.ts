/** Case pages and acts. Every act of every procedure is an operation of its own. */
import { z } from 'zod'
import {
  type AnyProcedure,
  type CompanionName,
  type Field,
  type Refused,
  companionInputs,
  companionLabels,
  maySee,
} from '#kernel'
import { type ActCommand, type LoadedCase, loadCase } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import {
  type Preview,
  actAnswerSchema,
  actBodySchema,
  caseViewSchema,
  previewSchema,
} from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, notFound, problem } from '../http/problem.ts'
import { type Call, type Http, route } from '../http/route.ts'
import { registerLookups } from '../registers-port.ts'
import { caseView } from '../views/case.ts'
import { findingView, jsonFact, refusalProblem } from '../views/finding.ts'
import { idempotencyKey, ifMatch, unstorable } from './act-headers.ts'

const caseParams = z.object({ id: z.string().min(1).max(100) })
/** The envelope only: the input is checked by the kernel, so that a fault is answered once and in one way. */
const envelope = z.object({
  input: z.unknown().optional(),
  reasons: z.record(z.string().max(200), z.string().max(2000)).optional(),
  backfill: z
    .object({
      happenedAt: z.iso.datetime({ offset: true }),
      scan: z.string(),
      confirmedBy: z.string().optional(),
    })
    .optional(),
})
const openingEnvelope = envelope.extend({ act: z.string().optional() })
type Envelope = z.infer<typeof envelope>
type AnyAct = AnyProcedure['acts'][string]
type SignedIn<P, B> = Call<P, unknown, B> & { readonly session: Session }

/** Routes of all procedures. */
export function caseRoutes(http: Http, context: ServerContext): void {
  for (const procedure of context.procedures) {
    casePage(http, context, procedure)
    openings(http, context, procedure)
    for (const [name, act] of Object.entries(procedure.acts))
      if (!act.opens) actRoutes(http, context, procedure, name, act.label, act.input, act.concurrency)
    for (const name of Object.keys(companionInputs) as CompanionName[])
      actRoutes(http, context, procedure, name, companionLabels[name], companionInputs[name], 'redecide')
    unknownAct(http, context, procedure)
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
      const { found, now } = await loadCase(context.database.app, tenant, params.id)
      const origin = { kind: 'person', actor: actorOf(session) } as const
      if (found === undefined || found.procedure !== procedure.id) return notFound()
      if (!maySee(procedure, origin, found.parties)) return notFound()
      const port = context.cases.options.registers
      const lookups = (registers: readonly string[]) =>
        registerLookups(context.database.app, port, tenant, now.date, registers)
      return caseView(context, { tenant, procedure, loaded: found, origin, now, lookups })
    },
  )
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
    (call) => runAct(context, procedure, nameOf(call.body.act), undefined, call),
  )
  route(
    http,
    {
      ...shared,
      url: `/api/${procedure.id}/preview`,
      id: operationName(procedure, 'PreviewOpening'),
      summary: `预检：${label}`,
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
      answer: previewSchema,
    },
    (call) => preview(context, procedure, name, call.params.id, call),
  )
}

const versionMissing = (): ProblemAnswer =>
  problem(428, '请先打开这个件再办理：请求没有带版本号（If-Match）。', { why: 'version-missing' })

/** Any other act name: answered like an act that the table does not know. */
function unknownAct(http: Http, context: ServerContext, procedure: AnyProcedure): void {
  http.app.post<{ Params: { id: string; act: string } }>(
    `/api/${procedure.id}/:id/:act`,
    async (request, reply) => {
      const session = await http.findSession(request)
      const answer =
        session === undefined
          ? problem(401, '请登录后再办理：您还没有登录，或登录已过期。')
          : problem(404, `「${procedure.label}」没有名为 ${request.params.act} 的操作。`, {
              why: 'unknown-act',
              act: request.params.act,
            })
      return reply
        .code(answer.problem.status)
        .type('application/problem+json; charset=utf-8')
        .send(answer.problem)
    },
  )
  void context
}

async function runAct(
  context: ServerContext,
  procedure: AnyProcedure,
  name: string,
  caseId: string | undefined,
  call: SignedIn<unknown, Envelope>,
): Promise<z.input<typeof actAnswerSchema> | ProblemAnswer> {
  const command = commandOf(procedure, name, caseId, call)
  if ('problem' in command) return command
  const result = await context.cases.act(command)
  if (result.kind === 'refused') return refusedAnswer(context, procedure, command, result)
  const loaded = { parties: [], origin: command.origin }
  const view = (findings: readonly Parameters<typeof findingView>[1][]) =>
    findings.map((finding) => findingView(context.corpus, finding, loaded))
  return {
    procedure: result.procedure,
    id: result.caseId,
    version: result.seen,
    stage: result.stage,
    hash: result.hash,
    at: result.at,
    warnings: view(result.warnings),
    verdicts: view(result.verdicts),
  }
}

function commandOf(
  procedure: AnyProcedure,
  act: string,
  caseId: string | undefined,
  { request, session, body }: SignedIn<unknown, Envelope>,
): ActCommand | ProblemAnswer {
  const key = idempotencyKey(request)
  if (typeof key === 'object') return key
  const fault = unstorable(body.input)
  if (fault !== undefined) return fault
  const expected = ifMatch(request)
  const { backfill } = body
  return {
    tenant: session.tenant,
    procedure: procedure.id,
    act,
    input: body.input ?? {},
    origin: { kind: 'person', actor: actorOf(session) },
    ...(caseId === undefined ? {} : { caseId }),
    ...(body.reasons === undefined ? {} : { reasons: body.reasons }),
    ...(expected === undefined ? {} : { expected }),
    ...(key === undefined ? {} : { idempotencyKey: key }),
    ...(backfill === undefined
      ? {}
      : { backfill: { ...backfill, confirmedBy: backfill.confirmedBy ?? null } }),
  }
}

/** A refusal tells nothing to somebody who may not see the case, not even that it exists. */
async function refusedAnswer(
  context: ServerContext,
  procedure: AnyProcedure,
  command: ActCommand,
  refusal: Refused,
): Promise<ProblemAnswer> {
  const found = await visibleCase(context, procedure, command)
  if (command.caseId !== undefined && found === undefined) return notFound()
  return refusalProblem(context.corpus, refusal, { origin: command.origin, parties: found?.parties ?? [] })
}

async function visibleCase(
  context: ServerContext,
  procedure: AnyProcedure,
  { tenant, caseId, origin }: ActCommand,
): Promise<LoadedCase | undefined> {
  if (caseId === undefined) return undefined
  const { found } = await loadCase(context.database.app, tenant, caseId)
  if (found === undefined || found.procedure !== procedure.id) return undefined
  return maySee(procedure, origin, found.parties) ? found : undefined
}

async function preview(
  context: ServerContext,
  procedure: AnyProcedure,
  name: string,
  caseId: string | undefined,
  call: SignedIn<unknown, Envelope>,
): Promise<Preview | ProblemAnswer> {
  const command = commandOf(procedure, name, caseId, call)
  if ('problem' in command) return command
  const { expected: _none, idempotencyKey: _key, ...asked } = command
  const found = await visibleCase(context, procedure, command)
  if (caseId !== undefined && found === undefined) return notFound()
  const outcome = await context.cases.preview(asked)
  const viewer = { origin: command.origin, parties: found?.parties ?? [] }
  const draft = drafted(procedure, name, command.input)
  const view = (findings: readonly Parameters<typeof findingView>[1][]) =>
    findings.map((finding) => findingView(context.corpus, finding, viewer))
  if (outcome.kind === 'refused')
    return {
      outcome: 'refused',
      say: outcome.say,
      findings: view(outcome.findings),
      fields: [...outcome.fields],
      ...draft,
    }
  const open = outcome.findings.filter((finding) => finding.holds !== 'yes').length
  const say = open === 0 ? '可以办理。' : `可以办理；有 ${open} 条提示，请留意。`
  return { outcome: 'accepted', say, findings: view(outcome.findings), fields: [], ...draft }
}

/** Which fields of the form are hidden for this draft, and what it computes. */
function drafted(
  procedure: AnyProcedure,
  name: string,
  input: unknown,
): Pick<Preview, 'hidden' | 'computed'> {
  const form = procedure.acts[name]?.form
  const fields: readonly Field[] = form?.sections.flatMap((section) => section.fields) ?? []
  const draft = (typeof input === 'object' && input !== null ? input : {}) as Parameters<
    NonNullable<Field['visible']>
  >[0]
  return {
    hidden: fields.filter((field) => field.visible?.(draft) === false).map(({ path }) => path),
    computed: Object.fromEntries(
      fields.flatMap((field) =>
        field.computed === undefined ? [] : [[field.path, jsonFact(field.computed(draft))]],
      ),
    ),
  }
}
