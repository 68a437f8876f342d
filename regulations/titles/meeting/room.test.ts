/** The room: nobody sits before the day or twice, and what stood when the vote began stays. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { from } from './meeting.fixture.ts'
import { plannedCycle } from './examples.ts'
import { arrivalsAreNew, meetingDayHasCome, recordPrecedesBallot } from './rules-room.ts'
import { agendaItem, actors, candidate, counted, inBallot, meeting } from './sample.ts'
import type { AgendaItem, Meeting } from './state.ts'

const { secretary, chair, member, recorder } = actors

neighbours(
  'anhui-titles-2018/art.22.a',
  meetingDayHasCome,
  { on: '2024-11-16', today: '2024-11-16' },
  { holds: [{ today: '2024-11-17' }], fails: [{ today: '2024-11-15' }] },
)
neighbours(
  'anhui-titles-2018/art.23.5.a',
  arrivalsAreNew,
  { strangers: [], seated: [] },
  { fails: [{ strangers: ['E99'] }, { seated: ['专家3'] }] },
)
neighbours(
  'anhui-titles-2018/art.23.5.b',
  recordPrecedesBallot,
  { balloted: [], counted: true, wanted: '登记回避' },
  {
    holds: [{ counted: false }],
    fails: [{ balloted: ['申报人1'] }, { balloted: ['申报人1'], counted: false }],
  },
)

const nobody = (more: Partial<Meeting> = {}) => meeting('convened', { presence: [], ...more })
const onTheEve = { at: '2024-11-15T16:00:00+08:00' }

clause('anhui-titles-2018/art.22.a', 'nobody sits before the day of the meeting', ({ accepts, refuses }) => {
  accepts('signing in on the day', () =>
    from(nobody())
      .when('SignIn', { experts: ['E1'] }, secretary)
      .thenAccepted(),
  )
  refuses('on the eve', () =>
    from(nobody(), onTheEve)
      .when('SignIn', { experts: ['E1'] }, secretary)
      .thenRefusedBy('meeting-day-has-come', '会议定在2024-11-16，今天是2024-11-15'),
  )
  refuses('opening on the eve', () =>
    from(meeting('convened'), onTheEve)
      .when('OpenMeeting', {}, chair)
      .thenRefusedBy('meeting-day-has-come', '改期'),
  )
})

it('signs in whom was drawn and has not come yet; a time of arrival is never overwritten', () => {
  const two = from(nobody()).when('SignIn', { experts: ['E1', 'E2'] }, secretary)
  two.when('SignIn', { experts: ['E2', 'E3'] }, recorder).thenRefusedBy('arrivals-are-new', '专家2已经签到')
  two.when('SignIn', { experts: ['E99'] }, recorder).thenRefusedBy('arrivals-are-new', 'E99不是')
  two.when('SignIn', { experts: ['E3'] }, recorder).thenAccepted()
})

it('who signed in by mistake or went before the opening is taken out, comes back, and is counted again', () => {
  const gone = from(meeting('convened', {}, 13)).when('RecordDeparture', { expert: 'E5' }, secretary)
  gone.when('OpenMeeting', {}, chair).thenRefusedBy('quorum-is-present', '现有表决权的到会委员12人')
  const back = gone.when('RecordReturn', { expert: 'E5' }, secretary)
  back.when('OpenMeeting', {}, chair).thenStage('open')
})

it('who had come on a day that was given up signs in anew; a new place keeps who is there', () => {
  const moved = (on: string) =>
    from(meeting('convened'), { cases: { 'cycle-1': plannedCycle } }).when(
      'MoveMeeting',
      { on, time: '14:00', place: '示例宾馆三楼', mode: 'paper' },
      secretary,
    ).domain.presence.length
  assert.equal(moved('2024-11-16'), 15)
  assert.equal(moved('2024-11-18'), 0)
})

const voting = (item: AgendaItem) => from(meeting('open', { items: [item] }))
const late: readonly [act: string, input: object, by: typeof secretary][] = [
  ['ReportReview', { item: 'item-1', report: '改写' }, secretary],
  ['IntroduceOpinions', { item: 'item-1', by: 'E4' }, secretary],
  ['RecordDiscussion', { item: 'item-1', summary: '改写' }, recorder],
  [
    'SignPanelOpinions',
    { leader: 'E1', opinions: [{ application: 'application-1', recommended: false, reasons: '改写' }] },
    secretary,
  ],
  ['AddRecusal', { application: 'application-1', reason: '亲属' }, member],
  ['RecordPledge', { expert: 'E4', recusals: [{ application: 'application-1', reason: '亲属' }] }, secretary],
]
clause(
  'anhui-titles-2018/art.23.5.b',
  'what comes before the vote stays as it stood',
  ({ accepts, refuses }) => {
    accepts('each may still be entered before the slips are given out', () => {
      const item = { ...inBallot(), ballots: [] }
      const runs = late.map(([act, input, by]) => voting(item).when(act, input, by).thenAccepted())
      return runs[0]
    })
    for (const [act, input, by] of late) {
      refuses(`${act} while the ballot is open`, () =>
        voting(inBallot()).when(act, input, by).thenRefusedBy('record-precedes-ballot', '宣布本次投票无效'),
      )
      refuses(`${act} after the count`, () =>
        voting(counted()).when(act, input, by).thenRefusedBy('record-precedes-ballot', '已经表决'),
      )
    }
    accepts('and again when the ballot was declared void', () => {
      const open = inBallot()
      const ballots = open.ballots.map((ballot) => ({ ...ballot, voided: '断电' }))
      voting({ ...open, ballots })
        .when('RecordDiscussion', { item: 'item-1', summary: '重新评议' }, secretary)
        .thenAccepted()
    })
  },
)

it('a pledge entered again adds whom a member stays away from and takes nobody back', () => {
  const item = agendaItem([candidate(1), candidate(2)])
  const first = voting(item).when('AddRecusal', { application: 'application-1', reason: '亲属' }, member)
  const recusals = (run: typeof first) =>
    run.domain.pledges.find(({ expert }) => expert === 'E3')?.recusals.map((one) => one.application)
  const emptied = first.when('RecordPledge', { expert: 'E3', recusals: [] }, secretary)
  assert.deepEqual(recusals(emptied), ['application-1'])
  const added = first.when(
    'RecordPledge',
    { expert: 'E3', recusals: [{ application: 'application-2', reason: '师生' }] },
    secretary,
  )
  assert.deepEqual(recusals(added), ['application-1', 'application-2'])
  assert.equal(added.domain.pledges.find(({ expert }) => expert === 'E3')?.onPaper, false)
})
