/** One act inside a transaction: locks, lapses, needs, decision, writing. */
import {
  type ActRequest,
  type AnyProcedure,
  type DomainEvent,
  type Operations,
  type Plan,
  type Staged,
  decideAct,
  findInstant,
  momentAt,
  planAct,
  versionToRevert,
} from '#kernel'
import { type Engine, RolledBack, type Transacted, type TransactedAct } from './engine-model.ts'
import { answeredBefore } from './idempotency.ts'
import { applyLapses } from './lapses.ts'
import type { Loaded } from './load.ts'
import type { CaseCommand, LoadedCase } from './model.ts'
import { answerNeeds } from './needs.ts'
import { recordedAct } from './recorded.ts'
import { commitmentFor, requestFor } from './request.ts'
import { newSealer } from './seal.ts'
import type { CaseStore } from './store.ts'
import { writeInTransaction } from './write.ts'

/** One act with its lapses, needs, quotas, entries, notices and effects, on a store. Throws `RolledBack`. */
export async function actInTransaction(
  engine: Engine,
  store: CaseStore,
  act: TransactedAct,
): Promise<Transacted> {
  const { procedure, command, opens, retry, cause } = act
  const sealer = newSealer(engine.options.sealKey)
  if (!opens) await store.lockCase(command.caseId)
  let loaded = await store.load(opens ? undefined : command.caseId, retry)
  const answered = retry === undefined ? undefined : answeredBefore(command, loaded, retry)
  if (answered !== undefined) {
    if (answered.kind === 'refused') throw new RolledBack(answered)
    return { done: answered, accepted: undefined }
  }
  loaded = { ...loaded, found: await upToDate(engine, store, procedure, command, loaded) }
  const request = requestFor(engine, procedure, command, loaded, opens, sealer)
  if ('kind' in request) throw new RolledBack(request)
  const planned = planAct(request)
  if (planned.kind === 'refused') throw new RolledBack(planned)
  const plan = { ...planned, sealed: sealer.rows }
  await store.takeLocks(plan.serialize)
  const needed = await answerNeeds(store, plan, request.times.at)
  const outcome = decideAct(request, plan, needed.answers, await pastOf(store, command, request, plan))
  if (outcome.kind === 'refused') throw new RolledBack(outcome)
  const commitment = commitmentFor(
    engine,
    request.procedure,
    command,
    loaded.found,
    request.times,
    outcome,
    plan,
    needed,
    retry,
    cause,
  )
  return { done: await writeInTransaction(engine, store, commitment), accepted: outcome }
}

/**
 * The case with every lapse applied that was due when the act happened. A paper act that was in time comes before a
 * lapse nobody had recorded yet; what falls due after it follows with the next act.
 */
async function upToDate(
  engine: Engine,
  store: CaseStore,
  procedure: AnyProcedure,
  command: CaseCommand,
  loaded: Loaded,
): Promise<LoadedCase | undefined> {
  const now = command.arrived ?? loaded.now
  const happened = command.backfill === undefined ? undefined : findInstant(command.backfill.happenedAt)
  const until = happened === undefined || happened > now.instant ? now : momentAt(happened)
  return applyLapses(engine, store, procedure, command, loaded, until)
}

/** The case's acts, where the act takes one of them back. */
async function pastOf(
  store: CaseStore,
  command: CaseCommand,
  request: ActRequest<Staged, DomainEvent>,
  plan: Plan,
): Promise<Parameters<typeof decideAct>[3]> {
  if (!plan.history || request.snapshot === undefined) return undefined
  const stored = await store.history(command.caseId)
  const version = versionToRevert(command.act, request.snapshot)
  const target = stored.find((storedAct) => storedAct.version === version)
  const acts = stored.map(recordedAct)
  return target === undefined
    ? { acts }
    : { acts, revertedOperations: JSON.parse(target.parts.operations) as Operations }
}
