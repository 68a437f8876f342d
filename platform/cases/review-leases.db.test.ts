import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testDatabase } from '#tests/database'
import { findPlace, keepPlace, listLeases, takeLeases } from './review-leases.ts'

const LIST = 'acceptance/2024'
const office = { tenant: 'province', organisation: 'society', list: LIST } as const
const one = { ...office, person: 'clerk-1' }
const other = { ...office, person: 'clerk-2' }
const files = ['a', 'b', 'c', 'd', 'e', 'f']

describe('review leases', () => {
  it('gives a file to one clerk of an office at a time, and the next free one to the other', async (t) => {
    const { app } = await testDatabase(t)
    assert.deepEqual(await takeLeases(app, one, files, 2), ['a', 'b'])
    assert.deepEqual(await takeLeases(app, other, files, 2), ['c', 'd'])
    assert.deepEqual(await takeLeases(app, one, ['c', 'b', 'e'], 2), ['b', 'e'])
    const held = await listLeases(app, office)
    assert.deepEqual(
      held.map(({ caseId, person }) => `${caseId} ${person}`),
      ['b clerk-1', 'c clerk-2', 'd clerk-2', 'e clerk-1'],
    )
  })

  it('never gives the same file to two who ask in the same moment', async (t) => {
    const { app } = await testDatabase(t)
    const clerks = Array.from({ length: 8 }, (_none, n) => ({ ...office, person: `clerk-${n}` }))
    const list = Array.from({ length: 40 }, (_none, n) => `file-${n}`)
    const given = await Promise.all(clerks.map((clerk) => takeLeases(app, clerk, list, 3)))
    const all = given.flat()
    assert.equal(all.length, 24)
    assert.equal(new Set(all).size, all.length)
  })

  it('frees what its holder left behind, and leaves another office and another list alone', async (t) => {
    const { app } = await testDatabase(t)
    await takeLeases(app, one, ['a', 'b'], 2)
    await takeLeases(app, { ...one, list: 'other' }, ['z'], 1)
    assert.deepEqual(await takeLeases(app, { ...other, organisation: 'bureau' }, ['a'], 1), ['a'])
    assert.deepEqual(await takeLeases(app, other, ['a', 'z'], 2), [])
    await app.query(`update review_leases set until_at = now() - interval '1 second' where case_id = 'a'`)
    assert.deepEqual(await takeLeases(app, other, ['a', 'b'], 2), ['a'])
    assert.deepEqual(await takeLeases(app, one, ['a', 'b'], 1), ['b'])
    await takeLeases(app, one, [], 1)
    assert.deepEqual(
      (await listLeases(app, office)).map(({ caseId }) => caseId),
      ['a', 'z'],
    )
  })

  it('remembers where each person stopped in each list', async (t) => {
    const { app } = await testDatabase(t)
    assert.equal(await findPlace(app, one), undefined)
    await keepPlace(app, one, 'a')
    await keepPlace(app, one, 'c')
    await keepPlace(app, { ...one, list: 'other' }, 'z')
    assert.equal(await findPlace(app, one), 'c')
    assert.equal(await findPlace(app, other), undefined)
  })
})
