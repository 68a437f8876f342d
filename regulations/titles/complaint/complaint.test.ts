import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { projectState } from '#kernel/case'
import { clause } from '../../../tests/support/clause.ts'
import { corpusCalendar } from '../../../tests/support/calendars.ts'
import type { World } from '../../../tests/support/run.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { sampleApplication } from '../application/sample.ts'
import { procedureIds } from '../vocabulary.ts'
import { complaintCounter } from '../reports/complaints.ts'
import { complaint } from './complaint.ts'
import { complaintIn, officeEntry, officer } from './examples.ts'

const colleague = actor('person-colleague', 'city-titles', 'example-city-bureau')
const secretary = actor('person-clerk', 'acceptance-clerk', 'example-convening')
const outsider = actor('person-outsider', 'city-titles', 'other-city-bureau')
const citizen = actor('person-public', 'public', 'public')
const world = (more: World = {}): World => ({
  at: '2024-12-23T09:00:00+08:00',
  calendar: corpusCalendar,
  registers: {
    'titles-offices': {
      'example-city-bureau': officeEntry,
      'example-convening': { ...officeEntry, kind: '组建单位', name: '示例市工程师协会' },
    },
  },
  cases: { 'application-1': sampleApplication('approval-publicity') },
  ...more,
})
const about = {
  authority: 'example-city-bureau',
  subject: '申报人',
  application: 'application-1',
  about: '申报人一的论文',
  facts: '论文与他人雷同',
}
const named = { ...about, named: true, name: '举报人', reach: '示例路1号' }
const anonymous = { ...about, named: false }
const see = (state: ReturnType<typeof complaintIn>, by: typeof officer) =>
  projectState(complaint, state, { kind: 'person', actor: by }, complaint.parties(state))
const reported = { text: '经核查不属实', on: complaintIn('investigating').filedOn }
const investigated = () => {
  const state = complaintIn('investigating', { holding: true })
  return { ...state, investigation: state.investigation && { ...state.investigation, report: reported } }
}

clause('anhui-titles-2018/art.26.d', 'letters and visits are received', ({ accepts, refuses }) => {
  accepts('by page, with a receipt number', () => {
    const run = given(complaint, world()).when('FileComplaint', named, citizen).thenStage('filed')
    assert.equal(run.domain.number, '2024-00001')
    assert.equal(run.domain.countsOn, '2024-12-23')
  })
  accepts('a letter counts by its postmark', () => {
    const run = given(complaint, world())
      .when('RecordComplaint', { ...named, channel: '来信', postmarkedOn: '2024-12-20' }, officer)
      .thenStage('filed')
    assert.equal(run.domain.countsOn, '2024-12-20')
  })
  accepts('the organising unit receives the transfer without the name', () => {
    const state = complaintIn('investigating')
    given(complaint, world()).when('FileComplaint', named, citizen).thenAccepted()
    for (const part of ['complainant', 'facts', 'evidence', 'named'])
      assert.ok(!(part in see(state, secretary)))
    assert.ok('complainant' in see(state, officer))
    assert.ok(!('complainant' in see(state, colleague)))
    assert.ok(!JSON.stringify(see(state, secretary)).includes('name-1'))
  })
  refuses('a real name without contact, an anonymous one with it', () => {
    const { reach: _reach, ...unreachable } = named
    given(complaint, world())
      .when('FileComplaint', unreachable, citizen)
      .thenRefusedBy('complainant-fits-kind', '联系方式')
    given(complaint, world())
      .when('FileComplaint', { ...named, named: false }, citizen)
      .thenRefusedBy('complainant-fits-kind')
  })
  refuses('a letter without or with a future postmark', () => {
    const letter = { ...anonymous, channel: '来信' }
    const run = given(complaint, world())
    run.when('RecordComplaint', letter, officer).thenRefusedBy('postmark-is-stated')
    run
      .when('RecordComplaint', { ...letter, postmarkedOn: '2024-12-24' }, officer)
      .thenRefusedBy('postmark-is-stated', '2024-12-24')
  })
  refuses('a candidate who is not named, or is unknown', () => {
    const run = given(complaint, world())
    run
      .when('FileComplaint', { ...anonymous, application: '' }, citizen)
      .thenRefusedBy('complaint-subject-is-one-candidate')
    run
      .when('FileComplaint', { ...anonymous, application: 'no' }, citizen)
      .thenRefusedBy('complaint-subject-is-one-candidate')
  })
})

