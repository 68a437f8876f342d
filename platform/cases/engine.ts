/**
 * The only place that runs a procedure: load, apply due lapses, decide, write. Two round trips where an act needs
 * nothing but its own case; one transaction with sorted locks where it needs more.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import {
  type Accepted,
  type ActRequest,
  type ActTimes,
  type AnyProcedure,
  type DomainEvent,
  type Moment,
  type Operations,
  type Plan,
  type Refused,
  type Staged,
  decideAct,
  findDueLapse,
  momentAt,
  planAct,
  refused,
  versionToRevert,
} from '#kernel'
import { transaction } from '#platform/database'
import { canonicalText, digest, readCase, recordAct } from '#platform/ledger'
import { recordedAct } from './recorded.ts'
import { type Commitment, recordFor } from './commit.ts'
import { claimRefusal, isUniqueViolation } from './claims.ts'
import { runEffects } from './effects.ts'
import { type Loaded, loadCase, lockCase } from './load.ts'
import type { ActCommand, ActResult, CasesOptions, Done, LoadedCase } from './model.ts'
import { answerNeeds, needsNothing, takeLocks } from './needs.ts'
import { applyNotices } from './notices.ts'
import { applyQuotas } from './quotas.ts'
import { logRefusal } from './refusals.ts'
import { viewerVersion } from './version.ts'

const ATTEMPTS_MAX = 6

/** Thrown inside the transaction to roll it back with an answer. */
export class RolledBack extends Error {
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(refusal.say)
    this.refusal = refusal
  }
}

export interface Cases {
  /** Does an act. A refusal changes nothing and is logged apart. */
  act(command: ActCommand): Promise<ActResult>
  /** Decides without writing, locking or logging a refusal; needs are read as they stand. */
  preview(command: ActCommand): Promise<Accepted<Staged, DomainEvent> | Refused>
  procedure(id: string): AnyProcedure | undefined
  readonly options: CasesOptions
}

export function createCases(options: CasesOptions): Cases {
  const procedures = new Map(options.procedures.map((procedure) => [procedure.id, procedure]))
  const engine: Engine = { options, procedures }
  return {
    options,
    procedure: (id) => procedures.get(id),
    act: (command) => act(engine, command),
    preview: (command) => preview(engine, command),
  }
}

export interface Engine {
  readonly options: CasesOptions
  readonly procedures: ReadonlyMap<string, AnyProcedure>
}

async function act(engine: Engine, command: ActCommand): Promise<ActResult> {
  const { options } = engine
  const procedure = engine.procedures.get(command.procedure)
  if (procedure === undefined) return notFound(command)
  const person = command.origin.kind === 'person' ? command.origin.actor.person : undefined
  const retry =
    command.idempotencyKey === undefined || person === undefined
      ? undefined
      : { person, key: command.idempotencyKey, ...operationOf(command) }
  const caseId = command.caseId ?? randomUUID()
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptAct(
      engine,
      procedure,
      { ...command, caseId },
      command.caseId === undefined,
      retry,
    )
    if (result !== 'moved') {
      if (result.kind === 'refused') await logRefusal(options.pool, command, result)
      else options.onMoved?.(command.tenant, result.caseId)
      return result
    }
    if (attempt === ATTEMPTS_MAX) return conflict(command)
  }
}

type Retry = Commitment['retry']
type WithCase = ActCommand & { readonly caseId: string }

