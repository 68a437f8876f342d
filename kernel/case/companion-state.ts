/** What the kernel keeps of every case: who handed the file to whom, what was returned, what was urged, who acted last. */
import type { Instant, LocalDate } from '#kernel/time'
import type { Act, Happening } from './act.ts'
import type { OrganisationId, PersonId } from './phrase.ts'

export interface ReturnItem {
  readonly number: number
  /** Field, cell or material the item is tied to; opening the form goes there. */
  readonly path: string
  readonly text: string
  readonly answer?: { readonly kind: 'changed' | 'explained'; readonly text: string; readonly at: Instant }
}

export interface ReturnRound {
  readonly round: number
  readonly act: string
  readonly at: Instant
  readonly person?: PersonId
  readonly items: readonly ReturnItem[]
}

/** A paper act that was in time although its lapse had been recorded: asked of the office that acted on the lapse. */
export interface Reinstatement {
  readonly act: string
  readonly lapse: string
  readonly happenedAt: Instant
  readonly scan: string
  readonly note: string
  readonly at: Instant
  readonly person?: PersonId
  readonly decided?: {
    readonly granted: boolean
    readonly reason: string
    readonly at: Instant
    readonly person?: PersonId
  }
}

export interface KernelState {
  /** Legal date of the act that opened the case; binds parameters. */
  readonly opened?: LocalDate
  /** First legal date of every event that binds a parameter. */
  readonly bound?: Readonly<Record<string, LocalDate>>
  /** When the case came into its stage: what is entered later from paper may not lie before it. */
  readonly stageSince?: Instant
  /** The newest lapse, while no act of the table has followed. */
  readonly lapse?: {
    readonly act: string
    readonly version: number
    readonly at: Instant
    readonly stage: string
  }
  readonly reinstatement?: Reinstatement
  /** The hand-over that is open: set by an act that hands over, closed by the receiver's next act. */
  readonly handOver?: {
    readonly act: string
    readonly version: number
    readonly at: Instant
    readonly person?: PersonId
    readonly organisation?: OrganisationId
    readonly received?: { readonly at: Instant; readonly person?: PersonId }
  }
  readonly returns: readonly ReturnRound[]
  readonly urged: readonly { readonly at: Instant; readonly note: string; readonly person?: PersonId }[]
  /** Reminders that were recorded: of which period, for which last day, and the day each was set for. */
  readonly reminded?: readonly {
    readonly period: string
    readonly due: LocalDate
    readonly day: LocalDate
    readonly at: Instant
  }[]
  /** Everybody who did an act that some phrase asks about. */
  readonly actors: Readonly<Record<string, readonly PersonId[]>>
  /** The newest act that can be undone, while nothing has followed. */
  readonly last?: {
    readonly act: string
    readonly version: number
    readonly entered: Instant
    readonly person?: PersonId
  }
}

export type KernelEvent =
  | { readonly type: 'kernel.Received' }
  | {
      readonly type: 'kernel.Returned'
      readonly items: readonly { readonly path: string; readonly text: string }[]
    }
  | {
      readonly type: 'kernel.Answered'
      readonly number: number
      readonly kind: 'changed' | 'explained'
      readonly text: string
    }
  | { readonly type: 'kernel.Urged'; readonly note: string }
  | {
      readonly type: 'kernel.Reverted'
      readonly version: number
      readonly how: 'withdrawn' | 'undone' | 'reinstated'
    }
  | {
      readonly type: 'kernel.ReinstatementRequested'
      readonly act: string
      readonly lapse: string
      readonly happenedAt: Instant
      readonly scan: string
      readonly note: string
    }
  | { readonly type: 'kernel.ReinstatementDecided'; readonly granted: boolean; readonly reason: string }
  | {
      readonly type: 'kernel.Repaired'
      readonly repair: string
      readonly reason: string
      readonly release: string
    }
  | {
      readonly type: 'kernel.Reminded'
      readonly period: string
      /** The period's name as it was then, for the trail. */
      readonly label: string
      readonly due: LocalDate
      readonly day: LocalDate
    }
  /** Personal values were erased under a retention clause; the seals stay where they stand. */
  | { readonly type: 'kernel.Erased'; readonly ids: readonly string[]; readonly clause: string }

export type ActorsAskedAbout = ReadonlySet<string>

export function newKernelState(): KernelState {
  return { returns: [], urged: [], actors: {} }
}

export function isKernelEvent(event: { readonly type: string }): event is KernelEvent {
  return event.type.startsWith('kernel.')
}

