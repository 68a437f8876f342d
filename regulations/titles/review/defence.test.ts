import assert from 'node:assert/strict'
import { corpusCalendar } from '../../../tests/support/calendars.ts'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { conclusionRows } from '../documents/review-form-boxes.ts'
import { procedureIds } from '../vocabulary.ts'
import { notified, recordConclusion, released } from './examples.ts'

const secretary = actor('person-secretary', 'meeting-secretary', 'example-convening')
const expert = actor('person-expert-3', 'titles-expert', 'example-convening')
const at = (time: string, state = released(notified)) =>
  given(application, { at: `2024-11-15T${time}:00+08:00`, calendar: corpusCalendar }).state(state)
const notice = (time: string) => ({ on: '2024-11-15', time, place: '示例宾馆三楼' })

clause('anhui-titles-2018/art.23.2.h', 'a panel decides to hear a candidate', ({ accepts, refuses }) => {
  accepts('a defence task stands on the file until the unit notifies', () => {
    const run = at('08:00', released()).when(
      'RequireDefence',
      { by: '专业组', reason: '成果归属需要说明' },
      secretary,
    )
    assert.deepEqual(run.thenAccepted().domain.review.defence, {
      reason: '专业组：成果归属需要说明',
      on: null,
      time: null,
      place: null,
      checkedIn: null,
      heard: false,
    })
  })
  refuses('without a reason, or a notice where nobody decided on a defence', () => {
    at('08:00', released())
      .when('RequireDefence', { by: '专业组', reason: '' }, secretary)
      .thenRefusedBy('defence-has-reason')
    at('08:00', released())
      .when('NotifyDefence', notice('14:00'), secretary)
      .thenRefusedBy('defence-has-reason')
  })
})
clause('anhui-titles-2018/art.23.2.i', 'the unit notifies, nobody else', ({ accepts, refuses }) => {
  const asked = released({ ...notified, on: null, time: null, place: null })
  accepts('place and time reach the applicant; the receipt is on the trail', () => {
    const run = at('08:00', asked).when('NotifyDefence', notice('09:30'), secretary).thenAccepted()
    assert.deepEqual(
      run.operations().messages.map(({ to, data }) => [to, data['time']]),
      [['applicant', '09:30']],
    )
    assert.equal(run.trail.length, 1)
  })
  refuses('a group member; a time that has passed', () => {
    at('08:00', asked).when('NotifyDefence', notice('09:30'), expert).thenRefused('not-permitted')
    at('10:00', asked)
      .when('NotifyDefence', notice('09:30'), secretary)
      .thenRefusedBy('defence-time-is-ahead')
  })
})
clause('anhui-titles-2018/art.23.2.j', 'notified for 09:30', ({ accepts, refuses }) => {
  accepts('there at 09:30: heard', () => {
    const run = at('09:30')
      .when('CheckInDefence', {}, secretary)
      .when('RecordDefence', {}, secretary)
      .thenAccepted()
    assert.equal(run.domain.review.defence?.heard, true)
    run.when('MissDefence', {}, secretary).thenRefusedBy('defence-time-has-passed', '已按时签到')
  })
  refuses('there at 09:31: 不予评审', () => {
    const late = at('09:31').when('CheckInDefence', {}, secretary)
    late.thenRefusedBy('checked-in-on-time', /不予评审.*09:30.*09:31/)
    const run = late.when('MissDefence', {}, secretary).thenStage('not-reviewed')
    assert.equal(run.domain.exit?.clause, 'anhui-titles-2018/art.23.2.j')
  })
  accepts('asked at 08:00 and moved by a new notice: 14:00 governs', () => {
    at('08:00')
      .when('NotifyDefence', notice('14:00'), secretary)
      .on('2024-11-15T13:59:00+08:00')
      .when('CheckInDefence', {}, secretary)
      .thenAccepted()
  })
  refuses('a new time once the old one has passed; absence before it has', () => {
    at('09:31')
      .when('NotifyDefence', notice('14:00'), secretary)
      .thenRefusedBy('defence-is-still-ahead', '不能改期')
    at('09:30').when('MissDefence', {}, secretary).thenRefusedBy('defence-time-has-passed')
  })
})

const textOf = (cell: object): string => ('text' in cell ? String(cell.text) : '')
clause('anhui-titles-2018/art.23.6.a', '10 of 15 yes', ({ accepts, refuses }) => {
  const { input } = recordConclusion()
  const announced = () =>
    at('16:00', released()).asEffectOf(
      { procedure: procedureIds.meeting, act: 'AnnounceResults' },
      'RecordConclusion',
      { ...input, yes: 10, no: 5, present: 15, passed: true },
      secretary,
    )
  accepts('F1 prints 实到15 赞成10 通过; the person’s own print has no figure', () => {
    const { domain } = announced().thenStage('passed')
    const rows = conclusionRows(domain, true).map((row) => row.map((cell) => textOf(cell)))
    const heading = rows.findIndex((row) => row.includes('实到'))
    const under = (name: string) => rows[heading + 1]?.[rows[heading]?.indexOf(name) ?? -1]
    assert.deepEqual(['实到', '赞成', '反对', '结论'].map(under), ['15', '10', '5', '通过'])
    assert.doesNotMatch(JSON.stringify(conclusionRows(domain, false)), /赞成|15/)
  })
  refuses('no hand writes a conclusion', () =>
    at('16:00', released()).when('RecordConclusion', input, secretary).thenRefused('not-permitted'),
  )
})
