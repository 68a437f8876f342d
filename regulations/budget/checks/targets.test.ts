import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { meetsGrade, meetsTarget } from '../funds.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { fund, sampleBudget } from './sample.fixture.ts'

type Row = readonly [string, string, string, string, string]
const rest: Row = ['其余', '80', '次', '≥', '1']
const budget = (...rows: readonly Row[]) => sampleBudget({}, { funds: [fund('p.1', rows)] })

clause('shizhu-budget-2023/p.ind', '指标行五项齐全', ({ accepts, refuses }) => {
  accepts('all five', () => passes(budget(['甲', '10', '次', '≥', '2'], rest), 'row-complete', 'p.ind'))
  refuses('a value only', () =>
    fails(budget(['', '', '', '', '4'], rest), 'row-complete', 'p.ind', {
      cell: 'A10',
      message: /第10行缺指标、指标权重、计量单位、指标性质/,
    }),
  )
  refuses('no unit', () =>
    fails(budget(['甲', '5', '', '=', '100'], rest), 'row-complete', 'p.ind', {
      cell: 'C10',
      message: /缺计量单位/,
    }),
  )
})

clause('shizhu-budget-2023/p.weights', '权重合计为90', ({ accepts, refuses }) => {
  const weights = (last: string) =>
    budget(...Array.from({ length: 7 }, (_, i): Row => [`甲${i}`, '10', '次', '≥', '2']), [
      '乙',
      last,
      '次',
      '≥',
      '2',
    ])
  accepts('10 × 7 + 20', () => passes(weights('20'), 'weights-sum', 'p.weights'))
  accepts('a stray row without weight adds nothing', () =>
    passes(budget(['甲', '10', '次', '≥', '2'], rest, ['', '', '', '≥', '296']), 'weights-sum', 'p.weights'),
  )
  refuses('89', () => fails(weights('19'), 'weights-sum', 'p.weights', { message: /合计为89.*少1/ }))
  refuses('91', () => fails(weights('21'), 'weights-sum', 'p.weights', { message: /合计为91.*多1/ }))
})

clause('shizhu-budget-2023/p.feigong.r4', '同一指标只有一个目标', ({ accepts, refuses }) => {
  const two = (value: string) =>
    sampleBudget(
      {},
      {
        funds: [
          fund('p.feigong', [['非公经济党组织个数', '90', '个', '≥', '71']]),
          fund('p.laogan', [['非公经济组织党组织个数', '90', '个', '≥', value]]),
        ],
      },
    )
  accepts('71 in both', () => passes(two('71'), 'weights-sum', 'p.weights'))
  accepts('71 in both, compared', () =>
    assert.deepEqual(findingsOf(two('71'), 'one-indicator-one-target', 'p.feigong.r4'), []),
  )
  refuses('71 here and 86 there', () =>
    fails(two('86'), 'one-indicator-one-target', 'p.feigong.r4', {
      cell: 'E10',
      message: /同一指标两处目标不一致.*86.*71/,
    }),
  )
})

clause('shizhu-budget-2023/p.relation', '大于与不小于在边界上不同', ({ accepts, refuses }) => {
  accepts('≥ 90 is met by 90.00, > 85 by 85.01', () => {
    assert.equal(meetsTarget('≥', 9_000, 9_000), true)
    assert.equal(meetsTarget('>', 8_500, 8_501), true)
    assert.equal(meetsTarget('=', 50, 50), true)
    assert.equal(meetsTarget('≤', 210, 210), true)
    assert.equal(meetsTarget('<', 210, 209), true)
  })
  refuses('> 85 is missed by 85.00', () => {
    assert.equal(meetsTarget('>', 8_500, 8_500), false)
    assert.equal(meetsTarget('≥', 9_000, 8_999), false)
    assert.equal(meetsTarget('=', 50, 51), false)
    assert.equal(meetsTarget('≤', 210, 211), false)
    assert.equal(meetsTarget('<', 210, 210), false)
  })
  refuses('a relation that is not on the list', () =>
    fails(budget(['甲', '10', '次', '约', '2'], rest), 'quantitative-shape', 'p.relation', {
      message: /“约”不在可用范围/,
    }),
  )
})

