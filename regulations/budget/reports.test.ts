import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import type { BoardUnit } from './board.ts'
import type { BudgetFinding } from './checks/index.ts'
import type { BudgetFigures, StatedFund } from './figures.ts'
import {
  errorRanking,
  fundShares,
  latenessHistory,
  perCapita,
  publicationRates,
  publicationRegister,
  shareOf,
  shareText,
  sumByClass,
} from './reports.ts'

const day = localDate
const today = day('2023-06-01')
const board = (code: string, more: Partial<BoardUnit> = {}): BoardUnit => ({
  code,
  name: `单位${code}`,
  department: '136',
  caseId: `case-${code}`,
  stage: 'published',
  returned: 0,
  urged: 0,
  total: 10_000_000,
  errors: 0,
  hints: 0,
  dueOn: day('2023-01-10'),
  submittedOn: day('2023-01-10'),
  congressOn: day('2023-01-20'),
  approvedOn: day('2023-02-06'),
  repliedOn: day('2023-02-10'),
  publishedOn: day('2023-03-02'),
  ...more,
})
const cell = (text: string) => ({ stated: text, value: null })
const figures = (tables: BudgetFigures['tables']): BudgetFigures => ({ tables, narrative: [], funds: [] })
const table = (key: 't3' | 't7', rows: readonly (readonly [string, Record<string, string>])[]) => ({
  key,
  sheet: key,
  notes: [],
  rows: rows.map(([code, cells], i) => ({
    id: code === '' ? `${key}.total` : `${key}.r${i}`,
    row: i + 5,
    labels: { code, name: `科目${code}` },
    figures: Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, cell(text)])),
  })),
})
const unit = (
  code: string,
  tables: BudgetFigures['tables'],
  staff: number | null = 7,
  nature = '行政单位',
) => ({
  code,
  name: `单位${code}`,
  nature,
  staff,
  figures: figures(tables),
})

void describe('shares', () => {
  void it('are exact, half up, and undefined over nothing', () => {
    assert.deepEqual(
      [shareOf(1, 3), shareOf(2, 3), shareOf(1, 8), shareOf(1, 0)],
      [3333, 6667, 1250, undefined],
    )
    assert.deepEqual([shareText(3333), shareText(10_000), shareText(undefined)], ['33.33%', '100.00%', '—'])
  })
})

void describe('公开率与及时率', () => {
  void it('counts by department and together; 2023-03-02 is day 20 after the reply, the day after is late', () => {
    const units = [
      board('A'),
      board('B', { publishedOn: day('2023-03-03') }),
      board('C', { publishedOn: null, stage: 'approved' }),
      board('137', { department: null, publishedOn: day('2023-02-26') }),
      board('D', { stage: 'withdrawn' }),
    ]
    const rates = publicationRates(units, today).map((row) => [
      row.department,
      row.units,
      row.published,
      row.inTime,
      row.rate,
      row.timely,
    ])
    assert.deepEqual(rates, [
      ['136', 4, 2, 1, 5000, 5000],
      ['137', 1, 1, 1, 10_000, 10_000],
      ['合计', 5, 3, 2, 6000, 6667],
    ])
  })

  void it('of no unit has no rate', () => {
    assert.deepEqual(publicationRates([], today)[0]?.rate, undefined)
  })
})

void describe('检查错误排行', () => {
  const finding = (rule: string, message: string): BudgetFinding => ({
    rule,
    grade: 'error',
    where: { sheet: '表2', clause: 'shizhu-budget-2023/t2.r1' },
    stated: '',
    expected: '',
    message,
    blocks: 'submission',
    related: [],
  })
  void it('puts the check that most units fail first', () => {
    const ranking = errorRanking([
      { unit: 'A', findings: [finding('row-sum', '甲'), finding('row-sum', '乙'), finding('row-sum', '丙')] },
      { unit: 'B', findings: [finding('cross', '丁')] },
      { unit: 'C', findings: [finding('cross', '戊')] },
    ])
    assert.deepEqual(
      ranking.map(({ rule, times, units, example }) => [rule, times, units, example]),
      [
        ['cross', 2, ['B', 'C'], '丁'],
        ['row-sum', 3, ['A'], '甲'],
      ],
    )
  })
})

void describe('lateness', () => {
  void it('keeps what was late of every year, and nothing that was in time', () => {
    const years = [
      { year: 2022, units: [board('A', { submittedOn: day('2023-01-12') })] },
      { year: 2023, units: [board('A', { publishedOn: day('2023-03-12') }), board('B')] },
    ]
    assert.deepEqual(
      latenessHistory(years, today).map(({ code, year, step, daysLate }) => [code, year, step, daysLate]),
      [
        ['A', 2023, '公开', 10],
        ['A', 2022, '报送', 2],
      ],
    )
  })
})

