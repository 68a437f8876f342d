/** One seed of the corpus of `npm run lint:corpus`, with few documents: what is clean stays clean, what is spoiled is found. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measure } from './measure.ts'
import { arithmeticKinds, mutationKinds } from './mutate.ts'

const SEED = 2024
const EACH = 4
const { documents, checks, falseErrors, falseInconsistencies, kinds } = measure(SEED, EACH)

void describe('the checker on a corpus of five families', () => {
  void it('makes many checks on every document', () => {
    assert.equal(documents, 20)
    assert.ok(checks > 20 * documents, `${checks} checks`)
  })
  void it('calls nothing in clean documents an error or an inconsistency', () => {
    assert.deepEqual(falseErrors, [])
    assert.deepEqual(falseInconsistencies, [])
  })
  void it('spoils documents in every kind', () => {
    for (const kind of mutationKinds) assert.ok((kinds.get(kind)?.made ?? 0) >= 4, kind)
  })
  void it('finds 95 of 100 mutations that arithmetic can find', () => {
    const own = arithmeticKinds.flatMap((kind) => kinds.get(kind) ?? [])
    const [made, found] = [
      own.reduce((sum, one) => sum + one.made, 0),
      own.reduce((sum, one) => sum + one.found, 0),
    ]
    assert.ok(found >= made * 0.95, own.flatMap(({ missed }) => missed).join('\n'))
  })
  for (const kind of [
    'wrong bracket',
    'leaked identity number',
    'wrong weekday',
    'duplicated numbering',
  ] as const)
    void it(`finds every ${kind}`, () => assert.deepEqual(kinds.get(kind)?.missed, []))
})
