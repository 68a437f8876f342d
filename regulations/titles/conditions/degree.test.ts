import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { DegreeEntry, EducationEntry } from '../registers/people.ts'
import type { MatchQuestion } from './index.ts'
import {
  blockingFindings,
  chooseDegree,
  degreeFindings,
  effectiveDegree,
  matchFindings,
  precheck,
  retrainedByIndustry,
} from './index.ts'
import { engineer, yearOfEducation } from './sample.fixture.ts'

const day = localDate
const on = day('2024-09-10')
const degree = (more: Partial<DegreeEntry> = {}): DegreeEntry => ({
  person: 'p-1',
  level: '本科',
  kind: '全日制',
  school: '某大学',
  recognised: true,
  specialty: '汉语言文学',
  awardedOn: day('2012-07-01'),
  ...more,
})
const table = [
  { degreeSpecialty: '工程力学', specialty: '工程/土木工程', match: '相近' },
  { degreeSpecialty: '结构工程', specialty: '工程/土木工程', match: '相近' },
] as const
const question: MatchQuestion = {
  degreeSpecialty: '汉语言文学',
  degreeOn: day('2012-07-01'),
  specialty: '工程/土木工程',
  band: '中级',
  education: [],
  recognitions: [],
  table,
  on,
}

clause('anhui-titles-2018/art.61.a', 'Party-school courses of 1.5 and 2 years', ({ rows }) => {
  rows(
    [
      { kind: '党校', schoolingMonths: 24, recognised: true, accepted: true },
      { kind: '军校', schoolingMonths: null, recognised: true, accepted: true },
      { kind: '党校', schoolingMonths: 18, recognised: true, accepted: false },
      { kind: '全日制', schoolingMonths: 48, recognised: false, accepted: false },
    ] as const,
    ({ kind, schoolingMonths, recognised }) => `${kind} ${schoolingMonths ?? '-'} ${recognised}`,
    ({ accepted, ...more }) =>
      assert.equal(degreeFindings(degree(more), on).accepted.holds, accepted ? 'yes' : 'no'),
  )
})
clause('anhui-titles-2018/art.61.b', '汉语言文学 and 工程力学 for 土木工程', ({ rows }) => {
  rows(
    [
      { degreeSpecialty: '汉语言文学', accepted: false },
      { degreeSpecialty: '工程力学', accepted: true },
      { degreeSpecialty: '土木工程', accepted: true },
    ],
    ({ degreeSpecialty }) => degreeSpecialty,
    ({ degreeSpecialty, accepted }) =>
      assert.equal(matchFindings({ ...question, degreeSpecialty }).whole.holds, accepted ? 'yes' : 'no'),
  )
})

const course = (days: number, more: Partial<EducationEntry> = {}): EducationEntry => ({
  person: 'p-1',
  kind: '相近专业继续教育',
  year: 2015,
  subject: '结构工程',
  days,
  from: day('2015-03-01'),
  organiserKind: '认可院校',
  certificate: '结业〔2015〕1号',
  ...more,
})
const courses = (education: readonly EducationEntry[]) =>
  matchFindings({ ...question, education }).ways.courses.holds
clause('anhui-titles-2018/art.61.1', 'three months of courses', ({ accepts, refuses }) => {
  accepts('60 and 30, 90 days', () => {
    const matched = matchFindings({ ...question, education: [course(60), course(30)] })
    assert.deepEqual([matched.ways.courses.holds, matched.whole.holds], ['yes', 'yes'])
  })
  refuses('60 and 29 days', () => assert.equal(courses([course(60), course(29)]), 'no'))
  refuses('one of them before the degree', () =>
    assert.equal(courses([course(60), course(30, { from: day('2012-06-30') })]), 'no'),
  )
  refuses('without a certificate of completion', () =>
    assert.equal(courses([course(60), course(30, { certificate: null })]), 'no'),
  )
  refuses('at a company', () =>
    assert.equal(courses([course(60), course(30, { organiserKind: '其他' })]), 'no'),
  )
  refuses('in another subject', () =>
    assert.equal(courses([course(60), course(30, { subject: '古代文学' })]), 'no'),
  )
  void it('counts days between two dates, both included', () =>
    assert.equal(
      courses([course(60), course(0, { days: null, from: day('2015-03-01'), until: day('2015-03-30') })]),
      'yes',
    ))
})

