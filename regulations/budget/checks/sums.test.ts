import assert from 'node:assert/strict'
import { printFigure } from '#lint'
import { clause } from '../../../tests/support/clause.ts'
import { fails, passes } from './expect.fixture.ts'
import type { BudgetFigures, TableKey } from '../figures.ts'
import type { Edits } from './sample.fixture.ts'
import { sampleBudget } from './sample.fixture.ts'

/** The table with one more row below: a code with so many 分 of basic expenditure, as printed. */
function withRow(
  figures: BudgetFigures,
  key: TableKey,
  code: string,
  stated: string,
  value: number,
): BudgetFigures {
  const table = figures.tables[key]
  assert.ok(table)
  const row = {
    id: `${key}.r${table.rows.length}`,
    row: table.rows.length + 5,
    labels: { code, name: '另加一行' },
    figures: { total: { stated, value }, basic: { stated, value } },
  }
  return { ...figures, tables: { ...figures.tables, [key]: { ...table, rows: [...table.rows, row] } } }
}

/** The table as entered in the workbench: exact amounts without printed text. */
function entered(figures: BudgetFigures, key: TableKey): BudgetFigures {
  const table = figures.tables[key]
  assert.ok(table)
  const rows = table.rows.map((row) => ({
    ...row,
    figures: Object.fromEntries(
      Object.entries(row.figures).map(([column, { stated: _printed, ...cell }]) => [column, cell]),
    ),
  }))
  return { ...figures, tables: { ...figures.tables, [key]: { ...table, rows } } }
}

const bothColumns = (id: string, text: string): Edits => ({ [`${id}.total`]: text, [`${id}.basic`]: text })

clause('shizhu-budget-2023/t1.cols', '支出每行合计等于三个预算之和', ({ accepts, refuses }) => {
  accepts('146.07 over 146.07', () => passes(sampleBudget(), 'row-total', 't1.cols'))
  accepts('146.07 over three parts of 146.06', () =>
    passes(
      sampleBudget({ 't1.r2.general': '100.00', 't1.r2.fund': '40.00', 't1.r2.capital': '6.06' }),
      'row-total',
      't1.cols',
    ),
  )
  refuses('146.08 over the single part 146.07', () =>
    fails(sampleBudget({ 't1.r2.total': '146.08' }), 'row-total', 't1.cols', {
      cell: 'D6',
      message: /146\.08.*146\.07/,
    }),
  )
  refuses('146.07 over three parts of 146.05', () =>
    fails(
      sampleBudget({ 't1.r2.general': '100.00', 't1.r2.fund': '40.00', 't1.r2.capital': '6.05' }),
      'row-total',
      't1.cols',
    ),
  )
})

clause('shizhu-budget-2023/t2.cols', '每行总计等于基本支出加项目支出', ({ accepts, refuses }) => {
  accepts('146.07 over 146.07 and a blank', () => passes(sampleBudget(), 'row-total', 't2.cols'))
  refuses('146.07 over 140.00 and 6.00, which leaves 0.07', () =>
    fails(sampleBudget({ 't2.r3.basic': '140.00', 't2.r3.project': '6.00' }), 'row-total', 't2.cols', {
      message: /相差0\.07/,
    }),
  )
})

clause('shizhu-budget-2023/t2.total', '合计等于各类之和', ({ accepts, refuses }) => {
  accepts('190.98 over 146.07, 23.77, 8.01 and 13.13', () =>
    passes(sampleBudget(), 'column-total', 't2.total'),
  )
  refuses('191.01, off by 0.03 over four classes', () =>
    fails(sampleBudget({ 't2.total.total': '191.01' }), 'column-total', 't2.total', { cell: 'C5' }),
  )
})

clause('shizhu-budget-2023/t2.r1', '201等于其下级之和', ({ accepts, refuses }) => {
  accepts('146.07 over 146.07', () => passes(sampleBudget(), 'code-rollup', 't2.r1'))
  refuses('147.07 over 146.07', () =>
    fails(sampleBudget(bothColumns('t2.r1', '147.07')), 'code-rollup', 't2.r1', { cell: 'C6' }),
  )
  const more = (total: string) =>
    withRow(sampleBudget(bothColumns('t2.r1', total)), 't2', '20131', '1.00', 1_000_000)
  accepts('147.07 over 20132 with 146.07 and 20131 with 1.00', () =>
    passes(more('147.07'), 'code-rollup', 't2.r1'),
  )
  refuses('146.07 over 20132 with 146.07 and 20131 with 1.00', () =>
    fails(more('146.07'), 'code-rollup', 't2.r1', { message: /20132、20131/ }),
  )
})

clause('shizhu-budget-2023/t2.r2', '20132等于其下级之和，单一下级不容差', ({ accepts, refuses }) => {
  accepts('146.07 over its single child 146.07', () => passes(sampleBudget(), 'code-rollup', 't2.r2'))
  refuses('146.08 over its single child 146.07', () =>
    fails(sampleBudget(bothColumns('t2.r2', '146.08')), 'code-rollup', 't2.r2', {
      cell: 'C7',
      message: /下级科目（2013201）.*不能用舍入解释/,
    }),
  )
  refuses('146.06 over its single child 146.07', () =>
    fails(sampleBudget(bothColumns('t2.r2', '146.06')), 'code-rollup', 't2.r2', { cell: 'C7' }),
  )
})

