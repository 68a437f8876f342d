/** One act inside a transaction: locks, lapses, needs, decision, writing. */
import type pg from 'pg'
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
import { readCase } from '#platform/ledger'
import { type Engine, RolledBack, type TransactedAct } from './engine-model.ts'
import { answeredBefore } from './idempotency.ts'
import { applyLapses } from './lapses.ts'
import { type Loaded, loadCase, lockCase } from './load.ts'
import type { CaseCommand, Done, LoadedCase } from './model.ts'
import { answerNeeds, takeLocks } from './needs.ts'
import { recordedAct } from './recorded.ts'
import { commitmentFor, requestFor } from './request.ts'
import { newSealer } from './seal.ts'
import { writeInTransaction } from './write.ts'

/** One act with its lapses, needs, quotas, entries, notices and effects, on a client inside a transaction. Throws `RolledBack`. */
export async function actInTransaction(
  engine: Engine,
  client: pg.ClientBase,
  act: TransactedAct,
): Promise<Done> {
  const { procedure, command, opens, retry, cause } = act
  const { options } = engine
  const sealer = newSealer(options.sealKey)
  if (!opens) await lockCase(client, command.tenant, command.caseId)
  let loaded = await loadCase(client, command.tenant, opens ? undefined : command.caseId, retry)
  const answered = retry === undefined ? undefined : answeredBefore(command, loaded, retry)
  if (answered !== undefined) {
    if (answered.kind === 'refused') throw new RolledBack(answered)
    return answered
  }
  loaded = { ...loaded, found: await upToDate(engine, client, procedure, command, loaded) }
  const request = requestFor(engine, procedure, command, loaded, opens, sealer)
  if ('kind' in request) throw new RolledBack(request)
  const planned = planAct(request)
  if (planned.kind === 'refused') throw new RolledBack(planned)
  const plan = { ...planned, sealed: sealer.rows }
  await takeLocks(client, command.tenant, plan.serialize)
  const { answers, facts } = await answerNeeds(client, options, command.tenant, plan.needs, request.times.at)
  const outcome = decideAct(request, plan, answers, await pastOf(client, command, request, plan))
  if (outcome.kind === 'refused') throw new RolledBack(outcome)
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

/**
 * The case with every lapse applied that was due when the act happened. A paper act that was in time comes before a
 * lapse nobody had recorded yet; what falls due after it follows with the next act.
 */
async function upToDate(
  engine: Engine,
  client: pg.ClientBase,
  procedure: AnyProcedure,
  command: CaseCommand,
  loaded: Loaded,
): Promise<LoadedCase | undefined> {
  const now = command.arrived ?? loaded.now
  const happened = command.backfill === undefined ? undefined : findInstant(command.backfill.happenedAt)
  const until = happened === undefined || happened > now.instant ? now : momentAt(happened)
  return applyLapses(engine, client, procedure, command, loaded, until)
}

/** The case's acts, where the act takes one of them back. */
export async function pastOf(
  client: pg.ClientBase,
  command: CaseCommand,
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
