import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { localDate } from '#kernel'
import type { ActResult, Cases, Done, RegisterPort } from '#platform/cases'
import { transaction } from '#platform/database'
import { readCase } from '#platform/ledger'
import { register, registerPort, writeEntry } from '#platform/registers'
import { clockAt, clubEngine, librarian, openPlaces, reader } from '../fixtures/club/club.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import type { ContenderPlan, ContenderResult } from './club-contender.ts'
import { assertSound } from './writer.ts'

const done = (result: ActResult): Done => {
  if (result.kind === 'refused') assert.fail(`refused: ${result.why} ${result.say}`)
  return result
}

async function underReview(cases: Cases, person: string): Promise<string> {
  const card = { tenant: 't', procedure: 'club/card', origin: reader(person) }
  const { caseId } = done(
    await cases.act({ ...card, act: 'ApplyForCard', input: { person, recommended: true } }),
  )
  done(await cases.act({ ...card, caseId, act: 'SendToLibrarian', input: {} }))
  return caseId
}

async function onTrial(cases: Cases, person: string): Promise<string> {
  const caseId = await underReview(cases, person)
  done(await step(cases, caseId, 'Admit'))
  return caseId
}

const step = (cases: Cases, caseId: string, act: string, origin = librarian) =>
  cases.act({ tenant: 't', procedure: 'club/card', caseId, act, input: {}, origin })

const many = (count: number, make: (index: number) => Promise<string>): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

/** Runs the same work in two processes that begin at once. */
async function inTwoProcesses(
  database: TestDatabase,
  work: ContenderPlan['work'],
  caseIds: readonly string[] = [],
): Promise<ContenderResult[]> {
  const { host = '', user = '', password } = database.server.connection('app')
  const connection = { host, user, password: String(password), database: database.name }
  const plan: ContenderPlan = { connection, work, caseIds }
  const program = fileURLToPath(new URL('./club-contender.ts', import.meta.url))
  const contenders = [1, 2].map(() => {
    const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
  })
  await Promise.all(contenders.map(({ lines }) => lines.next()))
  for (const { child } of contenders) child.stdin.write('go\n')
  return Promise.all(
    contenders.map(async ({ child, lines }) => {
      const ended = once(child, 'exit')
      const line = await lines.next()
      assert.deepEqual(await ended, [0, null])
      return JSON.parse(String(line.value)) as ContenderResult
    }),
  )
}

describe('two processes', () => {
  it('admit each applicant once, and the later one is told that it is no longer the turn', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 100, 100)
    const cases = clubEngine(database)
    const caseIds = await many(30, (index) => underReview(cases, `p${index}`))
    const results = await inTwoProcesses(database, 'admit', caseIds)
    const admitted = results.flatMap((one) => one.done.map(({ caseId }) => caseId)).toSorted()
    assert.deepEqual(admitted, caseIds.toSorted(), 'each by exactly one of them')
    const refused = results.flatMap((one) => one.refused)
    assert.deepEqual([...new Set(refused)], ['out-of-turn'])
    assert.equal(refused.length, 30)
    await assertSound(database.app)
  })

  it('acting on one case all get their turn, in one chain without a gap', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const caseId = await onTrial(clubEngine(database), 'p1')
    const tries = Array.from({ length: 12 }, () => caseId)
    const results = await inTwoProcesses(database, 'complain', tries)
    const versions = results
      .flatMap((one) => one.done.map(({ version }) => version))
      .toSorted((a, b) => a - b)
    const refused = results.flatMap((one) => one.refused)
    assert.ok(
      refused.every((why) => why === 'conflict'),
      `refused as ${refused.join(', ')}`,
    )
    assert.equal(versions.length + refused.length, 24)
    assert.ok(versions.length >= 12, `only ${versions.length} of 24 got through`)
    assert.deepEqual(
      versions,
      versions.map((_, index) => index + 4),
      'every version answered once',
    )
    const stored = await database.app.query<{ complaints: number }>(
      `select (state -> 'domain' -> 'complaints')::int as complaints from cases where id = $1`,
      [caseId],
    )
    assert.equal(stored.rows[0]?.complaints, versions.length)
    await assertSound(database.app)
  })

  it('sweeping at once apply each lapse once', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 100, 100)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const caseIds = await many(60, (index) => onTrial(cases, `p${index}`))
    await clockAt(database, '2025-03-14T10:00:00+08:00')
    const results = await inTwoProcesses(database, 'sweep')
    assert.equal(
      results.reduce((sum, one) => sum + one.applied, 0),
      60,
    )
    const expired = await database.app.query<{ case_id: string; n: number }>(
      `select case_id, count(*) as n from acts where act = 'Expire' group by case_id order by case_id`,
    )
    assert.deepEqual(
      expired.rows,
      caseIds.toSorted().map((id) => ({ case_id: id, n: 1 })),
    )
    const used = await database.app.query<{ used: number }>(
      `select units_used as used from quotas where account = 'places/main'`,
    )
    assert.equal(used.rows[0]?.used, 0)
    await assertSound(database.app)
  })
})

