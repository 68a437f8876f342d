/** Random walks through the real engine on a real database, many cases at once, time passing in between. */
import assert from 'node:assert/strict'
import type pg from 'pg'
import {
  type ActRequest,
  type AnyProcedure,
  type DomainEvent,
  type Moment,
  type NeedData,
  type Operations,
  type Origin,
  type Plan,
  type Snapshot,
  type Staged,
  actorsAskedAbout,
  companionInputs,
  decideAct,
  foldCase,
  isCompanion,
  momentAt,
  revertedVersions,
  versionToRevert,
} from '#kernel'
import { type ActResult, type Cases, createCases, recordedAct, storedOperations } from '#platform/cases'
import type { Database } from '#platform/database'
import { type StoredAct, canonicalText, digest, readCase } from '#platform/ledger'
import { TENANT } from '../kernel-fit/desk.ts'
import { type Step, COMPANION_INPUTS, actsOf, originFor, origins, partiesIn, pick } from './walk.ts'
import { type Known, type World, inputsFor, registersIn } from './world.ts'

export interface EngineWalk {
  readonly world: World
  readonly database: Database
  readonly cases: Cases
  now: Moment
}

export async function engineWalk(world: World, database: Database): Promise<EngineWalk> {
  await world.prepare?.(database)
  const cases = createCases({
    pool: database.app,
    procedures: world.procedures,
    calendar: () => world.calendar,
    registers: registersIn(world),
    rowProviders: world.rowProviders ?? {},
    sealKey: Buffer.alloc(32, 7),
    program: 'properties',
  })
  const walk = { world, database, cases, now: momentAt(`${world.from}T10:00:00+08:00`) }
  await setClock(walk)
  return walk
}

async function setClock({ database, now }: EngineWalk): Promise<void> {
  await database.app.query(
    `update clock set offset_milliseconds = ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint`,
    [now.instant],
  )
}

interface CaseRow {
  readonly id: string
  readonly procedure: string
  readonly state: Snapshot<Staged>
}

/** Every case, oldest first, so that a walk can be repeated although ids are random. */
export async function allCases({ database }: EngineWalk): Promise<readonly CaseRow[]> {
  const found = await database.app
    .query<CaseRow>(`select c.id, c.procedure, c.state from cases c join acts a on a.tenant = c.tenant and a.case_id = c.id and a.version = 1
      order by a.entered, c.procedure, c.id`)
  return found.rows
}

