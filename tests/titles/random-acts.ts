/** Random people of a told province try random acts on its cases, lawful and unlawful; every answer is held against what must hold. */
import assert from 'node:assert/strict'
import type pg from 'pg'
import {
  type Actor,
  type AnyProcedure,
  type Origin,
  type Snapshot,
  type Staged,
  actorsAskedAbout,
  companionInputs,
  foldCase,
  permits,
} from '#kernel'
import { type ActCommand, type ActResult, type Cases, type LoadedCase, recordedAct } from '#platform/cases'
import { canonicalText, readCase } from '#platform/ledger'
import { careerEntries, personKey } from '../../apps/demo/titles/careers.ts'
import { employers } from '../../apps/demo/titles/organisations.ts'
import { PROVINCE } from '../../apps/demo/titles/index.ts'
import { people } from '../../apps/demo/titles/people.ts'
import { actorOf } from '../../apps/demo/titles/story.ts'
import { answer, foretoldAnswer } from '../cases/engine-walk.ts'
import { COMPANION_INPUTS, actsOf } from '../cases/walk.ts'
import { type Choice, choices } from './random-choice.ts'
import { type Manner, Values, knownInputs, varied } from './random-inputs.ts'

const TENANT = PROVINCE.id
/** Everybody in each of the posts he holds. */
const actors: readonly Actor[] = people.flatMap(({ account, posts }) =>
  posts.map(({ role, organisation }) => actorOf(account, role, organisation)),
)
const accounts = new Map(people.map(({ account }) => [`sl-${account}`, account]))

export interface Tally {
  done: number
  refused: number
}

/** What somebody once typed for an act. */
export interface Typed {
  readonly input: unknown
  readonly actor?: Actor
}

export interface RandomActs {
  readonly cases: Cases
  readonly pool: pg.Pool
  readonly procedures: readonly AnyProcedure[]
  /** What was typed so far, by `procedure.Act`. */
  readonly typed: Map<string, Typed[]>
  readonly all: Values
  readonly tallies: Map<string, Tally>
  /** Fingerprint after the last act that was accepted; refusals since then must have left it. */
  standing: string | undefined
  /** What was refused since then, for the message. */
  refusedSince: string[]
  folded: Map<string, number>
}

export function randomActs(cases: Cases, procedures: readonly AnyProcedure[]): RandomActs {
  const all = new Values()
  all.gather(careerEntries.map(([, key, values]) => ({ ...values, title: key })))
  return {
    cases,
    pool: cases.options.pool,
    procedures,
    typed: new Map(),
    all,
    tallies: new Map(procedures.map(({ id }) => [id, { done: 0, refused: 0 }])),
    standing: undefined,
    refusedSince: [],
    folded: new Map(),
  }
}

/** The same cases, with every act of the story noted and foretold; before some of them somebody tries what he may not. */
export function watched(walk: RandomActs, seed: number): Cases {
  const choice = choices(seed)
  return {
    ...walk.cases,
    act: async (command) => {
      if (!walk.tallies.has(command.procedure)) return walk.cases.act(command)
      note(walk, command)
      if (command.caseId !== undefined && choice.chance(20)) await tryUnlawful(walk, command, choice)
      return attempt(walk, command)
    },
  }
}

function note({ typed, all }: RandomActs, { procedure, act, input, origin }: ActCommand): void {
  const key = `${procedure}.${act}`
  const known = typed.get(key) ?? []
  if (known.length < 12)
    typed.set(key, [...known, { input, ...(origin.kind === 'person' ? { actor: origin.actor } : {}) }])
  all.gather(input)
}

/** Somebody else, another case's input or a spoilt one; done only where the preview refuses, so that the story can go on. */
async function tryUnlawful(walk: RandomActs, command: ActCommand, choice: Choice): Promise<void> {
  const origin: Origin = choice.chance(70) ? { kind: 'person', actor: choice.of(actors) } : command.origin
  const procedure = procedureOf(walk, command.procedure)
  const act = choice.chance(50) ? command.act : choice.of(Object.keys(actsOf(procedure)))
  const input = choice.of<unknown>([
    command.input,
    {},
    null,
    ...knownInputs(walk.typed, procedure, act).map((one) => one.input),
  ])
  const other = { ...command, origin, act, input }
  const foretold = await walk.cases.preview(other)
  if (foretold.kind === 'refused') await attempt(walk, other)
}

