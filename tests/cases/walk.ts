/** Random walks over one procedure with the kernel alone: what the platform would fetch is chosen, what it would write is left out. */
import {
  type Act,
  type Actor,
  type AnyProcedure,
  type DomainEvent,
  type Moment,
  type Origin,
  type Outcome,
  type Party,
  type Phrase,
  type Plan,
  type RecordedAct,
  type Snapshot,
  type Staged,
  NO_OPERATIONS,
  companionInputs,
  decideAct,
  findDueLapse,
  isCompanion,
  momentAt,
  newKernelState,
  permits,
  planAct,
  recordOf,
} from '#kernel'
import { partiesOf } from '../../platform/cases/folded.ts'
import { type Known, type World, inputsFor } from './world.ts'

type LooseAct = Act<Staged, DomainEvent>

export const actsOf = (procedure: AnyProcedure): Readonly<Record<string, LooseAct>> =>
  procedure.acts as Readonly<Record<string, LooseAct>>

/** One random choice; numbers are taken modulo what there is to choose from. */
export interface Step {
  readonly what: number
  readonly input: number
  readonly needs: number
  readonly hours: number
}

const roles = (phrase: Phrase): readonly string[] =>
  'role' in phrase && phrase.role !== undefined ? [phrase.role] : []
function partsOf(phrase: Phrase): readonly Phrase[] {
  if (phrase.kind === 'all' || phrase.kind === 'any') return [phrase, ...phrase.of.flatMap(partsOf)]
  return phrase.kind === 'not' ? [phrase, ...partsOf(phrase.phrase)] : [phrase]
}

const post = (person: string, role: string, organisation: string): Origin & { actor: Actor } => ({
  kind: 'person',
  actor: { person, post: `${person}-post`, role, organisation, path: [organisation] },
})

const effectBy = (procedure: string, act: string, actor: Actor | undefined): Origin => ({
  kind: 'effect',
  procedure,
  act,
  ...(actor === undefined ? {} : { actor }),
})

/** Everybody who might do something in a case: its parties and strangers, in every role anybody asks for, whom an example names, the platform, effects. */
export function origins(world: World, procedure: AnyProcedure, parties: readonly Party[]): readonly Origin[] {
  const acts = Object.values(actsOf(procedure))
  const phrases = acts
    .flatMap((act) => [act.by, ...(act.handsOver ? [act.handsOver.receiver] : [])])
    .flatMap(partsOf)
  const people = new Set(['x1', 'x2', ...parties.flatMap(({ person }) => person ?? [])])
  const organisations = new Set(['office', ...parties.flatMap(({ organisation }) => organisation ?? [])])
  const posts = [...people].flatMap((person) =>
    [...new Set(['nobody', ...phrases.flatMap(roles)])].flatMap((role) =>
      [...organisations].map((organisation) => post(person, role, organisation)),
    ),
  )
  const named = acts.flatMap((act) => act.example().actor ?? [])
  const effects = phrases.flatMap((phrase): readonly Origin[] =>
    phrase.kind === 'effect-of'
      ? [undefined, ...named].map((actor) => effectBy(phrase.procedure, phrase.act, actor))
      : [],
  )
  const own = [...(world.people ?? []), ...named].map((actor): Origin => ({ kind: 'person', actor }))
  return [...own, ...posts, ...effects, { kind: 'system' }]
}

/** Those who may do the act; the world's own people first. */
export function entitled(
  world: World,
  procedure: AnyProcedure,
  act: string,
  parties: readonly Party[],
): readonly Origin[] {
  const by = actsOf(procedure)[act]?.by
  return by === undefined
    ? []
    : origins(world, procedure, parties).filter((origin) => permits(by, origin, parties))
}

/** Somebody who may do the act, or else anybody. */
export function originFor(
  world: World,
  procedure: AnyProcedure,
  act: string,
  parties: readonly Party[],
  salt = 0,
): Origin {
  const able = entitled(world, procedure, act, parties)
  const own = able.filter((origin) => origin.kind === 'person' && world.people?.includes(origin.actor))
  const from = own.length > 0 ? own : able.length > 0 ? able : origins(world, procedure, parties)
  return from[salt % from.length] ?? { kind: 'system' }
}

