/** What the explanation says: reasons, uses, items and their neighbours. */
import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { findComparison } from '../year-on-year.ts'
import { fails, passes } from './expect.fixture.ts'
import { line, sampleBudget, sampleUnit } from './sample.fixture.ts'

const saying = (...lines: readonly ReturnType<typeof line>[]) => sampleBudget({}, { narrative: lines })
const base = line('n.2.1.c', '上年收入预算总额', '122.44')

clause('shizhu-budget-2023/n.2.1.c', '收入比上年的增减和百分比', ({ accepts, refuses }) => {
  const change = (text: string) => saying(base, line('n.2.1.c', '收入比上年增加', text))
  accepts('122.44 and 190.98: 增加68.54 (55.98%)', () => {
    passes(change('68.54'), 'year-on-year', 'n.2.1.c')
    const income = findComparison(change('68.54'), 'income')
    assert.deepEqual([income?.change, income?.percent], [68_540_000, '55.98'])
  })
  accepts('68.55, within 0.01', () => passes(change('68.55'), 'year-on-year', 'n.2.1.c'))
  refuses('68.45', () => fails(change('68.45'), 'year-on-year', 'n.2.1.c'))
  refuses('68.56, beyond 0.01', () => fails(change('68.56'), 'year-on-year', 'n.2.1.c'))
})

clause('shizhu-budget-2023/n.2.1.d', '增减原因逐项相加等于增减额', ({ accepts, refuses }) => {
  const reasons = (...items: readonly (readonly [string, string])[]) =>
    saying(
      base,
      line('n.2.1.c', '收入比上年增加', '68.54'),
      ...items.map(([name, text]) => line('n.2.1.d', name, text)),
    )
  accepts('68.54 over one item of 68.54, above 30% and itemised', () => {
    passes(reasons(['一般公共预算经费拨款比上年增加', '68.54']), 'reasons-sum', 'n.2.1.d')
    passes(reasons(['一般公共预算经费拨款比上年增加', '68.54']), 'large-change-needs-detail', 'n.2.1.d')
  })
  accepts('75.26 less 6.72', () =>
    passes(
      reasons(['原因：工资标准调整增加', '75.26'], ['原因：压减运行成本减少', '6.72']),
      'reasons-sum',
      'n.2.1.d',
    ),
  )
  refuses('60.00 and 8.00 leave 0.54', () =>
    fails(reasons(['原因：人员增加', '60.00'], ['原因：标准调整增加', '8.00']), 'reasons-sum', 'n.2.1.d', {
      message: /原因合计与增减额相差0\.54/,
      blocks: null,
    }),
  )
  refuses('55.98% without any item', () =>
    fails(reasons(), 'large-change-needs-detail', 'n.2.1.d', { blocks: null }),
  )
})

clause('shizhu-budget-2023/n.2.2.c', '支出增减按上年数计算，没有上年数的请补录', ({ accepts, refuses }) => {
  accepts('2022 base of 122.44: +68.54', () => {
    passes(saying(base), 'base-year', 'n.2.2.c')
    assert.equal(findComparison(saying(base), 'expenditure')?.change, 68_540_000)
    passes(saying(base, line('n.2.2.c', '支出比上年增加', '68.54')), 'year-on-year', 'n.2.2.c')
  })
  accepts('a new unit has none', () =>
    passes(saying(), 'base-year', 'n.2.2.c', { texts: { baseYear: 'new-unit' } }),
  )
  accepts('keyed with evidence', () =>
    passes(saying(base), 'base-year', 'n.2.2.c', {
      texts: { baseYear: 'keyed', baseYearEvidence: '示例财预〔2022〕1号' },
    }),
  )
  refuses('no 2022 figure: the base is asked for', () =>
    fails(saying(), 'base-year', 'n.2.2.c', { message: /请补录2022年预算数/, blocks: null }),
  )
  refuses('keyed without evidence', () =>
    fails(
      saying(base),
      'base-year',
      'n.2.2.c',
      { message: /请注明上年数的依据/ },
      { texts: { baseYear: 'keyed' } },
    ),
  )
  refuses('merged without the figure counted again', () =>
    fails(
      saying(),
      'base-year',
      'n.2.2.c',
      { message: /已选“单位合并/ },
      { texts: { baseYear: 'merged', baseYearEvidence: '合并批复' } },
    ),
  )
  refuses('a new unit with a figure of last year', () =>
    fails(saying(base), 'base-year', 'n.2.2.c', {}, { texts: { baseYear: 'new-unit' } }),
  )
  refuses('68.56 against 122.44', () =>
    fails(saying(base, line('n.2.2.c', '支出比上年增加', '68.56')), 'year-on-year', 'n.2.2.c'),
  )
})

clause('shizhu-budget-2023/n.3.a', '一般公共预算收支与表1、表2一致', ({ accepts, refuses }) => {
  const three = (income: string, expenditure: string, change: string) =>
    saying(
      base,
      line('n.3.a', '一般公共预算财政拨款收入', income),
      line('n.3.a', '一般公共预算财政拨款支出', expenditure),
      line('n.3.a', '一般公共预算财政拨款支出比上年增加', change),
    )
  accepts('190.98, 190.98 and 68.54 over 122.44 (2022)', () => {
    passes(three('190.98', '190.98', '68.54'), 'narrative-vs-table', 'n.3.a')
    passes(three('190.98', '190.98', '68.54'), 'year-on-year', 'n.3.a')
  })
  refuses('income 190.97', () =>
    fails(three('190.97', '190.98', '68.54'), 'narrative-vs-table', 'n.3.a', { message: /表1/ }),
  )
  refuses('expenditure 190.97', () =>
    fails(three('190.98', '190.97', '68.54'), 'narrative-vs-table', 'n.3.a', { message: /表2/ }),
  )
  refuses('change 68.45', () => fails(three('190.98', '190.98', '68.45'), 'year-on-year', 'n.3.a'))
})

