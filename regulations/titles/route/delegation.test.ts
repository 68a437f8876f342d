import assert from 'node:assert/strict'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { KeyedCommittee, ReviewWanted, RouteQuestion } from './index.ts'
import {
  authorityFinding,
  delegationIssuer,
  issuerFinding,
  otherReasonIsCited,
  placeReview,
  placementFindings,
  titleAuthority,
} from './index.ts'
import { centralEnterprise, offices, provincialInstitute, school } from './sample.fixture.ts'

const committee = (key: string, more: Partial<KeyedCommittee>): KeyedCommittee => ({
  key,
  name: key,
  levels: '中级',
  series: '工程',
  specialties: '机械',
  territory: '340100',
  scope: '',
  convening: `${key}-office`,
  conveningName: `${key}组建单位`,
  authoriser: 'city-a-hr',
  authoriserLevel: '市级',
  document: '甲人社〔2024〕1号',
  validUntil: localDate('2027-12-31'),
  hasPanels: false,
  status: '有效',
  caseId: `c-${key}`,
  ...more,
})
const all = [
  committee('甲市机械中评委', {}),
  committee('乙市工艺中评委', { series: '工艺美术', specialties: '陶艺', territory: '340200' }),
  committee('乙市化工中评委', { specialties: '化工、机械', territory: '340200' }),
]
const wanted: ReviewWanted = {
  series: '工程',
  specialty: '机械',
  level: '中级',
  affiliation: '县属',
  territory: '340121',
  on: localDate('2025-05-01'),
}
const holds = (q: ReviewWanted, committees = all) =>
  placementFindings(q, committees).map((finding) => finding.holds)

clause('anhui-titles-2018/art.30.1', 'no committee of the series at home', ({ accepts, refuses }) => {
  accepts('the city has one', () => assert.deepEqual(holds(wanted), ['yes', 'yes']))
  refuses('甲 city has no mid committee of 工艺美术: C5 is offered', () => {
    const craft = { ...wanted, series: '工艺美术', specialty: '陶艺' }
    const [finding] = placementFindings(craft, all)
    assert.equal(finding?.holds, 'no')
    assert.match(finding.say ?? '', /委托评审，由本人提出申请，可委托：乙市工艺中评委/)
  })
  refuses('the only one was taken back', () =>
    assert.deepEqual(holds(wanted, [committee('甲市机械中评委', { status: '收回' })]), ['no', 'yes']),
  )
  refuses('the only one has lapsed', () =>
    assert.deepEqual(holds(wanted, [committee('甲市机械中评委', { validUntil: localDate('2025-04-30') })]), [
      'no',
      'yes',
    ]),
  )
  refuses('a provincial unit is not served by the city', () =>
    assert.deepEqual(holds({ ...wanted, affiliation: '省直' }), ['no', 'yes']),
  )
})
clause('anhui-titles-2018/art.30.2', 'not authorised for specialty or level', ({ accepts, refuses }) => {
  accepts('机械 is covered', () => assert.deepEqual(holds(wanted), ['yes', 'yes']))
  refuses('a committee for 机械 only and 化工 filed: C5 is offered', () => {
    const chemical = { ...wanted, specialty: '化工' }
    assert.deepEqual(holds(chemical), ['yes', 'no'])
    const placed = placeReview(chemical, all)
    assert.deepEqual(placed.kind === 'delegate' ? placed.hosts.map(({ name }) => name) : [], [
      '乙市化工中评委',
    ])
  })
  refuses('a mid committee and 助理级 filed', () =>
    assert.deepEqual(holds({ ...wanted, level: '助理级' }), ['yes', 'no']),
  )
})
clause('anhui-titles-2018/art.30.3', 'another reason', ({ rows }) => {
  rows(
    [
      { reason: '30.3', citation: '皖人社发〔2018〕1号', accepted: true },
      { reason: '30.1', citation: '', accepted: true },
      { reason: '30.3', citation: ' ', accepted: false },
    ] as const,
    ({ reason, citation }) => `${reason} "${citation}"`,
    ({ accepted, ...f }) => assert.equal(otherReasonIsCited(f).holds, accepted ? 'yes' : 'no'),
  )
})

const issue = (q: RouteQuestion, acting: string) =>
  issuerFinding(delegationIssuer(q, offices), acting, q.level).holds
clause('anhui-titles-2018/art.31.1', 'an outgoing senior letter', ({ accepts, refuses }) => {
  const senior = { ...school, level: '副高级' as const }
  accepts('of the province, R8', () => assert.equal(issue(senior, 'province-hr'), 'yes'))
  refuses('of a city', () => assert.equal(issue(senior, 'city-a-hr'), 'no'))
})
clause('anhui-titles-2018/art.31.2.a', 'a provincial unit at 中级', ({ accepts, refuses }) => {
  accepts('its department issues', () => assert.equal(issue(provincialInstitute, 'science'), 'yes'))
  accepts('without one, the unit itself', () =>
    assert.equal(issue({ ...provincialInstitute, department: null }, 'institute'), 'yes'),
  )
  refuses('the city issues', () => assert.equal(issue(provincialInstitute, 'city-a-hr'), 'no'))
})
clause('anhui-titles-2018/art.31.2.b', 'cities and counties', ({ accepts, refuses }) => {
  const junior = { ...school, level: '助理级' as const }
  accepts('F9 of the city for 中级 of a county applicant', () =>
    assert.equal(issue(school, 'city-a-hr'), 'yes'),
  )
  accepts('the county for 助理级', () => assert.equal(issue(junior, 'county-c-hr'), 'yes'))
  refuses('the county for 中级', () => assert.equal(issue(school, 'county-c-hr'), 'no'))
  refuses('the county education bureau', () => assert.equal(issue(junior, 'education-c'), 'no'))
})
clause('anhui-titles-2018/art.31.3', 'units of the centre and of other provinces', ({ accepts, refuses }) => {
  accepts('F9 of 甲 city for a central enterprise at 中级', () =>
    assert.equal(issue(centralEnterprise, 'city-a-hr'), 'yes'),
  )
  accepts('the province at 副高级', () =>
    assert.equal(issue({ ...centralEnterprise, level: '副高级' }, 'province-hr'), 'yes'),
  )
  refuses('the enterprise alone (art.16.1)', () => assert.equal(issue(centralEnterprise, 'central'), 'no'))
})
clause('anhui-titles-2018/art.32', 'approval of an entrusted review', ({ accepts, refuses }) => {
  const approve = (acting: string) =>
    authorityFinding(titleAuthority(school, offices), acting, school.level, true)
  accepts('the home authority', () => assert.equal(approve('city-a-hr').holds, 'yes'))
  refuses('the host city', () => {
    const finding = approve('city-b-hr')
    assert.deepEqual([finding.holds, finding.clause], ['no', 'anhui-titles-2018/art.32'])
  })
})