/** Parties of a snapshot, as the platform keeps them beside the case. */
export const partiesIn = (
  procedure: AnyProcedure,
  snapshot: Snapshot<Staged> | undefined,
): readonly Party[] => (snapshot === undefined ? [] : partiesOf(procedure, snapshot))

/** A case that lives in memory only. */
export interface Walker {
  readonly world: World
  readonly procedure: AnyProcedure
  snapshot: Snapshot<Staged> | undefined
  /** Begun in the middle, so that nothing can be folded again or taken back. */
  readonly partial: boolean
  acts: RecordedAct[]
  now: Moment
}

export const walker = (world: World, procedure: AnyProcedure): Walker => ({
  world,
  procedure,
  snapshot: undefined,
  partial: false,
  acts: [],
  now: momentAt(`${world.from}T10:00:00+08:00`),
})

export interface Tried {
  readonly act: string
  readonly from: string | undefined
  readonly outcome: Outcome<Staged, DomainEvent>
  /** Decides the same once more from what would have been stored; undefined where planning refused. */
  readonly again: (() => Outcome<Staged, DomainEvent>) | undefined
}

export const COMPANION_INPUTS: Readonly<Record<string, unknown>> = {
  Receive: {},
  Withdraw: {},
  Return: { items: [{ path: '', text: '请更正' }] },
  Answer: { number: 1, kind: 'explained', text: '已说明' },
  Urge: { note: '请尽快' },
  Undo: {},
}

export const known: Known = () => ['a', 'b']

/** Takes one step: time passes, due lapses happen, then an act is tried. Answers every act tried, lapses included. */
export function take(walk: Walker, step: Step): readonly Tried[] {
  walk.now = momentAt(new Date(Date.parse(walk.now.instant) + step.hours * 3_600_000).toISOString())
  const tried: Tried[] = []
  for (;;) {
    const lapse =
      walk.snapshot === undefined
        ? undefined
        : findDueLapse(walk.procedure, walk.snapshot, walk.now, walk.world.calendar)
    if (lapse === undefined) break
    tried.push(attempt(walk, lapse.act, {}, { kind: 'system' }, 0, lapse.at))
  }
  const act = choose(walk, step)
  const input = isCompanion(act)
    ? COMPANION_INPUTS[act]
    : pick(inputsFor(walk.world, walk.procedure, act, known, walk.snapshot?.domain), step.input)
  const parties = partiesIn(walk.procedure, walk.snapshot)
  const origin = isCompanion(act)
    ? pick(origins(walk.world, walk.procedure, parties), step.input)
    : originFor(walk.world, walk.procedure, act, parties, step.input)
  tried.push(attempt(walk, act, input, origin ?? { kind: 'system' }, step.needs, walk.now))
  return tried
}

export const pick = <T>(from: readonly T[], choice: number): T | undefined => from[choice % from.length]

const isReverting = (name: string): boolean => name === 'Withdraw' || name === 'Undo'

/** Mostly an act of the stage, now and then any other. */
function choose(walk: Walker, { what }: Step): string {
  const all = Object.entries(actsOf(walk.procedure))
  const { snapshot } = walk
  if (snapshot === undefined) return pick(walk.procedure.openings, what) ?? ''
  const inTurn = all.filter(([, act]) => act.in.includes(snapshot.domain.stage)).map(([name]) => name)
  const companions = Object.keys(companionInputs).filter((name) => !walk.partial || !isReverting(name))
  const any = [...all.map(([name]) => name), ...companions]
  const from = inTurn.length === 0 || what % 5 === 0 ? any : inTurn
  return pick(from, Math.floor(what / 5)) ?? ''
}

