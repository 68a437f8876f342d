import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exceedsShare, percentOf, shareOf } from './ratio.ts'

void describe('ratios of integers', () => {
  void it('print half up, with the sign of the quotient', () => {
    assert.equal(percentOf(6854, 12_244), '55.98')
    assert.equal(percentOf(7526, 7961), '94.54')
    assert.equal(percentOf(-672, 4283), '-15.69')
    assert.equal(percentOf(1, 8, 1), '12.5')
    assert.equal(percentOf(1, 8, 0), '13')
    assert.equal(percentOf(1, 20_001), '0.00')
    assert.equal(percentOf(-1, 90_000), '0.00')
    assert.equal(percentOf(0, -5), '0.00')
    assert.equal(percentOf(1, -2), '-50.00')
    assert.equal(percentOf(-1, -2), '50.00')
  })
  void it('have no value over nothing', () => {
    assert.equal(percentOf(5, 0), null)
  })
  void it('exceed a share only beyond it', () => {
    assert.equal(exceedsShare(3000, 10_000, 30), false)
    assert.equal(exceedsShare(3001, 10_000, 30), true)
  })
  void it('take a share half up', () => {
    assert.equal(shareOf(10_943, 12), 1313)
    assert.equal(shareOf(50, 5), 3)
    assert.equal(shareOf(-50, 5), -3)
    assert.ok(Object.is(shareOf(0, 5), 0), 'never a negative nought')
  })
})