async function attemptAct(
  engine: Engine,
  procedure: AnyProcedure,
  command: WithCase,
  opens: boolean,
  retry: Retry,
): Promise<ActResult | 'moved'> {
  const loaded = await loadCase(
    engine.options.pool,
    command.tenant,
    opens ? undefined : command.caseId,
    retry,
  )
  const answered = retry === undefined ? undefined : answeredBefore(command, loaded, retry)
  if (answered !== undefined) return answered
  const request = requestFor(engine, procedure, command, loaded, opens)
  if ('kind' in request) return request
  const lapse =
    request.snapshot === undefined
      ? undefined
      : findDueLapse(procedure, request.snapshot.domain, loaded.now, request.calendar)
  if (lapse !== undefined) return slowPath(engine, procedure, command, opens, retry)
  const plan = planAct(request)
  if (plan.kind === 'refused') return plan
  if (!needsNothing(plan.needs) || plan.serialize.length > 0 || plan.history)
    return slowPath(engine, procedure, command, opens, retry)
  const outcome = decideAct(request, plan, {})
  if (outcome.kind === 'refused') return outcome
  if (writesElsewhere(outcome.operations)) return slowPath(engine, procedure, command, opens, retry)
  const { record, done } = recordFor(
    commitmentFor(engine, procedure, command, loaded.found, request.times, outcome, plan, {}, retry, null),
  )
  try {
    return (await recordAct(engine.options.pool, record)) ? done : 'moved'
  } catch (error) {
    return uniqueViolationAnswer(error, command.act, outcome.operations)
  }
}

/** A lost race for the retry key is looked at again; a taken claim refuses with its clause. */
function uniqueViolationAnswer(error: unknown, act: string, operations: Operations): Refused | 'moved' {
  if (isUniqueViolation(error, 'idempotency_pkey')) return 'moved'
  const refusal = claimRefusal(error, act, operations.claims)
  if (refusal !== undefined) return refusal
  throw error
}

const writesElsewhere = (operations: Operations): boolean =>
  operations.quotas.length +
    operations.entries.length +
    operations.effects.length +
    operations.notices.length >
  0

async function slowPath(
  engine: Engine,
  procedure: AnyProcedure,
  command: WithCase,
  opens: boolean,
  retry: Retry,
): Promise<ActResult | 'moved'> {
  let operations: Operations | undefined
  try {
    return await transaction(engine.options.pool, (client) =>
      actInTransaction(
        engine,
        client,
        procedure,
        command,
        opens,
        retry,
        null,
        (decided) => (operations = decided),
      ),
    )
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal.why === 'conflict' ? 'moved' : error.refusal
    if (operations === undefined) throw error
    return uniqueViolationAnswer(error, command.act, operations)
  }
}

/** One act with its lapses, needs, quotas, entries, notices and effects, on a client inside a transaction. Throws `RolledBack`. */
export async function actInTransaction(
  engine: Engine,
  client: pg.ClientBase,
  procedure: AnyProcedure,
  command: WithCase,
  opens: boolean,
  retry: Retry,
  cause: Commitment['cause'],
  decided?: (operations: Operations) => void,
): Promise<Done> {
  const { options } = engine
  if (!opens) await lockCase(client, command.tenant, command.caseId)
  let loaded = await loadCase(client, command.tenant, opens ? undefined : command.caseId)
  loaded = { ...loaded, found: await applyLapses(engine, client, procedure, command, loaded) }
  const request = requestFor(engine, procedure, command, loaded, opens)
  if ('kind' in request) throw new RolledBack(request)
  const plan = planAct(request)
  if (plan.kind === 'refused') throw new RolledBack(plan)
  await takeLocks(client, command.tenant, plan.serialize)
  const { answers, facts } = await answerNeeds(client, options, command.tenant, plan.needs, request.times.at)
  const outcome = decideAct(request, plan, answers, await pastOf(client, command, request, plan))
  if (outcome.kind === 'refused') throw new RolledBack(outcome)
  decided?.(outcome.operations)
  const commitment = commitmentFor(
    engine,
    procedure,
    command,
    loaded.found,
    request.times,
    outcome,
    plan,
    facts,
    retry,
    cause,
  )
  return writeInTransaction(engine, client, commitment)
}

