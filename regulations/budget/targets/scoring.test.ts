import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { judgeResult, pointsOf } from './judge.ts'

const scales = [['优', '良', '中', '差']]

/** What a row of weight 20 earns, in hundredths. */
function earned(relation: string, value: string, result: string): string {
  const judged = judgeResult({ relation, value, unit: '' }, result, scales)
  return judged.ok ? `${judged.outcome} ${pointsOf(20, judged.share)}` : judged.say
}

clause('shizhu-budget-2023/p.relation', 'what a missed number earns', ({ accepts, refuses }) => {
  accepts('on the bound and past it: the whole weight, never more', () => {
    assert.equal(earned('≥', '90', '90'), 'full 2000')
    assert.equal(earned('≥', '90', '180'), 'full 2000')
    assert.equal(earned('≤', '71', '71'), 'full 2000')
  })
  refuses('below: the part reached, rounded to hundredths', () => {
    assert.equal(earned('≥', '90', '89.9'), 'part 1998')
    assert.equal(earned('≥', '3', '1'), 'part 667')
    assert.equal(earned('≥', '3', '0'), 'none 0')
  })
  refuses('over a limit: the limit by the result', () => assert.equal(earned('≤', '71', '142'), 'part 1000'))
  refuses('over an exact number: the number by the result', () =>
    assert.equal(earned('=', '50', '51'), 'part 1961'),
  )
  refuses('on the bound of > or <: missed, 99 of 100', () => {
    assert.equal(earned('>', '85', '85.00'), 'part 1980')
    assert.equal(earned('>', '85', '85.01'), 'full 2000')
    assert.equal(earned('<', '5', '5'), 'part 1980')
  })
})

clause('shizhu-budget-2023/p.qual', 'what a grade earns', ({ accepts, refuses }) => {
  accepts('at its target or above: the whole weight', () => {
    assert.equal(earned('定性', '良', '良'), 'full 2000')
    assert.equal(earned('定性', '良', '优'), 'full 2000')
  })
  refuses('below: by its place; the last word nothing', () => {
    assert.equal(earned('定性', '优', '良'), 'part 1333')
    assert.equal(earned('定性', '优', '中'), 'part 667')
    assert.equal(earned('定性', '良', '中'), 'part 1000')
    assert.equal(earned('定性', '优', '差'), 'none 0')
  })
})