clause('anhui-titles-2018/art.26.e', 'who is accused is checked at once', ({ accepts, refuses }) => {
  accepts('the candidate alone is held, and the check has a due day of twenty working days', () => {
    const received = given(complaint, world())
      .when('FileComplaint', anonymous, citizen)
      .when('ReceiveComplaint', {}, officer)
      .thenStage('received')
    assert.deepEqual(received.operations().effects, [
      {
        procedure: procedureIds.application,
        caseId: 'application-1',
        act: 'HoldCandidate',
        input: { complaint: 'case-1' },
      },
    ])
    const assigned = received
      .when('AssignInvestigation', { organisation: 'example-convening', matter: '核查论文' }, officer)
      .thenStage('investigating')
    assert.equal(assigned.operations().effects.length, 0, 'held once')
    assert.equal(assigned.domain.investigation?.dueOn, '2025-01-21')
    assigned.when('ReportInvestigation', { text: '不属实' }, secretary).thenAccepted()
  })
  accepts('a candidate who left the way is not held', () => {
    const gone = world({ cases: { 'application-1': sampleApplication('approved') } })
    const run = given(complaint, gone)
      .state(complaintIn('filed'))
      .when('AssignInvestigation', { organisation: 'example-convening', matter: '核查' }, officer)
    run.thenRefused('out-of-turn')
    const received = given(complaint, gone).state(complaintIn('filed')).when('ReceiveComplaint', {}, officer)
    assert.equal(received.operations().effects.length, 0)
    received
      .when('AssignInvestigation', { organisation: 'example-convening', matter: '核查' }, officer)
      .thenAccepted()
  })
  refuses('a due day that is over', () => {
    given(complaint, world())
      .state(complaintIn('received'))
      .when(
        'AssignInvestigation',
        { organisation: 'example-convening', matter: '核查', dueOn: '2024-12-23' },
        officer,
      )
      .thenRefusedBy('complaint-check-has-due-day', '2024-12-23')
  })
  refuses('a finding before the report', () => {
    given(complaint, world())
      .state(complaintIn('investigating'))
      .when('FindComplaint', { outcome: '属实', text: '属实' }, officer)
      .thenRefusedBy('complaint-check-is-reported')
  })
})

clause('anhui-titles-2018/art.26.f', 'what is proven ends the way', ({ accepts, refuses }) => {
  const upheld = complaintIn('found', {
    holding: true,
    finding: { outcome: '属实', text: '抄袭', on: complaintIn('found').filedOn },
  })
  const close = { handling: '已取消资格', reply: '经核查属实，已处理' }
  accepts('closed after the candidate was disqualified', () => {
    const run = given(complaint, world({ cases: { 'application-1': sampleApplication('disqualified') } }))
      .state(upheld)
      .when('CloseComplaint', close, officer)
      .thenStage('closed')
    assert.equal(run.operations().effects[0]?.act, 'FreeCandidate')
  })
  refuses('while the candidate still goes on', () => {
    given(complaint, world())
      .state(upheld)
      .when('CloseComplaint', close, officer)
      .thenRefusedBy('upheld-complaint-is-handled', '取消资格')
  })
  refuses('partly proven and nothing said of what was done', () => {
    given(complaint, world())
      .state({ ...upheld, finding: upheld.finding && { ...upheld.finding, outcome: '部分属实' } })
      .when('CloseComplaint', { reply: '部分属实' }, officer)
      .thenRefusedBy('upheld-complaint-is-handled', '处理情况')
  })
})

