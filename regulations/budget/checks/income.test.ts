/** Sources of money: tables 1 and 6, carry-over, what 其他收入 may be. */
import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { printedText } from '../figures.ts'
import { explanationOf } from '../explanation.ts'
import { packFigures } from '../procedure/packed-figures.ts'
import { inStage } from '../procedure/examples.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { line, sampleBudget, sampleUnit } from './sample.fixture.ts'

/** Another source brings 3.00 that is spent on 2013201: tables 6 and 7 move, tables 1 and 2 do not. */
const otherSource = (row: string, text: string, total: string) =>
  sampleBudget({
    [`t6.${row}.incomeAmount`]: text,
    't6.total.incomeAmount': total,
    't6.total.total': total,
  })

const incomeText = (figures: ReturnType<typeof sampleBudget>): string =>
  explanationOf({ ...inStage.compiling(), figures: packFigures(figures) }).parts[1]?.paragraphs[0] ?? ''

clause('shizhu-budget-2023/t1', '只有财政拨款列入表1', ({ accepts, refuses }) => {
  accepts('事业收入 3.00: table 1 stays 190.98, table 6 shows 193.98', () => {
    const figures = otherSource('r5', '3.00', '193.98')
    assert.equal(printedText(figures.tables.t1?.rows.at(-1)?.figures['incomeAmount']), '190.98')
    passes(figures, 'fiscal-only', 't6.r5')
    passes(figures, 'income-equals-expenditure', 't1.total')
    passes(figures, 'income-equals-expenditure', 't6.total')
  })
  refuses('事业收入资金 as a row of table 1', () =>
    fails(sampleBudget({ 't1.r5.income': '事业收入资金' }), 'fiscal-only', 't6.r5', {
      message: /不是财政拨款，只列入部门收支总表/,
    }),
  )
})

clause('shizhu-budget-2023/t1.r4', '国有资本经营收入在右侧同一栏支出', ({ accepts, refuses }) => {
  accepts('2.00 left and 2.00 in the 国有资本经营 column', () =>
    passes(
      sampleBudget({ 't1.r4.incomeAmount': '2.00', 't1.total.capital': '2.00' }),
      'source-balance',
      't1.r4',
    ),
  )
  refuses('2.00 left and nothing on the right', () =>
    fails(sampleBudget({ 't1.r4.incomeAmount': '2.00' }), 'source-balance', 't1.r4', {
      message: /收支不平：国有资本经营预算资金/,
    }),
  )
})

clause('shizhu-budget-2023/t1.r6', '上年结转计入总计', ({ accepts, refuses }) => {
  const carried = (total: string) =>
    sampleBudget({
      't1.r6.incomeAmount': '2.00',
      't1.r7.incomeAmount': '2.00',
      't1.r6.total': '0',
      't1.total.incomeAmount': '192.98',
      't1.r1.total': total,
      't1.total.total': total,
    })
  accepts('上年结转 2.00 and 结转下年 0: 支出合计 192.98', () => {
    passes(carried('192.98'), 'column-total', 't1.r6')
    passes(carried('192.98'), 'income-equals-expenditure', 't1.total')
  })
  refuses('支出合计 190.98', () => fails(carried('190.98'), 'carry-over-total', 't1.r6'))
  refuses('2.00 below an empty section', () =>
    fails(sampleBudget({ 't1.r7.incomeAmount': '2.00' }), 'column-total', 't1.r6', { cell: 'B10' }),
  )
})

clause('shizhu-budget-2023/t1.r7', '上年结转与上年公开的结转下年一致', ({ accepts, refuses }) => {
  const carried = (text: string) =>
    sampleBudget(
      { 't1.r7.incomeAmount': text },
      { narrative: [line('t1.r7', '上年一般公共预算结转下年', '1.50')] },
    )
  accepts('1.50 and 1.50', () => passes(carried('1.50'), 'carried-over', 't1.r7'))
  refuses('1.50 and 1.40: a warning with both figures', () =>
    fails(carried('1.40'), 'carried-over', 't1.r7', { message: /1\.50万元，本年列1\.40/, blocks: null }),
  )
})

clause('shizhu-budget-2023/t1.r8', '政府性基金结转须有去处', ({ accepts, refuses }) => {
  const fund = { 't1.r8.incomeAmount': '0.80' }
  accepts('0.80 carried forward again', () =>
    passes(
      sampleBudget({ ...fund, 't1.r6.fund': '0.80', 't1.total.fund': '0.80' }),
      'source-balance',
      't1.r8',
    ),
  )
  accepts('0.80 spent in table 5', () => {
    const spent = sampleBudget({
      ...fund,
      't1.r1.fund': '0.80',
      't1.total.fund': '0.80',
      't5.total.total': '0.80',
    })
    passes(spent, 'source-balance', 't1.r8')
    passes(spent, 'cross-table', 't5.total')
  })
  refuses('0.80 with table 5 empty and expenditure 0', () =>
    fails(sampleBudget(fund), 'source-balance', 't1.r8', { message: /收支不平：政府性基金预算资金/ }),
  )
})

