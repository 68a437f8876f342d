import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { application } from '../application/application.ts'
import { sampleApplication } from '../application/sample.ts'
import { complaintIn } from '../complaint/examples.ts'
import { ledgerIn, payment } from '../ledger/examples.ts'
import type { IntegrityEntry, VacancyEntry } from '../registers/index.ts'
import { accountedCommittees, answeredSteps, resultCanBeTraced, traceOf } from './accountability.ts'
import { complaintCounter, complaintRows } from './complaints.ts'
import { feeRows } from './fees.ts'
import { barsEnding, integrityRows } from './integrity.ts'
import { vacancyUseRows } from './vacancies.ts'

const trail = answeredSteps.map(({ acts }, index) => ({
  act: acts[0] ?? '',
  person: `person-${index}`,
  organisation: 'office',
  role: 'clerk',
  at: `2024-09-${String(index + 1).padStart(2, '0')}T09:00:00+08:00`,
}))

clause('anhui-titles-2018/art.52.d', 'results can be traced', ({ accepts, refuses }) => {
  accepts('an overturned result lists everybody from verifier to approver', () => {
    const rows = traceOf([...trail].toReversed())
    assert.deepEqual(
      [rows[0]?.step, rows.at(-1)?.step, rows.length],
      ['单位核验', '核准', answeredSteps.length],
    )
    assert.equal(resultCanBeTraced({ rows }).holds, 'yes')
  })
  accepts('a result that fell before approval, traced as far as it came', () => {
    const rows = traceOf(trail.slice(0, -3))
    assert.equal(rows.at(-1)?.step, '评审公示')
    assert.equal(resultCanBeTraced({ rows }).holds, 'yes')
  })
  it('asks for acts that an application has', () => {
    for (const { acts } of answeredSteps) for (const act of acts) assert.ok(application.acts[act], act)
  })
  it('adds up the year of each committee, the most overturned first', () => {
    const of = (committee: string, count: number) => ({ committee, name: `${committee}评委会`, count })
    const rows = accountedCommittees({
      reviewed: [of('甲', 40), of('甲', 40), of('乙', 20)],
      defects: [of('丙', 2)],
      complaintsUpheld: [of('甲', 1)],
      overturned: [of('乙', 1), of('乙', 1), of('甲', 1)],
    })
    assert.deepEqual(
      rows.map(({ name, reviewed, defects, complaintsUpheld, overturned }) => [
        name,
        reviewed,
        defects,
        complaintsUpheld,
        overturned,
      ]),
      [
        ['乙评委会', 20, 0, 0, 2],
        ['甲评委会', 80, 0, 1, 1],
        ['丙评委会', 0, 2, 0, 0],
      ],
    )
  })
  refuses('a step without a person who answers for it', () => {
    const rows = traceOf(trail.map((one) => (one.act === 'SignRelease' ? { ...one, person: null } : one)))
    assert.match(resultCanBeTraced({ rows }).say ?? '', /送评签发/)
    const gap = traceOf(trail.filter(({ act }) => act !== 'ReportResult'))
    assert.match(resultCanBeTraced({ rows: gap }).say ?? '', /报送核准/)
  })
})

describe('P6 vacancies', () => {
  const entry = (level: VacancyEntry['level'], confirmed: number): VacancyEntry => ({
    employer: 'employer-1',
    level,
    year: 2024,
    confirmed,
    document: '岗3号',
    confirmedBy: '示例市人社局',
  })
  const recommendation = {
    score: '',
    rank: 1,
    record: '同意',
    counted: true,
    exemption: null,
    on: localDate('2024-06-20'),
  }
  const use = (...applications: Parameters<typeof vacancyUseRows>[1]) =>
    vacancyUseRows([entry('中级', 2), entry('副高级', 1)], applications, { 'employer-1': '示例设计院' })
  it('counts who holds a place, frees who left, sets the exempt apart', () => {
    const [senior, middle] = use(
      sampleApplication('released', { recommendation }),
      sampleApplication('approved', { recommendation }),
      sampleApplication('not-passed', { recommendation }),
      sampleApplication('admitted', {
        recommendation: { ...recommendation, counted: false, exemption: '函9号' },
      }),
      sampleApplication('admitted'),
    )
    assert.deepEqual([senior?.level, senior?.used, senior?.left], ['副高级', 0, 1])
    assert.deepEqual(
      [middle?.used, middle?.left, middle?.approved, middle?.exempted, middle?.name],
      [2, 0, 1, 1, '示例设计院'],
    )
  })
})

