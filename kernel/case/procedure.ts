/** A procedure is a table: stage, act, what happens. Screens, API, diagrams and permissions all come from it. */
import type { Citation, ClauseId, Fact, Parameter } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import {
  type Act,
  type ActSpec,
  type DomainEvent,
  type Happening,
  type InStage,
  type OpeningSpec,
  type Staged,
  erase,
} from './act.ts'
import { isCompanion, platformActs } from './companion-names.ts'
import type { ReturnRound } from './companion-state.ts'
import type { InstrumentVersion } from './instrument-version.ts'
import type { Needs } from './need.ts'
import { personalPaths } from './personal.ts'
import type { HoldSpec, PeriodSpec } from './period.ts'
import type { Party, Phrase } from './phrase.ts'
import type { Upcasts } from './upcast.ts'

export interface StageSpec {
  readonly label: string
  /** No act leaves this stage, and this is why. */
  readonly closed?: Citation
  /** Beside the ordinary way: shown in the stage line only when a case has been there. */
  readonly aside?: true
}

/** A typed filter and sort column, kept beside the state so that lists never read it. */
export type Column<S> =
  | { readonly type: 'text'; readonly label: string; readonly value: (state: S) => string | undefined }
  | { readonly type: 'integer'; readonly label: string; readonly value: (state: S) => number | undefined }
  | { readonly type: 'date'; readonly label: string; readonly value: (state: S) => LocalDate | undefined }

/** A paper of the case: which template, from which data, justified by which clause. */
export interface DocumentSpec<S> {
  readonly label: string
  readonly clause: ClauseId
  readonly template: string
  /** @param returns rounds of 退回修改, oldest first */
  readonly when: (state: S, returns: readonly ReturnRound[]) => boolean
  readonly data: (state: S, returns: readonly ReturnRound[]) => Fact
  /** Who may read it among those who see the case; absent: all of them. A paper made of closed parts must say so. */
  readonly readers?: Phrase
  /** Clause by which the layout is one for all: only the highest organisation sets it. Absent: each office may set its own. */
  readonly oneLayout?: ClauseId
}

/** Who sees the case, and which top-level parts of its state only some relations see. */
export interface Visibility {
  readonly see: Phrase
  readonly parts?: Readonly<Record<string, Phrase>>
  /** Acts whose place in the trail only some see. */
  readonly acts?: Readonly<Record<string, Phrase>>
}

export interface ProcedureSpec<S extends Staged, E extends DomainEvent> {
  /** `module/procedure`, as in the API's paths. */
  readonly id: string
  readonly label: string
  readonly instrument: string
  /** Versions of the instrument, oldest first; a case runs on the one its opening binds. */
  readonly versions: readonly InstrumentVersion<S, E>[]
  readonly stages: Readonly<Record<S['stage'], StageSpec>>
  readonly acts: Readonly<Record<string, Act<S, E>>>
  readonly evolve: (state: S | undefined, event: E, happening: Happening) => S
  readonly parties: (state: S) => readonly Party[]
  readonly periods?: readonly PeriodSpec<S>[]
  readonly holds?: readonly HoldSpec<S>[]
  readonly title: (state: S) => string
  readonly columns?: Readonly<Record<string, Column<S>>>
  readonly documents?: Readonly<Record<string, DocumentSpec<S>>>
  readonly visibility: Visibility
  /** Number of the state's shape; raised when the fold changes what it stores. */
  readonly shape: number
  /** Older forms of its events, carried up when they are read. */
  readonly upcasts?: Upcasts<E>
  /** Parameters its decisions read; those bound by an event make the kernel remember that event's date. */
  readonly parameters?: readonly Parameter<Fact>[]
  /** The day that stands for the case's yearly cycle. */
  readonly cycle?: (state: S) => LocalDate
  /** Superiors who may urge and see delays. */
  readonly supervisors?: Phrase
}

export interface Procedure<S extends Staged = Staged, E extends DomainEvent = DomainEvent> extends Required<
  Omit<ProcedureSpec<S, E>, 'supervisors' | 'cycle'>
> {
  readonly supervisors: Phrase | undefined
  readonly cycle: ((state: S) => LocalDate) | undefined
  readonly openings: readonly string[]
  /** Acts that the passing of time does. */
  readonly lapses: ReadonlySet<string>
  /** Event types whose date binds a parameter. */
  readonly bindingEvents: ReadonlySet<string>
  /** The table of each version of the instrument; `tableOf` reads it. */
  readonly tables: ReadonlyMap<string, Procedure<S, E>>
}

/** Raised when the kernel's own part of a state changes; part of every procedure's shape. */
const KERNEL_SHAPE = 2
const SHAPES_MAX = 1000

/** A procedure whose own types nobody outside needs to know: what the platform is handed. */
// oxlint-disable-next-line typescript/no-explicit-any -- existential type: state and event stay the procedure's own
export type AnyProcedure = Procedure<any, any>