clause('shizhu-budget-2023/t1.r9', '国有资本经营结转空白按0计', ({ accepts, refuses }) => {
  const last = { narrative: [line('t1.r9', '上年国有资本经营预算结转下年', '0')] }
  accepts('blank counts as 0 and prints blank', () => {
    const figures = sampleBudget({}, last)
    const row = figures.tables.t1?.rows.find(({ id }) => id === 't1.r9')
    assert.equal(printedText(row?.figures['incomeAmount']), '')
    passes(figures, 'carried-over', 't1.r9')
  })
  refuses('0.01 where last year left 0', () =>
    fails(sampleBudget({ 't1.r9.incomeAmount': '0.01' }, last), 'carried-over', 't1.r9', { blocks: null }),
  )
})

clause('shizhu-budget-2023/t1.total', '收入合计等于支出合计，不允许舍入', ({ accepts, refuses }) => {
  accepts('190.98 / 190.98', () => passes(sampleBudget(), 'income-equals-expenditure', 't1.total'))
  refuses('190.98 / 190.97', () =>
    fails(sampleBudget({ 't1.total.total': '190.97' }), 'income-equals-expenditure', 't1.total'),
  )
})

clause('shizhu-budget-2023/t1.r1', '本年收入等于本年支出', ({ accepts, refuses }) => {
  accepts('r2 190.98, r3 and r4 blank: 190.98', () =>
    passes(sampleBudget(), 'income-equals-expenditure', 't1.r1'),
  )
  refuses('left 190.98 and right 190.97 with no carry-over', () =>
    fails(sampleBudget({ 't1.r1.total': '190.97' }), 'income-equals-expenditure', 't1.r1', { cell: 'D5' }),
  )
})

clause('shizhu-budget-2023/t1.r2', '一般公共预算收入与支出栏相符', ({ accepts, refuses }) => {
  accepts('190.98 in its own column', () => passes(sampleBudget(), 'source-balance', 't1.r2'))
  refuses('190.98 against 190.97 in the column', () =>
    fails(sampleBudget({ 't1.total.general': '190.97' }), 'source-balance', 't1.r2'),
  )
})

clause('shizhu-budget-2023/t6', '收入来源取自名册', ({ accepts, refuses }) => {
  accepts('the nine sources', () => passes(sampleBudget(), 'income-source', 't6'))
  refuses('a source typed by hand', () =>
    fails(sampleBudget({ 't6.r9.income': '场地出租收入' }), 'income-source', 't6', {
      message: /“场地出租收入”不在名册内/,
    }),
  )
})

clause('shizhu-budget-2023/t6.r4', '财政专户管理资金只在表6', ({ accepts, refuses }) => {
  accepts('4.00: table 6 194.98, table 1 190.98', () => {
    const figures = otherSource('r4', '4.00', '194.98')
    passes(figures, 'fiscal-only', 't6.r4')
    assert.equal(printedText(figures.tables.t1?.rows.at(-1)?.figures['incomeAmount']), '190.98')
  })
  refuses('4.00 as a row of table 1', () =>
    fails(
      sampleBudget({ 't1.r5.income': '财政专户管理资金', 't1.r5.incomeAmount': '4.00' }),
      'fiscal-only',
      't6.r4',
    ),
  )
})

clause('shizhu-budget-2023/t6.r5', '有事业收入的说明须写明', ({ accepts, refuses }) => {
  const named = (text: string) =>
    sampleBudget({ 't6.r5.incomeAmount': '3.00' }, { narrative: [line('n.2.1.b', '事业收入', text)] })
  accepts('事业收入3.00 in the narrative', () => {
    passes(named('3.00'), 'source-named', 't6.r5')
    assert.match(incomeText(named('3.00')), /事业收入3\.00万元/)
  })
  refuses('the narrative names sources and leaves it out', () =>
    fails(
      sampleBudget(
        { 't6.r5.incomeAmount': '3.00' },
        { narrative: [line('n.2.1.b', '一般公共预算拨款收入', '190.98')] },
      ),
      'source-named',
      't6.r5',
    ),
  )
  refuses('0 in the narrative', () => fails(named('0'), 'narrative-vs-table', 'n.2.1.b'))
})

