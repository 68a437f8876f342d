/** Appends `Repaired` to the cases that a repair lists, once each, whoever runs it and however often. */
import {
  type AnyProcedure,
  type DomainEvent,
  type KernelEvent,
  type Repair,
  plainFinding,
  versioned,
} from '#kernel'
import { transaction } from '#platform/database'
import type { Engine } from './engine-model.ts'
import { appendPlatformAct } from './platform-act.ts'
import { requestFor } from './request.ts'
import { newSealer } from './seal.ts'
import { type CaseStore, transactionStore } from './store.ts'

export interface Repairing {
  readonly repair: string
  readonly caseId: string
  readonly outcome: 'repaired' | 'repaired-before' | 'not-found'
}

const ACT = 'Repaired'

/** Applies a repair to a tenant's cases, each in its own transaction. Throws when its events do not fit the case: our own fault. */
export async function applyRepair(
  engine: Engine,
  tenant: string,
  repair: Repair,
): Promise<readonly Repairing[]> {
  const procedure = engine.procedures.get(repair.procedure)
  if (procedure === undefined) throw new Error(`repair ${repair.id}: no procedure ${repair.procedure}`)
  const done: Repairing[] = []
  for (const [caseId, events] of Object.entries(repair.cases)) {
    const outcome = await transaction(engine.options.pool, (client) =>
      repairCase(
        engine,
        transactionStore(engine.options, engine.procedures, client, tenant),
        { tenant, caseId, procedure, repair },
        events,
      ),
    )
    if (outcome === 'repaired') engine.options.onMoved?.(tenant, caseId)
    done.push({ repair: repair.id, caseId, outcome })
  }
  return done
}

interface Target {
  readonly tenant: string
  readonly caseId: string
  readonly procedure: AnyProcedure
  readonly repair: Repair
}

async function repairCase(
  engine: Engine,
  store: CaseStore,
  target: Target,
  events: readonly DomainEvent[],
): Promise<Repairing['outcome']> {
  const { tenant, caseId, procedure, repair } = target
  await store.lockCase(caseId)
  const loaded = await store.load(caseId)
  if (loaded.found?.procedure !== procedure.id) return 'not-found'
  const history = await store.history(caseId)
  const before = history.some(
    ({ act, parts }) => act === ACT && repairsNamed(parts.events).includes(repair.id),
  )
  if (before) return 'repaired-before'
  const command = {
    tenant,
    procedure: procedure.id,
    caseId,
    act: ACT,
    input: {},
    origin: { kind: 'system' },
  } as const
  const request = requestFor(engine, procedure, command, loaded, false, newSealer(engine.options.sealKey))
  if ('kind' in request) throw new Error(`repair ${repair.id} of ${caseId}: ${request.say}`)
  const { id, clause, reason, release } = repair
  await appendPlatformAct(engine, store, {
    command,
    request,
    found: loaded.found,
    events: [
      { type: 'kernel.Repaired', repair: id, reason, release },
      ...events.map((event) => versioned(request.procedure, event)),
    ],
    finding: plainFinding({
      rule: 'case-repaired@1',
      clause,
      label: '系统修复',
      holds: 'yes',
      say: reason,
      facts: { repair: id },
    }),
  })
  return 'repaired'
}

const repairsNamed = (events: string): readonly string[] =>
  (JSON.parse(events) as KernelEvent[]).flatMap((event) =>
    event.type === 'kernel.Repaired' ? [event.repair] : [],
  )
