import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { from } from './meeting.fixture.ts'
import { paperBeginsOnce, signatureIsTheChairs } from './rules-paper.ts'
import { ON, actors, agendaItem, candidate, countRows, counted, inBallot, meeting } from './sample.ts'
import type { Meeting } from './state.ts'

const { secretary, chair, recorder, member } = actors
const reason = '会场断电'
const onPaper = { reason, presider: 'E1' }
/** One item counted by machine, one with its ballot under way, one still to be reported on. */
const running = (more: Partial<Meeting> = {}) => {
  const second = {
    ...inBallot(),
    id: 'item-2',
    candidates: [candidate(3), candidate(4)],
    ballots: inBallot().ballots.map((ballot) => ({
      ...ballot,
      questions: ballot.questions.map((one, i) => ({ ...one, application: `application-${i + 3}` })),
    })),
  }
  const third = agendaItem([candidate(5)], { id: 'item-3' })
  return from(meeting('open', { mode: 'local', items: [counted(), second, third], ...more }))
}

neighbours('anhui-titles-2018/art.57.a', paperBeginsOnce, { since: null }, { fails: [{ since: '09:30' }] })
neighbours(
  'anhui-titles-2018/art.24.c',
  signatureIsTheChairs,
  { own: true, byPaper: false, scanned: false },
  {
    holds: [{ own: false, byPaper: true, scanned: true }],
    fails: [
      { own: false },
      { own: false, byPaper: true, scanned: false },
      { own: false, byPaper: false, scanned: true },
    ],
  },
)

clause('anhui-titles-2018/art.57.a', 'a running meeting goes on by paper', ({ accepts, refuses }) => {
  accepts('what is counted stands, what was under way by machine is void and held anew', () => {
    const run = running().when('GoOnByPaper', onPaper, secretary).thenAccepted().thenStage('open')
    const { mode, byPaper, items } = run.domain
    assert.deepEqual([mode, byPaper], ['paper', { on: ON, time: '09:30', by: 'E1', reason }])
    assert.deepEqual(items[0], counted())
    assert.equal(items[1]?.ballots[0]?.voided, '09:30转为纸质办理：会场断电')
    assert.deepEqual(items[2]?.ballots, [])
    const [, second] = run.when('OpenBallot', { item: 'item-2' }, secretary).thenAccepted().domain.items
    assert.equal(second?.ballots.at(-1)?.attempt, 2)
  })
  accepts('a ballot on paper goes on: its slips are in the hands of the members', () => {
    const run = running({ mode: 'paper' }).when('GoOnByPaper', onPaper, secretary).thenAccepted()
    assert.equal(run.domain.items[1]?.ballots[0]?.voided, null)
    const counts = countRows().map((row, i) => ({ ...row, application: `application-${i + 3}` }))
    run.when('KeyCount', { item: 'item-2', teller: '甲', counts }, secretary).thenAccepted()
  })
  accepts('nobody presides where no ballot is under way; the chair by his own word', () => {
    const waiting = { items: [agendaItem([candidate(1)])] }
    running(waiting).when('GoOnByPaper', { reason }, secretary).thenAccepted()
    running().when('GoOnByPaper', { reason }, chair).thenAccepted()
  })
  accepts('after the announcement, and entered later from paper', () => {
    const announced = from(meeting('announced', { mode: 'online', items: [counted()] }))
    announced.when('GoOnByPaper', { reason }, secretary).thenAccepted().thenStage('announced')
    running().fromPaper('GoOnByPaper', onPaper, secretary, '2024-11-17T10:00:00+08:00').thenAccepted()
  })
  accepts('a meeting that is moved to another time tries the machine anew', () => {
    const convened = from(meeting('convened', { mode: 'local' }), {
      cases: { 'cycle-1': { plan: { filedOn: ON, reviewFrom: ON, reviewUntil: ON } } },
    })
    const moved = { on: ON, time: '14:00', place: '示例宾馆', mode: 'online' }
    const run = convened.when('GoOnByPaper', { reason }, secretary).when('MoveMeeting', moved, secretary)
    assert.deepEqual([run.domain.mode, run.domain.byPaper], ['online', null])
  })
  refuses('a second time', () =>
    running()
      .when('GoOnByPaper', onPaper, secretary)
      .when('GoOnByPaper', onPaper, secretary)
      .thenRefusedBy('paper-begins-once', '09:30'),
  )
  refuses('before the day of the meeting', () =>
    running()
      .on('2024-11-15T09:30:00+08:00')
      .when('GoOnByPaper', onPaper, secretary)
      .thenRefusedBy('meeting-day-has-come'),
  )
  refuses('without a reason, by a member, or in a meeting that is over', () => {
    running()
      .when('GoOnByPaper', { ...onPaper, reason: ' ' }, secretary)
      .thenRefused('input')
    running().when('GoOnByPaper', onPaper, member).thenRefused('not-permitted')
    for (const over of ['signed', 'planned'] as const)
      from(meeting(over)).when('GoOnByPaper', onPaper, secretary).thenRefused('out-of-turn')
    from(meeting('cancelled')).when('GoOnByPaper', onPaper, secretary).thenRefused('closed')
    from(meeting('archived')).when('GoOnByPaper', onPaper, secretary).thenRefused('not-permitted')
  })
  refuses('without the chair where a ballot is void by his word', () => {
    running().when('GoOnByPaper', { reason }, secretary).thenRefusedBy('presider-is-present')
    running().when('GoOnByPaper', { reason, presider: 'E3' }, secretary).thenRefusedBy('presider-is-present')
    const presence = meeting('open').presence.map((one) =>
      one.expert === 'E1' ? { ...one, leftAt: '09:20' } : one,
    )
    running({ presence }).when('GoOnByPaper', onPaper, secretary).thenRefusedBy('presider-is-present')
  })
})

