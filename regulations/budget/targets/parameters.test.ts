import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localDate } from '#kernel/time'
import { budgetParameters } from '../parameters.ts'
import { lightOf } from './judge.ts'
import { amberShareOn, ratingOf, targetParameters } from './parameters.ts'

const on = localDate('2024-02-01')

describe('bounds of grades and lights', () => {
  test('each grade holds from its bound; a hundredth below is the next', () => {
    const graded = [10_000, 9_000, 8_999, 8_000, 7_999, 6_000, 5_999, 0].map((total) => ratingOf(total, on))
    assert.deepEqual(graded, ['优', '优', '良', '良', '中', '中', '差', '差'])
  })

  test('half of the due progress is amber, less is red', () => {
    const target = { relation: '≥', value: '200', unit: '人' }
    const due = { month: 6, amberFrom: amberShareOn(on) }
    assert.deepEqual(
      ['100', '99', '50', '49'].map((result) => lightOf(target, result, due, [])),
      ['green', 'amber', 'amber', 'red'],
    )
  })

  test('a day before any bound gives no grade but the last and no amber', () => {
    const early = localDate('2014-12-31')
    assert.equal(ratingOf(10_000, early), '差')
    assert.equal(amberShareOn(early), 100)
  })

  test('the office can look each of them up', () => {
    for (const parameter of targetParameters) assert.ok(budgetParameters.includes(parameter), parameter.id)
  })
})
