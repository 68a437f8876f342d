/** One act asked of a case, what the platform has to fetch for it, and the record it becomes. */
import type { z } from 'zod'
import type { WorkCalendar } from '#kernel/time'
import type { Act, ActTimes, DomainEvent, Staged } from './act.ts'
import type { ActorsAskedAbout, KernelEvent } from './companion-state.ts'
import type { RecordedAct, Snapshot } from './fold.ts'
import type { Moments } from './instrument-version.ts'
import type { Needs } from './need.ts'
import { type Refused, refused } from './outcome.ts'
import { type Origin, type Party, type Phrase, actsAskedAbout } from './phrase.ts'
import type { Procedure } from './procedure.ts'

export interface ActRequest<S extends Staged, E extends DomainEvent> {
  readonly procedure: Procedure<S, E>
  readonly act: string
  readonly caseId: string
  readonly input: unknown
  /** Stated reasons by rule id (without revision), for findings that are accepted only with one. */
  readonly reasons?: Readonly<Record<string, string>>
  readonly origin: Origin
  readonly times: ActTimes
  readonly calendar: WorkCalendar
  /** Absent when the act opens the case. */
  readonly snapshot?: Snapshot<S>
  readonly parties: readonly Party[]
  /** Version of the instrument that binds the case; absent when the act opens it. */
  readonly instrumentVersion?: string
  /** Version of the case before the act; 0 when it opens. */
  readonly version: number
  /** The paper of a 补录 and the second person who confirmed what was typed. */
  readonly backfill?: { readonly scan: string; readonly confirmedBy: string | null }
  /** Replaces personal values by seals before needs and decision see them. */
  readonly seal?: (schema: z.ZodType, input: unknown) => unknown
}

/** What the platform has to lock and fetch before the decision. */
export interface Plan {
  readonly kind: 'planned'
  readonly input: unknown
  readonly needs: Needs
  /** What of the answers is decided on and stored; absent: all. */
  readonly relevant?: (answers: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  readonly serialize: readonly string[]
  /** The act takes another one back: the case's acts and the operations of that one are wanted. */
  readonly history: boolean
}

/** Every permission phrase of a table: of acts, receivers, visibility, offices and supervisors. */
export function phrasesOf<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
): readonly Phrase[] {
  const acts: Act<S, E>[] = Object.values(procedure.acts)
  const { see, parts, acts: trail } = procedure.visibility
  return [
    ...acts.flatMap((act) => [act.by, ...(act.handsOver ? [act.handsOver.receiver] : [])]),
    see,
    ...Object.values(parts ?? {}),
    ...Object.values(trail ?? {}),
    ...procedure.periods.flatMap(({ then }) => (then.kind === 'closes' ? (then.office ?? []) : [])),
    ...(procedure.supervisors === undefined ? [] : [procedure.supervisors]),
  ]
}

/** Asked several times per act; a table never changes, so the answer is kept with it. */
const remembered = new WeakMap<object, ActorsAskedAbout>()

/** Acts of a procedure whose actors must be remembered, because some phrase asks for them. */
export function actorsAskedAbout<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
): ActorsAskedAbout {
  const known = remembered.get(procedure)
  if (known !== undefined) return known
  const asked = new Set(phrasesOf(procedure).flatMap(actsAskedAbout))
  remembered.set(procedure, asked)
  return asked
}

export function unknownAct<S extends Staged, E extends DomainEvent>(request: ActRequest<S, E>): Refused {
  return refused(request.act, 'unknown-act', [], {
    say: `「${request.procedure.label}」没有名为 ${request.act} 的操作。`,
  })
}

/** Dates that bind parameters, from the kernel's own part of the state. */
export function momentsOf<S extends Staged, E extends DomainEvent>(request: ActRequest<S, E>): Moments {
  const { procedure, snapshot, times } = request
  const cycle = snapshot === undefined ? undefined : procedure.cycle?.(snapshot.domain)
  return {
    opening: snapshot?.kernel.opened ?? times.at.date,
    events: snapshot?.kernel.bound ?? {},
    ...(cycle === undefined ? {} : { cycle }),
  }
}

/** The act as the ledger will hold it. */
export function recordOf<S extends Staged, E extends DomainEvent>(
  request: ActRequest<S, E>,
  events: readonly (E | KernelEvent)[],
): RecordedAct<E> {
  const { at, entered } = request.times
  const actor = request.origin.kind === 'system' ? undefined : request.origin.actor
  return {
    version: request.version + 1,
    act: request.act,
    at: at.instant,
    date: at.date,
    entered: entered.instant,
    events,
    ...(actor === undefined
      ? {}
      : { person: actor.person, organisation: actor.organisation, role: actor.role }),
  }
}