clause('shizhu-budget-2023/t2.r4', '208等于20805', ({ accepts, refuses }) => {
  accepts('23.77 over 23.77', () => passes(sampleBudget(), 'code-rollup', 't2.r4'))
  refuses('23.77 over 23.79', () =>
    fails(sampleBudget(bothColumns('t2.r5', '23.79')), 'code-rollup', 't2.r4'),
  )
})

clause('shizhu-budget-2023/t2.r5', '20805等于两个下级之和，舍入小于0.015', ({ accepts, refuses }) => {
  accepts('23.77 over 15.84 and 7.92', () => passes(sampleBudget(), 'code-rollup', 't2.r5'))
  accepts('23.76 over 15.84 and 7.92', () =>
    passes(sampleBudget(bothColumns('t2.r5', '23.76')), 'code-rollup', 't2.r5'),
  )
  refuses('23.78 over 15.84 and 7.92', () =>
    fails(sampleBudget(bothColumns('t2.r5', '23.78')), 'code-rollup', 't2.r5', {
      cell: 'C10',
      message: /23\.78.*23\.76.*0\.02/,
    }),
  )
})

clause('shizhu-budget-2023/t2.r8', '210等于21011', ({ accepts, refuses }) => {
  accepts('8.01 over 8.01', () => passes(sampleBudget(), 'code-rollup', 't2.r8'))
  refuses('8.02 over 8.01', () => fails(sampleBudget(bothColumns('t2.r8', '8.02')), 'code-rollup', 't2.r8'))
})

clause('shizhu-budget-2023/t2.r9', '21011等于两个下级之和', ({ accepts, refuses }) => {
  accepts('8.01 over 6.33 and 1.68', () => passes(sampleBudget(), 'code-rollup', 't2.r9'))
  accepts('8.01 over 6.33 and 1.69, rounding', () =>
    passes(sampleBudget(bothColumns('t2.r11', '1.69')), 'code-rollup', 't2.r9'),
  )
  refuses('8.01 over 6.33 and 1.70, which make 8.03', () =>
    fails(sampleBudget(bothColumns('t2.r11', '1.70')), 'code-rollup', 't2.r9', { message: /8\.03/ }),
  )
})

clause('shizhu-budget-2023/t2.r12', '221等于22102', ({ accepts, refuses }) => {
  accepts('13.13 over 13.13', () => passes(sampleBudget(), 'code-rollup', 't2.r12'))
  refuses('13.14 over 13.13', () =>
    fails(sampleBudget(bothColumns('t2.r12', '13.14')), 'code-rollup', 't2.r12'),
  )
})

clause('shizhu-budget-2023/t2.r13', '22102等于2210201', ({ accepts, refuses }) => {
  accepts('13.13 over 13.13', () => passes(sampleBudget(), 'code-rollup', 't2.r13'))
  refuses('13.73 over 13.13', () =>
    fails(sampleBudget(bothColumns('t2.r13', '13.73')), 'code-rollup', 't2.r13'),
  )
  const more = (total: string) =>
    withRow(sampleBudget(bothColumns('t2.r13', total)), 't2', '2210203', '0.60', 600_000)
  accepts('13.73 over 13.13 and 2210203 with 0.60', () => passes(more('13.73'), 'code-rollup', 't2.r13'))
  refuses('13.13 over 13.13 and 2210203 with 0.60', () =>
    fails(more('13.13'), 'code-rollup', 't2.r13', { message: /2210201、2210203/ }),
  )
})

clause('shizhu-budget-2023/t3.cols', '每行总计等于人员经费加日常公用经费', ({ accepts, refuses }) => {
  accepts('190.98 over 154.87 and 36.11', () => passes(sampleBudget(), 'row-total', 't3.cols'))
  accepts('190.98 over 154.88 and 36.11, rounding on import', () =>
    passes(sampleBudget({ 't3.total.personnel': '154.88' }), 'row-total', 't3.cols'),
  )
  refuses('190.98 over 154.89 and 36.11', () =>
    fails(sampleBudget({ 't3.total.personnel': '154.89' }), 'row-total', 't3.cols', { cell: 'C5' }),
  )
})

clause('shizhu-budget-2023/t3.total', '合计等于301与302之和', ({ accepts, refuses }) => {
  accepts('190.98 over 154.87 and 36.11', () => passes(sampleBudget(), 'column-total', 't3.total'))
  refuses('191.00 over 154.87 and 36.11', () =>
    fails(sampleBudget({ 't3.total.total': '191.00' }), 'column-total', 't3.total'),
  )
})

clause('shizhu-budget-2023/t3.r1', '301等于九个款之和', ({ accepts, refuses }) => {
  const stated = (text: string) => sampleBudget({ 't3.r1.total': text, 't3.r1.personnel': text })
  accepts('154.87 over parts of 154.86', () => passes(sampleBudget(), 'code-rollup', 't3.r1'))
  accepts('154.90, off by 0.04 over nine parts', () => passes(stated('154.90'), 'code-rollup', 't3.r1'))
  refuses('154.91, off by 0.05 over nine parts', () =>
    fails(stated('154.91'), 'code-rollup', 't3.r1', { cell: 'C6', message: /154\.91.*154\.86.*0\.05/ }),
  )
})

