import assert from 'node:assert/strict'
import { it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import type { DegreeEntry, EmployerEntry } from '../registers/index.ts'
import { reckonTenureStart } from '../tenure/index.ts'
import {
  countyOfficer,
  degreeEntry,
  employerEntry,
  graduate,
  offices,
  personEntry,
  recognitionIn,
  requestInput,
} from './examples.ts'
import { firstRecognition } from './recognition.ts'

const request = (
  change: object = {},
  degree: DegreeEntry['level'] = '本科',
  {
    employer = {},
    titles = {},
  }: { employer?: Partial<EmployerEntry>; titles?: Record<string, unknown> } = {},
  by = graduate,
) =>
  given(firstRecognition, {
    at: '2019-08-20T09:00:00+08:00',
    registers: {
      'titles-persons': { 'p-graduate': personEntry },
      'titles-employers': { 'employer-1': { ...employerEntry, ...employer } },
      'titles-degrees': { 'p-graduate#1': degreeEntry(degree) },
      'titles-held': titles,
      'titles-offices': Object.fromEntries(offices.map((one) => [one.key, one])),
    },
  }).when('RequestRecognition', { ...requestInput, ...change }, by)
const clerk = actor('person-clerk', 'employer-personnel', 'example-school')
const city = actor('person-city', 'city-titles', 'city-a-hr')
const document = { document: '示例丙人社〔2019〕20号' }
const proposed = (...asked: Parameters<typeof request>) =>
  request(...asked).when('ProposeRecognition', { opinion: '考核合格' }, clerk)
const doctor = { kind: '博士认定', level: '中级' }
const department = (organisation: string) => actor('person-department', 'department-titles', organisation)

clause('anhui-titles-2018/art.59.2', 'graduates, from the day of approval', ({ accepts, refuses }) => {
  accepts('graduated 2018-07-01, approved 2019-08-20: years start 2019-08-20', () => {
    const run = proposed().when('ApproveRecognition', document, countyOfficer).thenStage('approved')
    const values = run.operations().entries[0]?.values
    assert.deepEqual([values?.['way'], values?.['obtainedOn']], ['转正定职', '2019-08-20'])
    const start = reckonTenureStart({
      titles: [{ way: '转正定职', obtainedOn: localDate('2019-08-20'), examLastDay: null }],
      appointmentSystem: false,
      appointments: [],
    })
    assert.equal(start.value, '2019-08-20')
    return run.outcome
  })
  accepts('a department in charge that holds the authority', () =>
    proposed().when('ApproveRecognition', document, department('education-c')).thenStage('approved'),
  )
  refuses('a department without authority', () =>
    proposed({}, '本科', { employer: { department: 'water-c', departmentName: '丙县水利局' } })
      .when('ApproveRecognition', document, department('water-c'))
      .thenRefusedBy('graduate-approved-by-authority', '请由丙县人社局审批'),
  )
  refuses("the city for a county school's junior title", () =>
    proposed().when('ApproveRecognition', document, city).thenRefusedBy('graduate-approved-by-authority'),
  )
  refuses('somebody who holds such a title already', () => {
    const title = {
      person: 'p-graduate',
      series: '工程',
      specialty: '机械',
      level: '助理级',
      way: '评审',
      obtainedOn: '2019-01-01',
      scope: '全省',
      status: '有效',
    }
    request({}, '本科', { titles: { 'T-1': title } }).thenRefusedBy('has-no-such-title-yet', '已有助理级')
  })
})

clause('anhui-titles-2018/art.60.a', 'doctors are recognised at 中级', ({ accepts, refuses }) => {
  accepts('C7 for a doctor, by the city which manages mid titles', () => {
    const run = proposed(doctor, '博士').when('ApproveRecognition', document, city).thenStage('approved')
    const values = run.operations().entries[0]?.values
    assert.deepEqual([values?.['way'], values?.['level']], ['博士认定', '中级'])
    return run.outcome
  })
  refuses('a master', () =>
    request(doctor, '硕士').thenRefusedBy(
      'doctor-is-recognised-at-mid-level',
      '只限博士研究生，登记学历为硕士',
    ),
  )
  refuses('a doctor at 副高级', () =>
    request({ ...doctor, level: '副高级' }, '博士').thenRefusedBy(
      'doctor-is-recognised-at-mid-level',
      '改为中级',
    ),
  )
  refuses('the county, or an authorised department, for a doctor', () => {
    proposed(doctor, '博士')
      .when('ApproveRecognition', document, countyOfficer)
      .thenRefusedBy('doctor-approved-by-authority', '请由甲市人社局审批')
    proposed(doctor, '博士')
      .when('ApproveRecognition', document, department('education-c'))
      .thenRefusedBy('doctor-approved-by-authority')
  })
})

clause('anhui-titles-2018/art.60.b', 'everybody else by review', ({ accepts, refuses }) => {
  accepts('a doctor at 中级, a graduate at 助理级', () => {
    request(doctor, '博士').thenStage('verifying')
    return request().thenStage('verifying').outcome
  })
  refuses('a master with 3 years: review (C1) is offered', () =>
    request({ level: '中级' }, '硕士').thenRefusedBy(
      'mid-and-above-only-by-review',
      '请填报职称申报，经评审取得中级',
    ),
  )
  refuses('a doctor as 转正定职 at 中级', () =>
    request({ level: '中级' }, '博士').thenRefusedBy('mid-and-above-only-by-review'),
  )
})

it('nobody asks for strangers, decides for himself, or decides before the employer did', () => {
  request({}, '本科', {}, { ...graduate, person: 'somebody' }).thenRefusedBy(
    'recognition-asked-for-own-person',
  )
  proposed().when('ApproveRecognition', document, clerk).thenRefused('not-permitted')
  request().when('ApproveRecognition', document, countyOfficer).thenRefused('out-of-turn')
  given(firstRecognition)
    .state(recognitionIn('approved'))
    .when('ApproveRecognition', document, countyOfficer)
    .thenRefused('closed')
})

it('a declined request frees the person to ask again', () => {
  const { claims } = given(firstRecognition)
    .state(recognitionIn('deciding'))
    .when('DeclineRecognition', { reason: '见习期未满' }, countyOfficer)
    .thenStage('declined')
    .operations()
  assert.deepEqual(
    claims.map(({ operation }) => operation),
    ['release'],
  )
})
