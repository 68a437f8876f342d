/**
 * Random walks over every procedure of title review through the real engine, the real registers and a real database. They
 * begin where the demo's province stands; while its story is told, somebody tries what he may not. `WALK_SEED` and
 * `WALK_STEPS` walk elsewhere and further.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, it } from 'node:test'
import { moveClock } from '#apps/server'
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { procedures } from '#regulations/titles'
import { careerEntries, inventedNumber, personKey } from '../../apps/demo/titles/careers.ts'
import { type Entry, enter } from '../../apps/demo/titles/entries.ts'
import { PROVINCE, prepareProvince, tellProvince } from '../../apps/demo/titles/index.ts'
import { employerKey, organisationId } from '../../apps/demo/titles/organisations.ts'
import { SAMPLE_TEXT } from '../../apps/demo/titles/sample-files.ts'
import { actorOf, narrator } from '../../apps/demo/titles/story.ts'
import { composeServer } from '../../apps/server/start.ts'
import { personKeyOf } from '../../regulations/titles/identity/index.ts'
import { sha256 } from '../../regulations/shared/digest.ts'
import { testHouse } from '../server/office.ts'
import { testDatabase } from '../support/database.ts'
import { bare, openByEveryRole, openBySomebody } from './closed-parts.ts'
import { type RandomActs, type Typed, nothingMoved, randomActs, tryOne, watched } from './random-acts.ts'
import { type Choice, choices } from './random-choice.ts'

const ORIGIN = 'http://walk.test'
const SEED = Number(process.env['WALK_SEED'] ?? 20_230_220)
const STEPS = Number(process.env['WALK_STEPS'] ?? 260)
const HOUR = 3_600_000
/** Further tries for a procedure of which the dice left something out. */
const MORE = 60

type Server = Awaited<ReturnType<typeof composeServer>>

/** A server whose jobs do nothing early, so that a refusal is seen to change nothing. */
async function serverOn(t: TestContext, database: Database): Promise<Server> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guicheng-walk-'))
  const faults: unknown[] = []
  const server = await composeServer({
    database,
    house: testHouse,
    dataFolder,
    demo: true,
    port: 0,
    host: '127.0.0.1',
    origin: ORIGIN,
    onFault: (_id, error) => faults.push(error),
  })
  await server.jobs.stop()
  t.after(async () => {
    await server.app.close()
    rmSync(dataFolder, { recursive: true, force: true })
    assert.deepEqual(faults, [], 'the server had faults of its own')
  })
  return server
}

/** Asks as somebody; who may not sign in gets the answer to that. */
function asker({ app }: Server) {
  const cookies = new Map<string, string>()
  return async (account: string, url: string) => {
    if (!cookies.has(account)) {
      const sign = { method: 'POST', url: '/api/demo/session', headers: { origin: ORIGIN } } as const
      const { statusCode: status, body: text, headers } = await app.inject({ ...sign, payload: { account } })
      const cookie = headers['set-cookie']
      if (cookie === undefined) return { status, text }
      cookies.set(account, String(cookie).split(';')[0] ?? '')
    }
    const answer = await app.inject({ method: 'GET', url, headers: { cookie: cookies.get(account) ?? '' } })
    return { status: answer.statusCode, text: answer.body }
  }
}

const BORN = '1999-06-01'
const GRADUATE = inventedNumber(BORN, 99, '女')

/** A graduate of this year in the registers of people and degrees, as the keeper enters one of the story. */
async function enterGraduate(cases: Cases): Promise<string> {
  const key = personKeyOf('居民身份证', GRADUATE)
  const model = personKey('qu-he')
  const entries = careerEntries.flatMap(([register, , values]): Entry[] => {
    if (register === 'titles-persons' && values['account'] === 'sl-qu-he')
      return [[register, key, { ...values, name: '卫知初', number: GRADUATE, bornOn: BORN, account: null }]]
    return register === 'titles-degrees' && values['person'] === model
      ? [[register, `${key}#1`, { ...values, person: key, number: '9999000099' }]]
      : []
  })
  assert.equal(entries.length, 2)
  await enter(cases, actorOf('titles-keeper'), entries)
  return key
}