/** An act without needs is answered with nothing. */
type NoNeeds = Readonly<Record<string, never>>

/** The tools of one procedure, bound to its state and events. */
export function workshop<S extends Staged, E extends DomainEvent>() {
  return {
    /** An act that opens a case. */
    opening: <I, N extends Needs = NoNeeds>(spec: OpeningSpec<S, E, I, N>): Act<S, E> => erase<S, E>(spec),
    act: <const In extends S['stage'], I, N extends Needs = NoNeeds>(
      spec: ActSpec<S, E, In, I, N>,
    ): Act<S, E> => erase<S, E>(spec),
    procedure: (spec: ProcedureSpec<S, E>): Procedure<S, E> => procedure(spec),
  }
}

/** Checks a table for slips that types cannot see, and completes it. Throws: a wrong table is our own fault. */
export function procedure<S extends Staged, E extends DomainEvent>(
  spec: ProcedureSpec<S, E>,
): Procedure<S, E> {
  const tables = new Map<string, Procedure<S, E>>()
  const newest = completed(spec, tables)
  for (const { version, table } of spec.versions)
    tables.set(version, table === undefined ? newest : completed({ ...spec, ...table }, tables))
  if (tables.size !== spec.versions.length || tables.size === 0)
    throw new Error(`procedure ${spec.id}: its versions are missing or repeat a name`)
  return newest
}

function completed<S extends Staged, E extends DomainEvent>(
  spec: ProcedureSpec<S, E>,
  tables: ReadonlyMap<string, Procedure<S, E>>,
): Procedure<S, E> {
  checkTable(spec)
  const acts = Object.entries<Act<S, E>>(spec.acts)
  const bindings = (spec.parameters ?? []).flatMap(({ boundBy }) =>
    typeof boundBy === 'string' ? [] : [boundBy.event],
  )
  const lapses = (spec.periods ?? []).flatMap(({ then }) =>
    then.kind === 'closes' && then.lapse !== undefined ? [then.lapse] : [],
  )
  return {
    periods: [],
    holds: [],
    columns: {},
    documents: {},
    upcasts: {},
    parameters: [],
    ...spec,
    shape: KERNEL_SHAPE * SHAPES_MAX + spec.shape,
    supervisors: spec.supervisors,
    cycle: spec.cycle,
    openings: acts.filter(([, act]) => act.opens).map(([name]) => name),
    lapses: new Set(lapses),
    bindingEvents: new Set(bindings),
    tables,
  }
}

function checkTable<S extends Staged, E extends DomainEvent>(spec: ProcedureSpec<S, E>): void {
  const acts = Object.entries<Act<S, E>>(spec.acts)
  const fault = (what: string): never => {
    throw new Error(`procedure ${spec.id}: ${what}`)
  }
  if (!acts.some(([, act]) => act.opens)) fault('no act opens a case')
  if (spec.shape >= SHAPES_MAX) fault(`shape ${spec.shape} is out of range`)
  const named = [
    ...(spec.periods ?? []).flatMap((p) => actsOf(p)),
    ...(spec.holds ?? []).flatMap((h) => [...h.bars]),
    ...acts.flatMap(([, act]) => act.handsOver?.answeredBefore ?? []),
  ]
  for (const name of named) if (spec.acts[name] === undefined) fault(`no such act: ${name}`)
  for (const [name, act] of acts) {
    if (isCompanion(name) || (platformActs as readonly string[]).includes(name))
      fault(`${name} is a name of the kernel's companions`)
    if (act.opens && act.handsOver !== undefined) fault(`${name} opens a case and cannot hand it over`)
    personalPaths(act.input) // throws where a personal mark could be missed
    for (const stage of act.in)
      if (closedStage(spec, stage)) fault(`${name} leaves the closed stage ${stage}`)
  }
}

function actsOf<S>(spec: PeriodSpec<S>): readonly string[] {
  if (spec.then.kind === 'alerts') return []
  return spec.then.kind === 'closes' && spec.then.lapse !== undefined
    ? [...spec.then.acts, spec.then.lapse]
    : spec.then.acts
}

function closedStage<S extends Staged, E extends DomainEvent>(
  spec: ProcedureSpec<S, E>,
  stage: S['stage'],
): boolean {
  return spec.stages[stage].closed !== undefined
}

/** Narrows a state to a stage inside `evolve`. Throws: an event out of its stage means a corrupt ledger, not a user's mistake. */
export function inStage<S extends Staged, const T extends S['stage']>(
  state: S | undefined,
  ...stages: T[]
): InStage<S, T> {
  if (state === undefined || !(stages as readonly string[]).includes(state.stage)) {
    throw new Error(
      `corrupt ledger: expected stage ${stages.join(' or ')}, found ${state?.stage ?? 'no case'}`,
    )
  }
  return state as InStage<S, T>
}
