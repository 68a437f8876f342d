/** What a room hands to the procedure of an application. */
import type { Act, DocumentSpec, Happening, HoldSpec, Phrase, PeriodSpec } from '#kernel/case'
import type { ApplicationEvent } from './desk.ts'
import type { Application } from './state.ts'

export type Room = {
  readonly acts: Readonly<Record<string, Act<Application, ApplicationEvent>>>
  readonly evolve: (
    state: Application | undefined,
    event: ApplicationEvent,
    happening: Happening,
  ) => Application
  /** Chinese words by event type; tells too which events are the room's. */
  readonly eventLabels: Readonly<Record<string, string>>
  readonly periods: readonly PeriodSpec<Application>[]
  readonly holds: readonly HoldSpec<Application>[]
  readonly documents: Readonly<Record<string, DocumentSpec<Application>>>
  /** Words for fields of the state by dotted path. */
  readonly stateLabels: Readonly<Record<string, string>>
  /** Acts whose place in the trail only some see. */
  readonly closedActs: Readonly<Record<string, Phrase>>
}

type RoomOf<E extends ApplicationEvent> = Partial<Omit<Room, 'evolve' | 'eventLabels' | 'acts'>> &
  Pick<Room, 'acts'> & {
    readonly evolve: (state: Application | undefined, event: E, happening: Happening) => Application
    readonly eventLabels: Readonly<Record<E['type'], string>>
  }

/** Completes a room. Sound because `evolveApplication` hands a room only the events that its labels name. */
export function room<E extends ApplicationEvent>(own: RoomOf<E>): Room {
  return {
    periods: [],
    holds: [],
    documents: {},
    stateLabels: {},
    closedActs: {},
    ...own,
    evolve: own.evolve as Room['evolve'],
  }
}