clause('shizhu-budget-2023/n.3.c', '人员经费增幅超过30%须逐项说明', ({ accepts, refuses }) => {
  const grown = (text: string, ...more: readonly ReturnType<typeof line>[]) =>
    saying(line('n.3.c', '上年人员经费', '100.00'), line('n.3.c', '人员经费比上年增加', text), ...more)
  const personnel = (total: string, last: string) =>
    sampleBudget({ 't3.total.personnel': total }, { narrative: [line('n.3.c', '上年人员经费', last)] })
  accepts('+30.00% exactly', () =>
    passes(personnel('130.00', '100.00'), 'large-change-needs-detail', 'n.3.c'),
  )
  accepts('two itemised reasons', () =>
    passes(
      grown(
        '54.87',
        line('n.3.c', '原因：工资标准调整增加', '50.00'),
        line('n.3.c', '原因：新增人员增加', '4.87'),
      ),
      'large-change-needs-detail',
      'n.3.c',
    ),
  )
  accepts('two lines of text', () =>
    passes(grown('54.87'), 'large-change-needs-detail', 'n.3.c', {
      texts: { personnelReason: '工资标准调整；新增1人' },
    }),
  )
  refuses('30.01%', () =>
    fails(personnel('130.01', '100.00'), 'large-change-needs-detail', 'n.3.c', { blocks: null }),
  )
  refuses('75.26 over the derived 79.61 (2022) is 94.54%: a prompt', () =>
    fails(saying(line('n.3.c', '人员经费比上年增加', '75.26')), 'large-change-needs-detail', 'n.3.c', {
      message: /79\.61万元增至154\.87万元，增幅94\.54%，超过30%须逐项说明/,
      blocks: null,
    }),
  )
})

clause('shizhu-budget-2023/n.3.d', '用途取自有金额的工资福利科目', ({ accepts, refuses }) => {
  const named = (personnelUses: string) => ({ texts: { personnelUses }, unit: sampleUnit })
  accepts('住房公积金 has a row (t3: 30101-30103, 30108-30110, 30112-30114 of 301)', () =>
    passes(sampleBudget(), 'uses-from-rows', 'n.3.d', named('工资福利、住房公积金和社会保险')),
  )
  refuses('绩效工资 (30107) has no row: a hint', () =>
    fails(
      sampleBudget(),
      'uses-from-rows',
      'n.3.d',
      { message: /绩效工资在301类里没有金额/, blocks: null },
      named('基本工资、绩效工资'),
    ),
  )
  refuses('绩效工资 where the region is strict', () =>
    fails(
      sampleBudget(),
      'uses-from-rows',
      'n.3.d',
      { blocks: 'submission' },
      { texts: { personnelUses: '绩效工资' }, unit: { ...sampleUnit, region: '严格口径示例' } },
    ),
  )
})

clause('shizhu-budget-2023/n.3.e', '公用经费的增减与人员经费合成基本支出的增减', ({ accepts, refuses }) => {
  const parts = (publicCost: string) =>
    saying(
      line('n.3.e', '上年公用经费', '42.83'),
      line('n.3.b', '基本支出比上年增加', '68.54'),
      line('n.3.c', '人员经费比上年增加', '75.26'),
      line('n.3.e', '公用经费比上年减少', publicCost),
    )
  accepts('t3 302 36.11 less 42.83 (2022) is -6.72; 75.26 - 6.72 = 68.54', () => {
    passes(parts('6.72'), 'year-on-year', 'n.3.e')
    assert.equal(findComparison(parts('6.72'), 'public')?.change, -6_720_000)
  })
  refuses('-6.27: the parts give 68.99, 0.45 off', () =>
    fails(parts('6.27'), 'year-on-year', 'n.3.e', { message: /36\.11减上年42\.83为-6\.72/ }),
  )
  refuses('-6.27 without a base: 68.99 against 68.54', () =>
    fails(
      saying(
        line('n.3.b', '基本支出比上年增加', '68.54'),
        line('n.3.c', '人员经费比上年增加', '75.26'),
        line('n.3.e', '公用经费比上年减少', '6.27'),
      ),
      'year-on-year',
      'n.3.e',
      { message: /68\.99.*0\.45/ },
    ),
  )
})

clause('shizhu-budget-2023/n.3.g', '没有项目支出的由哪个单位统一编列', ({ accepts, refuses }) => {
  accepts('005, the department', () =>
    passes(sampleBudget(), 'named-unit', 'n.3.g', { texts: { projectBy: '005' }, unit: sampleUnit }),
  )
  refuses('099, no unit of the register', () =>
    fails(
      sampleBudget(),
      'named-unit',
      'n.3.g',
      { message: /“099”不是本单位的主管部门/, blocks: null },
      { texts: { projectBy: '099' }, unit: sampleUnit },
    ),
  )
})

clause('shizhu-budget-2023/n.3.h', '没有政府性基金支出', ({ accepts, refuses }) => {
  accepts('0 with table t5 at 0', () =>
    passes(saying(line('n.3.h', '政府性基金预算支出', '0')), 'narrative-vs-table', 'n.3.h'),
  )
  refuses('0 with 1.00 in table 5', () =>
    fails(
      sampleBudget({ 't5.total.total': '1.00' }, { narrative: [line('n.3.h', '政府性基金预算支出', '0')] }),
      'narrative-vs-table',
      'n.3.h',
    ),
  )
})
