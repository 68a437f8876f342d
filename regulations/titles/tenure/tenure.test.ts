import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { AssessedYear, TenureFacts } from './index.ts'
import {
  appointmentMayRestOn,
  assessedYears,
  effectOfGrade,
  findEffectiveLevel,
  findLatestAssessment,
  latestAssessmentPassed,
  nonSocialised,
  reckonEffectiveLevel,
  reckonTenure,
  scopeOfWay,
} from './index.ts'

const day = localDate
const assessed = (grades: Readonly<Record<number, string>>): readonly AssessedYear[] =>
  assessedYears(
    Object.entries(grades).map(([year, grade]) => ({
      person: 'p',
      year: Number(year),
      grade,
      proof: '年度考核登记表' as const,
    })),
    '事业单位',
    [],
  )
const reviewed = (on: string) => ({ way: '评审', obtainedOn: day(on), examLastDay: null }) as const
const facts = (
  start: string,
  cutOff: string,
  more: Partial<Omit<TenureFacts, 'cutOff'>> = {},
): TenureFacts => ({
  titles: [reviewed(start)],
  appointmentSystem: false,
  appointments: [],
  assessed: [],
  cutOff: day(cutOff),
  required: 5,
  ...more,
})
const years = (f: TenureFacts) => reckonTenure(f).years.value

clause('anhui-titles-2018/art.11.a', 'all years passed', ({ rows }) => {
  const all = assessed({ 2019: '合格', 2020: '优秀', 2021: '合格', 2022: '合格', 2023: '合格' })
  rows(
    [
      { cutOff: '2024-09-30', counted: 5, accepted: true },
      { cutOff: '2024-09-29', counted: 4, accepted: false },
    ],
    ({ cutOff, counted }) => `from 2019-09-30 to ${cutOff}: ${counted}`,
    ({ cutOff, counted }) => assert.equal(years(facts('2019-09-30', cutOff, { assessed: all })), counted),
  )
})

clause('anhui-titles-2018/art.11.b', '2021 基本合格', ({ rows, accepts }) => {
  const all = assessed({ 2019: '合格', 2020: '合格', 2021: '基本合格', 2022: '合格', 2023: '合格' })
  rows(
    [
      { cutOff: '2024-12-31', counted: 4, accepted: false },
      { cutOff: '2025-06-30', counted: 4, accepted: false },
      { cutOff: '2025-07-01', counted: 5, accepted: true },
    ],
    ({ cutOff, counted }) => `from 2019-07-01 to ${cutOff}: ${counted}`,
    ({ cutOff, counted }) => assert.equal(years(facts('2019-07-01', cutOff, { assessed: all })), counted),
  )
  accepts('says each line and the first possible day', () => {
    const { firstDay, years: sum } = reckonTenure(facts('2019-07-01', '2024-12-31', { assessed: all }))
    assert.equal(firstDay, '2025-07-01')
    assert.deepEqual(
      sum.lines.map(({ label, value, unit, note }) =>
        [label, typeof value === 'number' ? String(value) : value, unit, note]
          .filter((part) => typeof part === 'string')
          .join(' '),
      ),
      [
        '起算日 2019-07-01',
        '扣除2021年度 -1 年 年度考核基本合格',
        '满1年 2020-07-01',
        '满2年 2022-07-01',
        '满3年 2023-07-01',
        '满4年 2024-07-01',
        '截止日 2024-12-31',
        '满周年数 4 年 另有5个月30天，不进位',
      ],
    )
  })
})

void describe('a deducted year at either end', () => {
  void it('moves a partly held first year to the next 1 January', () => {
    const f = (cutOff: string) => facts('2019-07-01', cutOff, { assessed: assessed({ 2019: '基本合格' }) })
    assert.deepEqual([years(f('2024-12-31')), years(f('2025-01-01'))], [4, 5])
    assert.match(JSON.stringify(reckonTenure(f('2025-01-01')).years.lines), /起算日顺延/)
  })
  void it('ends the sum on 1 January of a deducted cut-off year', () => {
    const f = (grades: Record<number, string>, start: string) =>
      facts(start, '2024-12-31', { assessed: assessed(grades) })
    assert.equal(years(f({ 2024: '不合格' }, '2019-03-01')), 4)
    assert.equal(years(f({ 2024: '不合格' }, '2019-01-01')), 5)
    assert.equal(years(f({}, '2019-03-01')), 5)
  })
  void it('takes off a first year held from 1 January as a whole year', () =>
    assert.equal(years(facts('2019-01-01', '2024-12-31', { assessed: assessed({ 2019: '不合格' }) })), 4))
})

