/**
 * Answers what an act would answer now, by rehearsing it: the same steps as the act, on a store that keeps every write to
 * itself. A read-only snapshot takes no row lock, so that nobody waits for a preview, however long it runs.
 */
import { randomUUID } from 'node:crypto'
import type { Accepted, DomainEvent, Refused, Staged } from '#kernel'
import { transaction } from '#platform/database'
import { withHolders } from './claims.ts'
import { type Engine, RolledBack } from './engine-model.ts'
import type { ActCommand } from './model.ts'
import { rehearsalStore } from './rehearsal.ts'
import { notFound } from './request.ts'

export async function previewAct(
  engine: Engine,
  command: ActCommand,
): Promise<Accepted<Staged, DomainEvent> | Refused> {
  const { options, procedures } = engine
  const procedure = procedures.get(command.procedure)
  if (procedure === undefined) return notFound(command)
  const opens = command.caseId === undefined
  const asked = { ...command, caseId: command.caseId ?? randomUUID() }
  try {
    return await transaction(options.pool, async (client) => {
      await client.query('set transaction isolation level repeatable read, read only')
      const store = rehearsalStore(options, procedures, client, command.tenant)
      const act = { procedure, command: asked, opens, retry: undefined, cause: null }
      const { accepted } = await engine.run(engine, store, act)
      if (accepted === undefined) throw new Error('a rehearsal was answered without a decision')
      return accepted
    })
  } catch (error) {
    if (error instanceof RolledBack)
      return error.refusal.why === 'claim'
        ? withHolders(options.pool, command.tenant, error.refusal)
        : error.refusal
    throw error
  }
}
