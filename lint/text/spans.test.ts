import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { overlaps } from './plain.ts'
import { firstFrom, lastBefore, overlapTest, spansIn } from './spans.ts'

const spans = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 8 })), { maxLength: 12 })
  .map((list) => list.map(([from, length]) => ({ from, to: from + length })))
const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }))
  .map(([from, length]) => ({ from, to: from + length }))

void describe('ordered stretches', () => {
  void it('are found as a look at every one of them finds them', () => {
    fc.assert(
      fc.property(spans, span, (list, one) => {
        const ordered = list.toSorted((a, b) => a.from - b.from)
        assert.deepEqual(
          spansIn(ordered, one),
          ordered.filter(({ from }) => from >= one.from && from < one.to),
        )
        assert.equal(
          lastBefore(ordered, one.from),
          ordered.findLast(({ from }) => from < one.from),
        )
        assert.equal(
          firstFrom(ordered, one.from),
          ordered.find(({ from }) => from >= one.from),
        )
        assert.equal(
          overlapTest(list)(one),
          list.some((other) => overlaps(one, other)),
        )
      }),
    )
  })
})