const procedureOf = ({ procedures }: RandomActs, id: string): AnyProcedure =>
  procedures.find((one) => one.id === id) ?? assert.fail(`no procedure ${id}`)

/** Foretells an act, does it, and compares: a refusal leaves every table alone, an accepted act leaves the fold of its events. */
export async function attempt(walk: RandomActs, command: ActCommand): Promise<ActResult> {
  const what = `${command.procedure}.${command.act}`
  const foretold = await walk.cases.preview(command)
  if (foretold.kind === 'accepted') await nothingMoved(walk)
  else walk.standing ??= await fingerprint(walk.pool)
  const result = await walk.cases.act(command)
  assert.deepEqual(answer(result), foretoldAnswer(foretold), `${what}: the preview answered otherwise`)
  const tally = walk.tallies.get(command.procedure)
  if (tally !== undefined) tally[result.kind] += 1
  if (result.kind === 'refused') {
    assert.match(result.say, /\p{Script=Han}/u, `${what} was refused without a word`)
    walk.refusedSince.push(`${what} (${result.why})`)
  } else await foldsHold(walk)
  return result
}

/** What was refused since the last accepted act has left every table as it was. */
export async function nothingMoved(walk: RandomActs): Promise<void> {
  if (walk.standing !== undefined)
    assert.equal(
      await fingerprint(walk.pool),
      walk.standing,
      `a refusal moved something: ${walk.refusedSince.join(', ')}`,
    )
  walk.standing = undefined
  walk.refusedSince = []
}

/** Every row of every table but the log of refusals and the clock, by place and writer: whatever writes shows. */
async function fingerprint(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename not in ('refusals', 'clock') order by 1`,
  )
  assert.ok(rows.length > 5, 'no tables seen')
  const sums = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, sum(hashtextextended(xmin::text || ctid::text, 0))::text as sum from ${name}`,
  )
  return JSON.stringify((await pool.query(`${sums.join(' union all ')} order by 1`)).rows)
}

type CaseRow = {
  readonly id: string
  readonly procedure: string
  readonly version: number
  readonly state: Snapshot<Staged>
}

/** Folds again every case that moved since the last look, and compares with what is stored. */
async function foldsHold(walk: RandomActs): Promise<void> {
  const { rows } = await walk.pool.query<{ id: string; version: number }>(
    `select id, version from cases where tenant = $1 and procedure like 'titles/%'`,
    [TENANT],
  )
  const moved = rows.filter(({ id, version }) => walk.folded.get(id) !== version)
  for (const { id, procedure: name, version, state } of await casesOf(
    walk,
    moved.map(({ id: one }) => one),
  )) {
    const procedure = procedureOf(walk, name)
    const acts = (await readCase(walk.pool, TENANT, id)).map(recordedAct)
    const folded = plain(foldCase(procedure, actorsAskedAbout(procedure), acts))
    assert.equal(canonicalText(state), canonicalText(folded), `${name} ${id}: fold and state differ`)
    walk.folded.set(id, version)
    walk.all.gather(state.domain)
    walk.all.add(name.slice('titles/'.length), id)
  }
}

