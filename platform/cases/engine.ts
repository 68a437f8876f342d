/**
 * The only place that runs a procedure: load, apply due lapses, decide, write. Two round trips where an act needs
 * nothing but its own case; one transaction with sorted locks where it needs more.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import {
  type Accepted,
  type AnyProcedure,
  type DomainEvent,
  type Operations,
  type Refused,
  type Repair,
  type Staged,
  decideAct,
  findDueLapse,
  planAct,
  type WorkCalendar,
} from '#kernel'
import { transaction } from '#platform/database'
import { recordAct } from '#platform/ledger'
import { claimRefusal, isLostRace, withHolders } from './claims.ts'
import { type Retry, recordFor } from './commit.ts'
import { type Engine, RolledBack } from './engine-model.ts'
import { type Erasure, erasePersonalData } from './erase.ts'
import { answeredBefore, operationOf } from './idempotency.ts'
import { type Loaded, loadPresent } from './load.ts'
import type { ActCommand, ActResult, CaseCommand, CasesOptions, Done } from './model.ts'
import { NOTHING_ASKED, needsNothing } from './needs.ts'
import { previewAct } from './preview.ts'
import { type MovedDeadline, recountPeriods } from './recalendar.ts'
import { rebuildStale } from './rebuild.ts'
import { logRefusal } from './refusals.ts'
import { type Reminded, remindDue } from './remind.ts'
import { type Repairing, applyRepair } from './repair.ts'
import { commitmentFor, conflict, notFound, requestFor } from './request.ts'
import { newSealer } from './seal.ts'
import { transactionStore } from './store.ts'
import { type Swept, sweepLapses } from './sweep.ts'
import { actInTransaction } from './transact.ts'
import { type Verification, verifyTenant } from './verify.ts'

const ATTEMPTS_MAX = 6

export interface Cases {
  /** Does an act. A refusal changes nothing and is logged apart. */
  act(command: ActCommand): Promise<ActResult>
  /** Answers what the act would answer now, due lapses and taken claims included, without writing, locking or logging. */
  preview(command: ActCommand): Promise<Accepted<Staged, DomainEvent> | Refused>
  /** Applies every lapse of a tenant that is due. */
  sweep(tenant: string): Promise<Swept>
  /** Records every reminder of a tenant whose day has come, once each; see `remind.ts`. */
  remind(tenant: string): Promise<Reminded>
  /** Counts running periods anew after the calendar was amended; answers those that moved. */
  recount(
    tenant: string,
    within?: { readonly client: pg.ClientBase; readonly calendar: WorkCalendar },
  ): Promise<readonly MovedDeadline[]>
  /** Erases personal values of a case under a retention clause. */
  erase(erasure: Erasure): Promise<Done | Refused>
  /** Appends `Repaired` to the cases a repair lists; see `repair.ts`. */
  repair(tenant: string, repair: Repair): Promise<readonly Repairing[]>
  /** Folds anew the cases whose state an older program folded; answers how many. */
  rebuild(tenant: string): Promise<number>
  /** Re-folds and compares everything of a tenant; see `verify.ts`. */
  verify(tenant: string, onProgress?: (acts: number) => void): Promise<Verification>
  procedure(id: string): AnyProcedure | undefined
  /** A case as the present program reads it; on the pool, without a lock. */
  load(tenant: string, caseId: string): Promise<Loaded>
  readonly options: CasesOptions
}