void describe('专项资金清单与占比', () => {
  const fund = (name: string, budget: string, title: string): StatedFund => ({
    key: name,
    sheet: '',
    title,
    compiler: '005-县委组织部',
    name,
    department: '005-县委组织部',
    budget: { stated: budget, value: null },
    overview: '',
    basis: '',
    goal: '',
    headCells: {},
    indicators: [],
  })
  const seven = [
    ...['470.99', '60.14', '50.00', '376.90'].map((amount, i) =>
      fund(`重点${i}`, amount, '2023年重点专项资金绩效目标表（一级项目）'),
    ),
    ...['392.17', '18.76', '192.14'].map((amount, i) =>
      fund(`一般${i}`, amount, '2023年一般性项目绩效目标表（一级项目）'),
    ),
  ]

  void it('adds up to 958.03 + 603.07 = 1561.10', () => {
    const shares = fundShares(seven)
    assert.deepEqual(
      shares.subtotals.map(({ category, amount }) => [category, amount]),
      [
        ['重点专项', 958_030_000],
        ['一般性项目', 603_070_000],
      ],
    )
    assert.equal(shares.total, 1_561_100_000)
    assert.deepEqual(
      [shareText(shares.funds[0]?.share), shareText(shares.funds[0]?.shareOfCategory)],
      ['30.17%', '49.16%'],
    )
  })

  void it('counts a fund that several units print once; removing one changes the subtotal', () => {
    assert.equal(fundShares([...seven, ...seven.slice(0, 3)]).total, 1_561_100_000)
    assert.equal(fundShares(seven.filter(({ name }) => name !== '重点2')).subtotals[0]?.amount, 908_030_000)
  })
})

void describe('sums by class', () => {
  void it('add the rows of three digits only, with their share', () => {
    const tables = (a: string, b: string) => ({
      t7: table('t7', [
        ['', { total: '99.00' }],
        ['201', { total: a }],
        ['20132', { total: a }],
        ['208', { total: b }],
      ]),
    })
    const sums = sumByClass([unit('A', tables('146.07', '23.77')), unit('B', tables('10.00', '0'))], 't7')
    assert.deepEqual(
      sums.map(({ code, units, amount, share }) => [code, units, amount, share]),
      [
        ['201', 2, 156_070_000, 8678],
        ['208', 2, 23_770_000, 1322],
      ],
    )
  })
})

void describe('classes and items', () => {
  void it('adds up rows of the asked depth only', () => {
    const row = (id: string, code: string, stated: string) => ({
      id,
      row: 1,
      labels: { code, name: code },
      figures: { total: { stated, value: null } },
    })
    const t3 = {
      key: 't3' as const,
      sheet: '表3',
      rows: [row('t3.r1', '302', '30.00'), row('t3.r2', '30201', '10.00'), row('t3.r3', '30211', '20.00')],
      notes: [],
    }
    const one = {
      code: 'A',
      name: 'A',
      nature: '',
      staff: null,
      figures: { tables: { t3 }, narrative: [], funds: [] },
    }
    const codes = (digits?: 3 | 5) =>
      sumByClass([one], 't3', digits).map(({ code, amount }) => [code, amount])
    assert.deepEqual(codes(), [['302', 30_000_000]])
    assert.deepEqual(codes(5), [
      ['30201', 10_000_000],
      ['30211', 20_000_000],
    ])
  })
})

void describe('per head', () => {
  const t3 = (personnel: string, running: string) => ({
    t3: table('t3', [['', { personnel, public: running }]]),
  })

  void it('公用经费 36.11 of 7 is 5.16 万元, 人员经费 154.87 of 7 is 22.12', () => {
    const [row] = perCapita([unit('A', t3('154.87', '36.11'))])
    assert.deepEqual([row?.running, row?.personnel], [5_158_571, 22_124_286])
  })

  void it('leaves out units without staff and marks who is far from its kind', () => {
    const units = [
      unit('A', t3('10.00', '3.00'), 1),
      unit('B', t3('10.00', '3.10'), 1),
      unit('C', t3('10.00', '6.10'), 1),
      unit('D', t3('10.00', '9.00'), 0),
      unit('E', t3('10.00', '99.00'), 1, '事业单位'),
      unit('F', t3('0', '0'), 1),
      unit('H', t3('99.00', '99.00'), 1, '事业单位'),
      unit('G', {}, 1),
    ]
    assert.deepEqual(
      perCapita(units).map(({ code, outlier }) => [code, outlier]),
      [
        ['A', false],
        ['B', false],
        ['C', false],
        ['E', false],
        ['H', false],
      ],
    )
    const far = [...units.slice(0, 2), unit('C', t3('10.00', '6.21'), 1)]
    assert.equal(perCapita(far).find(({ code }) => code === 'C')?.outlier, true)
  })
})

void describe('公开情况统计表', () => {
  void it('has a row for every unit: in time, late, or not public', () => {
    const units = [
      board('A'),
      board('B', { publishedOn: day('2023-03-03') }),
      board('C', { publishedOn: null }),
    ]
    const record = { title: '题', addresses: ['https://example.test'], sealed: true, versions: 1 }
    const rows = publicationRegister(
      units,
      new Map([
        ['A', record],
        ['B', record],
      ]),
      today,
    )
    assert.deepEqual(
      rows.map(({ code, inTime, due, address }) => [code, inTime, due, address]),
      [
        ['A', '按时', '2023-03-02', 'https://example.test'],
        ['B', '逾期', '2023-03-02', 'https://example.test'],
        ['C', '未公开', '2023-03-02', ''],
      ],
    )
  })
})