/** What the story does not tell: a first recognition, and certificates that can be printed. */
async function untold({ cases, typed, pool }: RandomActs): Promise<void> {
  const person = await enterGraduate(cases)
  const recognition = {
    person,
    employer: employerKey('township-school'),
    kind: '转正定职',
    degree: `${person}#1`,
    series: '中小学教师',
    specialty: '语文',
    level: '助理级',
    evidence: [sha256(SAMPLE_TEXT)],
  }
  const { rows } = await pool.query<{ id: string }>(
    `select id from cases where procedure = 'titles/application' and stage = 'approved' order by title`,
  )
  const applications = rows.map(({ id }) => id)
  const run = { authority: organisationId('hr-qinghe'), year: 2022, applications, rareCharacters: [] }
  const often = (account: string, input: object): Typed[] =>
    Array.from({ length: 4 }, () => ({ input, actor: actorOf(account) }))
  typed.set('titles/first-recognition.RequestRecognition', often('township-school-clerk', recognition))
  typed.set('titles/certificate-run.PlanRun', often('hr-qinghe', run))
}

/** Time passes: hours, days, a week. */
async function pass(database: Database, cases: Cases, choice: Choice): Promise<void> {
  const now = Date.parse((await cases.load(PROVINCE.id, '')).now.instant)
  const later = now + choice.of([2, 24, 24 * 3, 24 * 7]) * HOUR
  await moveClock(database.app, new Date(later).toISOString())
}

/** Whether nothing of a procedure was accepted yet, or nothing refused. */
function isLacking({ tallies }: RandomActs, procedure: string): boolean {
  const { done = 0, refused = 0 } = tallies.get(procedure) ?? {}
  return done === 0 || refused === 0
}

const setBack = `update guicheng.clock set offset_milliseconds =
  (extract(epoch from ('2022-03-09T01:00:00Z'::timestamptz - clock_timestamp())) * 1000)::bigint`

void it('random acts on every procedure of title review', { timeout: 600_000 }, async (t) => {
  t.diagnostic(`WALK_SEED=${SEED} WALK_STEPS=${STEPS}`)
  const database = await testDatabase(t)
  const server = await serverOn(t, database)
  const { cases } = server.context
  await database.owner().query(setBack)
  await prepareProvince(database, cases)
  const walk = randomActs(cases, procedures)
  const finish = await tellProvince(watched(walk, SEED))
  await narrator(cases).until('2023-02-20', '09:00')
  await finish()
  await nothingMoved(walk)
  await untold(walk)

  const ask = asker(server)
  const { rows } = await database.app.query<{ id: string }>(
    `select id from cases where procedure like 'titles/%' order by opened_at, id`,
  )
  let pages = 0
  for (const { id } of rows) pages += await openByEveryRole(cases, ask, id)
  t.diagnostic(`${rows.length} cases of the story, opened ${pages} times`)
  assert.ok(pages > rows.length * 2)
  assert.deepEqual([...bare], [], 'pages of the story show bare ids')

  const choice = choices(SEED)
  const today = async () => (await cases.load(PROVINCE.id, '')).now.date
  let opened = 0
  for (let step = 0; step < STEPS; step += 1) {
    if (choice.chance(6)) await pass(database, cases, choice)
    const result = await tryOne(walk, choice, await today())
    if (result.kind === 'done') {
      await openBySomebody(cases, ask, result.caseId, choice)
      opened += 1
    }
  }
  // whatever the dice left out
  for (const procedure of procedures)
    for (let more = 0; more < MORE && isLacking(walk, procedure.id); more += 1)
      await tryOne(walk, choice, await today(), [procedure])
  assert.deepEqual([...bare], [], 'pages show bare ids')
  await nothingMoved(walk)
  await cases.sweep(PROVINCE.id)
  assert.deepEqual((await cases.verify(PROVINCE.id)).problems, [])

  for (const [id, { done, refused }] of walk.tallies) {
    t.diagnostic(`${id}: ${done} accepted, ${refused} refused`)
    assert.ok(done > 0 && refused > 0, `${id} was not walked: ${done} accepted, ${refused} refused`)
  }
  assert.ok(opened > STEPS / 10, `only ${opened} of ${STEPS} acts were accepted`)
})
