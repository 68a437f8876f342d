import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { from } from './meeting.fixture.ts'
import { agendaItem, actors, candidate, countOf, counted, inBallot, meeting, membersOf } from './sample.ts'

const { secretary, chair, recorder } = actors
const started = (item = agendaItem([candidate(1), candidate(2)])) => from(meeting('open', { items: [item] }))
clause('anhui-titles-2018/art.23.5.b', 'report, introduction, discussion, ballot', ({ accepts, refuses }) => {
  accepts('in this order', () => {
    started()
      .when('ReportReview', { item: 'item-1' }, secretary)
      .when('IntroduceOpinions', { item: 'item-1', by: 'E3' }, secretary)
      .when('RecordDiscussion', { item: 'item-1' }, secretary)
      .when('OpenBallot', { item: 'item-1' }, chair)
      .thenAccepted()
  })
  refuses('introduction before the report', () =>
    started()
      .when('IntroduceOpinions', { item: 'item-1', by: 'E3' }, secretary)
      .thenRefusedBy('step-is-next', '请先报告审查情况'),
  )
  refuses('a ballot before the introduction', () =>
    started().when('OpenBallot', { item: 'item-1' }, chair).thenRefusedBy('step-is-next', '请先介绍初审意见'),
  )
})
clause('anhui-titles-2018/art.23.5.j', 'a discussion is on record', ({ accepts, refuses }) => {
  const introduced = agendaItem([candidate(1)], {
    report: '',
    introduced: { by: 'E3', at: '09:20' },
    heard: membersOf(15).map(({ expert }) => expert),
  })
  accepts('无异议 is one', () => {
    started(introduced)
      .when('RecordDiscussion', { item: 'item-1' }, secretary)
      .when('OpenBallot', { item: 'item-1' }, chair)
      .thenAccepted()
  })
  refuses('none', () =>
    started(introduced).when('OpenBallot', { item: 'item-1' }, chair).thenRefusedBy('item-is-discussed'),
  )
})

