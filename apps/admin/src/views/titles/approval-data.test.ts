import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Candidate, marksOf, nextUnmarked, standingMark } from './approval-data.ts'

const candidate = (application: string, mark: Candidate['mark'] = null): Candidate => ({
  application,
  number: `2024-${application}`,
  name: application,
  employer: '示例单位',
  series: '工程',
  specialty: '机械',
  level: '中级',
  track: '正常',
  submitter: 'submitter',
  mark,
  out: null,
})
const agreed = { agreed: true, reason: '' }

describe('marks of an approval', () => {
  it('goes to the next candidate without a mark, round to the start, and ends when all have one', () => {
    const all = ['a', 'b', 'c'].map((id) => candidate(id))
    assert.equal(nextUnmarked(all, {}, undefined), 'a')
    assert.equal(nextUnmarked(all, { b: agreed }, 'a'), 'c')
    assert.equal(nextUnmarked(all, { b: agreed, c: agreed }, 'b'), 'a')
    assert.equal(nextUnmarked(all, { a: agreed, b: agreed, c: agreed }, 'c'), undefined)
  })
  it('puts the mark of this sitting before the recorded one', () => {
    const recorded = { ...agreed, by: 'officer', on: '2024-01-02' as never }
    assert.deepEqual(standingMark(candidate('a', recorded), { a: { agreed: false, reason: '存疑' } }), {
      agreed: false,
      reason: '存疑',
    })
    assert.equal(standingMark(candidate('a', recorded), {})?.agreed, true)
    assert.equal(standingMark(candidate('a'), {}), undefined)
  })
  it('takes of a stored draft only what is a mark', () => {
    assert.deepEqual(marksOf({ a: agreed, b: { agreed: '是', reason: '' }, c: null, d: { agreed: false } }), {
      a: agreed,
    })
    assert.deepEqual(marksOf(['x']), {})
    assert.deepEqual(marksOf(null), {})
  })
})
