import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterOwnActs, noteOwnAct, noteRead } from './versions.ts'

test('a second step goes out with the version that the first one left behind', () => {
  assert.equal(afterOwnActs('a1'), 'a1')
  noteOwnAct('a1', 'a2')
  noteOwnAct('a2', 'a3')
  assert.equal(afterOwnActs('a1'), 'a3')
  assert.equal(afterOwnActs('a2'), 'a3')
})

test('what was read is the newest, also when an act was undone and the old version is back', () => {
  noteOwnAct('b1', 'b2')
  noteRead('b1')
  assert.equal(afterOwnActs('b1'), 'b1')
  noteOwnAct('b1', 'b2')
  noteOwnAct('b2', 'b1')
  assert.equal(afterOwnActs('b1'), 'b1')
  assert.equal(afterOwnActs('b2'), 'b1')
})

test('an act that opens a case, or changes nothing its actor sees, leaves no trace', () => {
  noteOwnAct(undefined, 'c1')
  noteOwnAct('c1', 'c1')
  assert.equal(afterOwnActs('c1'), 'c1')
})
