import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Actor, type AnyProcedure, type Origin, maySee } from '#kernel'
import { type Cases, type WorkQuery, listWork, loadCase } from '#platform/cases'
import type { Database } from '#platform/database'
import { card } from '../fixtures/club/card.ts'
import { clockAt, clubEngine, librarian, openPlaces, reader } from '../fixtures/club/club.ts'
import { loan } from '../fixtures/club/loan.ts'
import { testDatabase } from '../support/database.ts'

const procedures: readonly AnyProcedure[] = [card, loan]
const actorOf = (origin: Origin): Actor =>
  origin.kind === 'person' ? origin.actor : assert.fail('no person')
const list = (database: Database, origin: Origin, query: Partial<WorkQuery> = {}) =>
  listWork(database.app, 't', actorOf(origin), procedures, { limit: 50, ...query })

/** Seven applicants at different stages; p1 has a loan as well. Answers their cards. */
async function desk(database: Database, cases: Cases): Promise<readonly string[]> {
  await openPlaces(database, 20, 20)
  await clockAt(database, '2025-03-03T10:00:00+08:00')
  const act = async (caseId: string | undefined, name: string, origin: Origin, input: unknown = {}) => {
    const command = { tenant: 't', procedure: 'club/card', act: name, input, origin }
    const result = await cases.act(caseId === undefined ? command : { ...command, caseId })
    if (result.kind === 'refused') assert.fail(`${name}: ${result.say}`)
    return result.caseId
  }
  const cards: string[] = []
  for (let number = 1; number <= 7; number += 1) {
    const person = `p${number}`
    const id = await act(undefined, 'ApplyForCard', reader(person), { person, recommended: true })
    cards.push(id)
    if (number > 1) continue
    await act(id, 'SendToLibrarian', reader(person))
    await act(id, 'Admit', librarian)
    await act(id, 'PayFee', reader(person))
    await clockAt(database, '2025-03-12T10:00:00+08:00')
    await act(id, 'Confirm', librarian)
    await act(id, 'LendBook', librarian, { book: 'b1' })
  }
  await act(cards[1], 'SendToLibrarian', reader('p2'))
  await act(cards[2], 'SendToLibrarian', reader('p3'))
  await act(cards[2], 'Decline', librarian, { reason: '材料不实' })
  await act(cards[3], 'SendToLibrarian', reader('p4'))
  await act(cards[3], 'Admit', librarian)
  return cards
}

describe('the work list', () => {
  it('shows each post the cases it may see, as the phrase says of each case, and counts them', async (t) => {
    const database = await testDatabase(t)
    await desk(database, clubEngine(database))
    const stored = await database.app.query<{ id: string; procedure: string }>(
      'select id, procedure from cases',
    )
    const nobody: Origin = {
      kind: 'person',
      actor: { ...actorOf(reader('p1')), person: 'x', role: 'auditor' },
    }
    for (const origin of [librarian, reader('p1'), reader('p4'), reader('stranger'), nobody]) {
      const expected: string[] = []
      for (const { id, procedure } of stored.rows) {
        const { found } = await loadCase(database.app, 't', id)
        const own = procedures.find((one) => one.id === procedure)
        if (own !== undefined && found !== undefined && maySee(own, origin, found.parties)) expected.push(id)
      }
      const page = await list(database, origin)
      assert.deepEqual(page.rows.map(({ id }) => id).toSorted(), expected.toSorted())
      assert.equal(page.total, expected.length)
    }
    assert.equal((await list(database, librarian)).total, 8, 'seven cards and the loan')
    assert.equal(
      (await list(database, reader('p1'))).total,
      1,
      'his card; the loan is seen by the club alone',
    )
  })

  it('answers a post that may do nothing in a procedure, or see none, without an error', async (t) => {
    const database = await testDatabase(t)
    await desk(database, clubEngine(database))
    const auditor: Origin = {
      kind: 'person',
      actor: { ...actorOf(librarian), person: 'a1', role: 'auditor' },
    }
    const outsider: Origin = {
      kind: 'person',
      actor: { ...actorOf(auditor), organisation: 'b', path: ['b'] },
    }
    for (const query of [
      {},
      { mine: true },
      { mine: false },
      { year: 2025 },
      { overdue: true },
      { overdue: false },
    ])
      assert.deepEqual(await list(database, outsider, query), { rows: [], total: 0, next: null })
    assert.equal((await list(database, auditor)).total, 1, 'the loan, in which an auditor has nothing to do')
    assert.equal((await list(database, auditor, { mine: true })).total, 0)
    assert.equal((await list(database, auditor, { mine: false })).total, 1)
    assert.equal((await list(database, librarian, { year: 2025 })).total, 0, 'no procedure here has a year')
  })

  it('filters by stage, turn and words, and goes on where the page before ended', async (t) => {
    const database = await testDatabase(t)
    const cards = await desk(database, clubEngine(database))
    const ids = async (origin: Origin, query: Partial<WorkQuery>) =>
      (await list(database, origin, query)).rows.map(({ id }) => id)
    assert.deepEqual(await ids(librarian, { stage: 'under-review' }), [cards[1]])
    assert.deepEqual((await ids(reader('p5'), { mine: true })).length, 1)
    assert.deepEqual(await ids(reader('p2'), { mine: true }), [], 'it lies with the librarian')
    assert.deepEqual(await ids(reader('p2'), { mine: false }), [cards[1]])
    assert.deepEqual(await ids(librarian, { text: 'P6' }), [cards[5]])
    assert.deepEqual(await ids(librarian, { text: '%' }), [], 'signs of patterns are searched as they are')
    const whole = await ids(librarian, {})
    assert.equal(whole[0], cards[3], 'the only one with a running period comes first')
    const walked: string[] = []
    let cursor: string | null = null
    do {
      const page = await list(database, librarian, { limit: 3, ...(cursor === null ? {} : { cursor }) })
      assert.equal(page.total, 8)
      walked.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)
    assert.deepEqual(walked, whole)
  })
})
