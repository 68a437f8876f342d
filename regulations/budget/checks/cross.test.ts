import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { fails, passes } from './expect.fixture.ts'
import { sampleBudget, sampleUnit } from './sample.fixture.ts'

clause('shizhu-budget-2023/t6.total', '收入合计等于支出合计', ({ accepts, refuses }) => {
  accepts('190.98 and 190.98', () => passes(sampleBudget(), 'income-equals-expenditure', 't6.total'))
  refuses('190.98 and 190.99', () =>
    fails(sampleBudget({ 't6.total.total': '190.99' }), 'income-equals-expenditure', 't6.total', {
      cell: 'D5',
    }),
  )
})

clause('shizhu-budget-2023/t1.r2', '表1的类与表2一致', ({ accepts, refuses }) => {
  accepts('146.07 and 146.07', () => passes(sampleBudget(), 'cross-table', 't1.r2'))
  refuses('146.08 and 146.07', () =>
    fails(sampleBudget({ 't1.r2.general': '146.08' }), 'cross-table', 't1.r2', {
      cell: 'E6',
      message: /表1.*表2/,
    }),
  )
})

clause('shizhu-budget-2023/t1.r3', '表1的类与表2一致，不按明细重算', ({ accepts, refuses }) => {
  accepts('23.77 as 208 in t2', () => {
    assert.equal(sampleBudget().tables.t2?.rows.find(({ id }) => id === 't2.r4')?.labels['code'], '208')
    passes(sampleBudget(), 'cross-table', 't1.r3')
  })
  refuses('23.76, the sum of the printed items', () =>
    fails(sampleBudget({ 't1.r3.general': '23.76' }), 'cross-table', 't1.r3'),
  )
})

clause('shizhu-budget-2023/t1.r5', '住房保障支出与表2一致', ({ accepts, refuses }) => {
  accepts('13.13', () => passes(sampleBudget(), 'cross-table', 't1.r5'))
  refuses('13.31, digits swapped', () =>
    fails(sampleBudget({ 't1.r5.general': '13.31' }), 'cross-table', 't1.r5'),
  )
})

clause('shizhu-budget-2023/t2.total', '表2合计与表1一致，与表3基本支出一致', ({ accepts, refuses }) => {
  accepts('190.98 in all', () => passes(sampleBudget(), 'cross-table', 't2.total'))
  refuses('190.97 against 190.98', () =>
    fails(sampleBudget({ 't2.total.total': '190.97' }), 'cross-table', 't2.total'),
  )
})

clause('shizhu-budget-2023/t3.total', '表3合计等于表2基本支出', ({ accepts, refuses }) => {
  accepts('190.98 and 190.98', () => passes(sampleBudget(), 'cross-table', 't3.total'))
  refuses('190.98 and 190.97', () =>
    fails(sampleBudget({ 't3.total.total': '190.97' }), 'cross-table', 't3.total'),
  )
})

clause('shizhu-budget-2023/t5.total', '表5合计等于表1政府性基金栏', ({ accepts, refuses }) => {
  accepts('blank and 0', () => passes(sampleBudget(), 'cross-table', 't5.total'))
  refuses('1.00 and 0', () =>
    fails(sampleBudget({ 't5.total.total': '1.00' }), 'cross-table', 't5.total', { cell: 'C5' }),
  )
})

clause('shizhu-budget-2023/t6.r1', '表6的一般公共预算收入与表1一致', ({ accepts, refuses }) => {
  accepts('190.98', () => passes(sampleBudget(), 'cross-table', 't6.r1'))
  refuses('190.89', () => fails(sampleBudget({ 't6.r1.incomeAmount': '190.89' }), 'cross-table', 't6.r1'))
})

clause('shizhu-budget-2023/t6.r2', '表6的政府性基金收入与表1一致', ({ accepts, refuses }) => {
  accepts('blank', () => passes(sampleBudget(), 'cross-table', 't6.r2'))
  refuses('1.00', () => fails(sampleBudget({ 't6.r2.incomeAmount': '1.00' }), 'cross-table', 't6.r2'))
})

clause('shizhu-budget-2023/t6.r3', '表6的国有资本经营收入与表1一致', ({ accepts, refuses }) => {
  accepts('2.00 in both', () =>
    passes(
      sampleBudget({ 't6.r3.incomeAmount': '2.00', 't1.r4.incomeAmount': '2.00' }),
      'cross-table',
      't6.r3',
    ),
  )
  refuses('blank where t1 has 2.00', () =>
    fails(sampleBudget({ 't1.r4.incomeAmount': '2.00' }), 'cross-table', 't6.r3'),
  )
})

