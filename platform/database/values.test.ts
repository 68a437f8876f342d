import assert from 'node:assert/strict'
import { test } from 'node:test'
import { named } from './transaction.ts'
import { parseDate, parseInstant, parseInt8 } from './value-types.ts'

test('an instant is UTC text with milliseconds, whatever the zone it was written in', () => {
  assert.equal(parseInstant('2024-03-01 00:00:00+08'), '2024-02-29T16:00:00.000Z')
  assert.equal(parseInstant('2024-03-01 00:00:00.9999+00'), '2024-03-01T00:00:00.999Z')
  assert.equal(parseInstant('2024-03-01 00:00:00.5-03:30'), '2024-03-01T03:30:00.500Z')
  assert.throws(() => parseInstant('infinity'), RangeError)
  assert.throws(() => parseInstant('0044-03-15 00:00:00+00 BC'), RangeError)
})

test('int8 passes up to the last safe integer and no further', () => {
  assert.equal(parseInt8('-9007199254740991'), -9007199254740991)
  assert.throws(() => parseInt8('9007199254740992'), RangeError)
})

test('a date is four, two and two digits', () => {
  assert.equal(parseDate('0001-01-01'), '0001-01-01')
  assert.throws(() => parseDate('10000-01-01'), RangeError)
})

test('a named statement loses its name behind a pooling proxy', () => {
  assert.deepEqual(named('find-case', 'select $1', [1], true), {
    name: 'find-case',
    text: 'select $1',
    values: [1],
  })
  assert.deepEqual(named('find-case', 'select $1', [1], false), { text: 'select $1', values: [1] })
})