clause('anhui-titles-2018/art.11.c', 'failing in the latest year', ({ accepts, refuses }) => {
  const judge = (grades: Record<number, string>) => {
    const latest = findLatestAssessment(assessed(grades), 2024)
    return latestAssessmentPassed({
      filingYear: 2024,
      latestYear: latest?.year ?? null,
      effect: latest?.effect ?? null,
    })
  }
  accepts('2023 基本合格', () => assert.equal(judge({ 2023: '基本合格' }).holds, 'yes'))
  accepts('2022 不合格, 2023 合格', () => assert.equal(judge({ 2022: '不合格', 2023: '合格' }).holds, 'yes'))
  refuses('2023 不合格', () => {
    const { holds, say } = judge({ 2022: '合格', 2023: '不合格' })
    assert.deepEqual([holds, say?.includes('2023年度考核不合格，2024年不得申报')], ['no', true])
  })
  refuses('2024 itself already 不合格', () =>
    assert.equal(judge({ 2023: '合格', 2024: '不合格' }).holds, 'no'),
  )
  void it('is unknown without any assessment', () => assert.equal(judge({}).holds, 'unknown'))
})

void describe('grades of other scales', () => {
  const map = [{ employerKind: '非公企业', grade: 'C', effect: '扣除' as const }]
  void it('follow the map of the kind of employer, then the usual words, else stay open', () =>
    assert.deepEqual(
      [
        effectOfGrade('C', '非公企业', map),
        effectOfGrade('C', '事业单位', map),
        effectOfGrade('基本称职', '事业单位', map),
        effectOfGrade('不确定等次', '事业单位', map),
      ],
      ['扣除', '待定', '扣除', '待定'],
    ))
  void it('are neither counted nor breaking while open, and counted when the office says so', () => {
    const one = { person: 'p', year: 2021, grade: '不确定等次', proof: '年度考核登记表' } as const
    const at = (decisions: { year: number; counts: boolean; reason: string }[]) =>
      reckonTenure(
        facts('2019-07-01', '2024-12-31', { assessed: assessedYears([one], '事业单位', [], decisions) }),
      )
    assert.deepEqual([at([]).years.value, at([]).open], [4, [2021]])
    const decided = at([{ year: 2021, counts: true, reason: '产假' }])
    assert.deepEqual([decided.years.value, decided.open], [5, []])
  })
})

clause('anhui-titles-2018/art.37', 'appointed in the old and the new series', ({ rows }) => {
  const f = (cutOff: string, oldUntil: string) =>
    facts('2016-12-20', cutOff, {
      titles: [reviewed('2016-12-20'), reviewed('2019-12-01')],
      appointmentSystem: true,
      appointments: [
        { from: day('2020-05-01'), until: null },
        { from: day('2017-03-01'), until: day(oldUntil) },
      ],
    })
  rows(
    [
      { cutOff: '2022-03-01', oldUntil: '2020-04-30', counted: 5, accepted: true },
      { cutOff: '2022-02-28', oldUntil: '2020-04-30', counted: 4, accepted: false },
      { cutOff: '2022-04-30', oldUntil: '2020-02-29', counted: 4, accepted: false },
      { cutOff: '2022-05-01', oldUntil: '2020-02-29', counted: 5, accepted: true },
    ],
    ({ cutOff, oldUntil }) => `old until ${oldUntil} (a gap of 61 days from 2020-02-29), cut-off ${cutOff}`,
    ({ cutOff, oldUntil, counted }) => assert.equal(years(f(cutOff, oldUntil)), counted),
  )
})

