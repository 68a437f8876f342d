import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { momentAt } from '#kernel/time'
import { checkedInOnTime, defenceIsStillAhead, defenceTimeIsAhead } from './rules.ts'
import { reviewActs } from './acts.ts'
import { conclusion, notified, released } from './examples.ts'
import { evolveReview } from './evolve.ts'
import type { Happening } from '#kernel/case'

const happening = (at: string): Happening => {
  const { instant, date } = momentAt(at)
  return { version: 2, act: 'RecordConclusion', at: instant, date, entered: instant }
}
const NOTIFIED = '2024-11-15 09:30'

describe('a defence', () => {
  it('counts whoever is there at the notified minute', () => {
    assert.equal(checkedInOnTime({ notified: NOTIFIED, now: '2024-11-15 09:30' }).holds, 'yes')
    assert.equal(checkedInOnTime({ notified: NOTIFIED, now: '2024-11-15 09:31' }).holds, 'no')
  })
  it('is moved only before the old time passes', () => {
    assert.equal(defenceIsStillAhead({ before: NOTIFIED, now: '2024-11-15 08:00' }).holds, 'yes')
    assert.equal(defenceIsStillAhead({ before: NOTIFIED, now: '2024-11-15 09:31' }).holds, 'no')
    assert.equal(defenceTimeIsAhead({ at: '2024-11-15 14:00', now: '2024-11-15 08:00' }).holds, 'yes')
  })
  it('that was missed ends the case with its clause', () => {
    const state = evolveReview(
      released(notified),
      { type: 'DefenceMissed', reason: '未到' },
      happening('2024-11-15T09:31:00+08:00'),
    )
    assert.equal(state.stage, 'not-reviewed')
    assert.equal(state.exit?.clause, 'anhui-titles-2018/art.23.2.j')
  })
})

describe('a conclusion', () => {
  const at = happening('2024-11-16T16:00:00+08:00')
  const recorded = (passed: boolean) =>
    evolveReview(
      released(),
      { type: 'ConclusionRecorded', conclusion: { ...conclusion, passed }, panel: null },
      at,
    )
  it('leads to the result publicity or ends the case', () => {
    assert.equal(recorded(true).stage, 'passed')
    assert.equal(recorded(false).stage, 'not-passed')
  })
  it('comes from the meeting alone', () => {
    for (const name of ['RecordConclusion', 'SignConclusion', 'SealConclusion'] as const)
      assert.equal(reviewActs[name].by.kind, 'effect-of')
  })
  it('takes signature and seal', () => {
    const signed = evolveReview(recorded(true), { type: 'ConclusionSigned', name: '专家1' }, at)
    const sealed = evolveReview(signed, { type: 'ConclusionSealed' }, at)
    assert.deepEqual([sealed.review.conclusion?.signedBy, sealed.review.conclusion?.sealed], ['专家1', true])
  })
})
