import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareParameters, copiedParameters, differencesFrom } from './copy.ts'
import { cycleIn } from './examples.ts'

const last = cycleIn('closed')
const next = cycleIn('drafting', { year: last.year + 1, ...copiedParameters(last, last.year + 1) })

describe('the parameter page of a review year', () => {
  it('shows each parameter beside the year before and marks what is another now', () => {
    const page = compareParameters(last, next)
    assert.deepEqual(
      page.filter(({ changed }) => changed).map(({ label, before, after }) => ({ label, before, after })),
      differencesFrom(last, next),
    )
    assert.equal(page.find(({ label }) => label === '任职年限截止日')?.before, last.cutOff)
    assert.equal(page.find(({ label }) => label === '收费')?.changed, false)
    assert.ok(page.length > 10)
  })
  it('has nothing to compare with in the first year', () => {
    const page = compareParameters(undefined, next)
    assert.deepEqual([...new Set(page.map(({ before, changed }) => `${before} ${changed}`))], ['null false'])
  })
})
