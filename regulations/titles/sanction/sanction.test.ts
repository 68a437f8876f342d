import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maySee } from '#kernel/case'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { World } from '../../../tests/support/run.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { sampleApplication } from '../application/sample.ts'
import type { ApplicationStage } from '../application/state.ts'
import { noBarOnFilingDay } from '../conditions/person.ts'
import { complaintIn } from '../complaint/examples.ts'
import { conclusion } from '../review/examples.ts'
import { emptyReview } from '../review/state.ts'
import { bureau, officer, sanctionIn, seniorTitle } from './examples.ts'
import { sanction } from './sanction.ts'

const province = actor('person-province', 'province-titles', 'example-province')
const convening = actor('person-head', 'convening-head', 'example-convening')
const personnel = actor('person-personnel', 'employer-personnel', 'example-employer')
const applicant = actor('person-applicant', 'title-applicant', 'example-employer')
const offices = {
  'example-city-bureau': bureau,
  'example-province': { ...bureau, name: '示例省人社厅', level: '省级' },
  'example-convening': { ...bureau, name: '示例市工程师协会', kind: '组建单位' },
  'example-department': { ...bureau, name: '示例市住建局', kind: '主管部门' },
}
const world = (stage: ApplicationStage | null, more: World = {}): World => ({
  at: '2024-03-10T09:00:00+08:00',
  ...more,
  registers: {
    'titles-offices': offices,
    'titles-held': { 'title-1': seniorTitle },
    'titles-persons': {
      'P-applicant-1': { name: '申报人一', account: 'person-applicant', employer: 'employer-1' },
    },
    'titles-employers': { 'employer-1': { name: '示例设计院', organisation: 'example-employer' } },
    ...more.registers,
  },
  cases: { ...(stage === null ? {} : { 'application-1': sampleApplication(stage) }), ...more.cases },
})
const opening = {
  office: 'example-city-bureau',
  application: 'application-1',
  fact: '获奖证书系伪造',
  evidence: ['file-1'],
}
const finding = { proven: true, text: '发证单位证明没有颁发' }
const decision = { document: '示例人社〔2024〕6号', reason: '伪造获奖证书' }
const ofTitle = {
  office: 'example-city-bureau',
  title: 'title-1',
  name: '申报人一',
  fact: '论文代写',
  evidence: ['f'],
}
/** Opened, found and passed to the office that approved the title. */
const atProvince = () =>
  given(sanction, world(null))
    .when('OpenSanction', ofTitle, officer)
    .when('FindDishonesty', finding, officer)
    .when('PassSanctionOn', { office: 'example-province' }, officer)
    .thenStage('found')
const revoked = () => atProvince().when('DecideSanction', decision, province).thenStage('decided')
const entry = (run: ReturnType<typeof revoked>, register: string) =>
  run.operations().entries.find((one) => one.register === register)

clause('anhui-titles-2018/art.18.a', 'cancelled before the vote', ({ accepts, refuses }) => {
  accepts('a forged award proven while the file is checked; the application ends', () => {
    const run = given(sanction, world('received'))
      .when('OpenSanction', opening, officer)
      .when('FindDishonesty', finding, officer)
      .when('DecideSanction', decision, officer)
      .thenStage('decided')
    assert.equal(run.domain.decision?.kind, '取消申报资格')
    assert.equal(run.domain.decision.clause, 'anhui-titles-2018/art.18.a')
    const [effect] = run.operations().effects
    assert.equal(effect?.act, 'DisqualifyCandidate')
    assert.deepEqual(effect.input, { ...decision, clause: 'anhui-titles-2018/art.18.a', proven: true })
  })
  accepts('by the convening body of the application', () => {
    given(sanction, world('admitted'))
      .when('OpenSanction', { ...opening, office: 'example-convening' }, convening)
      .when('FindDishonesty', finding, convening)
      .when('DecideSanction', decision, convening)
      .thenStage('decided')
  })
  refuses('by a department that may only propose', () => {
    const office = { organisation: 'example-department', name: '示例市住建局', kind: '主管部门' }
    given(sanction, world('verifying'))
      .state(sanctionIn('found', { office }))
      .when('DecideSanction', decision, actor('p', 'authorised-department', 'example-department'))
      .thenRefusedBy('application-cancelled-by-convening-body-or-hr', '移交')
  })
})

