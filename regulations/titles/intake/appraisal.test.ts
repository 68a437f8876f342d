import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { appraisalActs } from '../application/visibility.ts'
import type { Application } from '../application/state.ts'
import { candidatesOf } from '../documents/meeting.ts'
import { releasedApplication } from '../meeting/examples.ts'
import { from as onMeeting } from '../meeting/meeting.fixture.ts'
import { committee, meeting } from '../meeting/sample.ts'
import type { Meeting } from '../meeting/state.ts'
import { emptyReview } from '../review/state.ts'
import { applicationIn, appraisal, cycleOf, expert } from './examples.ts'
import { type RosterEntry, rostersBySpecialty } from './roster.ts'

const secretary = actor('person-secretary', 'meeting-secretary', 'example-convening')
const head = actor('person-head', 'convening-head', 'example-convening')
const employer = actor('person-employer', 'employer-personnel', 'example-employer')
const work = { work: 'work-1', appraiser: 'E3', kind: '评委会', reason: '' }
const world = (more: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}) => ({
  at: '2024-09-21T10:00:00+08:00',
  cases: { 'cycle-1': cycleOf(false) },
  registers: { 'titles-experts': { E3: expert }, 'titles-committees': { 'C-1': committee }, ...more },
})
const from = (state: Application, registers = {}) => given(application, world(registers)).state(state)
const send = (more: object = {}, registers = {}) =>
  from(applicationIn('admitted'), registers).when('SendForAppraisal', { ...work, ...more }, secretary)
const opinion = { work: 'work-1', opinion: '达到中级水平', passed: true }

const asked = {
  'titles-specialties': { '工程/机械': { series: '工程', specialty: '机械', appraised: '中级、副高级' } },
}
clause(
  'anhui-titles-2018/art.23.2.b',
  'works are appraised before the committee sits',
  ({ accepts, refuses }) => {
    accepts('ordered, returned, released', () =>
      send({}, asked)
        .when('RecordAppraisal', opinion, secretary)
        .when('SignRelease', {}, head)
        .thenAccepted(),
    )
    refuses('the specialty asks for it and none is back', () => {
      from(applicationIn('admitted'), asked)
        .when('SignRelease', {}, head)
        .thenRefusedBy('appraisals-are-back', '已返回0份')
      send({}, asked).when('SignRelease', {}, head).thenRefusedBy('appraisals-are-back', '未返回1份')
    })
    accepts('every opinion below the standard ends the case', () =>
      send()
        .when('RecordAppraisal', { ...opinion, passed: false }, secretary)
        .when('FailAppraisal', { reason: '未达到中级水平' }, secretary)
        .thenStage('appraisal-failed'),
    )
  },
)
const panels = { 'titles-committees': { 'C-1': { ...committee, hasPanels: true } } }
clause('anhui-titles-2018/art.23.2.d', 'panel or committee appraises', ({ accepts, refuses }) => {
  accepts('no panels: the committee; panels: the panel', () => {
    send().thenAccepted()
    send({ kind: '专业组' }, panels).thenAccepted()
  })
  refuses('the committee where there are panels', () =>
    send({}, panels).thenRefusedBy('appraiser-kind-fits', '专业组'),
  )
})
clause(
  'anhui-titles-2018/art.23.2.e',
  'a peer, with a stated reason, never from the same employer',
  ({ accepts, refuses }) => {
    const peer = { kind: '同行专家', reason: '评委会无此方向专家' }
    accepts('with reason', () => send(peer).thenAccepted())
    refuses('without reason, or of the applicant’s own employer', () => {
      send({ kind: '同行专家' }).thenRefusedBy('peer-appraiser-has-reason')
      const own = { 'titles-experts': { E3: { ...expert, employer: 'employer-1' } } }
      send(peer, own).thenRefusedBy('appraiser-is-outside', '同一单位')
      const self = { 'titles-experts': { E3: { ...expert, person: 'P-applicant-1' } } }
      send(peer, self).thenRefusedBy('appraiser-is-outside')
    })
  },
)
clause(
  'anhui-titles-2018/art.23.2.f',
  'the convening body alone sends for appraisal',
  ({ accepts, refuses }) => {
    accepts('its secretary', () => send().thenAccepted())
    refuses('the employer; and it has no slot for an opinion of its own', () => {
      from(applicationIn('admitted')).when('SendForAppraisal', work, employer).thenRefused('not-permitted')
      from(applicationIn('admitted')).when('RecordAppraisal', opinion, employer).thenRefused('not-permitted')
    })
  },
)
clause('anhui-titles-2018/art.23.2.g', 'what nobody here ordered is void', ({ accepts, refuses }) => {
  accepts('an outside report in an attachment is struck out', () => {
    const run = from(applicationIn('received'))
      .when('StrikeOutsideAppraisal', { material: 'material-7' }, secretary)
      .thenAccepted()
    assert.deepEqual(run.domain.intake.struck, ['material-7'])
  })
  refuses('an opinion on a work that was not sent', () =>
    from(applicationIn('admitted'))
      .when('RecordAppraisal', { ...opinion, work: 'work-9' }, secretary)
      .thenRefusedBy('appraisal-was-ordered', '自行送审的鉴定无效'),
  )
})