clause('anhui-titles-2018/art.52.c', 'reports are received, checked and answered', ({ accepts, refuses }) => {
  accepts('an anonymous one is closed without reply, and the public counter rises', () => {
    const open = complaintIn('found', { named: false, complainant: null })
    const run = given(complaint, world()).state(open).when('CloseComplaint', {}, officer).thenStage('closed')
    assert.equal(run.domain.closing?.reply, null)
    assert.equal(run.operations().messages.length, 0)
    assert.equal(complaintCounter([open], 2024).closed, 0)
    assert.equal(complaintCounter([run.domain], 2024).closed, 1)
  })
  accepts('a groundless one frees the candidate and answers the real name', () => {
    const found = given(complaint, world())
      .state(investigated())
      .when('FindComplaint', { outcome: '不属实', text: '论文在库' }, officer)
      .thenStage('found')
    assert.equal(found.operations().effects[0]?.act, 'FreeCandidate')
    const closed = found.when('CloseComplaint', { reply: '不属实' }, officer).thenStage('closed')
    assert.equal(closed.operations().effects.length, 0, 'freed once')
    assert.equal(closed.domain.closing?.reply, '不属实')
  })
  refuses('a real name without reply, an anonymous one with it', () => {
    const run = given(complaint, world())
    run
      .state(complaintIn('found'))
      .when('CloseComplaint', {}, officer)
      .thenRefusedBy('reply-goes-to-real-names-only')
    run
      .state(complaintIn('found', { named: false, complainant: null }))
      .when('CloseComplaint', { reply: '不属实' }, officer)
      .thenRefusedBy('reply-goes-to-real-names-only')
  })
  refuses('at an office that is no HR department', () => {
    given(complaint, world())
      .when('FileComplaint', { ...anonymous, authority: 'example-convening' }, citizen)
      .thenRefusedBy('complaint-goes-to-hr-department')
  })
})

describe('complaint', () => {
  it('is received once, by the office it was sent to', () => {
    const run = given(complaint, world()).state(complaintIn('filed'))
    run.when('ReceiveComplaint', {}, outsider).thenRefused('not-permitted')
    run.when('ReceiveComplaint', {}, officer).when('ReceiveComplaint', {}, officer).thenRefused('out-of-turn')
  })
  it('is closed by its officer; whoever takes it over sees the complainant instead of him', () => {
    const run = given(complaint, world()).state(complaintIn('found'))
    run.when('CloseComplaint', { reply: '不属实' }, colleague).thenRefused('not-permitted')
    const over = run.when('TakeOverComplaint', { reason: '原受理人调离' }, colleague).thenAccepted()
    const parties = complaint.parties(over.domain)
    const sees = (by: typeof officer) =>
      'complainant' in projectState(complaint, over.domain, { kind: 'person', actor: by }, parties)
    assert.deepEqual([sees(colleague), sees(officer)], [true, false])
  })
  it('is still found after it was withdrawn', () => {
    const run = given(complaint, world())
      .state(complaintIn('received'))
      .when('RecordWithdrawal', {}, officer)
      .thenStage('received')
    assert.equal(run.domain.withdrawnOn, '2024-12-23')
  })
  it('is declined with a reply to a real name', () => {
    const run = given(complaint, world()).state(complaintIn('filed'))
    run
      .when('DeclineComplaint', { reason: '不属于职称评审' }, officer)
      .thenRefusedBy('reply-goes-to-real-names-only')
    run
      .when('DeclineComplaint', { reason: '不属于职称评审', reply: '请向法院起诉' }, officer)
      .thenStage('closed')
  })
  it('folds to the same state again', () => {
    const run = given(complaint, world())
      .when('FileComplaint', anonymous, citizen)
      .when('ReceiveComplaint', {}, officer)
    assert.deepEqual(run.refolded().domain, run.domain)
  })
})