clause('shizhu-budget-2023/t3.r11', '302等于四个款之和', ({ accepts, refuses }) => {
  const stated = (text: string) => sampleBudget({ 't3.r11.total': text, 't3.r11.public': text })
  accepts('36.11 over 15.00, 10.00, 1.33 and 9.78', () => passes(sampleBudget(), 'code-rollup', 't3.r11'))
  accepts('36.13, off by 0.02 over four parts', () => passes(stated('36.13'), 'code-rollup', 't3.r11'))
  refuses('36.14, off by 0.03 over four parts', () =>
    fails(stated('36.14'), 'code-rollup', 't3.r11', { cell: 'C16' }),
  )
})

const threePublic = (
  total: string,
  trip: string,
  car: string,
  running: string,
  reception: string,
): Edits => ({
  't4.total.total': total,
  't4.total.trip': trip,
  't4.total.car': car,
  't4.total.carRunning': running,
  't4.total.reception': reception,
})

clause('shizhu-budget-2023/t4.total', '三公合计等于出国、车辆小计、接待之和', ({ accepts, refuses }) => {
  accepts('1.80 over 1.00, 0.50 and 0.30', () =>
    passes(sampleBudget(threePublic('1.80', '1.00', '0.50', '0.50', '0.30')), 'row-total', 't4.total'),
  )
  refuses('1.82 over 1.00, 0.50 and 0.30', () =>
    fails(sampleBudget(threePublic('1.82', '1.00', '0.50', '0.50', '0.30')), 'row-total', 't4.total', {
      cell: 'A5',
    }),
  )
  const off = () => sampleBudget(threePublic('1.81', '1.00', '0.50', '0.50', '0.30'))
  accepts('1.81 printed over three parts, which rounding explains', () =>
    passes(off(), 'row-total', 't4.total'),
  )
  refuses('1.81 entered: amounts in 分 tolerate nothing', () =>
    fails(entered(off(), 't4'), 'row-total', 't4.total', { cell: 'A5' }),
  )
})

clause('shizhu-budget-2023/t4.car', '公务用车小计等于购置费加运行费', ({ accepts, refuses }) => {
  accepts('0.50 over 0 and 0.50', () =>
    passes(sampleBudget(threePublic('0.50', '0', '0.50', '0.50', '0')), 'row-total', 't4.car'),
  )
  refuses('0.51 over 0 and 0.50', () =>
    fails(sampleBudget(threePublic('0.51', '0', '0.51', '0.50', '0')), 'row-total', 't4.car', { cell: 'C5' }),
  )
})

clause('shizhu-budget-2023/t7.cols', '每行总计等于基本支出加项目支出', ({ accepts, refuses }) => {
  accepts('23.77 over 23.77 and a blank', () => passes(sampleBudget(), 'row-total', 't7.cols'))
  refuses('23.77 over 23.76', () => fails(sampleBudget({ 't7.r4.basic': '23.76' }), 'row-total', 't7.cols'))
})

clause('shizhu-budget-2023/t7.r2', '20132等于其下级之和，单一下级不容差', ({ accepts, refuses }) => {
  accepts('146.07 over 146.07', () => passes(sampleBudget(), 'code-rollup', 't7.r2'))
  refuses('146.08 over 146.07', () =>
    fails(sampleBudget(bothColumns('t7.r2', '146.08')), 'code-rollup', 't7.r2', {
      message: /下级科目（2013201）/,
    }),
  )
})

clause('shizhu-budget-2023/t7.r5', '20805等于两个下级之和，舍入小于0.015', ({ accepts, refuses }) => {
  accepts('23.77 over 15.84 and 7.92', () => passes(sampleBudget(), 'code-rollup', 't7.r5'))
  refuses('23.78 over 15.84 and 7.92', () =>
    fails(sampleBudget(bothColumns('t7.r5', '23.78')), 'code-rollup', 't7.r5'),
  )
})

clause('shizhu-budget-2023/t.unit', '以分保存，以万元两位小数印出，合计以分计算', ({ accepts, refuses }) => {
  const yuan = (amount: number): number => amount * 100
  accepts('158,449.00 元 and 79,249.00 元 print 15.84, 7.92 and 23.77, though 15.84 + 7.92 = 23.76', () => {
    const parts = [yuan(158_449), yuan(79_249)]
    assert.deepEqual(
      [...parts, parts.reduce((sum, part) => sum + part, 0)].map((value) => printFigure(value, '万元')),
      ['15.84', '7.92', '23.77'],
    )
    passes(sampleBudget(), 'code-rollup', 't2.r5')
  })
  refuses('23.78 imported: 0.02 is more than 0.015', () =>
    fails(sampleBudget(bothColumns('t2.r5', '23.78')), 'code-rollup', 't2.r5', { message: /0\.015/ }),
  )
})
