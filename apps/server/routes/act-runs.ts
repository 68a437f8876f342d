/** Doing and previewing an act for a person who is signed in. */
import { z } from 'zod'
import { type AnyProcedure, type Field, type Refused, maySee } from '#kernel'
import type { ActCommand, LoadedCase } from '#platform/cases'
import { type Session, actorOf } from '#platform/identity'
import type { Preview, actAnswerSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { mayReadFile } from '../file-access.ts'
import { type ProblemAnswer, notFound } from '../http/problem.ts'
import type { Call } from '../http/route.ts'
import { stateView } from '../views/case.ts'
import { findingView, jsonFact, refusalProblem } from '../views/finding.ts'
import { actAnswer } from './act-answer.ts'
import { citedFiles, keepWithCase, missingFiles } from './act-files.ts'
import { idempotencyKey, ifMatch, unstorable } from './act-headers.ts'

/** The envelope only: the input is checked by the kernel, so that a fault is answered once and in one way. */
export const envelope = z.object({
  input: z.unknown().optional(),
  reasons: z.record(z.string().max(200), z.string().max(2000)).optional(),
})
type Envelope = z.infer<typeof envelope>
type SignedIn<P, B> = Call<P, unknown, B> & { readonly session: Session }

export async function runAct(
  context: ServerContext,
  procedure: AnyProcedure,
  name: string,
  caseId: string | undefined,
  call: SignedIn<unknown, Envelope>,
): Promise<z.input<typeof actAnswerSchema> | ProblemAnswer> {
  const command = commandOf(procedure, name, caseId, call)
  if ('problem' in command) return command
  const cited = citedFiles(procedure, command)
  const missing = await missingFiles(context.database.app, command, cited, call.session.person.id, (hash) =>
    mayReadFile(context, call.session, hash),
  )
  if (missing !== undefined) return missing
  const result = await context.cases.act(command)
  if (result.kind === 'refused') return refusedAnswer(context, procedure, command, result)
  if (cited.length > 0)
    await keepWithCase(context.database.app, command, cited, call.session.person.id, result.caseId)
  return actAnswer(context, result, command.origin)
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
  const viewer = { origin: command.origin, parties: found?.parties ?? [] }
  return refusalProblem(context.corpus, refusal, viewer, await visibleHolders(context, command, refusal))
}

/** Cases that hold what the act wanted, as far as this actor may see them. */
async function visibleHolders(
  context: ServerContext,
  { tenant, origin }: ActCommand,
  { heldBy = [] }: Refused,
): Promise<{ procedure: string; id: string; title: string }[]> {
  const seen: { procedure: string; id: string; title: string }[] = []
  for (const id of heldBy) {
    const { found } = await context.cases.load(tenant, id)
    const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
    if (found === undefined || procedure === undefined || !maySee(procedure, origin, found.parties)) continue
    seen.push({ procedure: procedure.id, id, title: procedure.title(found.snapshot.domain) })
  }
  return seen
}

/** The case, if this actor may see it. */
export async function visibleCase(
  context: ServerContext,
  procedure: AnyProcedure,
  { tenant, caseId, origin }: Pick<ActCommand, 'tenant' | 'caseId' | 'origin'>,
): Promise<LoadedCase | undefined> {
  if (caseId === undefined) return undefined
  const { found } = await context.cases.load(tenant, caseId)
  if (found === undefined || found.procedure !== procedure.id) return undefined
  return maySee(procedure, origin, found.parties) ? found : undefined
}

/** `?state=1`: answer the state after the act too, for screens that show what would change. */
export const previewQuery = z.object({ state: z.literal('1').optional() })

export async function preview(
  context: ServerContext,
  procedure: AnyProcedure,
  name: string,
  caseId: string | undefined,
  call: SignedIn<unknown, Envelope> & { readonly query: z.output<typeof previewQuery> },
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
  const state =
    call.query.state === undefined
      ? {}
      : { state: stateView(context, procedure, outcome.next.domain, viewer) }
  return { outcome: 'accepted', say, findings: view(outcome.findings), fields: [], ...draft, ...state }
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
