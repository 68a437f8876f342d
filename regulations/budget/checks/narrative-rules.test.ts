/** What the explanation says: reasons, uses, items and their neighbours. */
import assert from 'node:assert/strict'
import { printFigure } from '#lint'
import { clause } from '../../../tests/support/clause.ts'
import { perCapita } from '../reports.ts'
import { compareYears, findComparison } from '../year-on-year.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
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

clause('shizhu-budget-2023/n.4.b', '“三公”四项与表4逐项一致', ({ accepts, refuses }) => {
  const four = (trip: string, total: string) =>
    sampleBudget(
      { 't4.total.trip': '1.00', 't4.total.total': '1.00' },
      {
        narrative: [
          line('n.4.a', '“三公”经费预算', total),
          line('n.4.b', '因公出国（境）费', trip),
          line('n.4.b', '公务接待费', '0'),
          line('n.4.b', '公务用车运行维护费', '0'),
          line('n.4.b', '公务用车购置费', '0'),
        ],
      },
    )
  accepts('1.00, 0, 0, 0 with total 1.00 (30212, 30217, 30231, 31013)', () => {
    passes(four('1.00', '1.00'), 'narrative-vs-table', 'n.4.b')
    passes(four('1.00', '1.00'), 'parts-sum', 'n.4.a')
  })
  refuses('0 for 1.00', () => fails(four('0', '1.00'), 'narrative-vs-table', 'n.4.b'))
  refuses('a text total of 0', () => {
    assert.equal(findingsOf(four('1.00', '0'), 'narrative-vs-table', 'n.4.a').length, 1)
    fails(four('1.01', '0'), 'narrative-vs-table', 'n.4.b')
  })
})

clause('shizhu-budget-2023/n.4.c', '统一预算“三公”经费的单位在名册内', ({ accepts, refuses }) => {
  const by = (threePublicBy: string) => ({ texts: { threePublicBy }, unit: sampleUnit })
  accepts('005, the department', () => passes(sampleBudget(), 'named-unit', 'n.4.c', by('005')))
  accepts('another unit of the register', () =>
    passes(sampleBudget(), 'named-unit', 'n.4.c', { ...by('007'), knownUnits: ['005', '007'] }),
  )
  refuses('a unit that is not in the register', () =>
    fails(sampleBudget(), 'named-unit', 'n.4.c', { message: /没有代码“007”/, blocks: null }, by('007')),
  )
})

clause('shizhu-budget-2023/n.5.1.c', '主要用途取自有金额的商品服务科目', ({ accepts, refuses }) => {
  const named = (operatingUses: string) => ({ texts: { operatingUses }, unit: sampleUnit })
  accepts('差旅费 15.00, 劳务费 10.00, 其他交通费用 9.78', () =>
    passes(sampleBudget(), 'uses-from-rows', 'n.5.1.c', named('差旅费、劳务费、其他交通费等')),
  )
  refuses('办公费 and 水电费 have no row of t3 302', () =>
    fails(
      sampleBudget(),
      'uses-from-rows',
      'n.5.1.c',
      { message: /办公费、水电费在302类里没有金额/, blocks: null },
      named('办公费、水电费、差旅费、其他交通费等'),
    ),
  )
})

clause('shizhu-budget-2023/n.5.1.a', '机关运行经费按单位性质', ({ accepts, refuses }) => {
  const stated = saying(
    line('n.5.1.a', '机关运行经费', '36.11'),
    line('n.5.1.a', '上年机关运行经费', '42.83'),
    line('n.5.1.a', '机关运行经费比上年减少', '6.72'),
  )
  accepts('36.11 and 42.83: 减少6.72 (15.69%)', () => {
    passes(stated, 'year-on-year', 'n.5.1.a')
    assert.equal(findComparison(stated, 'operating')?.percent, '-15.69')
  })
  accepts('a 参公事业单位 states the figure', () =>
    passes(stated, 'narrative-vs-table', 'n.5.1.a', { unit: sampleUnit }),
  )
  refuses('another 事业单位 states none: a hint', () =>
    fails(
      stated,
      'running-cost-nature',
      'n.5.1.a',
      { message: /不在机关运行经费统计范围/, blocks: null },
      { unit: { ...sampleUnit, nature: '事业单位' } },
    ),
  )
  refuses('6.70 here while n.3.e states 6.72', () =>
    fails(
      saying(line('n.5.1.a', '机关运行经费比上年减少', '6.70'), line('n.3.e', '公用经费比上年减少', '6.72')),
      'year-on-year',
      'n.5.1.a',
    ),
  )
})