async function writeInTransaction(
  engine: Engine,
  client: pg.ClientBase,
  commitment: Commitment,
): Promise<Done> {
  const { tenant, caseId, accepted, times } = commitment
  const { quotas, entries, notices } = accepted.operations
  const { record, done } = recordFor(commitment)
  const quotaFault = await applyQuotas(client, tenant, quotas)
  if (quotaFault !== undefined) throw new RolledBack(refused(accepted.act, 'quota', [quotaFault]))
  if (!(await recordAct(client, record))) throw new RolledBack(refused(accepted.act, 'conflict', []))
  const by = { caseId, version: done.version, person: record.origin.person }
  const entryFaults =
    entries.length === 0 ? [] : await engine.options.registers.write(client, tenant, entries, by)
  if (entryFaults.length > 0) throw new RolledBack(refused(accepted.act, 'rules', entryFaults))
  await applyNotices(client, tenant, caseId, done.version, times.at, notices)
  await runEffects(engine, client, commitment, done)
  return done
}

/** Applies every due lapse in due order; each carries the time it took effect in law and the time it was recorded. */
export async function applyLapses(
  engine: Engine,
  client: pg.ClientBase,
  procedure: AnyProcedure,
  command: { readonly tenant: string; readonly caseId: string },
  loaded: Loaded,
): Promise<LoadedCase | undefined> {
  let { found } = loaded
  const calendar = engine.options.calendar()
  for (;;) {
    const lapse =
      found === undefined ? undefined : findDueLapse(procedure, found.snapshot.domain, loaded.now, calendar)
    if (found === undefined || lapse === undefined) return found
    const times: ActTimes = { at: lapse.at, entered: loaded.now }
    const lapsing: WithCase = {
      tenant: command.tenant,
      procedure: procedure.id,
      caseId: command.caseId,
      act: lapse.act,
      input: {},
      origin: { kind: 'system' },
    }
    const request: ActRequest<Staged, DomainEvent> = {
      procedure,
      act: lapse.act,
      caseId: command.caseId,
      input: {},
      origin: lapsing.origin,
      times,
      calendar,
      snapshot: found.snapshot,
      parties: found.parties,
      version: found.version,
    }
    const plan = planAct(request)
    if (plan.kind === 'refused')
      throw new Error(`lapse ${lapse.act} of ${procedure.id} was refused: ${plan.say}`)
    const { answers, facts } = await answerNeeds(client, engine.options, command.tenant, plan.needs, times.at)
    const outcome = decideAct(request, plan, answers)
    if (outcome.kind === 'refused')
      throw new Error(`lapse ${lapse.act} of ${procedure.id} was refused: ${outcome.say}`)
    await writeInTransaction(
      engine,
      client,
      commitmentFor(engine, procedure, lapsing, found, times, outcome, plan, facts, undefined, null),
    )
    found = (await loadCase(client, command.tenant, command.caseId)).found
  }
}

function requestFor(
  engine: Engine,
  procedure: AnyProcedure,
  command: WithCase,
  loaded: Loaded,
  opens: boolean,
): ActRequest<Staged, DomainEvent> | Refused {
  const { found } = loaded
  if (!opens && (found === undefined || found.procedure !== procedure.id)) return notFound(command)
  const entered =
    found !== undefined && found.lastAt > loaded.now.instant ? momentAt(found.lastAt) : loaded.now
  const at: Moment = command.backfill === undefined ? entered : momentAt(command.backfill.happenedAt)
  const request: ActRequest<Staged, DomainEvent> = {
    procedure,
    act: command.act,
    caseId: command.caseId,
    input: command.input,
    origin: command.origin,
    times: { at, entered },
    calendar: engine.options.calendar(),
    parties: found?.parties ?? [],
    version: found?.version ?? 0,
    ...(command.reasons ? { reasons: command.reasons } : {}),
    ...(found === undefined ? {} : { snapshot: found.snapshot, previousAt: momentAt(found.lastAt).instant }),
  }
  const strict = procedure.acts[command.act]?.concurrency !== 'redecide'
  const stale =
    found !== undefined &&
    command.expected !== undefined &&
    strict &&
    command.expected !== viewerVersion(procedure, found, command.origin)
  return stale ? conflict(command) : request
}

