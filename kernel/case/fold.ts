/** From recorded acts to state. The kernel keeps its own part beside the domain's: hand-overs, returns, actors. */
import type { Instant, LocalDate } from '#kernel/time'
import type { DomainEvent, Happening, Staged } from './act.ts'
import {
  type ActorsAskedAbout,
  type KernelEvent,
  type KernelState,
  afterAct,
  evolveKernel,
  isKernelEvent,
  newKernelState,
} from './companion-state.ts'
import type { OrganisationId, PersonId, RoleId } from './phrase.ts'
import type { Procedure } from './procedure.ts'
import { upcast } from './upcast.ts'

/** State of a case: the domain's and the kernel's. This is what `cases.state` holds. */
export interface Snapshot<S> {
  readonly domain: S
  readonly kernel: KernelState
}

/** An act as the ledger holds it, as far as folding needs it. */
export interface RecordedAct<E = DomainEvent> {
  readonly version: number
  readonly act: string
  readonly at: Instant
  readonly date: LocalDate
  readonly entered: Instant
  readonly person?: PersonId
  readonly organisation?: OrganisationId
  readonly role?: RoleId
  readonly events: readonly (E | KernelEvent)[]
}

/** Folds one act onto a state. An act that reverts another cannot be folded alone: use `foldCase`. */
export function foldAct<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  asked: ActorsAskedAbout,
  snapshot: Snapshot<S> | undefined,
  recorded: RecordedAct<E>,
): Snapshot<S> {
  const happening: Happening = withoutEvents(recorded)
  let domain = snapshot?.domain
  let kernel = snapshot?.kernel ?? newKernelState()
  for (const stored of recorded.events) {
    const event = isKernelEvent(stored) ? stored : upcast(procedure, stored)
    if (isKernelEvent(event)) {
      const handOver =
        kernel.handOver === undefined ? undefined : procedure.acts[kernel.handOver.act]?.handsOver
      if (event.type === 'kernel.Returned' && handOver !== undefined && domain !== undefined)
        domain = handOver.returned(domain)
      kernel = evolveKernel(kernel, event, happening)
    } else domain = procedure.evolve(domain, event, happening)
  }
  if (domain === undefined)
    throw new Error(`corrupt ledger: act ${recorded.act} of ${procedure.id} recorded no event`)
  return {
    domain,
    kernel: afterAct(kernel, {
      act: procedure.acts[recorded.act],
      happening,
      asked,
      stage: snapshot?.domain.stage,
      stageChanged: domain.stage !== snapshot?.domain.stage,
      lapsed: procedure.lapses.has(recorded.act),
      binding: recorded.events.map(({ type }) => type).filter((type) => procedure.bindingEvents.has(type)),
    }),
  }
}

/** Folds a whole case. Acts that were withdrawn or undone are left out; the act that reverted them stays. */
export function foldCase<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  asked: ActorsAskedAbout,
  acts: readonly RecordedAct<E>[],
): Snapshot<S> {
  const reverted = revertedVersions(acts)
  const standing = acts.filter((recorded) => !reverted.has(recorded.version))
  let snapshot: Snapshot<S> | undefined
  for (const recorded of standing) snapshot = foldAct(procedure, asked, snapshot, recorded)
  if (snapshot === undefined) throw new Error(`corrupt ledger: case of ${procedure.id} has no standing act`)
  return snapshot
}

/** Versions that a later act took back. */
export function revertedVersions(acts: readonly RecordedAct[]): ReadonlySet<number> {
  return new Set(
    acts
      .flatMap((recorded) => recorded.events)
      .flatMap((event) => (isKernelEvent(event) && event.type === 'kernel.Reverted' ? [event.version] : [])),
  )
}

function withoutEvents(recorded: RecordedAct<unknown>): Happening {
  const { events: _events, ...happening } = recorded
  return happening
}