clause('anhui-titles-2018/art.18.b', 'entered into the integrity file', ({ accepts, refuses }) => {
  accepts('person, fact, decision and day, found by whoever screens the person next year', () => {
    const run = given(sanction, world('received'))
      .state(sanctionIn('found'))
      .when('DecideSanction', decision, officer)
    const kept = entry(run.thenStage('decided'), 'titles-integrity')
    assert.equal(kept?.clause, 'anhui-titles-2018/art.18.b')
    assert.equal(kept.values?.['person'], 'P-applicant-1')
    assert.equal(kept.values['decidedOn'], '2024-03-10')
    assert.equal(kept.values['barredUntil'], null, 'no bar before a title was obtained')
  })
  refuses('without evidence', () => {
    given(sanction, world('received'))
      .state(sanctionIn('found', { evidence: [] }))
      .when('DecideSanction', decision, officer)
      .thenRefusedBy('integrity-entry-is-complete', '证据')
  })
})

clause('anhui-titles-2018/art.26.f', 'cancelled between vote and approval', ({ accepts, refuses }) => {
  accepts('by the title authority, and the pass is gone', () => {
    const run = given(sanction, world('approval-publicity'))
      .state(sanctionIn('found', { complaint: 'complaint-1' }))
      .when('DecideSanction', decision, officer)
      .thenStage('decided')
    assert.equal(run.domain.decision?.kind, '取消通过资格')
    assert.equal(run.operations().effects[0]?.act, 'DisqualifyCandidate')
    assert.deepEqual(
      run.operations().entries.map(({ register }) => register),
      ['titles-integrity'],
    )
  })
  refuses('by the convening body', () => {
    const office = { organisation: 'example-convening', name: '示例市工程师协会', kind: '组建单位' }
    given(sanction, world('passed'))
      .state(sanctionIn('found', { office }))
      .when('DecideSanction', decision, convening)
      .thenRefusedBy('pass-cancelled-by-title-authority', '移交职称管理部门')
  })
})

clause('anhui-titles-2018/art.53.a', 'one proven finding ends the case', ({ accepts, refuses }) => {
  accepts('whatever the votes: 15 of 15 said yes', () => {
    const votes = { ...conclusion, due: 15, present: 15, yes: 15, no: 0, abstain: 0, passed: true }
    const unanimous = sampleApplication('passed', { review: { ...emptyReview, conclusion: votes } })
    const run = given(sanction, world('passed', { cases: { 'application-1': unanimous } }))
      .when('OpenSanction', opening, officer)
      .when('FindDishonesty', finding, officer)
      .when('DecideSanction', decision, officer)
      .thenStage('decided')
    assert.equal(run.domain.decision?.kind, '取消通过资格')
  })
  refuses('where the complaint it rests on was found groundless', () => {
    const cases = {
      'application-1': sampleApplication('passed'),
      'complaint-1': complaintIn('found'),
    }
    given(sanction, world('passed', { cases }))
      .state(sanctionIn('found', { complaint: 'complaint-1' }))
      .when('DecideSanction', decision, officer)
      .thenRefusedBy('dishonesty-is-proven')
  })
  refuses('where nothing is left to cancel', () => {
    given(sanction, world('disqualified'))
      .when('OpenSanction', opening, officer)
      .thenRefusedBy('sanction-has-object')
  })
})

