import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Database, transaction } from '#platform/database'
import { EMPTY_FRONTIER, leafHash, logTree, makeCheckpoint } from '#platform/ledger'
import { cardDesk, clockAt, clubEngine, reader } from '../fixtures/club/club.ts'
import { testDatabase } from '../support/database.ts'

const head = (database: Database) =>
  transaction(database.app, (client) => makeCheckpoint(client, 't', () => 'signed'))

async function applyFor(database: Database, from: number, count: number): Promise<void> {
  const act = cardDesk(clubEngine(database))
  for (let number = from; number < from + count; number += 1) {
    const person = `p${number}`
    await act(undefined, 'ApplyForCard', reader(person), { person, recommended: true })
  }
}

/** The root over the hashes of the log, worked out from nothing. */
async function wholeRoot(database: Database): Promise<string> {
  const { rows } = await database.app.query<{ hash: string }>(
    `select hash from log_positions where tenant = 't' order by position`,
  )
  const leaves = rows.map(({ hash }) => leafHash(hash))
  return logTree(EMPTY_FRONTIER, leaves).root(leaves.length).toString('hex')
}

describe('a tree head', () => {
  it('hashes only the acts since the last one, and has the root of all of them', async (t) => {
    const database = await testDatabase(t)
    let acts = 0
    for (const count of [1, 2, 3, 5, 1, 8]) {
      await applyFor(database, acts, count)
      acts += count
      const made = await head(database)
      assert.deepEqual([made?.size, made?.hashed], [acts, count])
      assert.equal(made?.root, await wholeRoot(database))
    }
    assert.equal(await head(database), undefined, 'nothing new, no head')
  })

  it('places acts that were entered on a clock set back by years', async (t) => {
    const database = await testDatabase(t)
    await applyFor(database, 0, 2)
    await head(database)
    await clockAt(database, '2020-01-01T09:00:00+08:00')
    await applyFor(database, 2, 3)
    assert.equal((await head(database))?.size, 5)
    await clockAt(database, '2026-01-01T09:00:00+08:00')
    await applyFor(database, 5, 2)
    assert.equal((await head(database))?.size, 7)
    assert.deepEqual((await clubEngine(database).verify('t')).problems, [])
  })

  it('hashes all acts anew where the last head kept no frontier, or one that is not its own', async (t) => {
    const database = await testDatabase(t)
    const owner = database.owner()
    let acts = 0
    for (const frontier of [
      null,
      '[]',
      '["00"]',
      `["${'a'.repeat(64)}"]`,
      `["${'a'.repeat(64)}","${'b'.repeat(64)}"]`,
    ]) {
      await applyFor(database, acts, 3)
      acts += 3
      await head(database)
      await owner.query(`update checkpoints set frontier = $1 where size = $2`, [frontier, acts])
      await applyFor(database, acts, 1)
      acts += 1
      const made = await head(database)
      assert.deepEqual([made?.size, made?.hashed], [acts, acts], String(frontier))
      assert.equal(made?.root, await wholeRoot(database))
    }
    await owner.end()
  })

  it('made by several processes at once, is one', async (t) => {
    const database = await testDatabase(t)
    await applyFor(database, 0, 4)
    const made = await Promise.all([1, 2, 3, 4].map(() => head(database)))
    assert.equal(made.filter((one) => one !== undefined).length, 1)
  })
})
