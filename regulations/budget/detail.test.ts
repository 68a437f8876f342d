import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../tests/support/clause.ts'
import { checkBudget } from './checks/index.ts'
import { fails, passes } from './checks/expect.fixture.ts'
import { fund, line, sampleBudget } from './checks/sample.fixture.ts'
import { readDetailForImport } from './detail-import.ts'
import { mergeImport } from './procedure/merge-import.ts'
import { packFigures } from './procedure/packed-figures.ts'
import { pastedDocument, readDetail } from './detail-reader.ts'
import type { DetailLine } from './detail.ts'
import { figuresFromDetail } from './detail.ts'
import type { BudgetFigures, TableKey } from './figures.ts'
import { printedText } from './figures.ts'

const head =
  '单位编码\t功能科目编码\t功能科目名称\t部门经济科目编码\t支出类型\t项目名称\t资金性质\t采购类别\t金额（元）'
const general = '一般公共预算资金'
/** The sample unit's detail in 元: every printed figure of its tables follows from it. */
const paste = [
  head,
  `005002\t2013201\t行政运行\t30101\t人员类\t\t${general}\t\t346,700.00`,
  `005002\t2013201\t行政运行\t30102\t人员类\t\t${general}\t\t290,700.00`,
  `005002\t2013201\t行政运行\t30103\t人员类\t\t${general}\t\t456,900.00`,
  `005002\t2080505\t\t30108\t人员类\t\t${general}\t\t158,449.00`,
  `005002\t2080506\t\t30109\t人员类\t\t${general}\t\t79,249.00`,
  `005002\t2101101\t\t30110\t人员类\t\t${general}\t\t63,300.00`,
  `005002\t2013201\t\t30110\t人员类\t\t${general}\t\t3,302.00`,
  `005002\t2013201\t\t30112\t人员类\t\t${general}\t\t2,000.00`,
  `005002\t2210201\t\t30113\t人员类\t\t${general}\t\t131,300.00`,
  `005002\t2101199\t\t30114\t人员类\t\t${general}\t\t16,800.00`,
  `005002\t2013201\t\t30211\t公用经费\t\t${general}\t服务\t150,000.00`,
  `005002\t2013201\t\t30226\t公用经费\t\t${general}\t\t100,000.00`,
  `005002\t2013201\t\t30228\t公用经费\t\t${general}\t\t13,300.00`,
  `005002\t2013201\t\t30239\t公用经费\t\t${general}\t\t97,800.00`,
  `009001\t2013201\t\t30239\t公用经费\t\t${general}\t\t1.00`,
].join('\n')

const options = {
  year: 2023,
  emptyNote: (key: TableKey) => `备注：本单位本年没有此项收支，表内无数据（${key}）`,
}
function linesOf(text = paste, unit = '005002'): readonly DetailLine[] {
  const reading = readDetail(pastedDocument(text), unit)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading.lines
}
const cellOf = (figures: BudgetFigures, key: TableKey, row: string, column: string): string =>
  printedText(
    figures.tables[key]?.rows.find(
      ({ id, labels }) => id === `${key}.${row}` || labels['code'] === row || labels['income'] === row,
    )?.figures[column],
  )

clause('shizhu-budget-2023/t.unit', '金额按分存，按万元两位小数印出', ({ accepts, refuses }) => {
  const figures = figuresFromDetail(linesOf(), options)
  accepts('158,449.00 and 79,249.00 元 print 15.84 and 7.92, their total 23.77', () => {
    assert.deepEqual(
      ['2080505', '2080506', '20805', '208'].map((code) => cellOf(figures, 't2', code, 'total')),
      ['15.84', '7.92', '23.77', '23.77'],
    )
    passes(figures, 'code-rollup', 't2.r5')
    passes(figures, 'cross-table', 't1.r3')
  })
  accepts('imported, 23.77 over 15.84 and 7.92 is rounding: 0.01 <= 0.015 and 15.84+7.92=23.76', () =>
    passes(sampleBudget(), 'code-rollup', 't2.r5'),
  )
  refuses('imported, 23.78 (0.02) is an error', () =>
    fails(sampleBudget({ 't2.r5.total': '23.78', 't2.r5.basic': '23.78' }), 'code-rollup', 't2.r5'),
  )
})

