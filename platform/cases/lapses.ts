/** Lapses that are due are applied before anything else is decided. */
import {
  type ActRequest,
  type ActTimes,
  type AnyProcedure,
  type DomainEvent,
  type Moment,
  type Staged,
  decideAct,
  findDueLapse,
  planAct,
  tableOf,
} from '#kernel'
import type { Engine } from './engine-model.ts'
import type { Loaded } from './load.ts'
import type { CaseCommand, LoadedCase } from './model.ts'
import { answerNeeds } from './needs.ts'
import { commitmentFor } from './request.ts'
import type { CaseStore } from './store.ts'
import { writeInTransaction } from './write.ts'

/** Applies every due lapse in due order; each carries the time it took effect in law and the time it was recorded. */
export async function applyLapses(
  engine: Engine,
  store: CaseStore,
  procedure: AnyProcedure,
  command: { readonly tenant: string; readonly caseId: string },
  loaded: Loaded,
  until: Moment = loaded.now,
): Promise<LoadedCase | undefined> {
  let { found } = loaded
  const calendar = engine.options.calendar()
  for (;;) {
    if (found === undefined) return undefined
    const table = tableOf(procedure, found.instrumentVersion)
    const lapse = findDueLapse(table, found.snapshot, until, calendar)
    if (lapse === undefined) return found
    const times: ActTimes = { at: lapse.at, entered: loaded.now }
    const lapsing: CaseCommand = {
      tenant: command.tenant,
      procedure: procedure.id,
      caseId: command.caseId,
      act: lapse.act,
      input: {},
      origin: { kind: 'system' },
    }
    const request: ActRequest<Staged, DomainEvent> = {
      procedure: table,
      instrumentVersion: found.instrumentVersion,
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
    const answered = await answerNeeds(store, plan, times.at)
    const outcome = decideAct(request, plan, answered.answers)
    if (outcome.kind === 'refused')
      throw new Error(`lapse ${lapse.act} of ${procedure.id} was refused: ${outcome.say}`)
    await writeInTransaction(
      engine,
      store,
      commitmentFor(
        engine,
        table,
        lapsing,
        found,
        times,
        outcome,
        { ...plan, sealed: [] },
        answered,
        undefined,
        null,
      ),
    )
    found = (await store.load(command.caseId)).found
  }
}