clause('anhui-titles-2018/art.53.b', 'a title obtained by fraud is revoked', ({ accepts, refuses }) => {
  accepts('by the provincial office that approved it; the register says so and the employer is told', () => {
    const run = revoked()
    const held = entry(run, 'titles-held')
    assert.equal(held?.key, 'title-1')
    assert.equal(held.values?.['status'], '撤销')
    assert.equal(held.from, '2024-03-10')
    assert.deepEqual(
      run.operations().messages.map(({ to }) => to),
      ['sanctioned', 'employer'],
    )
    assert.deepEqual(run.domain.employer, { organisation: 'example-employer', name: '示例设计院' })
    const paper = JSON.stringify(sanction.documents?.['sanctionDecision']?.data(run.domain, []))
    assert.match(paper, /决定：撤销职称（/)
    const referred = run.when('ReferSanction', { to: '示例省监委', document: '移〔2024〕1号' }, province)
    assert.equal(referred.thenAccepted().domain.referral?.document, '移〔2024〕1号')
  })
  refuses('a senior title by a city bureau', () => {
    given(sanction, world(null))
      .when('OpenSanction', ofTitle, officer)
      .when('FindDishonesty', finding, officer)
      .when('DecideSanction', decision, officer)
      .thenRefusedBy('revoked-by-approving-authority', '示例省人社厅')
  })
  refuses('a dismissal where nothing was revoked', () => {
    given(sanction, world('received'))
      .state(sanctionIn('decided'))
      .when('RecordAppointmentEnd', { document: '示例院人〔2024〕8号' }, personnel)
      .thenRefusedBy('appointment-ends-after-revocation')
  })
})

clause('anhui-titles-2018/art.53.c', 'five years without filing', ({ accepts, refuses }) => {
  const barredUntil = () => {
    const value = entry(revoked(), 'titles-integrity')?.values?.['barredUntil']
    assert.ok(typeof value === 'string')
    return localDate(value)
  }
  const filing = (on: string) =>
    noBarOnFilingDay({ barredUntil: barredUntil(), document: decision.document, on: localDate(on) })
  accepts('decided 2024-03-10: filing on 2029-03-11', () => {
    assert.equal(barredUntil(), '2029-03-10')
    assert.equal(filing('2029-03-11').holds, 'yes')
  })
  refuses('filing on 2029-03-10', () => assert.equal(filing('2029-03-10').holds, 'no'))
  refuses('a bar before a title was obtained, without another rule', () => {
    const run = given(sanction, world('received')).state(sanctionIn('found'))
    run
      .when('DecideSanction', { ...decision, barredUntil: '2027-03-10' }, officer)
      .thenRefusedBy('bar-is-based-on-rule', '其他规定')
    run
      .when(
        'DecideSanction',
        { ...decision, barredUntil: '2027-03-10', otherRule: '示例规定第五条' },
        officer,
      )
      .thenAccepted()
  })
})

describe('sanction', () => {
  it('shows the record of the higher rule as unconfirmed until an administrator confirmed it', () => {
    const run = revoked()
    assert.deepEqual(run.domain.decision?.record, { until: '2027-03-10', confirmed: false })
  })
  it('is dropped where nothing is proven, and decided once', () => {
    given(sanction, world('received'))
      .when('OpenSanction', opening, officer)
      .when('FindDishonesty', { proven: false, text: '证书属实' }, officer)
      .thenStage('dropped')
      .when('DecideSanction', decision, officer)
      .thenRefused('closed')
    revoked().when('DecideSanction', decision, province).thenRefused('out-of-turn')
  })
  it('is opened in the name of the own office only, and decided by who handles it', () => {
    given(sanction, world('received'))
      .when('OpenSanction', { ...opening, office: 'example-province' }, officer)
      .thenRefusedBy('sanction-handled-by-own-office')
    given(sanction, world('received')).when('OpenSanction', opening, personnel).thenRefused('not-permitted')
    atProvince().when('DecideSanction', decision, officer).thenRefused('not-permitted')
  })
  it('is unknown to the person and the employer before it is decided', () => {
    const sees = (by: typeof officer, state: ReturnType<typeof sanctionIn>) =>
      maySee(sanction, { kind: 'person', actor: by }, sanction.parties(state))
    for (const by of [applicant, personnel])
      assert.deepEqual([sees(by, sanctionIn('found')), sees(by, sanctionIn('decided'))], [false, true])
  })
  it('records the end of the appointment by the employer', () => {
    const run = given(sanction, world('closed'))
      .state(
        sanctionIn('found', {
          title: {
            key: 'title-1',
            from: seniorTitle.obtainedOn,
            entry: { ...seniorTitle, authority: '示例市人社局' },
          },
        }),
      )
      .when('DecideSanction', decision, officer)
      .when('RecordAppointmentEnd', { document: '示例院人〔2024〕8号' }, personnel)
      .thenStage('decided')
    assert.equal(run.domain.appointmentEnded?.on, '2024-03-10')
    run.when('CloseSanction', {}, officer).thenStage('closed')
  })
})