export function createCases(options: CasesOptions): Cases {
  const procedures = new Map(options.procedures.map((procedure) => [procedure.id, procedure]))
  const engine: Engine = { options, procedures, run: actInTransaction }
  return {
    options,
    procedure: (id) => procedures.get(id),
    load: (tenant, caseId) => loadPresent(options.pool, procedures, tenant, caseId),
    act: (command) => act(engine, command),
    preview: (command) => previewAct(engine, command),
    sweep: (tenant) => sweepLapses(engine, tenant),
    remind: (tenant) => remindDue(engine, tenant),
    recount: (tenant, within) => recountPeriods(engine, tenant, within),
    erase: (erasure) => erasePersonalData(engine, erasure),
    repair: (tenant, repair) => applyRepair(engine, tenant, repair),
    rebuild: (tenant) => rebuildStale(engine, tenant),
    verify: (tenant, onProgress) =>
      transaction(options.pool, async (client) => {
        await client.query('set transaction isolation level repeatable read, read only')
        return verifyTenant(client, {
          tenant,
          procedures,
          calendar: options.calendar(),
          registers: options.registers,
          ...(options.sealKey ? { sealKey: options.sealKey } : {}),
          ...(options.checkSignature ? { checkSignature: options.checkSignature } : {}),
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
  const opens = command.caseId === undefined
  let waiting: CaseCommand = { ...command, caseId }
  for (let attempt = 1; ; attempt += 1) {
    const loaded = await loadPresent(
      options.pool,
      engine.procedures,
      command.tenant,
      opens ? undefined : caseId,
      retry,
    )
    waiting = { ...waiting, arrived: waiting.arrived ?? loaded.now }
    const result = await attemptAct(engine, procedure, waiting, loaded, retry, attempt > 1)
    if (result !== 'moved') {
      if (result.kind === 'done') {
        options.onMoved?.(command.tenant, result.caseId)
        return result
      }
      await logRefusal(options.pool, command, result)
      return result.why === 'claim' ? withHolders(options.pool, command.tenant, result) : result
    }
    if (attempt === ATTEMPTS_MAX) return conflict(command)
  }
}

async function attemptAct(
  engine: Engine,
  procedure: AnyProcedure,
  command: CaseCommand,
  loaded: Loaded,
  retry: Retry,
  locking: boolean,
): Promise<ActResult | 'moved'> {
  const opens = loaded.asked === undefined
  const answered = retry === undefined ? undefined : answeredBefore(command, loaded, retry)
  if (answered !== undefined) return answered
  if (locking) return slowPath(engine, procedure, command, opens, retry) // lost a race once: wait in line
  const sealer = newSealer(engine.options.sealKey)
  const request = requestFor(engine, procedure, command, loaded, opens, sealer)
  if ('kind' in request) return request
  const lapse =
    request.snapshot === undefined
      ? undefined
      : findDueLapse(request.procedure, request.snapshot, request.times.at, request.calendar)
  if (lapse !== undefined) return slowPath(engine, procedure, command, opens, retry)
  const planned = planAct(request)
  if (planned.kind === 'refused') return planned
  const plan = { ...planned, sealed: sealer.rows }
  if (!needsNothing(plan.needs) || plan.serialize.length > 0 || plan.history)
    return slowPath(engine, procedure, command, opens, retry)
  const outcome = decideAct(request, plan, {})
  if (outcome.kind === 'refused') return outcome
  if (writesElsewhere(outcome.operations)) return slowPath(engine, procedure, command, opens, retry)
  const { record, done } = recordFor(
    commitmentFor(
      engine,
      request.procedure,
      command,
      loaded.found,
      request.times,
      outcome,
      plan,
      NOTHING_ASKED,
      retry,
      null,
    ),
  )
  try {
    return (await recordAct(engine.options.pool, record)) ? done : 'moved'
  } catch (error) {
    return uniqueViolationAnswer(error, command.act, outcome.operations)
  }
}

/** A lost race for the retry key is looked at again; a taken claim refuses with its clause. */
function uniqueViolationAnswer(error: unknown, act: string, operations: Operations): Refused | 'moved' {
  if (isLostRace(error)) return 'moved'
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
  try {
    const act = { procedure, command, opens, retry, cause: null }
    return await transaction(engine.options.pool, async (client) => {
      const store = transactionStore(engine.options, engine.procedures, client, command.tenant)
      return (await engine.run(engine, store, act)).done
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal.why === 'conflict' ? 'moved' : error.refusal
    if (isLostRace(error)) return 'moved'
    throw error
  }
}