async function pastOf(
  client: pg.ClientBase,
  command: WithCase,
  request: ActRequest<Staged, DomainEvent>,
  plan: Plan,
): Promise<Parameters<typeof decideAct>[3]> {
  if (!plan.history || request.snapshot === undefined) return undefined
  const stored = await readCase(client, command.tenant, command.caseId)
  const version = versionToRevert(command.act, request.snapshot)
  const target = stored.find((storedAct) => storedAct.version === version)
  const acts = stored.map(recordedAct)
  return target === undefined
    ? { acts }
    : { acts, revertedOperations: JSON.parse(target.parts.operations) as Operations }
}

function commitmentFor(
  engine: Engine,
  procedure: AnyProcedure,
  command: WithCase,
  loaded: LoadedCase | undefined,
  times: ActTimes,
  accepted: Accepted<Staged, DomainEvent>,
  plan: Plan,
  facts: Readonly<Record<string, unknown>>,
  retry: Retry,
  cause: Commitment['cause'],
): Commitment {
  const bound =
    procedure.versions.findLast((version) => version.from <= times.at.date) ?? procedure.versions[0]
  if (bound === undefined) throw new Error(`procedure ${procedure.id} has no version`)
  return {
    tenant: command.tenant,
    caseId: command.caseId,
    procedure,
    instrumentVersion: loaded?.instrumentVersion ?? bound.version,
    program: engine.options.program,
    calendar: engine.options.calendar(),
    loaded,
    origin: command.origin,
    times,
    accepted,
    input: plan.input,
    facts,
    cause,
    backfill: command.backfill,
    retry,
  }
}

async function preview(
  engine: Engine,
  command: ActCommand,
): Promise<Accepted<Staged, DomainEvent> | Refused> {
  const procedure = engine.procedures.get(command.procedure)
  if (procedure === undefined) return notFound(command)
  const opens = command.caseId === undefined
  try {
    return await transaction(engine.options.pool, async (client) => {
      const withCase = { ...command, caseId: command.caseId ?? randomUUID() }
      const loaded = await loadCase(client, command.tenant, command.caseId)
      const request = requestFor(engine, procedure, withCase, loaded, opens)
      if ('kind' in request) throw new RolledBack(request)
      const plan = planAct(request)
      if (plan.kind === 'refused') throw new RolledBack(plan)
      const { answers } = await answerNeeds(
        client,
        engine.options,
        command.tenant,
        plan.needs,
        request.times.at,
      )
      const outcome = decideAct(request, plan, answers, await pastOf(client, withCase, request, plan))
      if (outcome.kind === 'refused') throw new RolledBack(outcome)
      throw new Previewed(outcome) // rolls back what the needs spent
    })
  } catch (error) {
    if (error instanceof Previewed) return error.outcome
    if (error instanceof RolledBack) return error.refusal
    throw error
  }
}

class Previewed extends Error {
  readonly outcome: Accepted<Staged, DomainEvent>
  constructor(outcome: Accepted<Staged, DomainEvent>) {
    super('previewed')
    this.outcome = outcome
  }
}

function answeredBefore(command: WithCase, loaded: Loaded, retry: NonNullable<Retry>): ActResult | undefined {
  const { earlier } = loaded
  if (earlier === undefined) return undefined
  if (earlier.operation === retry.operation && earlier.digest === retry.digest)
    return { ...(earlier.answer as Done), repeated: true }
  return refused(command.act, 'input', [], {
    say: '请重新提交：这个幂等键已用于另一次不同的请求。',
    fields: [{ path: 'Idempotency-Key', say: '已用于另一次不同的请求' }],
  })
}

function operationOf(command: ActCommand): { readonly operation: string; readonly digest: string } {
  return {
    operation: `${command.procedure}/${command.caseId ?? ''}/${command.act}`,
    digest: digest(
      canonicalText({
        input: command.input ?? null,
        reasons: command.reasons ?? {},
        backfill: command.backfill ?? null,
      }),
    ),
  }
}

function notFound(command: ActCommand): Refused {
  return refused(command.act, 'not-found', [], { say: '没有找到这个件，或您无权查看。' })
}

function conflict(command: ActCommand): Refused {
  return refused(command.act, 'conflict', [], { say: '请刷新后再办理：您打开之后，本件已有新的变化。' })
}
