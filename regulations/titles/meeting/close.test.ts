import assert from 'node:assert/strict'
import { localDate, plusDays } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { procedureIds } from '../vocabulary.ts'
import { from } from './meeting.fixture.ts'
import { ON, actors, counted, inBallot, meeting, candidate, countOf } from './sample.ts'
import type { Meeting } from './state.ts'

const { secretary, chair, recorder, sealKeeper, minutesKeeper } = actors
clause('anhui-titles-2018/art.23.5.f', 'announced in the room by chair or deputy', ({ accepts, refuses }) => {
  accepts('after all are counted; each application learns its own conclusion', () => {
    const run = from(meeting('open', { items: [counted()] }))
      .when('AnnounceResults', {}, chair)
      .thenStage('announced')
    assert.deepEqual(
      run.operations().effects.map(({ procedure, caseId, act }) => [procedure, caseId, act]),
      [
        ...[1, 2].map((n) => [procedureIds.application, `application-${n}`, 'RecordConclusion']),
        [procedureIds.committee, 'committee-1', 'RecordReview'],
      ],
    )
  })
  accepts('应到 are the fifteen who were drawn, not the thirteen of the quorum', () => {
    const [first] = from(meeting('open', { items: [counted()] }))
      .when('AnnounceResults', {}, chair)
      .operations().effects
    assert.ok(first)
    const { due, present } = first.input as { readonly due: number; readonly present: number }
    assert.deepEqual([due, present], [15, 15])
  })
  refuses('nothing comes after the ballots before the announcement', () => {
    const open = from(meeting('open', { items: [counted()] }))
    open.when('WriteMinutes', minutes, secretary).thenRefused('out-of-turn')
    open.when('SignConclusions', {}, chair).thenRefused('out-of-turn')
    from(meeting('open', { items: [inBallot()] }))
      .when('AnnounceResults', {}, chair)
      .thenRefusedBy('everything-is-decided')
    open.when('AnnounceResults', {}, chair).when('WriteMinutes', minutes, secretary).thenAccepted()
  })
  refuses('while one has no count', () =>
    from(meeting('open', { items: [inBallot()] }))
      .when('AnnounceResults', {}, chair)
      .thenRefusedBy('everything-is-decided', '申报人1、申报人2'),
  )
})

const minutes = {
  reasons: [{ application: 'application-2', reason: '业绩不足' }],
  special: '无',
  other: '无',
}
const announced = (more: Partial<Meeting> = {}) => from(meeting('announced', { items: [counted()], ...more }))
clause('anhui-titles-2018/art.24.a', 'no field of the minutes is empty', ({ accepts, refuses }) => {
  accepts('complete', () => announced().when('WriteMinutes', minutes, secretary).thenAccepted())
  refuses('without 其他事项', () =>
    announced()
      .when('WriteMinutes', { ...minutes, other: '' }, secretary)
      .thenRefusedBy('minutes-are-complete', '其他事项'),
  )
  refuses('without a result for one candidate', () =>
    announced({ items: [inBallot()] })
      .when('WriteMinutes', minutes, secretary)
      .thenRefusedBy('minutes-are-complete', '申报人1的投票结果'),
  )
})
/** Five candidates of whom the first passed and four did not. */
const fourFailed = () => {
  const [ballot] = counted().ballots
  assert.ok(ballot)
  const candidates = [1, 2, 3, 4, 5].map((n) => candidate(n))
  const questions = candidates.map(({ application }, i) => ({
    application,
    recused: [],
    present: 15,
    count: countOf(i === 0 ? 10 : 9),
    passed: i === 0,
  }))
  return announced({ items: [{ ...counted(), candidates, ballots: [{ ...ballot, questions }] }] })
}
const reasonsFor = (failed: readonly number[]) =>
  failed.map((n) => ({ application: `application-${n}`, reason: '业绩不足' }))