clause('shizhu-budget-2023/n.6.5.b', '公务用车购置费含车辆购置税', ({ accepts, refuses }) => {
  const car = `005002\t2013201\t\t31013\t公用经费\t\t${general}\t\t180,000.00\n005002\t2013201\t\t31013\t公用经费\t\t${general}\t\t15,900.00`
  const figures = figuresFromDetail(linesOf(`${paste}\n${car}`), options)
  accepts('price 18.00 and tax 1.59 entered apart: 19.59', () => {
    assert.equal(cellOf(figures, 't4', 'total', 'carPurchase'), '19.59')
    assert.equal(cellOf(figures, 't4', 'total', 'total'), '19.59')
    passes(figures, 'cross-table', 't4.carbuy')
  })
  refuses('18.00 without the tax', () => {
    const t4 = figures.tables.t4
    assert.ok(t4)
    const row = t4.rows[0]
    assert.ok(row)
    const without = { ...row, figures: { ...row.figures, carPurchase: { value: 18_000_000 } } }
    fails(
      { ...figures, tables: { ...figures.tables, t4: { ...t4, rows: [without] } } },
      'cross-table',
      't4.carbuy',
    )
  })
})

clause('shizhu-budget-2023/n.6.5', '“三公”经费只算一般公共预算', ({ accepts, refuses }) => {
  const other = `005002\t2013201\t\t30217\t公用经费\t\t事业收入资金\t\t20,000.00`
  const figures = figuresFromDetail(linesOf(`${paste}\n${other}`), options)
  accepts('公务接待费 2.00 from 事业收入: table 4 stays 0, table 7 shows it', () => {
    assert.equal(cellOf(figures, 't4', 'total', 'reception'), '0')
    assert.equal(cellOf(figures, 't7', '2013201', 'total'), '148.07')
    assert.equal(cellOf(figures, 't2', '2013201', 'total'), '146.07')
    assert.equal(cellOf(figures, 't1', 'total', 'incomeAmount'), '190.98')
    assert.equal(cellOf(figures, 't6', 'total', 'incomeAmount'), '192.98')
  })
  refuses('2.00 in table 4', () =>
    fails(sampleBudget({ 't4.total.reception': '2.00', 't4.total.total': '2.00' }), 'cross-table', 't4.host'),
  )
})

clause('shizhu-budget-2023/t4', '表4由经济科目生成，全为0时各栏印0并附说明', ({ accepts, refuses }) => {
  accepts('no such item: 0 in every cell and a note', () => {
    const { t4 } = figuresFromDetail(linesOf(), options).tables
    assert.deepEqual(
      Object.values(t4?.rows[0]?.figures ?? {}).map((one) => printedText(one)),
      ['0', '0', '0', '0', '0', '0'],
    )
    assert.equal(t4?.notes.length, 1)
    passes(figuresFromDetail(linesOf(), options), 'empty-table-note', 't4')
  })
  refuses('all blank and no note', () => {
    const figures = sampleBudget()
    const t4 = figures.tables.t4
    assert.ok(t4)
    const bare = { ...figures, tables: { ...figures.tables, t4: { ...t4, notes: [] } } }
    fails(bare, 'empty-table-note', 't4', { message: /空表须附说明/, blocks: 'publication' })
  })
})

clause('shizhu-budget-2023/t9', '政府采购预算明细表由采购数生成', ({ accepts, refuses }) => {
  accepts('procurement 15.00: rows by category and fund source', () => {
    const { t9 } = figuresFromDetail(linesOf(), options).tables
    assert.deepEqual(
      t9?.rows.map(({ labels, figures: row }) => [
        labels['name'],
        printedText(row['total']),
        printedText(row['general']),
      ]),
      [
        ['合计', '15.00', '15.00'],
        ['服务', '15.00', '15.00'],
      ],
    )
    passes(figuresFromDetail(linesOf(), options), 'cross-table', 't9')
  })
  accepts('goods 3.20 and services 1.00 make 4.20; procurement 0 makes an empty table with a note', () => {
    const goods = paste
      .replace('服务\t150,000.00', '货物\t32,000.00')
      .replace('\t\t100,000.00', '\t服务\t10,000.00')
    assert.equal(cellOf(figuresFromDetail(linesOf(goods), options), 't9', 'total', 'total'), '4.20')
    const none = figuresFromDetail(linesOf(paste.replace('服务\t150', '\t150')), options)
    assert.deepEqual([none.tables.t9?.rows.length, none.tables.t9?.notes.length], [0, 1])
  })
  refuses('a table that says something else than the text', () => {
    const figures = figuresFromDetail(linesOf(), options)
    const narrative = figures.narrative.map((one) =>
      one.item === '政府采购服务预算' ? { ...one, figure: { value: 1_000_000 } } : one,
    )
    fails({ ...figures, narrative }, 'cross-table', 't9')
  })
})