clause('shizhu-budget-2023/t7.total', '表7合计等于表6支出合计', ({ accepts, refuses }) => {
  accepts('190.98', () => passes(sampleBudget(), 'cross-table', 't7.total'))
  refuses('190.97', () => fails(sampleBudget({ 't7.total.total': '190.97' }), 'cross-table', 't7.total'))
})

clause('shizhu-budget-2023/t7', '只有一般公共预算时表7与表2逐行相等', ({ accepts, refuses }) => {
  accepts('the same on all 15 rows', () => {
    assert.equal(sampleBudget().tables.t7?.rows.length, 15)
    passes(sampleBudget(), 'cross-table', 't7.r3')
  })
  accepts('149.07 in t7 with 3.00 of other income', () =>
    passes(
      sampleBudget({ 't7.r3.basic': '149.07', 't7.r3.total': '149.07', 't6.r5.incomeAmount': '3.00' }),
      'cross-table',
      't7.r3',
    ),
  )
  refuses('149.07 in t7 without other income', () =>
    fails(sampleBudget({ 't7.r3.basic': '149.07', 't7.r3.total': '149.07' }), 'cross-table', 't7.r3'),
  )
})

clause('shizhu-budget-2023/t4.trip', '因公出国（境）费等于30212', ({ accepts, refuses }) => {
  const row = { 't3.r12.code': '30212', 't3.r12.total': '1.00', 't3.r12.public': '1.00' }
  accepts('1.00 and 1.00', () =>
    passes(sampleBudget({ ...row, 't4.total.trip': '1.00' }), 'cross-table', 't4.trip'),
  )
  refuses('0.90 and 1.00', () =>
    fails(sampleBudget({ ...row, 't4.total.trip': '0.90' }), 'cross-table', 't4.trip'),
  )
})

clause('shizhu-budget-2023/t4.carrun', '公务用车运行费等于30231', ({ accepts, refuses }) => {
  const row = { 't3.r12.code': '30231', 't3.r12.total': '0.50', 't3.r12.public': '0.50' }
  accepts('0.50 and 0.50', () =>
    passes(sampleBudget({ ...row, 't4.total.carRunning': '0.50' }), 'cross-table', 't4.carrun'),
  )
  refuses('0 and 0.50', () => fails(sampleBudget(row), 'cross-table', 't4.carrun'))
})

clause('shizhu-budget-2023/t4.host', '公务接待费等于30217', ({ accepts, refuses }) => {
  const row = { 't3.r12.code': '30217', 't3.r12.total': '0.30', 't3.r12.public': '0.30' }
  accepts('0.30 and 0.30', () =>
    passes(sampleBudget({ ...row, 't4.total.reception': '0.30' }), 'cross-table', 't4.host'),
  )
  refuses('0.31 and 0.30', () =>
    fails(sampleBudget({ ...row, 't4.total.reception': '0.31' }), 'cross-table', 't4.host'),
  )
})

clause('shizhu-budget-2023/t2.codes', '编码为3、5、7位，上级在表内', ({ accepts, refuses }) => {
  accepts('2013201 below 20132 below 201', () => passes(sampleBudget(), 'code-tree', 't2.codes'))
  refuses('208050, six digits', () =>
    fails(sampleBudget({ 't2.r7.code': '208050' }), 'code-tree', 't2.codes', { message: /3、5、7位/ }),
  )
  refuses('2089905 without 20899', () =>
    fails(sampleBudget({ 't2.r6.code': '2089905' }), 'code-tree', 't2.codes', {
      message: /缺少上级科目20899/,
    }),
  )
})

clause('shizhu-budget-2023/t3', '302类列入日常公用经费', ({ accepts, refuses }) => {
  const wrong = sampleBudget({ 't3.r12.personnel': '15.00', 't3.r12.public': '' })
  accepts('30211 15.00 in the public column', () => passes(sampleBudget(), 'economic-column', 't3'))
  refuses('30211 15.00 in the 人员经费 column: a hint, since places differ', () =>
    fails(wrong, 'economic-column', 't3', { message: /302类列入日常公用经费/, blocks: null }),
  )
  refuses('30211 15.00 in the 人员经费 column where the region is strict', () =>
    fails(
      wrong,
      'economic-column',
      't3',
      { blocks: 'submission' },
      { unit: { ...sampleUnit, region: '严格口径示例' } },
    ),
  )
})

clause('shizhu-budget-2023/t5.note', '空表须附备注，有数据不应有空表备注', ({ accepts, refuses }) => {
  accepts('empty with note', () => passes(sampleBudget(), 'empty-table-note', 't5.note'))
  refuses('5.00 with the note still there', () =>
    fails(sampleBudget({ 't5.total.total': '5.00' }), 'empty-table-note', 't5.note', {
      message: /有数据不应有空表备注/,
      blocks: 'publication',
    }),
  )
})