/** A fingerprint of every table but the log of refusals and the clock. */
export async function fingerprint({ database }: EngineWalk): Promise<string> {
  const tables = await database.app.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename not in ('refusals', 'clock') order by 1`,
  )
  assert.ok(tables.rows.length > 5, 'no tables seen')
  const sums = tables.rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
  )
  return JSON.stringify((await database.app.query(`${sums.join(' union all ')} order by 1`)).rows)
}

/** Time passes, then one act of one case is tried by somebody. */
export async function tryOne(walk: EngineWalk, step: Step): Promise<ActResult> {
  const { world, cases } = walk
  walk.now = momentAt(new Date(Date.parse(walk.now.instant) + step.hours * 3_600_000 + 1000).toISOString())
  await setClock(walk)
  const existing = await allCases(walk)
  const known: Known = (procedure) => {
    const ids = existing.filter((row) => row.procedure === procedure).map(({ id }) => id)
    return ids.length > 0 ? ids : ['unknown']
  }
  // Mostly a case in which something can still be done; now and then a closed one, or a new one.
  const live = existing.filter(({ procedure, state }) => inTurn(cases.procedure(procedure), state).length > 0)
  const target = step.what % 5 === 0 ? undefined : pick(step.what % 7 === 0 ? existing : live, step.needs)
  const procedure =
    world.procedures.find(({ id }) => id === target?.procedure) ?? pick(world.procedures, step.needs)
  if (procedure === undefined) assert.fail('a world without procedures')
  const act = chooseAct(procedure, target?.state, step)
  const parties = partiesIn(procedure, target?.state)
  const input = isCompanion(act)
    ? COMPANION_INPUTS[act]
    : pick(inputsFor(world, procedure, act, known, target?.state.domain), step.input)
  const command = {
    tenant: TENANT,
    procedure: procedure.id,
    ...(target === undefined ? {} : { caseId: target.id }),
    act,
    input,
    reasons: reasonsFor(step),
    origin: personFor(world, procedure, act, parties, step),
  }
  const foretold = await cases.preview(command)
  const result = await cases.act(command)
  assert.deepEqual(foretoldAnswer(foretold), answer(result), `${act}: the preview answered otherwise`)
  return result
}

const rulesOf = (findings: readonly { readonly rule: string }[]): readonly string[] =>
  findings.map(({ rule }) => rule)

export function answer(result: ActResult): unknown {
  if (result.kind === 'done') return { stage: result.stage, verdicts: rulesOf(result.verdicts) }
  const { why, findings, fields, say } = result
  return { why, rules: rulesOf(findings), fields, say }
}

export function foretoldAnswer(foretold: Awaited<ReturnType<Cases['preview']>>): unknown {
  if (foretold.kind === 'refused') return answer(foretold)
  return { stage: foretold.next.domain.stage, verdicts: rulesOf(foretold.verdicts) }
}

/** Only people come in from outside; who may not do the act tries it all the same now and then. */
function personFor(
  world: World,
  procedure: AnyProcedure,
  act: string,
  parties: Parameters<typeof origins>[2],
  step: Step,
): Origin {
  const wanted = isCompanion(act) || step.what % 11 === 0
  const origin = wanted
    ? pick(origins(world, procedure, parties), step.input)
    : originFor(world, procedure, act, parties, step.input)
  const people = origins(world, procedure, parties).filter(({ kind }) => kind === 'person')
  return origin?.kind === 'person' ? origin : (pick(people, step.input) ?? assert.fail('nobody'))
}

const reasonsFor = (step: Step): Readonly<Record<string, string>> =>
  step.input % 3 === 0 ? {} : { 'recommended-by-member': '馆长认识申请人' }

function chooseAct(procedure: AnyProcedure, state: Snapshot<Staged> | undefined, { what }: Step): string {
  if (state === undefined) return pick(procedure.openings, what >> 3) ?? ''
  const any = [...Object.keys(actsOf(procedure)), ...Object.keys(companionInputs)]
  const ready = inTurn(procedure, state)
  return pick(ready.length === 0 || what % 7 === 0 ? any : ready, what >> 3) ?? ''
}

/** Acts of the stage a case is in. */
function inTurn(procedure: AnyProcedure | undefined, state: Snapshot<Staged>): readonly string[] {
  const all = procedure === undefined ? [] : Object.entries(actsOf(procedure))
  return all.filter(([, act]) => act.in.includes(state.domain.stage)).map(([name]) => name)
}

/** Folds every case again and compares it with the state that is stored. */
export async function checkFolds(walk: EngineWalk): Promise<void> {
  for (const { id, procedure: name, state } of await allCases(walk)) {
    const procedure = walk.cases.procedure(name) ?? assert.fail(`no procedure ${name}`)
    const acts = (await readCase(walk.database.app, TENANT, id)).map(recordedAct)
    const folded = foldCase(procedure, actorsAskedAbout(procedure), acts)
    assert.equal(canonicalText(state), canonicalText(plain(folded)), `${name} ${id}: fold and state differ`)
  }
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Decides every recorded act again from what its record holds, and compares findings, events and operations. */
export async function checkReplays(walk: EngineWalk): Promise<number> {
  let replayed = 0
  const client = await walk.database.app.connect()
  try {
    for (const { id, procedure: name } of await allCases(walk)) {
      const procedure = walk.cases.procedure(name) ?? assert.fail(`no procedure ${name}`)
      const acts = await readCase(client, TENANT, id)
      for (const [index, act] of acts.entries()) {
        await replay(walk, client, procedure, { id, act, before: acts.slice(0, index) })
        replayed += 1
      }
    }
  } finally {
    client.release()
  }
  return replayed
}

interface Recorded {
  readonly id: string
  readonly act: StoredAct
  readonly before: readonly StoredAct[]
}

async function replay(
  walk: EngineWalk,
  client: pg.ClientBase,
  procedure: AnyProcedure,
  { id, act, before }: Recorded,
): Promise<void> {
  const request = requestOf(walk, procedure, { id, act, before })
  const { input } = JSON.parse(act.parts.input) as { input: unknown }
  const needs = isCompanion(act.act)
    ? {}
    : (actsOf(procedure)[act.act]?.needs(request.snapshot?.domain, input, request.times.at) ?? {})
  const plan: Plan = { kind: 'planned', input, needs, serialize: [], history: isCompanion(act.act) }
  const answers = await answersOf(walk, client, needs, JSON.parse(act.parts.facts) as Record<string, unknown>)
  const outcome = decideAct(request, plan, answers, pastOf(request.snapshot, { act, before }))
  if (outcome.kind === 'refused')
    assert.fail(`${procedure.id}.${act.act} is refused in replay: ${outcome.say}`)
  const { findings, computed, events, operations } = outcome
  assert.equal(canonicalText(plain({ findings, computed })), act.parts.findings, `findings of ${act.act}`)
  assert.equal(canonicalText(plain(events)), act.parts.events, `events of ${act.act}`)
  const kept = canonicalText(plain(storedOperations(operations)))
  assert.equal(kept, act.parts.operations, `operations of ${act.act}`)
}

function requestOf(
  walk: EngineWalk,
  procedure: AnyProcedure,
  { id, act, before }: Recorded,
): ActRequest<Staged, DomainEvent> {
  const { reasons } = JSON.parse(act.parts.input) as { reasons: Record<string, string> }
  const earlier = before.map(recordedAct)
  const standing = earlier.filter(({ version }) => !revertedVersions(earlier).has(version))
  const snapshot =
    standing.length === 0 ? undefined : plain(foldCase(procedure, actorsAskedAbout(procedure), earlier))
  return {
    procedure,
    act: act.act,
    caseId: id,
    input: undefined,
    reasons,
    origin: originOf(act),
    times: { at: momentAt(act.at), entered: momentAt(act.entered) },
    calendar: walk.world.calendar,
    parties: partiesIn(procedure, snapshot),
    version: act.version - 1,
    ...(snapshot === undefined ? {} : { snapshot }),
  }
}

function originOf({ person, post, role, organisation }: StoredAct): Origin {
  if (person === null || post === null || role === null || organisation === null) return { kind: 'system' }
  return { kind: 'person', actor: { person, post, role, organisation, path: [organisation] } }
}

function pastOf(
  snapshot: Snapshot<Staged> | undefined,
  { act, before }: Pick<Recorded, 'act' | 'before'>,
): Parameters<typeof decideAct>[3] {
  if (snapshot === undefined || !isCompanion(act.act)) return undefined
  const target = before.find(({ version }) => version === versionToRevert(act.act, snapshot))
  const acts = before.map(recordedAct)
  return target === undefined
    ? { acts }
    : { acts, revertedOperations: JSON.parse(target.parts.operations) as Operations }
}

/** Stored facts as the decision got them: an absent case or entry was stored as null; what was stored by digest is fetched and compared. */
async function answersOf(
  walk: EngineWalk,
  client: pg.ClientBase,
  needs: Readonly<Record<string, NeedData>>,
  facts: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {}
  for (const [name, need] of Object.entries(needs)) {
    const fact = facts[name]
    if (fact === null && need.kind !== 'rows') answers[name] = undefined
    else if (typeof fact === 'object' && fact !== null && '$digest' in fact) {
      if (need.kind !== 'rows') assert.fail(`${name} is kept by digest only`)
      const rows = await walk.world.rowProviders?.[need.provider]?.(client, TENANT, need.arguments)
      assert.equal(digest(canonicalText(rows)), fact.$digest, `${name} is no longer what was decided on`)
      answers[name] = rows
    } else answers[name] = fact
  }
  return answers
}