describe('P8 complaints', () => {
  const closed = complaintIn('closed', {
    finding: { outcome: '属实', text: '', on: localDate('2024-12-30') },
  })
  it('counts an office in a year', () => {
    const [row] = complaintRows(
      [complaintIn('filed', { named: false }), complaintIn('investigating'), closed],
      2024,
      '2025-01-11',
    )
    assert.deepEqual(
      [row?.filed, row?.named, row?.open, row?.overdue, row?.closed, row?.upheld],
      [3, 2, 2, 1, 1, 1],
    )
    assert.equal(complaintRows([closed], 2023, '2025-01-11').length, 0)
  })
  it('is not overdue on its due day', () => {
    assert.equal(complaintRows([complaintIn('investigating')], 2024, '2025-01-10')[0]?.overdue, 0)
  })
  it('tells the public figures and nothing else', () => {
    const counter = complaintCounter([complaintIn('filed'), closed], 2024)
    assert.deepEqual(counter, {
      year: 2024,
      filed: 2,
      closed: 1,
      outcomes: { 属实: 1, 部分属实: 0, 不属实: 0, 无法查实: 0 },
    })
  })
})

describe('P9 integrity file', () => {
  const entry = (key: string, barredUntil: string | null, more: Partial<IntegrityEntry> = {}) => ({
    key,
    person: 'P-1',
    name: '申报人一',
    kind: '撤销职称' as const,
    fact: '论文代写',
    decidedOn: localDate('2024-03-10'),
    decidedBy: '示例省人社厅',
    document: '6号',
    barredUntil: barredUntil === null ? null : localDate(barredUntil),
    ...more,
  })
  it('says which bars run, end soon and are over', () => {
    const rows = integrityRows(
      [
        entry('a', '2029-03-10'),
        entry('b', '2027-01-30'),
        entry('c', '2026-12-31', { decidedOn: localDate('2021-12-31') }),
        entry('d', null),
        entry('e', '2029-03-10', { closed: true }),
      ],
      localDate('2027-01-01'),
    )
    const bars = Object.fromEntries(rows.map(({ key, bar }) => [key, bar]))
    assert.deepEqual(bars, { a: '禁报中', b: '即将期满', c: '已期满', d: '无禁报' })
    assert.equal(rows.at(-1)?.key, 'c')
    assert.deepEqual(
      barsEnding(rows).map(({ key, daysLeft }) => [key, daysLeft]),
      [['b', 29]],
    )
  })
})

describe('P10 fees', () => {
  it('shows income, cost by category and own funds', () => {
    const [row] = feeRows([
      ledgerIn('open', {
        income: [payment, { ...payment, receipt: '2' }],
        refunds: [
          {
            application: 'application-1',
            receipt: '2',
            amountCents: 28_000,
            reason: '不予受理',
            document: '退1号',
            on: payment.paidOn,
          },
        ],
        expenses: [{ category: '场地费', amountCents: 50_000, voucher: '1', note: '', on: payment.paidOn }],
      }),
    ])
    assert.deepEqual(
      [row?.incomeCents, row?.refundedCents, row?.costCents, row?.byCategory.场地费, row?.ownFundsCents],
      [28_000, 28_000, 50_000, 50_000, 22_000],
    )
  })
})