clause('shizhu-budget-2023/t6.r6', '上级补助收入不为零时说明写明', ({ accepts, refuses }) => {
  accepts('1.00: the generated narrative adds 上级补助收入1.00', () => {
    const figures = sampleBudget({ 't6.r6.incomeAmount': '1.00' })
    assert.match(incomeText(figures), /上级补助收入1\.00万元/)
    assert.doesNotMatch(incomeText(sampleBudget()), /上级补助/)
  })
  refuses('1.00 that an imported narrative leaves out', () =>
    fails(
      sampleBudget(
        { 't6.r6.incomeAmount': '1.00' },
        { narrative: [line('n.2.1.b', '一般公共预算拨款收入', '190.98')] },
      ),
      'source-named',
      't6.r6',
      { message: /说明二（一）写明上级补助收入1\.00万元/ },
    ),
  )
})

clause('shizhu-budget-2023/t6.r7', '有下属单位才有附属单位上缴收入', ({ accepts, refuses }) => {
  const figures = sampleBudget({ 't6.r7.incomeAmount': '1.00' })
  accepts('1.00 of a unit with units below it', () =>
    passes(figures, 'unit-may-have-source', 't6.r7', { unit: { ...sampleUnit, hasSubordinates: true } }),
  )
  refuses('1.00 of a unit without: a warning', () =>
    fails(figures, 'unit-may-have-source', 't6.r7', { blocks: null }, { unit: sampleUnit }),
  )
})

clause('shizhu-budget-2023/t6.r8', '事业单位才有经营收入', ({ accepts, refuses }) => {
  const figures = sampleBudget({ 't6.r8.incomeAmount': '1.00' })
  accepts('1.00 of a 事业单位', () =>
    passes(figures, 'unit-may-have-source', 't6.r8', { unit: { ...sampleUnit, nature: '事业单位' } }),
  )
  refuses('1.00 of a 行政单位', () =>
    fails(
      figures,
      'unit-may-have-source',
      't6.r8',
      { message: /只有事业单位可以列/ },
      { unit: { ...sampleUnit, nature: '行政单位' } },
    ),
  )
})

clause('shizhu-budget-2023/t6.r9', '其他收入须说明来源', ({ accepts, refuses }) => {
  const figures = sampleBudget({ 't6.r9.incomeAmount': '1.00' })
  accepts('1.00 with a description', () =>
    passes(figures, 'other-income', 't6.r9', { texts: { otherIncomeNote: '银行存款利息' } }),
  )
  refuses('1.00 without', () =>
    fails(figures, 'other-income', 't6.r9', { message: /请说明其他收入的来源/ }, { texts: {} }),
  )
})

clause('shizhu-budget-2023/n.6.2', '其他收入是其余各类都不收的收入', ({ accepts, refuses }) => {
  const figures = sampleBudget({ 't6.r9.incomeAmount': '1.00' })
  accepts('interest', () =>
    passes(figures, 'residual-income', 'n.6.2', { texts: { otherIncomeNote: '银行存款利息' } }),
  )
  refuses('上级补助', () =>
    fails(
      figures,
      'residual-income',
      'n.6.2',
      { message: /请列入上级补助收入资金/ },
      { texts: { otherIncomeNote: '上级补助' } },
    ),
  )
})

clause('shizhu-budget-2023/n.2.1.b', '六项来源，未写明的来源按0读', ({ accepts, refuses }) => {
  const parts = (total: string, first = '190.98') =>
    sampleBudget(
      {},
      {
        narrative: [
          line('n.2.1.a', '收入预算总额', total),
          line('n.2.1.b', '一般公共预算拨款收入', first),
          ...[
            '政府性基金预算拨款收入',
            '国有资本经营预算收入',
            '事业收入',
            '事业单位经营收入',
            '其他收入',
          ].map((item) => line('n.2.1.b', item, '0')),
        ],
      },
    )
  accepts('190.98 over 190.98+0+0+0+0+0; the generated sentence names all six, zeros as 0', () => {
    passes(parts('190.98'), 'parts-sum', 'n.2.1.b')
    assert.match(
      incomeText(sampleBudget()),
      /一般公共预算拨款收入190\.98万元，政府性基金预算拨款收入0万元，国有资本经营预算收入0万元，事业收入0万元，事业单位经营收入0万元，其他收入0万元/,
    )
  })
  refuses('190.97 over the same zeros (diff 0.01) blocks 报送', () =>
    fails(parts('190.97'), 'parts-sum', 'n.2.1.b', { blocks: 'submission' }),
  )
  refuses('财政专户管理资金 1.00 that the narrative leaves out', () => {
    const figures = { ...parts('190.98'), tables: sampleBudget({ 't6.r4.incomeAmount': '1.00' }).tables }
    assert.equal(findingsOf(figures, 'source-named', 't6.r4').length, 1)
    fails(parts('190.97'), 'parts-sum', 'n.2.1.b')
  })
})