const LATER = '2024-11-17T10:00:00+08:00'
const toSign = (more: Partial<Meeting> = {}) =>
  from(meeting('announced', { items: [counted()], special: '无', other: '无', ...more }))
clause('anhui-titles-2018/art.24.c', 'the chair signs in person or by hand', ({ accepts, refuses }) => {
  const hand = { presider: 'E1' }
  accepts('on paper: entered from the scan by the secretary, and it is the chair who signed', () => {
    const run = toSign().fromPaper('SignMinutesAsChair', hand, secretary, LATER).thenAccepted()
    const signed = { by: 'person-expert-1', name: '专家1', on: ON, onPaper: true }
    assert.deepEqual(run.domain.minutes.chair, signed)
    run.when('SignMinutesAsRecorder', { name: '记录人' }, recorder).thenAccepted()
  })
  accepts('in person, as before', () => {
    const run = toSign({ mode: 'online' }).when('SignMinutesAsChair', {}, chair).thenAccepted()
    assert.equal(run.domain.minutes.chair?.onPaper, false)
  })
  refuses('entered without a scan', () =>
    toSign().when('SignMinutesAsChair', hand, secretary).thenRefusedBy('signature-is-the-chairs', '补录'),
  )
  refuses('by hand where the meeting is not held on paper', () =>
    toSign({ mode: 'local' })
      .fromPaper('SignMinutesAsChair', hand, secretary, LATER)
      .thenRefusedBy('signature-is-the-chairs', '本人'),
  )
  refuses('the hand of another than who presided, or of nobody', () => {
    for (const presider of ['E2', 'E9', ''])
      toSign().fromPaper('SignMinutesAsChair', { presider }, secretary, LATER).thenRefusedBy('presider-signs')
  })
  refuses('where the chair was the recorder too', () =>
    toSign({
      minutes: {
        chair: null,
        recorder: { by: 'person-expert-1', name: '记录人', on: ON, onPaper: false },
      },
    })
      .fromPaper('SignMinutesAsChair', hand, secretary, LATER)
      .thenRefusedBy('signers-differ'),
  )
})
clause('anhui-titles-2018/art.23.6.b', 'conclusions signed by hand', ({ accepts, refuses }) => {
  const hand = { presider: 'E1' }
  accepts('entered from the scan; each application learns the name of the chair', () => {
    const run = toSign().fromPaper('SignConclusions', hand, secretary, LATER).thenAccepted()
    assert.deepEqual(run.domain.conclusionsSigned?.onPaper, true)
    assert.deepEqual(
      run.operations().effects.map(({ act, input }) => [act, input]),
      [1, 2].map(() => ['SignConclusion', { name: '专家1' }]),
    )
  })
  refuses('without a scan, or by the hand of the deputy who did not preside', () => {
    toSign().when('SignConclusions', hand, secretary).thenRefusedBy('signature-is-the-chairs')
    toSign()
      .fromPaper('SignConclusions', { presider: 'E2' }, secretary, LATER)
      .thenRefusedBy('presider-signs')
  })
})
