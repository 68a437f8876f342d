/** A world for the property tests: procedures with the people, registers and inputs that let a random walk get somewhere. */
import type { Actor, AnyProcedure, Staged, WorkCalendar } from '#kernel'
import type { RegisterPort, RowProvider } from '#platform/cases'
import type { Database } from '#platform/database'
import { registersOf } from '../kernel-fit/desk.ts'

/** Ids of the cases of a procedure that the walk has opened so far; never empty (an unknown id stands in). */
export type Known = (procedure: string) => readonly string[]

export interface World {
  /** Why it is not walked on a database: its cases begin from other cases that random acts do not make. */
  readonly pure?: string
  readonly name: string
  readonly procedures: readonly AnyProcedure[]
  readonly calendar: WorkCalendar
  /** First moment, in China. */
  readonly from: string
  readonly registers?: () => RegisterPort
  readonly rowProviders?: Readonly<Record<string, RowProvider>>
  /** People with posts of their own, besides strangers in every role. */
  readonly people?: readonly Actor[]
  /** Inputs to choose from by `procedure.Act`, besides the lawful example. */
  readonly inputs?: Readonly<Record<string, (known: Known, state?: Staged) => readonly unknown[]>>
  /** States to walk from by procedure, besides those of the lawful examples. */
  readonly states?: Readonly<Record<string, readonly Staged[]>>
  /** Answers to needs to choose from in the pure walk, besides the lawful example. */
  readonly needs?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  readonly prepare?: (database: Database) => Promise<void>
}

/** Registers of a world: everything it names, nothing else. */
export const registersIn = (world: World): RegisterPort => world.registers?.() ?? registersOf({})

/** Inputs to choose from for an act: the lawful example first. */
export function inputsFor(
  world: World,
  procedure: AnyProcedure,
  act: string,
  known: Known,
  state?: Staged,
): readonly unknown[] {
  const example = (procedure.acts[act] as { example: () => { input: unknown } }).example()
  return [example.input, ...(world.inputs?.[`${procedure.id}.${act}`]?.(known, state) ?? [])]
}
