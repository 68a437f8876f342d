import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type ActResult, type Cases, createCases } from '#platform/cases'
import { openDatabase, startEmbedded, valueTypes } from '#platform/database'
import {
  clubCalendar,
  clubEngine,
  clubKey,
  clubRegisters,
  librarian,
  openPlaces,
  reader,
} from '../fixtures/club/club.ts'
import { card } from '../fixtures/club/card.ts'
import { seedFolder, testDatabase, testFolder } from '../support/database.ts'
import { type Acknowledged, assertNothingLost, assertSound, startWriter } from './writer.ts'

const card1 = (person: string, more: { act: string; caseId?: string; idempotencyKey?: string }) => ({
  tenant: 't',
  procedure: 'club/card',
  input: more.caseId === undefined ? { person, recommended: true } : {},
  origin: more.act === 'Admit' ? librarian : reader(person),
  ...more,
})

const caseOf = (result: ActResult): string => {
  if (result.kind === 'refused') assert.fail(`${result.why} ${result.say}`)
  return result.caseId
}

describe('a kill at any moment', () => {
  it('loses no acknowledged act and leaves none half done, whoever is killed', async (t) => {
    const folder = await seedFolder(testFolder())
    const acknowledged: Acknowledged[] = []
    let stored = 0
    for (const [round, whom] of (
      ['process', 'server', 'both', 'process', 'server', 'both'] as const
    ).entries()) {
      const writer = await startWriter({
        folder,
        name: `round-${round}`,
        writers: 8,
        places: round === 0 ? 100_000 : 0,
        settings: {},
      })
      await writer.reach(40)
      await pause(Math.random() * 250) // any moment will do: what is asserted must hold at each
      await writer.kill(whom)
      acknowledged.push(...writer.acknowledged)
      const server = await startEmbedded(folder)
      const database = await openDatabase({ embedded: server })
      try {
        stored = await assertNothingLost(database.app, acknowledged)
      } finally {
        await database.close()
        await server.stop()
      }
    }
    assert.ok(acknowledged.length >= 240)
    t.diagnostic(`${acknowledged.length} acts acknowledged, ${stored} stored, 6 kills`)
  })

  it('of the database server answers every act under way with an error, and a repeat with its key does it once', async () => {
    const folder = await seedFolder(testFolder())
    let ended = ''
    const server = await startEmbedded(folder, { onUnexpectedEnd: (message) => (ended = message) })
    const database = await openDatabase({ embedded: server }, { onIdleError: () => undefined })
    await openPlaces(database, 10_000, 10_000)
    const people = Array.from({ length: 400 }, (_, index) => `p${index}`)
    const answered = { acts: 0 }
    const open = (cases: Cases) =>
      Promise.allSettled(
        people.map((person) =>
          cases
            .act(card1(person, { act: 'ApplyForCard', idempotencyKey: person }))
            .finally(() => (answered.acts += 1)),
        ),
      )
    const opening = open(clubEngine(database))
    while (answered.acts < 100) await pause(1)
    process.kill(server.pid, 'SIGKILL')
    const first = await opening
    const failed = first.filter((one) => one.status === 'rejected')
    assert.ok(
      failed.length > 0 && failed.length < people.length,
      `${failed.length} of ${people.length} failed`,
    )
    assert.ok(failed.every((one) => one.reason instanceof Error))
    await database.close()
    await server.stop()
    assert.match(ended, /数据库进程意外结束/)

    const again = await startEmbedded(folder)
    const reopened = await openDatabase({ embedded: again })
    const second = await open(clubEngine(reopened))
    const caseIds = second.map((one) =>
      one.status === 'fulfilled' ? caseOf(one.value) : assert.fail(String(one.reason)),
    )
    first.forEach((one, index) => {
      if (one.status === 'fulfilled') assert.equal(caseOf(one.value), caseIds[index], 'the same answer again')
    })
    const { rows } = await reopened.app.query<{ n: number }>(
      `select count(*) as n from acts where procedure = 'club/card'`,
    )
    assert.equal(rows[0]?.n, people.length)
    await assertSound(reopened.app)
    await reopened.close()
    await again.stop()
  })
})

/** The driver tells of a lost connection in several ways, as the news reaches it by reading or by writing. */
const LOST = /terminat|EPIPE|ECONNRESET|not queryable/

describe('a connection that is lost', () => {
  it('between load and write leaves nothing of the act behind, and the next act finds a new connection', async (t) => {
    const { server, name } = await testDatabase(t)
    const pool = new pg.Pool({ ...server.connection('app', name), types: valueTypes, max: 1 })
    pool.on('error', () => undefined)
    t.after(() => pool.end())
    const backend = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
    let killed = 0
    const cases = createCases({
      pool,
      procedures: [card],
      registers: clubRegisters(),
      program: 'test',
      sealKey: clubKey,
      calendar: () => {
        // asked for between the two statements of an act
        if (killed === 0) process.kill((killed = backend.rows[0]?.pid ?? 0), 'SIGTERM')
        return clubCalendar
      },
    })
    await assert.rejects(cases.act(card1('p1', { act: 'ApplyForCard' })), LOST)
    assert.ok(killed > 0)
    const left = await pool.query<{ acts: number; claims: number; cases: number }>(
      'select (select count(*) from acts) as acts, (select count(*) from claims) as claims, (select count(*) from cases) as cases',
    )
    assert.deepEqual(left.rows[0], { acts: 0, claims: 0, cases: 0 })
    caseOf(await cases.act(card1('p1', { act: 'ApplyForCard' })))
  })

  it('in the middle of a transaction spends no number, takes no place, and is told as an error', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const owner = database.owner()
    let losing = true
    const cases = clubEngine(database, {
      ...clubRegisters(),
      find: async (client) => {
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
        if (losing) await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
        return { hours: 40 }
      },
    })
    const caseId = caseOf(await cases.act(card1('p1', { act: 'ApplyForCard' })))
    caseOf(await cases.act(card1('p1', { act: 'SendToLibrarian', caseId })))
    await assert.rejects(cases.act(card1('p1', { act: 'Admit', caseId })), LOST)
    await assertSound(database.app)
    const spent = await database.app.query<{ used: number; numbers: number }>(
      `select units_used as used, (select count(*) from series) as numbers from quotas where account = 'places/main'`,
    )
    assert.deepEqual(spent.rows[0], { used: 0, numbers: 0 })
    losing = false
    const admitted = await cases.act(card1('p1', { act: 'Admit', caseId }))
    assert.equal(admitted.kind === 'done' && admitted.version, 3)
    await assertSound(database.app)
  })
})