const specialties = ['机械', '电气', '化工']
const entries: readonly RosterEntry[] = Array.from({ length: 30 }, (_, i) => ({
  application: `application-${i + 1}`,
  number: `2024-${String(30 - i).padStart(4, '0')}`,
  name: `申报人${i + 1}`,
  employer: '示例设计院',
  level: '中级',
  track: '正常',
  specialty: specialties[i % 7 === 0 ? 0 : i % 3] ?? '机械',
}))
/** The meeting before and after the secretary puts an application in this stage on its agenda. */
const placing = (stage: 'released' | 'admitted') =>
  onMeeting(meeting('convened'), {
    cases: { 'application-9': releasedApplication(9, { stage }) },
    rows: { 'titles-people': [] },
  }).when('PlaceOnAgenda', { title: '机械', applications: ['application-9'] }, secretary)
const numbersOn = (state: Meeting) => {
  const { value } = rostersBySpecialty({ entries: candidatesOf(state) })
  assert.ok(value !== 'unknown')
  return value.flatMap(({ rows }) => rows.map(({ number }) => number))
}
clause('anhui-titles-2018/art.23.2.a', '30 files in 3 specialties', ({ accepts, refuses }) => {
  accepts('three rosters that sum to 30, each numbered from 1', () => {
    const rosters = rostersBySpecialty({ entries })
    assert.ok(rosters.value !== 'unknown')
    assert.deepEqual(
      rosters.value.map(({ specialty }) => specialty),
      [...specialties].toSorted(),
    )
    assert.equal(
      rosters.value.reduce((sum, { rows }) => sum + rows.length, 0),
      30,
    )
    for (const { rows } of rosters.value) {
      assert.deepEqual(
        rows.map(({ serial }) => serial),
        rows.map((_row, i) => i + 1),
      )
      assert.deepEqual(
        rows.map(({ number }) => number),
        rows.map(({ number }) => number).toSorted(),
      )
    }
    assert.deepEqual(rosters.lines.at(-1), { label: '合计', value: 30, unit: '人' })
  })
  accepts('a released file stands on the roster of its meeting', () =>
    assert.ok(numbersOn(placing('released').thenAccepted().domain).includes('2024-9')),
  )
  refuses('one that was not released comes on no agenda and so on no roster', () => {
    placing('admitted').thenRefusedBy('candidates-are-released', '2024-9')
    assert.ok(!numbersOn(meeting('convened')).includes('2024-9'))
  })
})

it('who appraises is closed to applicant and employer', () => {
  assert.deepEqual(Object.keys(appraisalActs).toSorted(), [
    'RecordAppraisal',
    'SendForAppraisal',
    'StrikeOutsideAppraisal',
  ])
  const state = applicationIn('admitted', {}, { review: { ...emptyReview, appraisals: [appraisal] } })
  from(state).when('FailAppraisal', { reason: '未达到' }, secretary).thenRefusedBy('appraisals-are-back')
})
