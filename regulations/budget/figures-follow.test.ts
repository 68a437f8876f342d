import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkBudget } from './checks/index.ts'
import { line, sampleBudget } from './checks/sample.fixture.ts'
import { explainFigures } from './explanation.ts'
import { sampleUnit } from './checks/sample.fixture.ts'
import type { BudgetFigures, TableKey } from './figures.ts'
import { printedText } from './figures.ts'
import { packFigures, unpackFigures } from './procedure/packed-figures.ts'
import type { Change } from './procedure/revise.ts'
import { applyChanges } from './procedure/revise.ts'
import { startWorking } from './procedure/working.ts'

const narrative = [
  line('n.2.1.a', '收入预算总额', '190.98'),
  line('n.2.1.c', '上年收入预算总额', '122.44'),
  line('n.2.2.a', '支出预算总额', '190.98'),
  line('n.2.2.b', '一般公共服务支出', '146.07'),
  line('n.2.2.b', '社会保障和就业支出', '23.77'),
  line('n.2.2.b', '卫生健康支出', '8.01'),
  line('n.2.2.b', '住房保障支出', '13.13'),
  line('n.2.2.c', '支出比上年增加', '68.54'),
  line('n.3.b', '基本支出', '68.54'),
  line('n.5.1.a', '机关运行经费', '36.11'),
]
const start = startWorking(packFigures(sampleBudget({}, { narrative })))
const draft = { ...start, texts: { duties: '组织活动' }, basis: 'working' as const }

function changed(basis: 'working' | 'printed', ...changes: readonly Change[]): BudgetFigures {
  const { draft: next, faults } = applyChanges({ ...draft, basis }, changes)
  assert.deepEqual(faults, [])
  return unpackFigures(next.figures)
}
const cell = (figures: BudgetFigures, key: TableKey, row: string, column: string): string =>
  printedText(
    figures.tables[key]?.rows.find(
      ({ id, labels }) => id === `${key}.${row}` || labels['code'] === row || labels['expenditure'] === row,
    )?.figures[column],
  )
const said = (figures: BudgetFigures, item: string): string | undefined => {
  const entry = figures.narrative.find((one) => one.item.startsWith(item))
  return entry === undefined ? undefined : `${entry.item} ${printedText(entry.figure)}`
}

void describe('what repeats a figure follows it', () => {
  /** Two more of 差旅费, paid by two more of income. */
  const two = [
    { path: 't2/2013201/basic', to: '148.07' },
    { path: 't3/30211/public', to: '17.00' },
    { path: 't6/一般公共预算资金/incomeAmount', to: '192.98' },
  ]
  const after = changed('working', ...two)

  void it('tables 1, 6 and 7 follow tables 2 and 3, and nothing is left to mend', () => {
    assert.deepEqual(
      [
        cell(after, 't1', '一般公共服务支出', 'general'),
        cell(after, 't1', '一般公共服务支出', 'total'),
        cell(after, 't1', 'total', 'total'),
        cell(after, 't1', 'total', 'incomeAmount'),
        cell(after, 't6', '一般公共服务支出', 'total'),
        cell(after, 't6', 'total', 'total'),
        cell(after, 't7', '2013201', 'basic'),
        cell(after, 't7', 'total', 'total'),
      ],
      ['148.07', '148.07', '192.98', '192.98', '148.07', '192.98', '148.07', '192.98'],
    )
    const errors = checkBudget(after, { year: 2023 }).findings.filter(({ blocks }) => blocks === 'submission')
    assert.deepEqual(
      errors.map(({ where }) => where.clause),
      ['shizhu-budget-2023/n.3.b'],
    )
  })

  void it('the explanation follows, its changes against last year too', () => {
    assert.equal(said(after, '支出预算总额'), '支出预算总额 192.98')
    assert.equal(said(after, '一般公共服务支出'), '一般公共服务支出 148.07')
    assert.equal(said(after, '支出比上年'), '支出比上年增加 70.54')
    assert.equal(said(after, '机关运行经费'), '机关运行经费 38.11')
    const { parts } = explainFigures({ unit: sampleUnit, year: 2023, texts: {}, stated: after })
    assert.match(parts[1]?.paragraphs.join('') ?? '', /收入比2022年的122\.44万元增加70\.54万元/)
  })

  void it('what disagreed before stays as it was', () => {
    assert.equal(said(after, '基本支出'), '基本支出 68.54')
  })

  void it('a fall turns 增加 into 减少', () => {
    const fallen = changed('working', { path: 't2/2013201/basic', to: '46.07' })
    assert.equal(said(fallen, '支出比上年'), '支出比上年减少 31.46')
  })

  void it('a new item brings its class to tables 1, 6 and 7', () => {
    const taught = changed('working', { path: 't2/2050803/basic', to: '1.00' })
    assert.deepEqual(
      [
        cell(taught, 't1', '教育支出', 'general'),
        cell(taught, 't6', '教育支出', 'total'),
        cell(taught, 't7', '2050803', 'basic'),
        cell(taught, 't7', '205', 'total'),
        cell(taught, 't2', 'total', 'total'),
      ],
      ['1.00', '1.00', '1.00', '1.00', '191.98'],
    )
  })

  void it('table 4 follows table 3, and takes no entry of its own', () => {
    const hosted = changed('working', { path: 't3/30217/public', to: '0.30' })
    assert.deepEqual(
      [cell(hosted, 't4', 'total', 'reception'), cell(hosted, 't4', 'total', 'total')],
      ['0.30', '0.30'],
    )
    const { faults } = applyChanges(draft, [{ path: 't4/total/reception', to: '0.30' }])
    assert.match(faults[0]?.say ?? '', /由表3的30217得出/)
  })

  void it('a printed document is mended place by place', () => {
    const mended = changed('printed', { path: 't2/2013201/basic', to: '148.07' })
    assert.equal(cell(mended, 't1', '一般公共服务支出', 'general'), '146.07')
    assert.equal(said(mended, '支出比上年'), '支出比上年增加 68.54')
  })
})

