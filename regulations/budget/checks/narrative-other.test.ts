/** Parts four and five of the explanation: three-public items, running cost, procurement, cars, people. */
import assert from 'node:assert/strict'
import { printFigure } from '#lint'
import { clause } from '../../../tests/support/clause.ts'
import { perCapita } from '../reports.ts'
import { compareYears, findComparison } from '../year-on-year.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { line, sampleBudget, sampleUnit } from './sample.fixture.ts'

const saying = (...lines: readonly ReturnType<typeof line>[]) => sampleBudget({}, { narrative: lines })

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
