import assert from 'node:assert/strict'
import { it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import type { EmployerEntry } from '../registers/index.ts'
import { officesOf } from '../route/index.ts'
import { chainOf } from './chain.ts'
import { titleConfirmation } from './confirmation.ts'
import {
  arrived,
  cityOfficer,
  confirmationIn,
  content,
  contentInput,
  employerEntry,
  materials,
  mover,
  offices,
  personEntry,
} from './examples.ts'
import type { ConfirmationContent, ConfirmationDesk, TitleConfirmation } from './state.ts'

const at = '2024-06-05T10:00:00+08:00'
const world = {
  at,
  registers: {
    'titles-persons': { 'p-mover': personEntry },
    'titles-employers': { 'employer-1': employerEntry },
    'titles-offices': Object.fromEntries(offices.map((one) => [one.key, one])),
  },
}
const clerk = actor('person-clerk', 'employer-personnel', 'example-plant')
const county = actor('person-county', 'county-titles', 'county-c-hr')
const province = actor('person-province', 'province-titles', 'province-hr')
const opened = (change: Partial<typeof contentInput> = {}, by = mover) =>
  given(titleConfirmation, world).when(
    'OpenConfirmation',
    { person: 'p-mover', employer: 'employer-1', content: { ...contentInput, ...change } },
    by,
  )
const submit = (change: Partial<ConfirmationContent>, input: { to?: string } = {}) =>
  given(titleConfirmation, world)
    .state(confirmationIn('drafting', { content: { ...content, ...change } }))
    .when('SubmitConfirmation', input, mover)
const on = (state: TitleConfirmation) => given(titleConfirmation, world).state(state)
const desksOf = (change: Partial<EmployerEntry>, level = content.original.level) =>
  chainOf(level, { ...employerEntry, ...change }, officesOf(offices)).desks.map(
    ({ organisation }) => organisation,
  )

clause('anhui-titles-2018/art.43', 'the same series and level', ({ accepts, refuses }) => {
  accepts('中级 of the same series', () => opened().thenStage('drafting'))
  refuses('副高级', () =>
    opened({ requested: { series: '工程', level: '副高级' as never } }).thenRefusedBy(
      'confirmation-asks-for-the-same-title',
      '先确认再申请转评',
    ),
  )
  refuses('another series at the same level', () =>
    opened({ requested: { series: '经济', level: '中级' } }).thenRefusedBy(
      'confirmation-asks-for-the-same-title',
    ),
  )
})

clause('anhui-titles-2018/art.49.1', 'the person asks at the own employer', ({ accepts, refuses }) => {
  accepts('to the employer', () => submit({}).thenStage('verifying'))
  refuses('straight to the HR bureau', () =>
    submit({}, { to: 'city-a-hr' }).thenRefusedBy('confirmation-goes-to-own-employer', '丙县示例机械厂'),
  )
  refuses('somebody else asks', () =>
    opened({}, { ...mover, person: 'somebody' }).thenRefusedBy('confirmation-asked-in-person', '由本人'),
  )
})

clause('anhui-titles-2018/art.45.1', 'approved by a competent body', ({ accepts, refuses }) => {
  const by = (change: Partial<ConfirmationContent['original']>) =>
    submit({ original: { ...content.original, ...change } })
  accepts('an HR department with its document', () => by({}).thenStage('verifying'))
  accepts('an industry with its authorisation', () =>
    by({ approverKind: '获授权的行业或单位', authorisation: '示例部授权〔2010〕5号' }).thenStage('verifying'),
  )
  refuses('an association without authorising body', () =>
    by({ authority: '某行业协会', approverKind: '其他' }).thenRefusedBy(
      'original-title-was-approved',
      '授权依据',
    ),
  )
  refuses('no document number', () =>
    by({ document: '' }).thenRefusedBy('original-title-was-approved', '批准机关和文号'),
  )
})
clause('anhui-titles-2018/art.45.2', 'still in professional work', ({ accepts, refuses }) => {
  accepts('机械设计', () => submit({}).thenStage('verifying'))
  refuses('行政管理 only (also art.47.1)', () =>
    submit({ work: { ...content.work, post: '行政管理', professional: false } }).thenRefusedBy(
      'present-work-is-professional',
      '行政管理',
    ),
  )
})
clause('anhui-titles-2018/art.45.3', 'contract and insurance', ({ accepts, refuses }) => {
  const work = (change: Partial<ConfirmationContent['work']>, more: Partial<ConfirmationContent> = {}) =>
    submit({ work: { ...content.work, ...change }, ...more })
  accepts('paid by the employer until the month before', () =>
    work({ lastPaidMonth: '2024-05' }).thenStage('verifying'),
  )
  accepts('the military with their personnel order', () => {
    const run = work(
      { contractFrom: null, insurancePayer: '', personnelOrder: '示例军转〔2024〕1号' },
      { coming: '军转' },
    ).thenRefusedBy('confirmation-paper-46-2-c')
    assert.ok(run.outcome?.kind === 'refused')
    assert.ok(!run.outcome.findings.some(({ rule }) => rule.startsWith('contract-and-insurance')))
    return work({}).outcome
  })
  refuses('paid by another firm', () =>
    work({ insurancePayer: '另一公司' }).thenRefusedBy(
      'contract-and-insurance-stand',
      '现缴费单位是另一公司',
    ),
  )
  refuses('last paid two months ago', () =>
    work({ lastPaidMonth: '2024-04' }).thenRefusedBy('contract-and-insurance-stand', '不得早于2024-05'),
  )
  refuses('a contract that ended the day before', () =>
    work({ contractUntil: localDate('2024-06-04') }).thenRefusedBy(
      'contract-and-insurance-stand',
      '覆盖2024-06-05',
    ),
  )
})
clause('anhui-titles-2018/art.45.0', 'all three together', ({ accepts, refuses }) => {
  accepts('three of three', () => submit({}).thenStage('verifying'))
  refuses('two of three: the third is named', () =>
    submit({ work: { ...content.work, insurancePayer: '另一公司' } }).thenRefusedBy(
      'all-three-conditions-hold',
      '缺：合同和社保。',
    ),
  )
})

const verified = { opinion: '材料属实', sealed: true }
const department: ConfirmationDesk = {
  level: null,
  organisation: 'education-c',
  name: '丙县教体局',
  opinion: null,
  on: null,
}
const ofDepartment = (stage: 'verifying' | 'reporting', more: Partial<TitleConfirmation> = {}) => {
  const state = confirmationIn(stage, more)
  return {
    ...state,
    employer: { ...state.employer, department: 'education-c' },
    desks: [department, ...state.desks],
  }
}
clause('anhui-titles-2018/art.49.2', 'the employer verifies and reports', ({ accepts, refuses }) => {
  const verify = (input: object) => on(ofDepartment('verifying')).when('VerifyConfirmation', input, clerk)
  accepts('with opinion and seal, to its department', () => verify(verified).thenStage('reporting'))
  refuses('an empty opinion', () =>
    verify({ opinion: '', sealed: true }).thenRefusedBy(
      'employer-verified-with-opinion-and-seal',
      '核实意见',
    ),
  )
  refuses('no seal', () =>
    verify({ ...verified, sealed: false }).thenRefusedBy('employer-verified-with-opinion-and-seal', '公章'),
  )
  refuses('past its department', () =>
    verify({ ...verified, to: 'county-c-hr' }).thenRefusedBy(
      'employer-reports-to-its-department',
      '丙县教体局',
    ),
  )
})
clause(
  'anhui-titles-2018/art.49.3.b',
  'private firms go to the local HR department',
  ({ accepts, refuses }) => {
    const verify = (to: string) =>
      on(confirmationIn('verifying')).when('VerifyConfirmation', { ...verified, to }, clerk)
    accepts('the county bureau is next', () => {
      const run = verify('').thenStage('reporting')
      assert.equal(run.domain.desks[0]?.organisation, 'county-c-hr')
      run.when('PassUpConfirmation', { opinion: '同意上报' }, county).thenAccepted()
      return run.outcome
    })
    refuses('the city at once', () =>
      verify('city-a-hr').thenRefusedBy('local-bureau-stands-for-the-department', '丙县人社局'),
    )
  },
)
clause('anhui-titles-2018/art.49.3.a', 'level by level', ({ accepts, refuses }) => {
  const senior = [
    department,
    ...confirmationIn('reporting').desks,
    { level: '省级' as const, organisation: 'province-hr', name: '省人社厅', opinion: null, on: null },
  ]
  const officer = actor('person-department', 'department-titles', 'education-c')
  const pass = (to: string) =>
    on(confirmationIn('reporting', { desks: senior })).when(
      'PassUpConfirmation',
      { opinion: '同意', to },
      officer,
    )
  accepts('department, county, city, province', () => {
    assert.deepEqual(desksOf({ department: 'education-c' }, '副高级'), [
      'education-c',
      'county-c-hr',
      'city-a-hr',
      'province-hr',
    ])
    const run = pass('')
      .thenAccepted()
      .when('PassUpConfirmation', { opinion: '同意' }, county)
      .thenAccepted()
      .when('PassUpConfirmation', { opinion: '同意' }, cityOfficer)
      .thenAccepted()
    run.when('PassUpConfirmation', { opinion: '同意' }, province).thenRefusedBy('no-level-is-skipped')
    return run.outcome
  })
  refuses('the department to the province', () =>
    pass('province-hr').thenRefusedBy('no-level-is-skipped', '丙县人社局'),
  )
  refuses('the city takes it in before the county passed it up', () =>
    on(confirmationIn('reporting'))
      .when('AdmitConfirmation', {}, cityOfficer)
      .thenRefusedBy('no-level-is-skipped', '丙县人社局'),
  )
})

it('only the office whose turn it is passes a file up', () => {
  on(confirmationIn('reporting'))
    .when('PassUpConfirmation', { opinion: '同意' }, cityOfficer)
    .thenRefused('not-permitted')
  on(confirmationIn('verifying'))
    .when('PassUpConfirmation', { opinion: '同意' }, county)
    .thenRefused('not-permitted')
  on(confirmationIn('verifying')).when('VerifyConfirmation', verified, mover).thenRefused('not-permitted')
})

it('a request takes no place of the year, and one title is not confirmed twice', () => {
  assert.deepEqual(
    opened()
      .operations()
      .claims.map(({ claim }) => claim),
    ['confirmation-of-title'],
  )
})

it('the whole way from the person to the office that confirms', () => {
  let run = opened()
  for (const { completing: _completing, ...material } of materials)
    run = run.when('GiveConfirmationMaterial', material, mover).thenStage('drafting')
  run = run
    .when('SubmitConfirmation', {}, mover)
    .when('VerifyConfirmation', verified, clerk)
    .when('PassUpConfirmation', { opinion: '同意上报' }, county)
    .when('RecordOriginalSeen', { slot: 'certificate' }, cityOfficer)
    .when('RecordOriginalSeen', { slot: 'review-form', way: '线上' }, cityOfficer)
    .when('AdmitConfirmation', {}, cityOfficer)
    .thenStage('examining')
  assert.deepEqual(run.refolded().domain, run.domain)
  assert.deepEqual(
    run.operations().entries.map(({ values }) => values?.['status']),
    ['待确认'],
  )
  assert.equal(arrived().stage, 'reporting')
})