void describe('the detail of 预算管理一体化', () => {
  const figures = figuresFromDetail(linesOf(), options)

  void it('makes all tables without a finding that stops anything', () => {
    const { findings } = checkBudget(figures, { year: 2023 })
    assert.deepEqual(
      findings.filter(({ blocks }) => blocks !== null).map(({ message }) => message),
      [],
    )
    assert.deepEqual(Object.keys(figures.tables), ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9'])
  })

  void it('leaves out lines of other units and totals, and takes names from the register', () => {
    assert.equal(linesOf().length, 14)
    assert.equal(linesOf(`${paste}\n合计\t\t\t\t\t\t\t\t9,999.00`).length, 14)
    assert.equal(
      figures.tables.t2?.rows.find(({ labels }) => labels['code'] === '2080505')?.labels['name'],
      '机关事业单位基本养老保险缴费支出',
    )
  })

  void it('reads codes with names in one column and amounts headed 万元', () => {
    const [line] = linesOf(
      '功能科目编码\t经济科目编码\t预算数（万元）\n[2013201]行政运行\t30211-差旅费\t15.00',
      '',
    )
    assert.deepEqual(
      [line?.functionCode, line?.functionName, line?.economicName, line?.fen],
      ['2013201', '行政运行', '差旅费', 15_000_000],
    )
  })

  void it('names every place it cannot read, and then reads nothing', () => {
    const reading = readDetail(
      pastedDocument(`${head}\n005002\t20132\t\t302\t\t\t彩票\t\t三百\n005002\t2013201\t\t30211\t\t\t\t\t-1`),
    )
    assert.ok(!reading.ok)
    assert.deepEqual(
      reading.problems.map(({ cell }) => cell),
      ['B2', 'D2', 'I2', 'G2', 'I3'],
    )
    assert.match(reading.problems[2]?.message ?? '', /读到“三百”/)
  })

  void it('asks for the header where there is none', () => {
    const reading = readDetail(pastedDocument('一\t二\n三\t四'))
    assert.ok(!reading.ok)
    assert.match(reading.problems[0]?.message ?? '', /功能科目编码、经济科目编码、金额/)
  })
})

void describe('the detail as an import', () => {
  const own = paste.split('\n').slice(0, -1).join('\n')

  void it('brings tables and procurement, exact in 分', () => {
    const reading = readDetailForImport(pastedDocument(own), 2023)
    assert.ok(reading.ok)
    assert.equal(reading.figures.tables.t2?.rows[0]?.cells[2], 190_980_000)
    assert.deepEqual(
      reading.findings.filter(({ grade }) => grade === 'error'),
      [],
    )
  })

  void it('refuses lines of several units', () => {
    const reading = readDetailForImport(pastedDocument(paste), 2023)
    assert.ok(!reading.ok)
    assert.match(reading.problems[0]?.message ?? '', /2个单位（005002、009001等）/)
  })

  void it('replaces the tables of a case and leaves base year, reasons and funds; bound figures follow', () => {
    const reading = readDetailForImport(pastedDocument(own.replace('150,000.00', '170,000.00')), 2023)
    assert.ok(reading.ok)
    const narrative = [
      line('n.2.1.c', '上年收入预算总额', '122.44'),
      line('n.2.2.a', '支出预算总额', '190.98'),
      line('n.2.2.c', '支出比上年增加', '68.54'),
      line('n.3.c', '原因：工资标准调整增加', '75.26'),
    ]
    const before = packFigures(sampleBudget({}, { narrative, funds: [fund('p.laogan', [])] }))
    const after = mergeImport({ basis: 'working', figures: before }, reading.figures)
    const said = (item: string) => after.narrative.find((one) => one.item.startsWith(item))
    assert.equal(after.funds.length, 1)
    assert.equal(said('上年收入预算总额')?.value, '122.44')
    assert.equal(said('原因：工资标准')?.value, '75.26')
    assert.equal(said('支出预算总额')?.value, 192_980_000)
    assert.deepEqual([said('支出比上年')?.item, said('支出比上年')?.value], ['支出比上年增加', '70.54'])
    assert.equal(said('政府采购服务预算')?.value, 17_000_000)
  })

  void it('a whole workbook replaces everything', () => {
    const incoming = packFigures(sampleBudget({}, { narrative: [line('n.2.1.a', '收入预算总额', '190.98')] }))
    const before = packFigures(sampleBudget({}, { funds: [fund('p.laogan', [])] }))
    const after = mergeImport({ basis: 'working', figures: before }, incoming)
    assert.deepEqual([after.funds.length, after.narrative.length], [0, 1])
  })
})
