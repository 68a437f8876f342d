import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaOf, beginsTyping, moved } from './sheet-keys.ts'

const size = { rows: 14, columns: 5 }

test('arrows move by one and stop at the edge', () => {
  assert.deepEqual(moved({ row: 0, column: 2 }, 'ArrowUp', size, false), { row: 0, column: 2 })
  assert.deepEqual(moved({ row: 3, column: 2 }, 'ArrowRight', size, false), { row: 3, column: 3 })
  assert.equal(moved({ row: 3, column: 2 }, 'a', size, false), undefined)
})

test('with the command key arrows go to the edge, Home and End to the corners', () => {
  assert.deepEqual(moved({ row: 3, column: 2 }, 'ArrowDown', size, true), { row: 13, column: 2 })
  assert.deepEqual(moved({ row: 3, column: 2 }, 'Home', size, true), { row: 0, column: 0 })
  assert.deepEqual(moved({ row: 3, column: 2 }, 'End', size, false), { row: 3, column: 4 })
})

test('a selection is the rectangle in any direction', () => {
  const area = areaOf({ row: 5, column: 3 }, { row: 2, column: 4 })
  assert.deepEqual(area, { top: 2, left: 3, bottom: 5, right: 4 })
})

test('a sign begins typing; a command, a blank and a named key do not', () => {
  assert.ok(beginsTyping('1', false))
  assert.ok(beginsTyping('Process', false))
  assert.ok(!beginsTyping('c', true))
  assert.ok(!beginsTyping(' ', false))
  assert.ok(!beginsTyping('F5', false))
})