clause('anhui-titles-2018/art.24.b', 'a reason for each who failed', ({ accepts, refuses }) => {
  const write = (failed: readonly number[]) =>
    fourFailed().when('WriteMinutes', { ...minutes, reasons: reasonsFor(failed) }, secretary)
  accepts('4 failed and 4 reasons', () => write([2, 3, 4, 5]).thenAccepted())
  refuses('4 failed and 3 reasons', () => write([2, 3, 4]).thenRefusedBy('failures-have-reasons', '申报人5'))
})
clause('anhui-titles-2018/art.24.c', 'two signatures by two people', ({ accepts, refuses }) => {
  const written = { special: '无', other: '无' }
  accepts('chair and recorder', () => {
    announced(written)
      .when('SignMinutesAsChair', {}, chair)
      .when('SignMinutesAsRecorder', { name: '记录人' }, recorder)
      .thenAccepted()
  })
  refuses('the chair as recorder too', () =>
    announced(written)
      .when('SignMinutesAsChair', {}, chair)
      .when('SignMinutesAsRecorder', { name: '专家1' }, { ...recorder, person: chair.person })
      .thenRefusedBy('signers-differ'),
  )
})
clause('anhui-titles-2018/art.23.6.b', 'who presided signs the conclusions', ({ accepts, refuses }) => {
  accepts('the chair who opened', () => announced().when('SignConclusions', {}, chair).thenAccepted())
  refuses('the deputy who did not preside', () =>
    announced()
      .when('SignConclusions', {}, { ...chair, person: 'person-expert-2' })
      .thenRefusedBy('presider-signs'),
  )
})
clause('anhui-titles-2018/art.23.6.c', 'the seal follows the signature', ({ accepts, refuses }) => {
  accepts('after it', () =>
    announced()
      .when('SignConclusions', {}, chair)
      .when('SealConclusions', {}, sealKeeper)
      .thenStage('signed'),
  )
  refuses('before it', () =>
    announced().when('SealConclusions', {}, sealKeeper).thenRefusedBy('seal-follows-signature'),
  )
})
clause(
  'anhui-titles-2018/art.24.d',
  'archived minutes take only an addendum of two',
  ({ accepts, refuses }) => {
    const archived = () => from(meeting('archived'))
    accepts('two signatures', () =>
      archived()
        .when('AddAddendum', { text: '更正笔误', signers: ['甲', '乙'] }, minutesKeeper)
        .thenAccepted(),
    )
    refuses('one', () =>
      archived()
        .when('AddAddendum', { text: '更正笔误', signers: ['甲', '甲'] }, minutesKeeper)
        .thenRefusedBy('addendum-has-two-signatures'),
    )
    refuses('an edit', () => archived().when('WriteMinutes', minutes, secretary).thenRefused('not-permitted'))
  },
)
clause(
  'anhui-titles-2018/art.24.e',
  'minutes are read inside an open matter only',
  ({ accepts, refuses }) => {
    const lay = (stage: string) =>
      from(meeting('archived'), { cases: { 'complaint-7': { stage } } }).when(
        'OpenMinutesForInspection',
        { organisation: 'example-city-bureau', matter: 'complaint-7' },
        minutesKeeper,
      )
    accepts('complaint no. 7 is open', () => {
      const run = lay('investigating').thenAccepted()
      assert.ok(
        run
          .parties()
          .some(
            ({ relation, organisation }) =>
              relation === 'inspection' && organisation === 'example-city-bureau',
          ),
      )
    })
    accepts('the office reads for the days that were given, and no day longer', () => {
      const opened = { organisation: 'example-city-bureau', matter: 'complaint-7', on: ON, closedOn: null }
      const at = (until: string) =>
        from(meeting('archived', { inspections: [{ ...opened, until: localDate(until) }] }))
      const reads = (run: ReturnType<typeof at>) =>
        run.parties().some(({ relation }) => relation === 'inspection')
      const run = lay('investigating')
      const [given] = run.domain.inspections
      assert.equal(given?.until, plusDays(given?.on ?? ON, 30))
      const ended = at('2024-11-15').asSystem('EndInspectionAccess', {})
      assert.equal(reads(ended), false)
      assert.equal(reads(at('2099-11-15').asSystem('EndInspectionAccess', {})), true)
    })
    refuses('it is closed', () => lay('closed').thenRefusedBy('matter-is-open'))
  },
)