clause('shizhu-budget-2023/p.qual', '定性指标填档次', ({ accepts, refuses }) => {
  accepts('定性 with 良', () =>
    passes(budget(['甲', '10', '级', '定性', '良'], rest), 'qualitative-shape', 'p.qual'),
  )
  accepts('优 reaches 良', () => assert.equal(meetsGrade('良', '优'), true))
  refuses('定性 with 90', () =>
    fails(budget(['甲', '10', '级', '定性', '90'], rest), 'qualitative-shape', 'p.qual', {
      message: /定性指标须填档次/,
    }),
  )
  refuses('a grade word with ≥', () =>
    fails(budget(['甲', '10', '次', '≥', '良'], rest), 'quantitative-shape', 'p.relation', {
      message: /须填数字/,
    }),
  )
  refuses('良 does not reach 好, other scales do not compare', () => {
    assert.equal(meetsGrade('好', '良'), false)
    assert.equal(meetsGrade('明显改善', '提高'), null)
  })
})

clause('shizhu-budget-2023/p.money', '以万元计的指标不超过预算', ({ accepts, refuses }) => {
  accepts('100000 元/年 is 10.00 万元, below 18.76', () =>
    assert.match(
      findingsOf(budget(['维护成本', '10', '元/年', '≤', '100000'], rest), 'figure-unit', 'p.money')[0]
        ?.message ?? '',
      /折合10\.00万元/,
    ),
  )
  refuses('100000 万元 against 18.76', () =>
    fails(budget(['维护成本', '10', '万元', '≤', '100000'], rest), 'cost-feasible', 'p.money', {
      message: /大于当年预算18\.76万元/,
    }),
  )
  refuses('200000 元/年 is a hint', () =>
    fails(budget(['维护成本', '10', '元/年', '≤', '200000'], rest), 'cost-feasible', 'p.money', {
      blocks: null,
      message: /20\.00万元/,
    }),
  )
})

clause('shizhu-budget-2023/p.rencai.r5', '流失率上限超过50%须确认', ({ accepts, refuses }) => {
  accepts('50', () =>
    passes(budget(['人才流失率', '10', '%', '≤', '50'], rest), 'target-plausibility', 'p.rencai.r5'),
  )
  refuses('71: is it 7.1%?', () =>
    fails(budget(['人才流失率', '10', '%', '≤', '71'], rest), 'target-plausibility', 'p.rencai.r5', {
      blocks: null,
      message: /是否为7\.1%/,
    }),
  )
})

clause('shizhu-budget-2023/p.zuzhi.r13', '比率不写成大于等于100%', ({ accepts, refuses }) => {
  accepts('a growth rate', () =>
    passes(budget(['收入增长率', '10', '%', '≥', '100'], rest), 'percent-bound', 'p.zuzhi.r13'),
  )
  refuses('≥100% of a share', () =>
    fails(budget(['配置率', '10', '%', '≥', '100'], rest), 'percent-bound', 'p.zuzhi.r13', { blocks: null }),
  )
})

clause('shizhu-budget-2023/p.budget', '当年预算大于0', ({ accepts, refuses }) => {
  const withBudget = (value: number | null) =>
    sampleBudget({}, { funds: [fund('p.1', [rest], { budget: { value, cell: 'B5' } })] })
  accepts('392.17', () => passes(withBudget(392_170_000), 'fund-budget', 'p.budget'))
  refuses('blank', () => fails(withBudget(null), 'fund-budget', 'p.budget', { cell: 'B5' }))
})

clause('shizhu-budget-2023/p.basis', '依据的文号规范，期限未过', ({ accepts, refuses }) => {
  const citing = (basis: string) =>
    sampleBudget({}, { funds: [fund('p.1', [rest], { basis, headCells: { 立项依据: 'B7' } })] })
  accepts('〔2018〕86号', () => passes(citing('某办〔2018〕86号'), 'document-number-format', 'p.basis'))
  accepts('a plan ending 2023', () => passes(citing('规划（2019-2023年）'), 'basis-validity', 'p.basis'))
  refuses('【2019】', () =>
    fails(citing('某办【2019】11号'), 'document-number-format', 'p.basis', {
      cell: 'B7',
      blocks: null,
      message: /六角括号/,
    }),
  )
  refuses('a plan ending 2020', () =>
    fails(citing('规划（2018-2020年）'), 'basis-validity', 'p.basis', { cell: 'B7', blocks: null }),
  )
})
