/**
 * The only place that runs a procedure: load, apply due lapses, decide, write. Two round trips where an act needs
 * nothing but its own case; one transaction with sorted locks where it needs more.
 */
import { sealPlan } from './seal.ts'
import { randomUUID } from 'node:crypto'
import {
  type Accepted,
  type AnyProcedure,
  type DomainEvent,
  type Operations,
  type Refused,
  type Staged,
  decideAct,
  findDueLapse,
  planAct,
  refused,
} from '#kernel'
import { transaction } from '#platform/database'
import { canonicalText, digest, recordAct } from '#platform/ledger'
import { claimRefusal, isUniqueViolation } from './claims.ts'
import { type Retry, recordFor } from './commit.ts'
import { type Engine, RolledBack } from './engine-model.ts'
import { type Erasure, erasePersonalData } from './erase.ts'
import { type Loaded, loadCase } from './load.ts'
import type { ActCommand, ActResult, CaseCommand, CasesOptions, Done } from './model.ts'
import { needsNothing } from './needs.ts'
import { previewAct } from './preview.ts'
import { type MovedDeadline, recountPeriods } from './recalendar.ts'
import { logRefusal } from './refusals.ts'
import { commitmentFor, conflict, notFound, requestFor } from './request.ts'
import { type Swept, sweepLapses } from './sweep.ts'
import { actInTransaction } from './transact.ts'
import { type Verification, verifyTenant } from './verify.ts'

const ATTEMPTS_MAX = 6

export interface Cases {
  /** Does an act. A refusal changes nothing and is logged apart. */
  act(command: ActCommand): Promise<ActResult>
  /** Decides without writing, locking or logging a refusal; needs are read as they stand. */
  preview(command: ActCommand): Promise<Accepted<Staged, DomainEvent> | Refused>
  /** Applies every lapse of a tenant that is due. */
  sweep(tenant: string): Promise<Swept>
  /** Counts running periods anew after the calendar was amended; answers those that moved. */
  recount(tenant: string): Promise<readonly MovedDeadline[]>
  /** Erases personal values of a case under a retention clause. */
  erase(erasure: Erasure): Promise<Done | Refused>
  /** Re-folds and compares everything of a tenant; see `verify.ts`. */
  verify(tenant: string, onProgress?: (acts: number) => void): Promise<Verification>
  procedure(id: string): AnyProcedure | undefined
  readonly options: CasesOptions
}

export function createCases(options: CasesOptions): Cases {
  const procedures = new Map(options.procedures.map((procedure) => [procedure.id, procedure]))
  const engine: Engine = { options, procedures, run: actInTransaction }
  return {
    options,
    procedure: (id) => procedures.get(id),
    act: (command) => act(engine, command),
    preview: (command) => previewAct(engine, command),
    sweep: (tenant) => sweepLapses(engine, tenant),
    recount: (tenant) => recountPeriods(engine, tenant),
    erase: (erasure) => erasePersonalData(engine, erasure),
    verify: (tenant, onProgress) =>
      transaction(options.pool, async (client) => {
        await client.query('set transaction isolation level repeatable read, read only')
        return verifyTenant(client, {
          tenant,
          procedures,
          calendar: options.calendar(),
          registers: options.registers,
          ...(options.sealKey ? { sealKey: options.sealKey } : {}),
          ...(onProgress ? { onProgress } : {}),
        })
      }),
  }
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
      attempt > 1,
    )
    if (result !== 'moved') {
      if (result.kind === 'refused') await logRefusal(options.pool, command, result)
      else options.onMoved?.(command.tenant, result.caseId)
      return result
    }
    if (attempt === ATTEMPTS_MAX) return conflict(command)
  }
}

async function attemptAct(
  engine: Engine,
  procedure: AnyProcedure,
  command: CaseCommand,
  opens: boolean,
  retry: Retry,
  locking: boolean,
): Promise<ActResult | 'moved'> {
  const loaded = await loadCase(
    engine.options.pool,
    command.tenant,
    opens ? undefined : command.caseId,
    retry,
  )
  const answered = retry === undefined ? undefined : answeredBefore(command, loaded, retry)
  if (answered !== undefined) return answered
  if (locking) return slowPath(engine, procedure, command, opens, retry) // lost a race once: wait in line
  const request = requestFor(engine, procedure, command, loaded, opens)
  if ('kind' in request) return request
  const lapse =
    request.snapshot === undefined
      ? undefined
      : findDueLapse(procedure, request.snapshot.domain, loaded.now, request.calendar)
  if (lapse !== undefined) return slowPath(engine, procedure, command, opens, retry)
  const planned = planAct(request)
  if (planned.kind === 'refused') return planned
  const plan = sealPlan(engine.options.sealKey, procedure, command.act, planned)
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
  command: CaseCommand,
  opens: boolean,
  retry: Retry,
): Promise<ActResult | 'moved'> {
  let operations: Operations | undefined
  try {
    return await transaction(engine.options.pool, (client) =>
      engine.run(engine, client, {
        procedure,
        command,
        opens,
        retry,
        cause: null,
        decided: (decided) => (operations = decided),
      }),
    )
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal.why === 'conflict' ? 'moved' : error.refusal
    if (operations === undefined) throw error
    return uniqueViolationAnswer(error, command.act, operations)
  }
}

function answeredBefore(
  command: CaseCommand,
  loaded: Loaded,
  retry: NonNullable<Retry>,
): ActResult | undefined {
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