const keyed = (yes: readonly number[], present = 15) => {
  const item = inBallot(present)
  const counts = [1, 2].map((n) => ({
    application: `application-${n}`,
    ...countOf(yes[n - 1] ?? 0, present),
  }))
  const state = meeting('open', { items: [item] }, Math.max(present, 15))
  return from(state)
    .when('KeyCount', { item: 'item-1', teller: '甲', counts }, secretary)
    .when('KeyCount', { item: 'item-1', teller: '乙', counts }, recorder)
}
clause('anhui-titles-2018/art.23.5.d', 'two thirds of those present', ({ accepts, refuses }) => {
  const confirm = (yes: number, present: number) =>
    keyed([yes, yes], present).when('ConfirmCount', { item: 'item-1' }, chair)
  const passed = (run: ReturnType<typeof confirm>) => run.domain.items[0]?.ballots[0]?.questions[0]?.passed
  accepts('10 of 15', () => {
    assert.equal(passed(confirm(10, 15)), true)
  })
  refuses('9 of 15', () => {
    assert.equal(passed(confirm(9, 15).thenTold('two-thirds-are-in-favour', '不足三分之二')), false)
  })
  refuses('11 of 17', () => {
    assert.equal(passed(confirm(11, 17)), false)
  })
  accepts('12 of 17', () => {
    assert.equal(passed(confirm(12, 17)), true)
  })
})
clause('anhui-titles-2018/art.50.b', 'a recused member counts in neither figure', ({ accepts, refuses }) => {
  const ballot = (yes: number) => {
    const state = meeting('open', { items: [{ ...inBallot(), ballots: [] }] })
    const pledges = state.pledges.map((one) =>
      one.expert === 'E9' ? { ...one, recusals: [{ application: 'application-1', reason: '师生' }] } : one,
    )
    const run = from({ ...state, pledges }).when('OpenBallot', { item: 'item-1' }, chair)
    const counts = [
      { application: 'application-1', ...countOf(yes, 14) },
      { application: 'application-2', ...countOf(15) },
    ]
    return run
      .when('KeyCount', { item: 'item-1', teller: '甲', counts }, secretary)
      .when('KeyCount', { item: 'item-1', teller: '乙', counts }, secretary)
      .when('ConfirmCount', { item: 'item-1' }, chair)
      .thenAccepted()
  }
  const first = (run: ReturnType<typeof ballot>) => run.domain.items[0]?.ballots[0]?.questions[0]
  accepts('present = 14 and 10 yes passes, 30 being no less than 28', () => {
    from(meeting('convened')).when('OpenMeeting', {}, chair).thenAccepted()
    assert.deepEqual([first(ballot(10))?.present, first(ballot(10))?.passed], [14, true])
  })
  refuses('9 of 14 does not; and nobody opens the material without a pledge', () => {
    assert.equal(first(ballot(9))?.passed, false)
    from(meeting('convened', { pledges: [] }))
      .when('OpenMeeting', {}, chair)
      .thenRefusedBy('pledges-are-given')
  })
})
clause('anhui-titles-2018/art.23.5.e', 'left means no vote, and no proxy', ({ accepts, refuses }) => {
  accepts('who leaves at 10:40 keeps his vote on what was counted before', () => {
    const run = from(meeting('open', { items: [counted(), { ...inBallot(), id: 'item-2', ballots: [] }] }))
      .when('RecordDeparture', { expert: 'E5', time: '10:40' }, secretary)
      .when('OpenBallot', { item: 'item-2' }, chair)
    const [before, after] = run.domain.items
    assert.equal(before?.ballots[0]?.questions[0]?.present, 15)
    assert.equal(after?.ballots[0]?.questions[0]?.present, 14)
    return run.outcome
  })
  refuses('a sheet with 15 ballots issued after one of 15 left', () => {
    const opened = from(meeting('open', { items: [{ ...inBallot(), ballots: [] }] }))
      .when('RecordDeparture', { expert: 'E5', time: '10:40' }, secretary)
      .when('OpenBallot', { item: 'item-1' }, chair)
    const counts = [1, 2].map((n) => ({ application: `application-${n}`, ...countOf(12) }))
    opened
      .when('KeyCount', { item: 'item-1', teller: '甲', counts }, secretary)
      .thenRefusedBy('only-those-entitled-vote', '到会委员14人')
  })
})
clause('anhui-titles-2018/art.23.5.c', 'secret: counts only, and they add up', ({ accepts, refuses }) => {
  accepts('nothing but totals is kept', () => {
    const run = keyed([10, 9], 13).when('ConfirmCount', { item: 'item-1' }, chair)
    const kept = JSON.stringify(run.domain.items[0]?.ballots[0]?.questions)
    assert.ok(!/E\d|专家/.test(kept), kept)
    return run.outcome
  })
  refuses('收回 more than 发出', () => {
    const counts = [1, 2].map((n) => ({
      application: `application-${n}`,
      ...countOf(10),
      returned: 16,
      no: 6,
    }))
    from(meeting('open', { items: [inBallot()] }))
      .when('KeyCount', { item: 'item-1', teller: '甲', counts }, secretary)
      .thenRefusedBy('count-adds-up', '多于发出')
  })
})
it('two tellers who differ are shown where, and nothing is confirmed', () => {
  const rows = (yes: number) =>
    [1, 2].map((n) => ({ application: `application-${n}`, ...countOf(n === 1 ? yes : 9) }))
  from(meeting('open', { items: [inBallot()] }))
    .when('KeyCount', { item: 'item-1', teller: '甲', counts: rows(10) }, secretary)
    .when('KeyCount', { item: 'item-1', teller: '乙', counts: rows(11) }, recorder)
    .when('ConfirmCount', { item: 'item-1' }, chair)
    .thenRefusedBy('tellers-agree', '申报人1')
})
clause('anhui-titles-2018/art.23.5.g', 'no second review', ({ accepts, refuses }) => {
  accepts('a ballot void before its count is held anew', () => {
    from(meeting('open', { items: [inBallot()] }))
      .when('VoidBallot', { item: 'item-1', reason: '断电' }, chair)
      .when('OpenBallot', { item: 'item-1' }, chair)
      .thenAccepted()
  })
  refuses('after 9 of 15', () =>
    from(meeting('open', { items: [counted()] }))
      .when('OpenBallot', { item: 'item-1' }, chair)
      .thenRefusedBy('not-yet-voted-on', '不得复评'),
  )
  refuses('declaring a counted ballot void', () =>
    from(meeting('open', { items: [counted()] }))
      .when('VoidBallot', { item: 'item-1', reason: '想重投' }, chair)
      .thenRefused('rules'),
  )
})