/** Tries one act and keeps what it made of the case. */
export function attempt(
  walk: Walker,
  act: string,
  input: unknown,
  origin: Origin,
  choice: number,
  at: Moment,
): Tried {
  const { procedure, snapshot, acts } = walk
  const from = snapshot?.domain.stage
  const base = {
    procedure,
    act,
    caseId: 'case',
    input,
    reasons: everyReason,
    origin,
    times: { at, entered: walk.now },
    calendar: walk.world.calendar,
    parties: partiesIn(procedure, snapshot),
    version: acts.length,
    ...(snapshot === undefined ? {} : { snapshot }),
  }
  const plan = planAct(base)
  if (plan.kind === 'refused') return { act, from, outcome: plan, again: undefined }
  const answers = needsOf(walk, act, plan, choice)
  const past = { acts, revertedOperations: NO_OPERATIONS }
  const outcome = decideAct(base, plan, answers, past)
  const again = (): Outcome<Staged, DomainEvent> =>
    decideAct({ ...base, ...stored({ snapshot }) }, { ...plan, input: stored(plan.input) }, answers, past)
  if (outcome.kind === 'accepted') {
    walk.snapshot = outcome.next
    walk.acts = [...acts, recordOf(base, outcome.events)]
  }
  return { act, from, outcome, again }
}

/** As it comes back from storage. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? null)) ?? undefined

/** A reason for whatever rule asks for one. */
const everyReason: Readonly<Record<string, string>> = new Proxy({}, { get: () => '已说明理由' })

function needsOf(walk: Walker, act: string, plan: Plan, choice: number): Readonly<Record<string, unknown>> {
  if (Object.keys(plan.needs).length === 0) return {}
  const example = actsOf(walk.procedure)[act]?.example().needs ?? {}
  const others = walk.world.needs?.[`${walk.procedure.id}.${act}`] ?? []
  return pick([example, ...others], choice) ?? example
}

/** The lawful example of an act, decided by the actor it names, else by whoever of those entitled may. */
export function decideExample(
  world: World,
  procedure: AnyProcedure,
  name: string,
  stage?: string,
): Outcome<Staged, DomainEvent> {
  const act = actsOf(procedure)[name]
  if (act === undefined) throw new Error(`no act ${name}`)
  const example = act.example()
  const domain =
    example.state === undefined || stage === undefined ? example.state : { ...example.state, stage }
  const snapshot = domain === undefined ? undefined : { domain, kernel: newKernelState() }
  const parties = partiesIn(procedure, snapshot)
  const at = example.at ?? momentAt(`${world.from}T10:00:00+08:00`)
  const parsed = act.input.safeParse(example.input)
  const input = parsed.success ? parsed.data : example.input
  const plan: Plan = { kind: 'planned', input, needs: {}, serialize: [], history: false }
  const origins: readonly Origin[] =
    example.actor === undefined || act.by.kind === 'system' || act.by.kind === 'effect-of'
      ? entitled(world, procedure, name, parties)
      : [{ kind: 'person', actor: example.actor }]
  const outcomes = origins.map((origin) =>
    decideAct(
      {
        procedure,
        act: name,
        caseId: 'case',
        input,
        reasons: everyReason,
        origin,
        times: { at, entered: at },
        calendar: world.calendar,
        parties,
        version: snapshot === undefined ? 0 : 1,
        ...(snapshot === undefined ? {} : { snapshot }),
      },
      plan,
      example.needs ?? {},
    ),
  )
  const first = outcomes.find(({ kind }) => kind === 'accepted') ?? outcomes[0]
  if (first === undefined) throw new Error(`${procedure.id}: nobody is entitled to ${name}`)
  return first
}

/** States to begin in: those of the lawful examples, and those the world adds. */
export function statesOf(world: World, procedure: AnyProcedure): readonly Staged[] {
  const examples = Object.values(actsOf(procedure)).flatMap((act) => act.example().state ?? [])
  return [...(world.states?.[procedure.id] ?? []), ...examples]
}

/** A walk that begins in the middle. */
export function walkerFrom(world: World, procedure: AnyProcedure, choice: number): Walker {
  const domain = pick(statesOf(world, procedure), choice)
  const snapshot = domain === undefined ? undefined : { domain, kernel: newKernelState() }
  return { ...walker(world, procedure), snapshot, partial: snapshot !== undefined }
}