export function evolveKernel(state: KernelState, event: KernelEvent, happening: Happening): KernelState {
  switch (event.type) {
    case 'kernel.Received':
      return state.handOver === undefined
        ? state
        : { ...state, handOver: { ...state.handOver, received: stamp(happening) } }
    case 'kernel.Returned': {
      const round = {
        round: state.returns.length + 1,
        act: state.handOver?.act ?? happening.act,
        ...stamp(happening),
        items: event.items.map((item, index) => ({ number: index + 1, ...item })),
      }
      const { handOver: _closed, ...rest } = state
      return { ...rest, returns: [...state.returns, round] }
    }
    case 'kernel.Answered':
      return {
        ...state,
        returns: state.returns.map((round, index) =>
          index === state.returns.length - 1 ? answered(round, event, happening.at) : round,
        ),
      }
    case 'kernel.Urged':
      return { ...state, urged: [...state.urged, { ...stamp(happening), note: event.note }] }
    case 'kernel.ReinstatementRequested': {
      const { type: _type, ...asked } = event
      return { ...state, reinstatement: { ...asked, ...stamp(happening) } }
    }
    case 'kernel.ReinstatementDecided': {
      const { granted, reason } = event
      return state.reinstatement === undefined
        ? state
        : {
            ...state,
            reinstatement: { ...state.reinstatement, decided: { granted, reason, ...stamp(happening) } },
          }
    }
    case 'kernel.Reminded': {
      const { period, due, day } = event
      return { ...state, reminded: [...(state.reminded ?? []), { period, due, day, at: happening.at }] }
    }
    case 'kernel.Reverted':
    case 'kernel.Repaired':
    case 'kernel.Erased':
      return state
  }
}

/** What `afterAct` has to know of the act that was done. */
export interface Aftermath<S extends { readonly stage: string }, E> {
  /** Absent: a companion of the kernel, or an act of the platform. */
  readonly act: Act<S, E> | undefined
  readonly happening: Happening
  readonly asked: ActorsAskedAbout
  /** Stage before the act; absent when it opened the case. */
  readonly stage: string | undefined
  readonly stageChanged: boolean
  /** It was done by the passing of time. */
  readonly lapsed: boolean
  /** Types of its events that bind a parameter. */
  readonly binding: readonly string[]
}

/** What every act leaves behind in the kernel's part: an opened, received or closed hand-over, its actor, what can be undone. */
export function afterAct<S extends { readonly stage: string }, E>(
  state: KernelState,
  after: Aftermath<S, E>,
): KernelState {
  const { act, happening, asked, stageChanged } = after
  const { last: _before, ...kept } = state
  if (act === undefined) return stageChanged ? { ...kept, stageSince: happening.at } : kept
  const acted = {
    ...timesAfter(handOverAfter(kept, happening, stageChanged), after),
    actors: actorsAfter(state, happening, asked),
  }
  if (act.handsOver === undefined) return acted
  const { version, person } = happening
  return {
    ...acted,
    handOver: {
      act: happening.act,
      version,
      ...stamp(happening),
      ...(happening.organisation === undefined ? {} : { organisation: happening.organisation }),
    },
    last: {
      act: happening.act,
      version,
      entered: happening.entered,
      ...(person === undefined ? {} : { person }),
    },
  }
}

/** Dates that bind, the time of the newest act, and the lapse that an act in time may still be asked against. */
function timesAfter<S extends { readonly stage: string }, E>(
  state: KernelState,
  { happening, stage, stageChanged, lapsed, binding }: Aftermath<S, E>,
): KernelState {
  const { lapse: _lapse, reinstatement: _settled, ...rest } = state
  const bound = { ...Object.fromEntries(binding.map((type) => [type, happening.date])), ...state.bound }
  return {
    ...rest,
    opened: state.opened ?? happening.date,
    ...(stageChanged ? { stageSince: happening.at } : {}),
    ...(Object.keys(bound).length === 0 ? {} : { bound }),
    ...(lapsed && stage !== undefined
      ? { lapse: { act: happening.act, version: happening.version, at: happening.at, stage } }
      : {}),
  }
}

/** A change of stage closes the hand-over; any other act of somebody else's desk shows that the file was received. */
function handOverAfter(state: KernelState, happening: Happening, stageChanged: boolean): KernelState {
  const { handOver, ...rest } = state
  if (handOver === undefined || stageChanged) return rest
  const elsewhere = happening.organisation !== undefined && happening.organisation !== handOver.organisation
  return elsewhere && handOver.received === undefined
    ? { ...rest, handOver: { ...handOver, received: stamp(happening) } }
    : state
}

function actorsAfter(
  state: KernelState,
  happening: Happening,
  asked: ActorsAskedAbout,
): KernelState['actors'] {
  const { act, person } = happening
  if (!asked.has(act) || person === undefined) return state.actors
  const known = state.actors[act] ?? []
  return known.includes(person) ? state.actors : { ...state.actors, [act]: [...known, person] }
}

function stamp(happening: Happening): { readonly at: Instant; readonly person?: PersonId } {
  return { at: happening.at, ...(happening.person === undefined ? {} : { person: happening.person }) }
}

function answered(
  round: ReturnRound,
  event: Extract<KernelEvent, { type: 'kernel.Answered' }>,
  at: Instant,
): ReturnRound {
  const items = round.items.map((item) =>
    item.number === event.number ? { ...item, answer: { kind: event.kind, text: event.text, at } } : item,
  )
  return { ...round, items }
}
