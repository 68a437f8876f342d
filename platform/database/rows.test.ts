import assert from 'node:assert/strict'
import { it } from 'node:test'
import { getRow } from './rows.ts'

it('gives the one row there is, and no other number of rows', () => {
  assert.deepEqual(getRow({ rows: [{ count: 0 }] }), { count: 0 })
  assert.throws(() => getRow({ rows: [] }), /0 rows/)
  assert.throws(() => getRow({ rows: [1, 2] }), /2 rows/)
})