async function casesOf({ pool }: RandomActs, ids: readonly string[]): Promise<readonly CaseRow[]> {
  const { rows } = await pool.query<CaseRow>(
    'select id, procedure, version, state from cases where tenant = $1 and id = any($2) order by opened_at, id',
    [TENANT, ids],
  )
  return rows
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const of = (organisation: string): Values => new Values().gather(ownOf(organisation))

/** What somebody types about himself and his office. */
function ownOf(organisation: string): unknown {
  const employer = employers.find(([, entry]) => entry.organisation === organisation)?.[0]
  return { office: organisation, authority: organisation, convening: organisation, organisation, employer }
}
function ownValues({ person, organisation, role }: Actor): Values {
  const own = of(organisation)
  own.add('account', person)
  if (role !== 'title-applicant') return own
  const key = personKey(accounts.get(person) ?? '')
  own.add('person', key)
  for (const [register, entry, { person: whose }] of careerEntries)
    if (whose === key) own.add(register === 'titles-degrees' ? 'degree' : 'title', entry)
  return own
}

/** How often somebody thinks again before he does what would be refused. */
const THOUGHTS = 5

/** One random act by a random person, after some thought or none. */
export async function tryOne(
  walk: RandomActs,
  choice: Choice,
  today: string,
  among: readonly AnyProcedure[] = walk.procedures,
): Promise<ActResult> {
  const procedure = choice.of(among)
  const target = await targetOf(walk, procedure, choice)
  let command = commandFor(walk, procedure, target, choice, today)
  for (let thought = 0; choice.chance(80) && thought < THOUGHTS; thought += 1) {
    if ((await walk.cases.preview(command)).kind === 'accepted') break
    command = commandFor(walk, procedure, target, choice, today)
  }
  return attempt(walk, command)
}

function commandFor(
  walk: RandomActs,
  procedure: AnyProcedure,
  target: LoadedCase | undefined,
  choice: Choice,
  today: string,
): ActCommand {
  const act = actFor(procedure, target?.snapshot.domain.stage, choice)
  const typed = act in companionInputs ? undefined : choice.of(knownInputs(walk.typed, procedure, act))
  const same = typed?.actor !== undefined && choice.chance(40) ? typed.actor : undefined
  const origin: Origin = { kind: 'person', actor: same ?? actorFor(procedure, act, target, choice) }
  return {
    tenant: TENANT,
    procedure: procedure.id,
    act,
    origin,
    input:
      typed === undefined
        ? (COMPANION_INPUTS[act] ?? {})
        : inputFor(walk, typed.input, { target, origin, today }, choice),
    ...(target === undefined ? {} : { caseId: target.caseId }),
    ...(choice.chance(60) ? {} : { reasons: everyReason(procedure) }),
  }
}

/** A case of the procedure, mostly one in which something can still be done, or none: a new one. */
async function targetOf(
  { pool, cases }: RandomActs,
  procedure: AnyProcedure,
  choice: Choice,
): Promise<LoadedCase | undefined> {
  const { rows } = await pool.query<{ id: string; stage: string }>(
    'select id, stage from cases where tenant = $1 and procedure = $2 order by opened_at, id',
    [TENANT, procedure.id],
  )
  if (rows.length === 0 || choice.chance(rows.length < 4 ? 45 : 12)) return undefined
  const live = rows.filter(({ stage }) => inTurn(procedure, stage).length > 0)
  const { id } = choice.of(live.length === 0 || choice.chance(10) ? rows : live)
  return (await cases.load(TENANT, id)).found
}

const inTurn = (procedure: AnyProcedure, stage: string): readonly string[] =>
  Object.entries(actsOf(procedure)).flatMap(([name, act]) => (act.in.includes(stage) ? [name] : []))

function actFor(procedure: AnyProcedure, stage: string | undefined, choice: Choice): string {
  if (stage === undefined) return choice.of(procedure.openings)
  const any = [...Object.keys(actsOf(procedure)), ...Object.keys(companionInputs)]
  const ready = inTurn(procedure, stage)
  return choice.of(ready.length === 0 || choice.chance(12) ? any : ready)
}

/** Mostly somebody who may do the act. */
function actorFor(
  procedure: AnyProcedure,
  act: string,
  target: LoadedCase | undefined,
  choice: Choice,
): Actor {
  const by = actsOf(procedure)[act]?.by
  const able =
    by === undefined
      ? []
      : actors.filter((actor) => permits(by, { kind: 'person', actor }, target?.parties ?? []))
  return choice.of(able.length === 0 || choice.chance(15) ? actors : able)
}

interface Setting {
  readonly target: LoadedCase | undefined
  readonly origin: Origin
  readonly today: string
}

function inputFor(
  walk: RandomActs,
  typed: unknown,
  { target, origin, today }: Setting,
  choice: Choice,
): unknown {
  const manner = choice.of<Manner>(['as-typed', 'fitting', 'fitting', 'fitting', 'any', 'spoilt'])
  const own = origin.kind === 'person' ? ownValues(origin.actor) : new Values()
  const state = new Values().gather(target?.snapshot.domain)
  return varied(typed, manner, { own, state, all: walk.all, today }, choice)
}

/** A reason for whatever rule asks for one. */
const everyReason = (procedure: AnyProcedure): Readonly<Record<string, string>> =>
  new Proxy({}, { get: () => `已说明理由（${procedure.label}）` })
