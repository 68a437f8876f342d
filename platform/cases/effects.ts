/** Effects: ordinary acts of other cases in the same transaction. Targets are locked in id order before anything is read. */
import { randomUUID } from 'node:crypto'
import { refused } from '#kernel'
import type { Commitment } from './commit.ts'
import { type Engine, RolledBack } from './engine-model.ts'
import type { Done } from './model.ts'
import type { CaseStore } from './store.ts'

/** More targets than this are a bulk run. */
const EFFECTS_MAX = 300

/** Runs the effects of an accepted act and answers the cases they opened. One refusal refuses the whole, naming case and rule. */
export async function runEffects(
  engine: Engine,
  store: CaseStore,
  commitment: Commitment,
  done: Done,
): Promise<Done['opened']> {
  const { effects } = commitment.accepted.operations
  if (effects.length === 0) return []
  const opened: { procedure: string; caseId: string }[] = []
  if (effects.length > EFFECTS_MAX)
    throw new Error(`${commitment.procedure.id}: ${effects.length} effects in one act; use a bulk run`)
  const targets = effects.flatMap((effect) => (effect.caseId === undefined ? [] : [effect.caseId])).toSorted()
  for (const target of targets) await store.lockCase(target)
  const actor =
    commitment.origin.kind === 'system'
      ? {}
      : commitment.origin.actor === undefined
        ? {}
        : { actor: commitment.origin.actor }
  for (const effect of effects) {
    const procedure = engine.procedures.get(effect.procedure)
    if (procedure === undefined) throw new Error(`effect on unknown procedure ${effect.procedure}`)
    const command = {
      tenant: commitment.tenant,
      procedure: effect.procedure,
      caseId: effect.caseId ?? randomUUID(),
      act: effect.act,
      input: effect.input,
      times: commitment.times,
      origin: {
        kind: 'effect',
        procedure: commitment.procedure.id,
        act: commitment.accepted.act,
        ...actor,
      } as const,
    }
    try {
      await engine.run(engine, store, {
        procedure,
        command,
        opens: effect.caseId === undefined,
        retry: undefined,
        cause: { caseId: commitment.caseId, version: done.version },
      })
      if (effect.caseId === undefined) opened.push({ procedure: effect.procedure, caseId: command.caseId })
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error
      throw new RolledBack(
        refused(commitment.accepted.act, error.refusal.why, error.refusal.findings, {
          say: `关联件（${effect.caseId ?? '新件'}）不能办理：${error.refusal.say}`,
        }),
      )
    }
  }
  return opened
}
