/** Plans and runs a companion act of the kernel: no needs, no rules of the procedure, but the same record. */
import { type ClauseId, plainFinding } from '#kernel/law'
import type { DomainEvent, Staged } from './act.ts'
import type { CompanionName } from './companion-names.ts'
import { type KernelEvent, newKernelState } from './companion-state.ts'
import { companionInputs, companionLabels, needsHistory } from './companion-inputs.ts'
import { decideCompanion } from './companions.ts'
import { type RecordedAct, type Snapshot, foldAct, foldCase } from './fold.ts'
import { parseInput } from './input.ts'
import {
  type Accepted,
  type Operations,
  type Outcome,
  type Refused,
  NO_OPERATIONS,
  refused,
} from './outcome.ts'
import { permits } from './phrase.ts'
import { relationsToAct } from './reminder.ts'
import { type ActRequest, type Plan, actorsAskedAbout, recordOf, unknownAct } from './request.ts'

export function planCompanion<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  name: CompanionName,
): Plan | Refused {
  if (request.snapshot === undefined) return unknownAct(request)
  const { at, entered } = request.times
  if (at.instant !== entered.instant)
    return refused(name, 'backfill', [], {
      say: `「${companionLabels[name]}」须在系统内当时办理，不能补录。`,
    })
  if (
    request.origin.kind === 'person' &&
    !permits(request.procedure.visibility.see, request.origin, request.parties)
  )
    return refused(name, 'not-permitted', [], { say: '没有找到这个件，或您无权查看。' })
  const parsed = parseInput(name, companionInputs[name], request.input)
  if (parsed.kind === 'refused') return parsed
  return { kind: 'planned', input: parsed.input, needs: {}, serialize: [], history: needsHistory(name) }
}

export function runCompanion<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  name: CompanionName,
  plan: Plan,
  past: { readonly acts: readonly RecordedAct<E>[]; readonly revertedOperations?: Operations } | undefined,
): Outcome<S, E> {
  const { procedure, snapshot, origin, parties, version, times } = request
  const kernel = snapshot?.kernel ?? newKernelState()
  const answer = decideCompanion(procedure, name, plan.input, {
    kernel,
    origin,
    parties,
    version,
    stage: snapshot?.domain.stage ?? '',
    title: snapshot === undefined ? '' : procedure.title(snapshot.domain),
    toAct: snapshot === undefined ? [] : relationsToAct(procedure, snapshot.domain, request.calendar),
    entered: times.entered.instant,
    ...(past?.revertedOperations ? { revertedOperations: past.revertedOperations } : {}),
  })
  if (answer.kind === 'refused') return refused(name, answer.why, answer.findings)
  const recorded = recordOf<S, E>(request, answer.events)
  const reverts = answer.events.some((event) => event.type === 'kernel.Reverted')
  const asked = actorsAskedAbout(procedure)
  const next = reverts
    ? foldCase(procedure, asked, [...(past?.acts ?? []), recorded])
    : foldAct(procedure, asked, snapshot, recorded)
  return acceptedCompanion(name, answer.clause, answer.events, answer.operations, next)
}

function acceptedCompanion<S, E>(
  act: CompanionName,
  clause: ClauseId,
  events: readonly KernelEvent[],
  operations: Operations,
  next: Snapshot<S>,
): Accepted<S, E> {
  const done = plainFinding({ rule: `companion:${act}@1`, clause, label: companionLabels[act], holds: 'yes' })
  return {
    kind: 'accepted',
    act,
    clause,
    findings: [done],
    warnings: [],
    verdicts: [],
    computed: [],
    reasons: {},
    events,
    operations: { ...NO_OPERATIONS, ...operations },
    next,
  }
}

/** Version of the act that a companion takes back, or whose counted places it gives back. */
export function versionToRevert<S extends Staged>(act: string, snapshot: Snapshot<S>): number | undefined {
  if (act === 'Withdraw' || act === 'Return') return snapshot.kernel.handOver?.version
  if (act === 'DecideReinstatement') return snapshot.kernel.lapse?.version
  return act === 'Undo' ? snapshot.kernel.last?.version : undefined
}