const openingHours = register({
  id: 'opening-hours',
  label: '开放时间',
  clause: 'club/3',
  keyLabel: '馆',
  keeper: 'librarian',
  columns: [{ key: 'hours', label: '每周小时', type: 'integer', required: true }],
})

/** The registers of the house; `onFound` runs when the act has read its entry and holds its lock. */
function lockedRegisters(onFound: () => Promise<void> = () => Promise.resolve()): RegisterPort {
  const port = registerPort([openingHours])
  return {
    ...port,
    find: async (...asked) => {
      const found = await port.find(...asked)
      await onFound()
      return found
    },
  }
}

/** Writes the opening hours and waits before it commits. */
const writeHours = (
  database: TestDatabase,
  hours: number,
  wait: () => Promise<void> = () => Promise.resolve(),
): Promise<void> =>
  transaction(database.app, async (client) => {
    const change = {
      register: 'opening-hours',
      key: 'club',
      from: localDate('2018-01-01'),
      values: { hours },
    }
    await writeEntry(client, 't', change, { person: 'clerk' })
    await wait()
  })

describe('a need that changes meanwhile', () => {
  it('is waited for, and the act is decided on the new value', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    await writeHours(database, 40)
    const cases = clubEngine(database, lockedRegisters())
    const caseId = await underReview(cases, 'p1')
    let commit: () => void = () => undefined
    let begun: () => void = () => undefined
    const ready = new Promise<void>((resolve) => (begun = resolve))
    const closing = writeHours(database, 0, () => {
      begun()
      return new Promise((resolve) => (commit = resolve))
    })
    await ready
    let settled = false
    const admitting = step(cases, caseId, 'Admit').finally(() => (settled = true))
    await pause(150)
    assert.equal(settled, false, 'the act waits for the register')
    commit()
    await closing
    const result = await admitting
    assert.equal(result.kind, 'refused')
    assert.deepEqual(
      result.kind === 'refused' && result.findings.map(({ rule, facts }) => ({ rule, facts })),
      [{ rule: 'opening-hours-known@1', facts: { hours: 0 } }],
    )
    await assertSound(database.app)
  })

  it('waits until the act that read it is over, which keeps the value it was decided on', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    await writeHours(database, 40)
    let changed = false
    let closing: Promise<void> = Promise.resolve()
    const cases = clubEngine(
      database,
      lockedRegisters(async () => {
        closing = writeHours(database, 0).finally(() => (changed = true))
        await pause(150)
        assert.equal(changed, false, 'the register waits for the act')
      }),
    )
    const caseId = await underReview(cases, 'p1')
    const { version } = done(await step(cases, caseId, 'Admit'))
    await closing
    assert.equal(changed, true)
    const act = (await readCase(database.app, 't', caseId)).find((stored) => stored.version === version)
    assert.deepEqual(JSON.parse(act?.parts.facts ?? '{}'), { card: 1, hours: { hours: 40, key: 'club' } })
    await assertSound(database.app)
  })
})

describe('a lapse that is due', () => {
  it('comes before every act, once, however many act at once', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const caseId = await onTrial(cases, 'p1')
    await clockAt(database, '2025-03-13T17:31:00+08:00')
    const results = await Promise.all([
      ...Array.from({ length: 6 }, () => step(cases, caseId, 'PayFee', reader('p1'))),
      ...Array.from({ length: 6 }, () => step(cases, caseId, 'LodgeComplaint', reader('p9'))),
    ])
    assert.deepEqual(
      [...new Set(results.map((result) => result.kind === 'refused' && result.why))],
      ['closed'],
    )
    const acts = await readCase(database.app, 't', caseId)
    assert.ok(acts.length <= 4, 'a refused act rolls the lapse back with it; nobody applied it twice')
    await cases.sweep('t')
    const after = await readCase(database.app, 't', caseId)
    assert.deepEqual(after.map(({ act, at }) => [act, at]).slice(3), [['Expire', '2025-03-13T09:30:00.000Z']])
    await assertSound(database.app)
  })
})
