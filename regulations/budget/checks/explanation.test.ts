import { clause } from '../../../tests/support/clause.ts'
import { fails, passes } from './expect.fixture.ts'
import { line, sampleBudget } from './sample.fixture.ts'

const saying = (...lines: readonly ReturnType<typeof line>[]) => sampleBudget({}, { narrative: lines })

clause('shizhu-budget-2023/n.2.1.a', '收入总额与表6一致', ({ accepts, refuses }) => {
  accepts('190.98', () =>
    passes(saying(line('n.2.1.a', '收入预算总额', '190.98')), 'narrative-vs-table', 'n.2.1.a'),
  )
  refuses('190.97', () =>
    fails(saying(line('n.2.1.a', '收入预算总额', '190.97')), 'narrative-vs-table', 'n.2.1.a', {
      cell: 'C2',
      message: /190\.97.*190\.98/,
    }),
  )
})

clause('shizhu-budget-2023/n.2.2.a', '支出总额与表7一致', ({ accepts, refuses }) => {
  accepts('190.98', () =>
    passes(saying(line('n.2.2.a', '支出预算总额', '190.98')), 'narrative-vs-table', 'n.2.2.a'),
  )
  refuses('190.99', () =>
    fails(saying(line('n.2.2.a', '支出预算总额', '190.99')), 'narrative-vs-table', 'n.2.2.a'),
  )
})

clause('shizhu-budget-2023/n.2.2.b', '四类支出之和等于总额', ({ accepts, refuses }) => {
  const four = (housing: string) =>
    saying(
      line('n.2.2.a', '支出预算总额', '190.98'),
      line('n.2.2.b', '一般公共服务支出', '146.07'),
      line('n.2.2.b', '社会保障和就业支出', '23.77'),
      line('n.2.2.b', '卫生健康支出', '8.01'),
      line('n.2.2.b', '住房保障支出', housing),
    )
  accepts('146.07, 23.77, 8.01 and 13.13', () => passes(four('13.13'), 'parts-sum', 'n.2.2.b'))
  accepts('13.11, off by 0.02 over four', () => passes(four('13.11'), 'parts-sum', 'n.2.2.b'))
  refuses('13.10, off by 0.03', () => fails(four('13.10'), 'parts-sum', 'n.2.2.b'))
})

clause('shizhu-budget-2023/n.2.2.d', '增量等于基本与项目的增量之和', ({ accepts, refuses }) => {
  const split = (project: string) =>
    saying(
      line('n.2.2.c', '支出比上年增加', '68.54'),
      line('n.2.2.d', '基本支出预算比上年增加', '68.54'),
      line('n.2.2.d', '项目支出预算比上年增加', project),
    )
  accepts('68.54 over 68.54 and 0', () => passes(split('0'), 'year-on-year', 'n.2.2.d'))
  refuses('68.54 over 68.54 and 1.00', () => fails(split('1.00'), 'year-on-year', 'n.2.2.d'))
})

clause('shizhu-budget-2023/n.3.b', '基本支出与表2一致，不是增减额', ({ accepts, refuses }) => {
  const basic = (text: string) =>
    saying(line('n.3.b', '基本支出', text), line('n.3.b', '基本支出比上年增加', '68.54'))
  accepts('190.98', () => passes(basic('190.98'), 'narrative-vs-table', 'n.3.b'))
  refuses('68.54, the increase', () =>
    fails(basic('68.54'), 'narrative-vs-table', 'n.3.b', {
      message: /改为190\.98万元.*68\.54万元.*基本支出误填为增减额？/,
    }),
  )
})

clause('shizhu-budget-2023/n.3.f', '项目支出与表2一致', ({ accepts, refuses }) => {
  accepts('0 against a blank', () =>
    passes(saying(line('n.3.f', '项目支出', '0')), 'narrative-vs-table', 'n.3.f'),
  )
  refuses('5.00 against a blank', () =>
    fails(saying(line('n.3.f', '项目支出', '5.00')), 'narrative-vs-table', 'n.3.f'),
  )
})

clause('shizhu-budget-2023/n.5.1.a', '运行经费与表3公用经费一致，两处增减相同', ({ accepts, refuses }) => {
  const reduced = (text: string) =>
    saying(
      line('n.5.1.a', '上年机关运行经费', '42.83'),
      line('n.5.1.a', '机关运行经费比上年减少', text),
      line('n.3.e', '公用经费比上年减少', '6.72'),
    )
  accepts('36.11 against t3', () =>
    passes(saying(line('n.5.1.a', '机关运行经费', '36.11')), 'narrative-vs-table', 'n.5.1.a'),
  )
  accepts('6.72 in both places', () => passes(reduced('6.72'), 'year-on-year', 'n.5.1.a'))
  refuses('6.70 here and 6.72 there', () => fails(reduced('6.70'), 'year-on-year', 'n.5.1.a'))
})

clause('shizhu-budget-2023/n.5.2.a', '政府采购总额等于三类之和', ({ accepts, refuses }) => {
  const typed = (total: number) => {
    const exact = (item: string, value: number) => ({
      ...line('n.5.2.a', item, '0'),
      figure: { value, cell: 'C2' },
    })
    return saying(
      exact('政府采购预算总额', total),
      exact('政府采购货物预算', 3_200_000),
      exact('政府采购工程预算', 0),
      exact('政府采购服务预算', 1_000_000),
    )
  }
  const imported = (total: string) =>
    saying(
      line('n.5.2.a', '政府采购预算总额', total),
      line('n.5.2.a', '政府采购货物预算', '3.20'),
      line('n.5.2.a', '政府采购工程预算', '0'),
      line('n.5.2.a', '政府采购服务预算', '1.00'),
    )
  accepts('4.20 entered over 3.20, 0 and 1.00', () => passes(typed(4_200_000), 'parts-sum', 'n.5.2.a'))
  accepts('4.21 imported over two parts: 0.01 is rounding', () =>
    passes(imported('4.21'), 'parts-sum', 'n.5.2.a'),
  )
  refuses('4.21 entered', () => fails(typed(4_210_000), 'parts-sum', 'n.5.2.a'))
  refuses('4.22 imported', () => fails(imported('4.22'), 'parts-sum', 'n.5.2.a'))
})

clause('shizhu-budget-2023/n.5.4.b', '购车与购置费同有同无', ({ accepts, refuses }) => {
  const plan = (count: string, amount: string) =>
    sampleBudget(
      { 't4.total.carPurchase': amount },
      { narrative: [line('n.5.4.b', '购置车辆', count, '辆')] },
    )
  accepts('0 vehicles and 0', () => passes(plan('0', '0'), 'vehicle-purchase', 'n.5.4.b'))
  accepts('1 vehicle and 18.00', () => passes(plan('1', '18.00'), 'vehicle-purchase', 'n.5.4.b'))
  refuses('1 vehicle and 0', () =>
    fails(plan('1', '0'), 'vehicle-purchase', 'n.5.4.b', { message: /购车1辆但购置费为0/ }),
  )
  refuses('0 vehicles and 18.00', () => fails(plan('0', '18.00'), 'vehicle-purchase', 'n.5.4.b'))
})
