/** Decides without writing, locking the case, spending numbers or logging a refusal. */
import { randomUUID } from 'node:crypto'
import { type Accepted, type DomainEvent, type Refused, type Staged, decideAct, planAct } from '#kernel'
import { transaction } from '#platform/database'
import { type Engine, RolledBack } from './engine-model.ts'
import { loadCase } from './load.ts'
import type { ActCommand } from './model.ts'
import { answerNeeds } from './needs.ts'
import { notFound, requestFor } from './request.ts'
import { newSealer } from './seal.ts'
import { pastOf } from './transact.ts'

export async function previewAct(
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
      const sealer = newSealer(engine.options.sealKey)
      const request = requestFor(engine, procedure, withCase, loaded, opens, sealer)
      if ('kind' in request) throw new RolledBack(request)
      const planned = planAct(request)
      if (planned.kind === 'refused') throw new RolledBack(planned)
      const plan = { ...planned, sealed: sealer.rows }
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