void describe('new places', () => {
  void it('an item without a registered name is named first', () => {
    const { faults } = applyChanges(draft, [{ path: 't2/2019999/basic', to: '1.00' }])
    assert.match(faults[0]?.say ?? '', /科目名册里没有20199/)
    const named = changed(
      'working',
      { path: 't2/2013299/name', to: '其他组织事务支出' },
      { path: 't2/2013299/basic', to: '1.00' },
    )
    assert.equal(cell(named, 't2', '20132', 'total'), '147.07')
  })

  void it('base-year figures and reasons are added, changed and taken out', () => {
    const path = 'n.3.c/原因：工资标准调整增加'
    const added = changed('working', { path: 'n.3.c/上年人员经费', to: '79.61' }, { path, to: '75.26' })
    assert.deepEqual(
      [said(added, '上年人员经费'), said(added, '原因：工资标准调整')],
      ['上年人员经费 79.61', '原因：工资标准调整增加 75.26'],
    )
    const gone = changed('working', { path, to: '75.26' }, { path, to: null })
    assert.equal(said(gone, '原因：'), undefined)
    const { faults } = applyChanges(draft, [
      { path: 'n.3.c/随便写的', to: '1.00' },
      { path, to: null },
    ])
    assert.equal(faults.length, 2)
  })

  void it('the tables that are made from others', () => {
    const made = changed(
      'working',
      { path: 'n.5.2.a/政府采购货物预算', to: '3.20' },
      { path: 't9', to: null },
      { path: 'text/overallTargetsLink', to: 'https://department.example/targets' },
      { path: 't10', to: null },
    )
    assert.equal(cell(made, 't9', 'total', 'total'), '3.20')
    assert.match(made.tables.t10?.notes[0] ?? '', /见https:\/\/department\.example\/targets/)
    const { faults } = applyChanges(draft, [{ path: 't5', to: null }])
    assert.match(faults[0]?.say ?? '', /行和栏/)
  })

  void it('totals of procurement and cars are added up, and table 9 with them', () => {
    const bought = changed(
      'working',
      { path: 't9', to: null },
      { path: 'n.5.2.a/政府采购货物预算', to: '3.20' },
      { path: 'n.5.2.a/政府采购服务预算', to: '1.00' },
      { path: 'n.5.2.b/一般公共预算拨款政府采购货物预算', to: '3.20' },
      { path: 'n.5.4.a/现有一般公务用车', to: '1' },
      { path: 'n.5.4.a/现有执法执勤用车', to: '2' },
    )
    assert.equal(said(bought, '政府采购预算总额'), '政府采购预算总额 4.20')
    assert.equal(said(bought, '一般公共预算拨款政府采购'), '一般公共预算拨款政府采购货物预算 3.20')
    assert.equal(said(bought, '现有车辆'), '现有车辆 3')
    assert.deepEqual(
      [cell(bought, 't9', 'total', 'total'), cell(bought, 't9', 'total', 'general')],
      ['4.20', '3.20'],
    )
    const none = changed(
      'working',
      { path: 'n.5.2.a/政府采购货物预算', to: '3.20' },
      { path: 't9', to: null },
      { path: 'n.5.2.a/政府采购货物预算', to: '0' },
    )
    assert.deepEqual([none.tables.t9?.rows.length, none.tables.t9?.notes.length], [0, 1])
    assert.equal(said(none, '政府采购预算总额'), '政府采购预算总额 0')
  })
  void it('a total that disagreed with its parts is not ours to mend', () => {
    const own = startWorking(
      packFigures(
        sampleBudget(
          {},
          {
            narrative: [
              line('n.5.2.a', '政府采购预算总额', '9.99'),
              line('n.5.2.a', '政府采购货物预算', '3.20'),
            ],
          },
        ),
      ),
    )
    const { draft: next } = applyChanges({ ...draft, ...own }, [
      { path: 'n.5.2.a/政府采购货物预算', to: '4.00' },
    ])
    assert.equal(said(unpackFigures(next.figures), '政府采购预算总额'), '政府采购预算总额 9.99')
  })

  void it('sums take no entry while they close; one that does not may be mended', () => {
    const refused = (path: string) => applyChanges(draft, [{ path, to: '1.00' }]).faults[0]?.say ?? ''
    assert.match(refused('t6/total/incomeAmount'), /由本列各行相加得出/)
    assert.match(refused('t1/total/total'), /相加得出/)
    assert.match(refused('t4/total/car'), /由本行各栏相加得出/)
    const off = startWorking(packFigures(sampleBudget({ 't6.total.incomeAmount': '191.98' })))
    const { faults, draft: next } = applyChanges({ ...draft, ...off }, [
      { path: 't6/total/incomeAmount', to: '190.98' },
    ])
    assert.deepEqual(faults, [])
    assert.equal(cell(unpackFigures(next.figures), 't6', 'total', 'incomeAmount'), '190.98')
  })
})