clause('shizhu-budget-2023/n.5.1.b', '运行经费的减少须有原因，逐项合计相符', ({ accepts, refuses }) => {
  const reduced = (text: string) =>
    saying(line('n.5.1.a', '上年机关运行经费', '42.83'), line('n.5.1.b', '原因：压减行政运行成本减少', text))
  accepts('6.72 over -6.72', () => passes(reduced('6.72'), 'reasons-sum', 'n.5.1.b'))
  refuses('6.27 over -6.72', () =>
    fails(reduced('6.27'), 'reasons-sum', 'n.5.1.b', { message: /相差0\.45/, blocks: null }),
  )
})

clause('shizhu-budget-2023/n.5.2.b', '其中一般公共预算采购不大于各类总数', ({ accepts, refuses }) => {
  const goods = (general: string) =>
    saying(
      line('n.5.2.a', '政府采购货物预算', '3.20'),
      line('n.5.2.b', '一般公共预算拨款政府采购货物预算', general),
    )
  accepts('货物 3.20 of 3.20', () => passes(goods('3.20'), 'part-within', 'n.5.2.b'))
  refuses('货物 3.21 of 3.20', () =>
    fails(goods('3.21'), 'part-within', 'n.5.2.b', { message: /其中数大于总数/ }),
  )
})

clause('shizhu-budget-2023/n.5.4.a', '车辆数为上年末数，等于各类之和', ({ accepts, refuses }) => {
  const cars = (total: string) =>
    saying(
      line('n.5.4.a', '现有车辆', total, '辆'),
      line('n.5.4.a', '现有一般公务用车', '1', '辆'),
      line('n.5.4.a', '现有执勤执法用车', '0', '辆'),
    )
  accepts('1 over 1 and 0, as of 2022-12-31 (31 December of the year before 2023)', () =>
    passes(cars('1'), 'vehicle-day', 'n.5.4.a', { texts: { vehiclesAsOf: '2022-12-31' } }),
  )
  accepts('the standard term 执法执勤用车', () =>
    passes(saying(line('n.5.4.a', '现有执法执勤用车', '0', '辆')), 'standard-term', 'n.5.4.a'),
  )
  refuses('执勤执法用车 is kept and noted', () =>
    fails(cars('1'), 'standard-term', 'n.5.4.a', { message: /写作“现有执法执勤用车”/, blocks: null }),
  )
  refuses('0 over 一般 1 and 执勤 0', () => fails(cars('0'), 'parts-sum', 'n.5.4.a'))
  refuses('as of 2023-01-15', () =>
    fails(
      cars('1'),
      'vehicle-day',
      'n.5.4.a',
      { message: /应为2022年末数/, blocks: null },
      { texts: { vehiclesAsOf: '2023-01-15' } },
    ),
  )
})

clause('shizhu-budget-2023/n.1.2.b', '有人员经费的单位有人', ({ accepts, refuses }) => {
  const staff = (count: string) => saying(line('n.1.2.b', '实有人数', count, '人'))
  accepts('7 people with 154.87 and 36.11: the reviewer sees 5.16 a head', () => {
    passes(staff('7'), 'staff-of-unit', 'n.1.2.b')
    const [each] = perCapita([{ ...sampleUnit, staff: 7, figures: staff('7') }])
    assert.equal(printFigure(each?.running ?? 0, '万元'), '5.16')
  })
  refuses('0 people with 154.87: a warning', () =>
    fails(staff('0'), 'staff-of-unit', 'n.1.2.b', {
      message: /有人员经费154\.87万元但实有人数为0/,
      blocks: null,
    }),
  )
})

clause('shizhu-budget-2023/n.4.a', '“三公”经费的增减按上年数', ({ accepts, refuses }) => {
  const change = (last: string, item: string, text: string) =>
    saying(
      line('n.4.a', '上年“三公”经费预算', last),
      line('n.4.a', '“三公”经费预算', '0'),
      line('n.4.a', item, text),
    )
  accepts('0 and +0 with table t4 blank', () =>
    passes(change('0', '“三公”经费预算比上年增加', '0'), 'year-on-year', 'n.4.a'),
  )
  accepts('2022 1.20 and 2023 0: 减少1.20', () => {
    passes(change('1.20', '“三公”经费预算比上年减少', '1.20'), 'year-on-year', 'n.4.a')
    const [one] = compareYears(change('1.20', '“三公”经费预算比上年减少', '1.20')).filter(
      ({ item }) => item.key === 'threePublic',
    )
    assert.equal(one?.change, -1_200_000)
  })
  refuses('2022 1.20 and 2023 0: 增加0', () =>
    fails(change('1.20', '“三公”经费预算比上年增加', '0'), 'year-on-year', 'n.4.a'),
  )
})
