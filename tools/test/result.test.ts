import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testFiles } from './node-tests.ts'
import { refuseEmpty, single, totalsLine } from './result.ts'

describe('results of npm test', () => {
  it('sums up every step in the last line', () => {
    const tests = { passed: 5, failed: 1, skipped: 2, examined: 8, unit: 'tests', details: [] }
    assert.equal(totalsLine([tests, single(true, 3, 'files', [])]), '6 passed, 1 failed, 2 skipped')
  })
  it('fails a step that examined nothing', () => {
    const empty = refuseEmpty(single(true, 0, 'files', []))
    assert.equal(empty.failed, 1)
    assert.equal(empty.passed, 0)
    assert.match(empty.details[0] ?? '', /examined no files/)
  })
  it('tells the kinds of test files apart', () => {
    const files = ['a.test.ts', 'b.db.test.ts', 'c.slow.test.ts', 'd.browser.ts', 'x/e.test.ts', 'f.ts']
    assert.deepEqual(testFiles('unit', [], files), ['a.test.ts', 'x/e.test.ts'])
    assert.deepEqual(testFiles('db', [], files), ['b.db.test.ts'])
    assert.deepEqual(testFiles('slow', [], files), ['c.slow.test.ts'])
    assert.deepEqual(testFiles('unit', ['x/'], files), ['x/e.test.ts'])
  })
})
