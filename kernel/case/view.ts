/** What a person may see of a case, and what he may do in it now: the source of screens, API and diagrams. */
import type { ClauseId } from '#kernel/law'
import type { DomainEvent, Staged } from './act.ts'
import { companionLabels } from './companion-inputs.ts'
import { decideCompanion } from './companions.ts'
import type { CompanionName } from './companion-names.ts'
import { planAct } from './decide.ts'
import type { Snapshot } from './fold.ts'
import { type Refused, NO_OPERATIONS } from './outcome.ts'
import { type Origin, type Party, permits } from './phrase.ts'
import type { DocumentSpec, Procedure } from './procedure.ts'
import type { ActRequest } from './request.ts'
import { sampleRequest } from './reinstatement.ts'
import { relationsToAct } from './reminder.ts'

/** May this person see the case at all? */
export function maySee<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  origin: Origin,
  parties: readonly Party[],
): boolean {
  return permits(procedure.visibility.see, origin, parties)
}

/** The state as this person sees it: parts kept from him are absent, not blanked. */
export function projectState<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  state: S,
  origin: Origin,
  parties: readonly Party[],
): Partial<S> {
  const kept = Object.entries(procedure.visibility.parts ?? {})
    .filter(([, phrase]) => !permits(phrase, origin, parties))
    .map(([part]) => part)
  return Object.fromEntries(Object.entries(state).filter(([part]) => !kept.includes(part))) as Partial<S>
}

/** Whether this person may read a paper of a case that he sees. */
export function mayReadDocument(
  { readers }: Pick<DocumentSpec<Staged>, 'readers'>,
  origin: Origin,
  parties: readonly Party[],
): boolean {
  return readers === undefined || permits(readers, origin, parties)
}

/** Whether an act of the trail is shown to this person. */
export function maySeeAct<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  act: string,
  origin: Origin,
  parties: readonly Party[],
): boolean {
  const phrase = procedure.visibility.acts?.[act]
  return phrase === undefined || permits(phrase, origin, parties)
}

export interface AvailableAct {
  readonly act: string
  readonly label: string
  readonly clause: ClauseId
  readonly companion: boolean
  /** Why it cannot be done now although it is this person's: a period, a hold. Absent when it can be tried. */
  readonly barred?: Refused
}

const TIMELY: ReadonlySet<string> = new Set(['held', 'too-early', 'too-late'])

/** The acts a person can do now, and those of his that time or a hold keeps back, with the reason. */
export function availableActs<S extends Staged, E extends DomainEvent>(
  request: Omit<ActRequest<S, E>, 'act' | 'input'> & { readonly snapshot: Snapshot<S> },
): readonly AvailableAct[] {
  const { procedure } = request
  const own = Object.entries(procedure.acts).flatMap(([name, act]): AvailableAct[] => {
    if (act.opens) return []
    const plan = planAct({ ...request, act: name, input: undefined })
    const base = { act: name, label: act.label, clause: act.clause, companion: false }
    if (plan.kind === 'planned' || plan.why === 'input') return [base]
    return TIMELY.has(plan.why) ? [{ ...base, barred: plan }] : []
  })
  return [...own, ...availableCompanions(request)]
}

/** Inputs with which a companion is tried, to see whether it is on offer. */
const SAMPLE: Readonly<Record<CompanionName, unknown>> = {
  Receive: {},
  Withdraw: {},
  Return: { items: [{ path: '', text: '-' }] },
  Answer: { number: 1, kind: 'explained', text: '-' },
  Urge: { note: '-' },
  Undo: {},
  RequestReinstatement: { act: '', happenedAt: '', scan: '-', note: '-' },
  DecideReinstatement: { granted: false, reason: '-' },
}

function availableCompanions<S extends Staged, E extends DomainEvent>(
  request: Omit<ActRequest<S, E>, 'act' | 'input'> & { readonly snapshot: Snapshot<S> },
): readonly AvailableAct[] {
  const { procedure, snapshot, origin, parties, version, times } = request
  if (origin.kind === 'person' && !permits(procedure.visibility.see, origin, parties)) return []
  return (Object.keys(SAMPLE) as CompanionName[]).flatMap((name) => {
    const input =
      name === 'RequestReinstatement'
        ? sampleRequest(procedure, snapshot.kernel, origin, parties)
        : SAMPLE[name]
    const answer = decideCompanion(procedure, name, input, {
      kernel: snapshot.kernel,
      origin,
      parties,
      version,
      stage: snapshot.domain.stage,
      title: procedure.title(snapshot.domain),
      toAct: relationsToAct(procedure, snapshot.domain, request.calendar),
      entered: times.entered.instant,
      revertedOperations: NO_OPERATIONS,
    })
    return answer.kind === 'events'
      ? [{ act: name, label: companionLabels[name], clause: answer.clause, companion: true }]
      : []
  })
}
