import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nextFirst, tally } from './acceptance-order.ts'

const ids = ['a', 'b', 'c', 'd']

describe('order of the acceptance desk', () => {
  it('begins with the file asked for and comes round to the start', () => {
    assert.deepEqual(nextFirst(ids, 'c', 'a'), ['c', 'd', 'a', 'b'])
  })
  it('goes on behind the present file, from the first where none is open or the one asked for is gone', () => {
    assert.deepEqual(nextFirst(ids, undefined, 'b'), ['c', 'd', 'a', 'b'])
    assert.deepEqual(nextFirst(ids, undefined, 'd'), ids)
    assert.deepEqual(nextFirst(ids, undefined, undefined), ids)
    assert.deepEqual(nextFirst(ids, 'gone', 'a'), ['b', 'c', 'd', 'a'])
  })
  it('counts what is open, what waits for admission and the rest', () => {
    const done = new Map([
      ['a', 'passed'],
      ['b', 'declined'],
      ['x', 'passed'],
    ] as const)
    assert.deepEqual(tally(ids, done), { open: 2, waiting: 1, rest: 1 })
  })
})