const extra = (hours: number, year = 2015): EducationEntry => ({
  person: 'p-1',
  kind: '另修学时',
  year,
  subject: '结构工程',
  hours,
})
const recognition = (issuerLevel: '县级' | '市级', band: MatchQuestion['band'] = '中级') => ({
  person: 'p-1',
  specialty: '工程/土木工程',
  band,
  hours: 200,
  issuerLevel,
  issuer: '某市人社局',
  on,
})
clause('anhui-titles-2018/art.61.2.a', 'extra hours by level', ({ rows, refuses }) => {
  rows(
    [
      { band: '中级', hours: 199, accepted: false },
      { band: '中级', hours: 200, accepted: true },
      { band: '高级', hours: 400, accepted: true },
      { band: '高级', hours: 399, accepted: false },
      { band: '初级', hours: 100, accepted: true },
      { band: '初级', hours: 99, accepted: false },
    ] as const,
    ({ band, hours }) => `${band} ${hours}`,
    ({ band, hours, accepted }) => {
      const education = [yearOfEducation(2015), extra(hours)]
      const { ways, sum } = matchFindings({ ...question, band, education })
      assert.equal(ways.extra.holds, accepted ? 'yes' : 'no')
      assert.equal(sum.value, accepted ? 0 : 1)
    },
  )
  refuses('in a year whose quota was not met', () => {
    const education = [yearOfEducation(2015, 89), extra(200)]
    assert.equal(matchFindings({ ...question, education }).ways.extra.holds, 'no')
  })
  refuses('before the degree', () => {
    const education = [yearOfEducation(2012), extra(200, 2012)]
    assert.equal(matchFindings({ ...question, education }).ways.extra.holds, 'no')
  })
})
clause('anhui-titles-2018/art.61.2.b', 'who recognises the hours', ({ accepts, refuses }) => {
  const matched = (recognitions: MatchQuestion['recognitions']) =>
    matchFindings({ ...question, education: [yearOfEducation(2015), extra(200)], recognitions })
  accepts('the city', () => {
    const { ways, whole, way } = matched([recognition('县级'), recognition('市级')])
    assert.deepEqual([ways.recognised.holds, whole.holds, way], ['yes', 'yes', '另修学时认定'])
  })
  refuses('a county', () => {
    const { ways, whole } = matched([recognition('县级')])
    assert.deepEqual([ways.recognised.holds, whole.holds], ['no', 'no'])
  })
  refuses('nobody yet', () => assert.equal(matched([]).whole.holds, 'no'))
  refuses('for another level', () => assert.equal(matched([recognition('市级', '高级')]).whole.holds, 'no'))
})
clause('anhui-titles-2018/art.61.3', 'training for a new post', ({ rows, refuses }) => {
  rows(
    [
      { organiserLevel: '市级', accepted: true },
      { organiserLevel: '省级', accepted: true },
      { organiserLevel: '县级', accepted: false },
    ] as const,
    ({ organiserLevel }) => organiserLevel,
    ({ organiserLevel, accepted }) => {
      const training: EducationEntry = {
        ...course(10),
        kind: '转岗培训',
        organiserKind: '行业主管部门',
        organiserLevel,
      }
      const { ways, whole } = matchFindings({ ...question, education: [training] })
      assert.deepEqual([ways.training.holds, whole.holds], accepted ? ['yes', 'yes'] : ['no', 'no'])
    },
  )
  refuses('before the degree, or without a certificate', () => {
    const f = { organiserLevel: '市级', certificate: '1', after: true }
    assert.equal(retrainedByIndustry({ ...f, after: false }).holds, 'no')
    assert.equal(retrainedByIndustry({ ...f, certificate: '' }).holds, 'no')
  })
})

clause('anhui-titles-2018/art.62.a', 'a specialty certificate only', ({ accepts, refuses }) => {
  const only = (kind: DegreeEntry['kind']) => ({
    ...engineer,
    degrees: engineer.degrees.map((one) => ({ ...one, kind })),
  })
  accepts('an adult-education degree', () => assert.deepEqual(blockingFindings(precheck(only('成人'))), []))
  refuses('专业证书', () =>
    assert.ok(
      blockingFindings(precheck(only('专业证书'))).some(({ rule }) => rule.startsWith('paper-is-no')),
    ),
  )
})
clause(
  'anhui-titles-2018/art.62.b',
  'diplomas 2010 and 2014, dual proof 2015-06-30',
  ({ accepts, refuses }) => {
    const dual = degree({
      kind: '双专科',
      level: '专科',
      specialty: '汉语言文学、土木工程',
      awardedOn: day('2015-06-30'),
    })
    accepts('one matching: 本科 from 2015-06-30', () =>
      assert.deepEqual(effectiveDegree(dual, '工程/土木工程', table).value, {
        level: '本科',
        since: '2015-06-30',
        specialty: '土木工程',
      }),
    )
    refuses('none matching: 专科', () => {
      const { value } = effectiveDegree(dual, '工程/化工', table)
      assert.equal(value === 'unknown' ? '' : value.level, '专科')
    })
  },
)

void describe('the degree an application rests on', () => {
  const keyed = (key: string, more: Partial<DegreeEntry>) => ({ key, ...degree(more) })
  const all = [
    keyed('a', { level: '硕士', recognised: false }),
    keyed('b', { level: '本科' }),
    keyed('c', { level: '专科' }),
  ]
  void it('is the one chosen', () => assert.equal(chooseDegree(all, 'c', on)?.key, 'c'))
  void it('else the highest that is a degree at all', () =>
    assert.equal(chooseDegree(all, null, on)?.key, 'b'))
})
