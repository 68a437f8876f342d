/** Acts that only the platform appends, repair, erasure and reminders: nothing is judged, one finding says why they stand. */
import {
  type ActRequest,
  type DomainEvent,
  type Finding,
  type KernelEvent,
  type Message,
  type Staged,
  NO_OPERATIONS,
  actorsAskedAbout,
  foldAct,
  recordOf,
} from '#kernel'
import type { Engine } from './engine-model.ts'
import type { CaseCommand, Done, LoadedCase } from './model.ts'
import { NOTHING_ASKED } from './needs.ts'
import { commitmentFor } from './request.ts'
import type { CaseStore } from './store.ts'
import { writeInTransaction } from './write.ts'

export interface PlatformAct {
  readonly command: CaseCommand
  readonly request: ActRequest<Staged, DomainEvent>
  readonly found: LoadedCase | undefined
  readonly events: readonly (DomainEvent | KernelEvent)[]
  readonly finding: Finding
  /** Messages that go out with it; none when absent. */
  readonly messages?: readonly Message[]
}

/** Folds the events onto the case and writes the act, inside the store's transaction. */
export function appendPlatformAct(engine: Engine, store: CaseStore, act: PlatformAct): Promise<Done> {
  const { command, request, found, events, finding } = act
  const { procedure, snapshot, times } = request
  const recorded = recordOf<Staged, DomainEvent>(request, events)
  const accepted = {
    kind: 'accepted',
    act: command.act,
    clause: finding.clause,
    findings: [finding],
    warnings: [],
    verdicts: [],
    computed: [],
    reasons: {},
    events,
    operations: { ...NO_OPERATIONS, messages: act.messages ?? [] },
    next: foldAct(procedure, actorsAskedAbout(procedure), snapshot, recorded),
  } as const
  const { input } = command
  const plan = { kind: 'planned', input, needs: {}, serialize: [], history: false, sealed: [] } as const
  const commitment = commitmentFor(
    engine,
    procedure,
    command,
    found,
    times,
    accepted,
    plan,
    NOTHING_ASKED,
    undefined,
    null,
  )
  return writeInTransaction(engine, store, commitment)
}
