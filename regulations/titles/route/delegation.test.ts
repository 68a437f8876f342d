import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { KeyedCommittee, ReviewWanted, RouteQuestion } from './index.ts'
import {
  authorityFinding,
  committeesInQuestion,
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

void describe('where a review is held', () => {
  const reason = (q: ReviewWanted, committees = all) => {
    const placed = placeReview(q, committees)
    return placed.kind === 'home' ? '' : placed.reason.slice(-4)
  }
  void it('is at home where an active committee covers series, specialty and level', () => {
    assert.equal(reason(wanted), '')
    assert.equal(reason({ ...wanted, series: '工艺美术', specialty: '陶艺' }), '30.1')
    assert.equal(reason(wanted, [committee('甲市机械中评委', { status: '收回' })]), '30.1')
    const lapsed = committee('甲市机械中评委', { validUntil: localDate('2025-04-30') })
    assert.equal(reason(wanted, [lapsed]), '30.1')
    assert.equal(reason({ ...wanted, affiliation: '省直' }), '30.1', 'no unit of the province at the city')
    assert.equal(reason({ ...wanted, specialty: '化工' }), '30.2')
    assert.equal(reason({ ...wanted, level: '助理级' }), '30.2')
  })
  void it('names who may hold it elsewhere', () => {
    const placed = placeReview({ ...wanted, specialty: '化工' }, all)
    const hosts = placed.kind === 'delegate' ? placed.hosts.map(({ name }) => name) : []
    assert.deepEqual(hosts, ['乙市化工中评委'])
  })
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

void describe('the committees in question', () => {
  const many = [
    ...all,
    committee('省机械高评委', { levels: '副高级', territory: '340000', authoriserLevel: '省级' }),
    committee('收回的', { status: '收回', territory: '340200' }),
    committee('过期的', { validUntil: localDate('2025-04-30') }),
    committee('自主评审的', { selfReview: true, territory: '340200' }),
    committee('教师的', { series: '中小学教师', specialties: '语文' }),
  ]
  const questions = ['中级', '副高级'].flatMap((level) =>
    ['机械', '化工', '无此专业'].flatMap((specialty) =>
      ['340121', '340200'].flatMap((territory) =>
        (['县属', '省直'] as const).map((affiliation) => ({
          ...wanted,
          level,
          specialty,
          territory,
          affiliation,
        })),
      ),
    ),
  ) as readonly ReviewWanted[]
  void it('are enough to find the same, whatever is asked of whom', () => {
    let refused = 0
    for (const q of questions)
      for (const { key } of [...many, { key: '名册没有的' }]) {
        const found = placementFindings(q, many, key)
        assert.deepEqual(
          placementFindings(q, committeesInQuestion(q, many, key), key),
          found,
          JSON.stringify([q, key]),
        )
        refused += found.filter(({ holds }) => holds === 'no').length
      }
    assert.ok(refused > 100, String(refused))
  })
  void it('are the one applied to where it takes in people of the place, else the active ones of the series', () => {
    const keys = (q: ReviewWanted, asked: string) =>
      committeesInQuestion(q, many, asked).map(({ key }) => key)
    assert.deepEqual(keys(wanted, '甲市机械中评委'), ['甲市机械中评委'])
    assert.deepEqual(keys(wanted, '名册没有的'), [])
    const others = ['甲市机械中评委', '乙市化工中评委', '省机械高评委', '自主评审的']
    assert.deepEqual(keys(wanted, '乙市化工中评委'), others)
    assert.deepEqual(keys(wanted, '收回的'), [...others.slice(0, 3), '收回的', '自主评审的'])
  })
})