clause('anhui-titles-2018/art.59.b', 'from 29 February', ({ rows }) => {
  rows(
    [
      { cutOff: '2025-02-28', counted: 5, accepted: true },
      { cutOff: '2025-02-27', counted: 4, accepted: false },
    ],
    ({ cutOff }) => `2020-02-29 to ${cutOff}`,
    ({ cutOff, counted }) => assert.equal(years(facts('2020-02-29', cutOff)), counted),
  )
})
clause('anhui-titles-2018/art.59.1.a', 'passed 2019-11-16, approved 2020-01-10', ({ rows }) => {
  rows(
    [
      { cutOff: '2024-11-16', counted: 5, accepted: true },
      { cutOff: '2024-11-15', counted: 4, accepted: false },
    ],
    ({ cutOff }) => `cut-off ${cutOff}`,
    ({ cutOff, counted }) => assert.equal(years(facts('2019-11-16', cutOff)), counted),
  )
})
clause('anhui-titles-2018/art.59.1.b', 'exam 2020-11-07 to 2020-11-08', ({ accepts, refuses }) => {
  const exam = (examLastDay: string | null) =>
    reckonTenure(
      facts('2020-11-07', '2025-11-07', {
        titles: [
          {
            way: '考试',
            obtainedOn: day('2020-11-07'),
            examLastDay: examLastDay === null ? null : day(examLastDay),
          },
        ],
      }),
    )
  accepts('starts on the last day', () => assert.equal(exam('2020-11-08').start.value, '2020-11-08'))
  refuses('the eve of the anniversary of the last day', () => assert.equal(exam('2020-11-08').years.value, 4))
  void it('is unknown without the last day', () => {
    const { start, years: sum } = exam(null)
    assert.deepEqual([start.value, start.missing, sum.value], ['unknown', '考试最后一天', 'unknown'])
  })
})
clause('anhui-titles-2018/art.59.2', 'graduated 2018-07-01, approved 2019-08-20', ({ accepts, refuses }) => {
  const f = (cutOff: string) =>
    facts('2019-08-20', cutOff, {
      titles: [{ way: '转正定职', obtainedOn: day('2019-08-20'), examLastDay: null }],
    })
  accepts('starts on the approval', () => {
    assert.equal(reckonTenure(f('2024-08-20')).start.value, '2019-08-20')
    assert.equal(years(f('2024-08-20')), 5)
  })
  refuses('five years since graduation', () => assert.equal(years(f('2023-07-01')), 3))
})
clause('anhui-titles-2018/art.59.3', 'passed 2019-11-16, appointed 2020-03-01', ({ accepts, refuses }) => {
  const f = (appointmentSystem: boolean, from = '2020-03-01') =>
    facts('2019-11-16', '2024-11-30', {
      appointmentSystem,
      appointments: [{ from: day(from), until: null }],
    })
  accepts('5 years where there is no appointment system', () => assert.equal(years(f(false)), 5))
  accepts('an appointment before the title brings nothing forward', () =>
    assert.equal(reckonTenure(f(true, '2019-09-01')).start.value, '2019-11-16'),
  )
  refuses('4 years where there is', () => assert.equal(years(f(true)), 4))
  void it('is unknown while nobody appointed the person', () => {
    const { start } = reckonTenure({ ...f(true), appointments: [] })
    assert.deepEqual([start.value, start.missing], ['unknown', '该级别的聘任起始日'])
  })
  void it('never reaches more once the appointment has ended', () => {
    const ended = [{ from: day('2020-03-01'), until: day('2022-02-28') }]
    const { years: sum, firstDay } = reckonTenure({ ...f(true), appointments: ended })
    assert.deepEqual([sum.value, firstDay], [2, null])
  })
})

clause('anhui-titles-2018/art.66.a', 'where a non-socialised title may be used', ({ accepts }) => {
  accepts('a private firm appoints', () => {
    assert.equal(scopeOfWay('非社会化评审'), '仅限非公')
    assert.equal(scopeOfWay('评审'), '全省')
    assert.equal(appointmentMayRestOn({ scope: '仅限非公', employerKind: '非公企业' }).holds, 'yes')
    return nonSocialised
  })
})
clause('anhui-titles-2018/art.66.b', 'a state employer appoints', ({ rows }) => {
  rows(
    [
      { scope: '仅限非公', employerKind: '国有企业', accepted: false },
      { scope: '仅限非公', employerKind: '事业单位', accepted: false },
      { scope: '仅限非公', employerKind: '非公企业', accepted: true },
      { scope: '全省', employerKind: '国有企业', accepted: true },
    ] as const,
    ({ scope, employerKind }) => `${scope} ${employerKind}`,
    ({ accepted, ...f }) => assert.equal(appointmentMayRestOn(f).holds, accepted ? 'yes' : 'no'),
  )
})
clause('anhui-titles-2018/art.66.c', 'one rung lower', ({ accepts, refuses }) => {
  accepts('中级 counts as 助理级 and leads to 中级', () =>
    assert.equal(reckonEffectiveLevel({ level: '中级', scope: '仅限非公' }).value, '助理级'),
  )
  refuses('a socialised title keeps its level', () =>
    assert.equal(reckonEffectiveLevel({ level: '中级', scope: '全省' }).value, '中级'),
  )
  void it('leaves 员级 none', () =>
    assert.equal(findEffectiveLevel({ level: '员级', scope: '仅限非公' }), undefined))
})
clause('anhui-titles-2018/art.66.d', 'used one rung lower without exchange', ({ accepts, refuses }) => {
  accepts('the certificate stays as it is', () => {
    const [held, used] = reckonEffectiveLevel({ level: '中级', scope: '仅限非公' }).lines
    assert.deepEqual([held?.value, used?.value], ['中级', '助理级'])
    assert.match(used?.note ?? '', /不需换发证书/)
  })
  refuses('no word of exchange for a socialised title', () =>
    assert.equal(reckonEffectiveLevel({ level: '中级', scope: '全省' }).lines[1]?.note, undefined),
  )
})
