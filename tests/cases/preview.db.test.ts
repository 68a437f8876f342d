import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { type ActCommand, type ActResult, type Cases, createCases } from '#platform/cases'
import type { Database } from '#platform/database'
import { cardDesk, clockAt, clubEngine, librarian, openPlaces, reader } from '../fixtures/club/club.ts'
import { testDatabase } from '../support/database.ts'

const card = (command: Omit<ActCommand, 'tenant' | 'procedure'>): ActCommand => ({
  tenant: 't',
  procedure: 'club/card',
  ...command,
})

/** Previews, then acts: both refuse, with the same words, rules, facts and fields. Answers the refusal. */
async function refusedAlike(cases: Cases, command: ActCommand): Promise<ActResult & { kind: 'refused' }> {
  const foretold = await cases.preview(command)
  const result = await cases.act(command)
  if (result.kind !== 'refused') assert.fail(`${command.act} was accepted`)
  assert.deepEqual(foretold, result)
  return result
}

async function toTrial(cases: Cases, person: string): Promise<string> {
  const act = cardDesk(cases)
  const caseId = await act(undefined, 'ApplyForCard', reader(person), { person, recommended: true })
  await act(caseId, 'SendToLibrarian', reader(person))
  return act(caseId, 'Admit')
}

/** A pool whose transactions wait before they end: whatever they hold stays held. */
function endingLate(pool: pg.Pool, wait: () => Promise<void>): pg.Pool {
  const late = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get(target, property) {
        const own: unknown = Reflect.get(target, property)
        if (property !== 'query') return typeof own === 'function' ? (own.bind(target) as unknown) : own
        return async (asked: string, values?: unknown[]) => {
          if (asked === 'commit' || asked === 'rollback') await wait()
          return target.query(asked, values)
        }
      },
    })
  return new Proxy(pool, {
    get(target, property) {
      if (property === 'connect') return async () => late(await target.connect())
      return Reflect.get(target, property) as unknown
    },
  })
}

/** Rows of every table that an act could touch. */
async function written(database: Database): Promise<unknown> {
  const tables = [
    'acts',
    'cases',
    'claims',
    'quotas',
    'series',
    'periods',
    'outbox',
    'locks',
    'refusals',
    'stored_facts',
  ]
  const counts = tables.map(
    (table) =>
      `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t) as ${table}`,
  )
  return (await database.app.query(`select ${counts.join(', ')}`)).rows[0]
}

describe('a preview', () => {
  it('applies a lapse that is due before the act, as the act does, and leaves it unrecorded', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    const caseId = await toTrial(cases, 'p1')
    await clockAt(database, '2025-03-20T10:00:00+08:00')
    const before = await written(database)
    const foretold = await cases.preview(
      card({ caseId, act: 'LodgeComplaint', input: {}, origin: reader('p2') }),
    )
    assert.equal(foretold.kind, 'refused')
    assert.deepEqual(await written(database), before)
    const complaint = card({ caseId, act: 'LodgeComplaint', input: {}, origin: reader('p2') })
    const { why } = await refusedAlike(cases, complaint)
    assert.equal(why, 'closed', 'the card had expired by then')
    await cases.sweep('t')
    assert.equal((await refusedAlike(cases, complaint)).why, 'closed', 'and with the lapse recorded')
  })

  it('says with the figures of the account that the places are full', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 1, 1)
    const cases = clubEngine(database)
    await clockAt(database, '2025-03-03T10:00:00+08:00')
    await toTrial(cases, 'p1')
    const act = cardDesk(cases)
    const second = await act(undefined, 'ApplyForCard', reader('p2'), { person: 'p2', recommended: true })
    await act(second, 'SendToLibrarian', reader('p2'))
    const full = await refusedAlike(
      cases,
      card({ caseId: second, act: 'Admit', input: {}, origin: librarian }),
    )
    assert.equal(full.why, 'quota')
    assert.match(full.say, /名额 1，已用 1/)
  })

  it('sees a claim that another case has taken', async (t) => {
    const database = await testDatabase(t)
    const cases = clubEngine(database)
    const command = card({
      act: 'ApplyForCard',
      input: { person: 'p1', recommended: true },
      origin: reader('p1'),
    })
    assert.equal((await cases.preview(command)).kind, 'accepted')
    assert.equal((await cases.act(command)).kind, 'done')
    const { why, findings } = await refusedAlike(cases, command)
    assert.equal(why, 'claim')
    assert.deepEqual(
      findings.map(({ rule, clause }) => [rule, clause]),
      [['claim:one-card-per-person@1', 'club/1']],
    )
  })

  it('names the number the act would spend and spends none', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    await toTrial(cases, 'p1')
    const act = cardDesk(cases)
    const caseId = await act(undefined, 'ApplyForCard', reader('p2'), { person: 'p2', recommended: true })
    await act(caseId, 'SendToLibrarian', reader('p2'))
    const command = card({ caseId, act: 'Admit', input: {}, origin: librarian })
    for (const _ of [1, 2]) {
      const foretold = await cases.preview(command)
      if (foretold.kind === 'refused') assert.fail(foretold.say)
      assert.equal((foretold.next.domain as unknown as { card: number }).card, 2)
    }
    await act(caseId, 'Admit')
    assert.deepEqual((await cases.verify('t')).problems, [])
  })

  it('that runs long holds up no act on the same case, series, account or register key', async (t) => {
    const database = await testDatabase(t)
    await openPlaces(database, 5, 5)
    const cases = clubEngine(database)
    const act = cardDesk(cases)
    const caseIds: string[] = []
    for (const person of ['p1', 'p2']) {
      const caseId = await act(undefined, 'ApplyForCard', reader(person), { person, recommended: true })
      caseIds.push(await act(caseId, 'SendToLibrarian', reader(person)))
    }
    const [asked = '', other = ''] = caseIds
    const held = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    const slow = createCases({
      ...cases.options,
      pool: endingLate(database.app, async () => {
        reached.resolve()
        await held.promise
      }),
    })
    const running = slow.preview(card({ caseId: asked, act: 'Admit', input: {}, origin: librarian }))
    await Promise.race([reached.promise, running]) // all is read and decided, and its transaction still open
    const acts = Promise.all([act(other, 'Admit'), act(asked, 'Admit')])
    const first = await Promise.race([acts.then(() => 'acted'), pause(5_000, 'blocked', { ref: false })])
    held.resolve()
    const foretold = await running
    assert.equal(first, 'acted')
    if (foretold.kind === 'refused') assert.fail(foretold.say)
    assert.equal(
      (foretold.next.domain as unknown as { card: number }).card,
      1,
      'as it stood when it was asked',
    )
  })
})
