import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ClauseId } from '#kernel/law'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { Precheck, PrecheckFacts } from './index.ts'
import {
  barredUntilOf,
  blockingFindings,
  exceptionalLifts,
  findBoundSet,
  precheck,
  setIsTheCycles,
  warningFindings,
} from './index.ts'
import { assessment, condition, conditionSet, engineer, title } from './sample.fixture.ts'

const day = localDate
const short = (id: ClauseId): string => id.split('/')[1] ?? ''
const blocked = (f: PrecheckFacts): readonly string[] =>
  blockingFindings(precheck(f)).map((finding) => `${short(finding.clause)} ${finding.holds}`)
const withTarget = (more: Partial<PrecheckFacts['target']>, f = engineer): PrecheckFacts => ({
  ...f,
  target: { ...f.target, ...more },
})
const statuses = (check: Precheck, rule: string): readonly string[] =>
  check.items.filter(({ finding }) => finding.rule.startsWith(rule)).map(({ status }) => status)

void describe('the tick list of one application', () => {
  void it('is ready where every condition is met, with what was asked and found', () => {
    const check = precheck(engineer)
    assert.deepEqual(blocked(engineer), [])
    assert.equal(check.ready, true)
    const years = check.items.find(({ asked }) => asked === '任职满5年')
    assert.deepEqual([years?.found, years?.finding.clause], ['6年', 'anhui-titles-2018/art.9.c'])
    assert.deepEqual(check.judged, ['6 行业公认的技术骨干'])
    assert.equal(check.since, '2018-11-16')
  })
  void it('names every item with a clause, a question and an answer', () => {
    for (const item of precheck(engineer).items) {
      assert.match(item.finding.clause, /^anhui-titles-2018\//)
      assert.ok(item.asked !== '' && item.found !== '', item.finding.rule)
    }
  })
  void it('stays open where no condition set is registered', () =>
    assert.deepEqual(blocked({ ...engineer, conditions: [] }), ['art.2.c unknown']))
  void it('says the first possible day where years are missing', () => {
    const f = { ...engineer, titles: [title({ obtainedOn: day('2020-11-16') })] }
    const check = precheck(f)
    assert.equal(check.firstDay, '2025-11-16')
    const [finding] = blockingFindings(check)
    assert.equal(
      finding?.say,
      '请在任职年限截止日不早于2025-11-16的评审年度再报：条件2.2要求任职满5年，现为4年。',
    )
  })
  void it('counts works and achievements of the present title only', () => {
    const old = engineer.content.works.map((one) => ({ ...one, on: day('2018-11-15') }))
    assert.deepEqual(blocked({ ...engineer, content: { ...engineer.content, works: old } }), ['art.9.c no'])
  })
  void it('asks for the yearly hours', () => {
    const [first, ...rest] = engineer.education
    assert.ok(first)
    assert.deepEqual(blocked({ ...engineer, education: [{ ...first, hours: 89 }, ...rest] }), ['art.9.c no'])
  })
})

clause('anhui-titles-2018/art.2.c', 'the version bound to the cycle', ({ accepts, refuses }) => {
  const versions = [
    { set: 'v2', from: day('2025-01-01') },
    { set: 'v1', from: day('2020-01-01') },
  ]
  const bound = findBoundSet(versions, day('2024-06-01')) ?? null
  accepts('v1 for a 2024 cycle checked on 2025-01-10', () => {
    assert.equal(bound, 'v1')
    assert.equal(setIsTheCycles({ used: 'v1', bound }).holds, 'yes')
  })
  refuses('v2 for it', () => assert.equal(setIsTheCycles({ used: 'v2', bound }).holds, 'no'))
})

clause('anhui-titles-2018/art.9.a', 'in post on the day of filing', ({ accepts, refuses }) => {
  const until = (contractUntil: string): PrecheckFacts => ({
    ...engineer,
    on: day('2024-06-03'),
    person: { ...engineer.person, contractUntil: day(contractUntil) },
  })
  accepts('contract until 2024-06-03', () => assert.deepEqual(blocked(until('2024-06-03')), []))
  refuses('contract ended 2024-05-31, filing on 2024-06-03', () =>
    assert.deepEqual(blocked(until('2024-05-31')), ['art.9.a no']),
  )
  void it('is open where neither contract nor appointment is registered', () =>
    assert.deepEqual(blocked({ ...engineer, person: { ...engineer.person, contractFrom: null } }), [
      'art.9.a unknown',
    ]))
})

const entry = {
  person: 'p-1',
  name: '某甲',
  kind: '撤销职称',
  fact: '材料造假',
  decidedOn: day('2024-03-10'),
  decidedBy: '省人社厅',
  document: '〔2024〕3号',
} as const
const barred = (on: string): PrecheckFacts => ({
  ...engineer,
  on: day(on),
  integrity: [{ ...entry, barredUntil: barredUntilOf(entry.decidedOn) }],
})
clause('anhui-titles-2018/art.9.b', 'the integrity file', ({ accepts, refuses }) => {
  accepts('a closed note only warns', () => {
    const f = { ...engineer, integrity: [{ ...entry, kind: '记录', closed: true } as const] }
    const check = precheck(f)
    assert.equal(check.ready, true)
    assert.equal(warningFindings(check).length, 1)
  })
  refuses('an active bar', () => assert.ok(blocked(barred('2024-09-10')).includes('art.9.b no')))
})
clause('anhui-titles-2018/art.53.c', 'decision 2024-03-10', ({ rows }) => {
  rows(
    [
      { on: '2029-03-10', accepted: false },
      { on: '2029-03-11', accepted: true },
    ],
    ({ on }) => `filing ${on}`,
    ({ on, accepted }) => assert.equal(blocked(barred(on)).includes('art.53.c no'), !accepted),
  )
})

clause('anhui-titles-2018/art.9.c', '5 years required and 4 counted', ({ accepts, refuses }) => {
  const four = { ...engineer, titles: [title({ obtainedOn: day('2020-01-01') })] }
  refuses('正常', () => assert.deepEqual(blocked(four), ['art.9.c no']))
  accepts('破格: the years are marked 突破', () => {
    const check = precheck({ ...withTarget({ track: '破格' }, four), conditions: exceptionalSet })
    assert.deepEqual(check.lifted, ['资历'])
    assert.equal(check.items.find(({ asked }) => asked === '任职满5年')?.status, 'lifted')
  })
})
const exceptionalSet = [
  ...conditionSet,
  ...['甲', '乙', '丙', '丁', '戊'].map((number) => condition(number, '破格项', { track: '破格' })),
  condition('数', '破格数', { track: '破格', figure: 2 }),
]
const exceptional = (evidenced: readonly string[], more: Partial<PrecheckFacts> = {}): PrecheckFacts => ({
  ...withTarget({ track: '破格' }, engineer),
  conditions: exceptionalSet,
  ...more,
  content: {
    ...engineer.content,
    exceptional: {
      lifted: [],
      merits: '',
      rows: evidenced.map((one) => ({ condition: one, evidence: '证书', page: '1' })),
    },
  },
})
clause('anhui-titles-2018/art.39.a', '2 of 5 items needed', ({ accepts, refuses }) => {
  accepts('2 evidenced', () => assert.deepEqual(blocked(exceptional(['甲', '丁'])), []))
  refuses('1 evidenced', () => assert.deepEqual(blocked(exceptional(['甲'])), ['art.39.a no']))
  refuses('the same one twice', () => assert.deepEqual(blocked(exceptional(['甲', '甲'])), ['art.39.a no']))
})
clause('anhui-titles-2018/art.39.b', 'what 破格 lifts and what stays', ({ accepts, refuses }) => {
  accepts('the degree lacking', () => {
    assert.deepEqual(blocked(exceptional(['甲', '乙'], { degrees: [] })), [])
    return exceptionalLifts
  })
  refuses('2023 不合格, filing 2024', () => {
    const failing = [...engineer.assessments.slice(0, -1), assessment(2023, '不合格')]
    assert.deepEqual(blocked(exceptional(['甲', '乙'], { assessments: failing })), ['art.11.c no'])
    return exceptionalLifts
  })
})

clause('anhui-titles-2018/art.65.a', 'officials', ({ accepts, refuses }) => {
  accepts('在岗', () => assert.deepEqual(blocked(engineer), []))
  refuses('公务员', () =>
    assert.ok(
      blocked({ ...engineer, person: { ...engineer.person, status: '公务员' } }).includes('art.65.a no'),
    ),
  )
})
clause(
  'anhui-titles-2018/art.65.b',
  'retirement against the day of review 2024-11-16',
  ({ rows, refuses }) => {
    rows(
      [
        { retiresOn: '2024-11-01', accepted: false },
        { retiresOn: '2024-11-16', accepted: false },
        { retiresOn: '2024-11-17', accepted: true },
      ],
      ({ retiresOn }) => retiresOn,
      ({ retiresOn, accepted }) => {
        const person = { ...engineer.person, retiresOn: day(retiresOn) }
        const found = blocked({ ...engineer, on: day('2024-11-16'), person })
        assert.deepEqual(found, accepted ? [] : ['art.65.b no'])
      },
    )
    refuses('re-employed after retirement', () => {
      const f = { ...engineer, person: { ...engineer.person, status: '返聘' } as const }
      assert.ok(blocked(f).includes('art.65.b no'))
    })
  },
)

clause('anhui-titles-2018/art.66.c', 'a non-socialised 中级 of 6 years', ({ accepts, refuses }) => {
  const lowered = { ...engineer, titles: [title({ scope: '仅限非公', way: '非社会化评审' })] }
  refuses('filing 副高级', () => {
    const finding = blockingFindings(precheck(lowered)).find(({ rule }) => rule === 'lower-title-is-held@1')
    assert.match(finding?.say ?? '', /现有职称按助理级计/)
  })
  accepts('filing 中级, years from its own date', () => {
    const set = conditionSet.map((row) => ({ ...row, level: '中级' as const }))
    const f = withTarget({ level: '中级', band: '中级' }, { ...lowered, conditions: set })
    assert.deepEqual(blocked(f), [])
  })
})
clause('anhui-titles-2018/art.59.a', '资历 is years in post', ({ accepts, refuses }) => {
  const seniority = (obtainedOn: string) => ({
    ...engineer,
    titles: [title({ obtainedOn: day(obtainedOn) })],
  })
  accepts('资历满5年 with 5 years in post', () => assert.deepEqual(blocked(seniority('2019-12-31')), []))
  refuses('with 4', () => assert.deepEqual(blocked(seniority('2020-01-01')), ['art.9.c no']))
})

void describe('pre-check statuses', () => {
  void it('lift no condition outside degree, years and education', () => {
    const works = { ...engineer.content, works: [] }
    const f = { ...exceptional(['甲', '乙']), content: { ...works, exceptional: null } }
    assert.deepEqual(statuses(precheck(f), 'exceptional-items'), ['fail'])
    assert.ok(blocked(f).includes('art.9.c no'))
  })
})
