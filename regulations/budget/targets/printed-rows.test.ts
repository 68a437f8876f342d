/** Printed rows that a careful reader stops at, each on its own clause. */
import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { filledTargets, openedTargets, targetPeople } from '../../../tests/support/targets.ts'
import { exampleTable } from './examples.ts'
import { finds, passes, printedFund, withRow } from '../../../tests/support/printed-funds.ts'
import type { Checked } from './place-checks.ts'
import { weightTotal } from './table.ts'

const onGrade = 'grade-on-a-scale'
/** 定性 rows: the grade as printed is taken, a number in its place is refused. */
const grades = [
  ['p.laogan.r1', '好', '95'],
  ['p.laogan.r3', '好', '95'],
  ['p.laogan.r4', '好', '95'],
  ['p.laogan.r10', '好', '95'],
  ['p.xinxi.r11', '好', '95'],
  ['p.zuzhi.r7', '良', '95'],
  ['p.zuzhi.r17', '优', '95'],
  ['p.zuzhi.r18', '优', '95'],
  ['p.zhucun.r6', '提高', '5'],
] as const

for (const [id, grade, number] of grades)
  clause(`shizhu-budget-2023/${id}`, `定性“${grade}”`, ({ accepts, refuses }) => {
    accepts(grade, () => passes(withRow(id, { value: grade }), onGrade, id))
    refuses(number, () => finds(withRow(id, { value: number }), onGrade, id, /定性指标须填档次/))
  })

clause('shizhu-budget-2023/p.xinxi.r8', '定性“明显改善”', ({ accepts, refuses }) => {
  accepts('明显改善', () => passes(withRow('p.xinxi.r8', { value: '明显改善' }), onGrade, 'p.xinxi.r8'))
  refuses('a word that no scale has', () =>
    finds(withRow('p.xinxi.r8', { value: '改善一些' }), onGrade, 'p.xinxi.r8', /不在档次表内/),
  )
  refuses('a grade counted in 人', () =>
    finds(withRow('p.xinxi.r8', { unit: '人' }), onGrade, 'p.xinxi.r8', /计量单位应为“级”/),
  )
})

clause('shizhu-budget-2023/p.rencai.r7', '只有指标值4的一行', ({ accepts, refuses }) => {
  refuses('as printed: 指标行不完整, and the sum stays 90', () => {
    const printed = printedFund('p.rencai')
    finds(printed, 'no-stray-row', 'p.rencai.r7', /指标行不完整，只有“4”/)
    assert.equal(weightTotal(printed.table.rows), 90)
  })
  accepts('left out: the sum is still 90', () => {
    const { table, ...rest } = printedFund('p.rencai')
    const mended = { ...rest, table: { ...table, rows: table.rows.filter(({ name }) => name !== '') } }
    assert.equal(weightTotal(mended.table.rows), 90)
    passes(mended, 'no-stray-row', 'p.rencai.r7')
  })
})

clause('shizhu-budget-2023/p.laogan.r8', '印有≥和296的一行', ({ accepts, refuses }) => {
  const { table, ...rest } = printedFund('p.laogan')
  const nine = { ...rest, table: { ...table, rows: table.rows.filter(({ name }) => name !== '') } }
  accepts('the nine other rows add to 90', () => {
    assert.equal(nine.table.rows.length, 9)
    assert.equal(weightTotal(nine.table.rows), 90)
    passes(nine, 'no-stray-row', 'p.laogan.r8')
  })
  refuses('the row as printed adds nothing and is reported', () => {
    assert.equal(weightTotal(table.rows), 90)
    finds({ ...rest, table }, 'no-stray-row', 'p.laogan.r8', /只有“≥296”/)
  })
})

const declaring = (checked: Checked, declared: Checked['reference']['declared'][number]): Checked => ({
  ...checked,
  reference: { ...checked.reference, declared: [declared] },
})
const partyCount = (fund: string, relation: string, value: string) => ({
  fund,
  fundName: fund === '2023-005-02' ? '石柱基层非公党建经费' : '石柱老干部经费',
  name: fund === '2023-005-02' ? '非公经济党组织个数' : '非公经济组织党组织个数',
  relation,
  value,
  unit: '个',
})

clause('shizhu-budget-2023/p.feigong.r4', '同一指标两个目标', ({ accepts, refuses }) => {
  refuses('71 here and 86 there', () =>
    finds(
      declaring(printedFund('p.feigong'), partyCount('2023-005-05', '=', '86')),
      'one-indicator-one-target',
      'p.feigong.r4',
      /同一指标两处目标不一致.*≥71个.*=86个/,
    ),
  )
  accepts('71 in both', () =>
    passes(
      declaring(printedFund('p.feigong'), partyCount('2023-005-05', '≥', '71')),
      'one-indicator-one-target',
      'p.feigong.r4',
    ),
  )
})

clause('shizhu-budget-2023/p.laogan.r9', '非公经济组织党组织=86个', ({ accepts, refuses }) => {
  const there = partyCount('2023-005-02', '≥', '71')
  refuses('86 here and 71 there', () =>
    finds(
      declaring(printedFund('p.laogan'), there),
      'one-indicator-one-target',
      'p.laogan.r9',
      /=86个.*石柱基层非公党建经费.*≥71个/,
    ),
  )
  accepts('≥71 here as well', () =>
    passes(
      declaring(withRow('p.laogan.r9', { relation: '≥', value: '71' }), there),
      'one-indicator-one-target',
      'p.laogan.r9',
    ),
  )
})

clause('shizhu-budget-2023/p.ganbu.r9', '培训成本≤210元/人*天', ({ accepts, refuses }) => {
  const rule = 'people-days-within-budget'
  accepts('(100+50+120+200)×5×210 = 49.35 万元 against 50.00', () => {
    const printed = printedFund('p.ganbu')
    const people = printed.table.rows.filter(({ unit }) => unit === '人').map(({ value }) => Number(value))
    assert.deepEqual(people, [100, 50, 120, 200])
    assert.equal((people.reduce((a, b) => a + b) * 5 * 210) / 10_000, 49.35)
    passes(printed, rule, 'p.ganbu.r9')
  })
  refuses('with 6 days 59.22', () =>
    finds(
      withRow('p.ganbu.r1', { value: '6' }),
      rule,
      'p.ganbu.r9',
      /470人×6天×210元=59\.22万元，大于当年预算50\.00万元/,
    ),
  )
})

clause('shizhu-budget-2023/p.zhucun.r4', '工作队经费对象=102个', ({ accepts, refuses }) => {
  const rule = 'pieces-within-budget'
  accepts('102 × 2000 元 = 20.40 万元 ≤ 376.90', () => {
    const printed = printedFund('p.zhucun')
    assert.deepEqual(
      printed.table.rows.slice(3, 5).map(({ value }) => value),
      ['102', '2000'],
    )
    assert.equal((102 * 2000) / 10_000, 20.4)
    passes(printed, rule, 'p.zhucun.r4')
  })
  refuses('102 × 40000 元 = 408.00 万元', () =>
    finds(
      withRow('p.zhucun.r5', { value: '40000' }),
      rule,
      'p.zhucun.r4',
      /408\.00万元，大于当年预算376\.90万元/,
    ),
  )
})

clause('shizhu-budget-2023/p.xinxi.r1', '组工网维护成本=100000元/年', ({ accepts, refuses }) => {
  accepts('100000: 10.00 ≤ 18.76', () => passes(printedFund('p.xinxi'), 'cost-within-budget', 'p.xinxi.r1'))
  refuses('200000: 20.00 > 18.76', () =>
    finds(
      withRow('p.xinxi.r1', { value: '200000' }),
      'cost-within-budget',
      'p.xinxi.r1',
      /折合20\.00万元，大于当年预算18\.76万元/,
    ),
  )
  refuses('a cost with = asks for ≤', () =>
    finds(printedFund('p.xinxi'), 'equality-is-meant', 'p.xinxi.r1', /是否应为“≤”/),
  )
})

clause('shizhu-budget-2023/p.zuzhi.r6', '考核结果运用率以“良”衡量', ({ accepts, refuses }) => {
  refuses('a 率 with 定性', () =>
    finds(printedFund('p.zuzhi'), 'qualitative-shape', 'p.zuzhi.r6', /名称是比率/),
  )
  accepts('≥90%', () =>
    passes(
      withRow('p.zuzhi.r6', { relation: '≥', value: '90', unit: '%' }),
      'qualitative-shape',
      'p.zuzhi.r6',
    ),
  )
})

clause('shizhu-budget-2023/p.zuzhi.r13', '比率≥100%', ({ accepts, refuses }) => {
  refuses('≥100 on a share', () =>
    finds(printedFund('p.zuzhi'), 'percent-bound', 'p.zuzhi.r13', /是否应为“=100%”/),
  )
  accepts('a growth rate is exempt', () =>
    passes(withRow('p.zuzhi.r13', { name: '党员增长率' }), 'percent-bound', 'p.zuzhi.r13'),
  )
})

clause('shizhu-budget-2023/p.rencai.r5', '人才流失率≤71%', ({ accepts, refuses }) => {
  refuses('71: is 7.1% meant', () =>
    finds(printedFund('p.rencai'), 'target-plausibility', 'p.rencai.r5', /上限71%是否为7\.1%/),
  )
  accepts('50: no prompt', () =>
    passes(withRow('p.rencai.r5', { value: '50' }), 'target-plausibility', 'p.rencai.r5'),
  )
})

clause('shizhu-budget-2023/p.ind', 'a row has five fields', ({ accepts, refuses }) => {
  const add = (row: object) =>
    filledTargets().when('ReviseTargets', { rows: [...exampleTable.rows, row] }, targetPeople.compiler)
  refuses('a row with value only: 第n行缺指标、权重、单位、性质', () => {
    add({ first: '产出', second: '数量', value: '4' }).thenRefusedBy(
      'check-row-complete',
      /第6行缺指标、指标权重、计量单位、指标性质/,
    )
  })
  accepts('all five', () => {
    const row = {
      first: '产出',
      second: '质量',
      name: '结业率',
      weight: '10',
      unit: '%',
      relation: '≥',
      value: '95',
    }
    const run = add(row).thenStage('filling')
    assert.equal(run.domain.table.rows.at(-1)?.id, 'r6')
    return run.outcome
  })
})

clause(
  'shizhu-budget-2023/p.weights',
  'weights fill 100 less the execution weight',
  ({ accepts, refuses }) => {
    const check = (last: string, kept = 10) => {
      const rows = exampleTable.rows.map((row, i) => (i === 0 ? { ...row, weight: last } : row))
      return filledTargets()
        .when(
          'ReviseTargets',
          { rows, executionWeight: kept, overview: `${exampleTable.overview}。` },
          targetPeople.compiler,
        )
        .thenStage('filling')
        .when('PassSelfCheck', {}, targetPeople.compiler)
    }
    accepts('20+20+20+20+10 = 90', () => check('20').thenStage('self-checked').outcome)
    refuses('89: short by 1', () => check('19').thenRefusedBy('check-weights-sum', /合计为89，应为90，少1/))
    refuses('91: over by 1', () => check('21').thenRefusedBy('check-weights-sum', /合计为91，应为90，多1/))
    accepts('execution weight 20 requires 80', () => check('10', 20).thenStage('self-checked').outcome)
    refuses('90 with execution weight 20', () =>
      check('20', 20).thenRefusedBy('check-weights-sum', /合计为90，应为80/),
    )
    accepts('10×7+20 = 90, as printed', () => {
      const printed = printedFund('p.rencai')
      assert.equal(weightTotal(printed.table.rows), 10 * 7 + 20)
      return passes(printed, 'weights-sum', 'p.weights')
    })
  },
)

clause('shizhu-budget-2023/p.qual', 'a grade word goes with 定性', ({ accepts, refuses }) => {
  const typed = (relation: string, value: string, unit: string) => {
    const rows = exampleTable.rows.map((row) => (row.id === 'r4' ? { ...row, relation, value, unit } : row))
    return filledTargets().when('ReviseTargets', { rows }, targetPeople.compiler)
  }
  accepts('定性 and 优; the unit is filled in', () => {
    const run = typed('定性', '优', '').thenStage('filling')
    assert.equal(run.domain.table.rows[3]?.unit, '级')
  })
  refuses('定性 and value 90', () =>
    typed('定性', '90', '级').thenRefusedBy('check-grade-on-a-scale', '定性指标须填档次'),
  )
  refuses('良 with ≥', () => typed('≥', '良', '级').thenRefusedBy('check-quantitative-shape', '须填数字'))
})

clause('shizhu-budget-2023/p.rencai.r3', 'a money figure with ≥', ({ refuses }) => {
  refuses('asks whether 1000 is a standard or a floor', () =>
    finds(printedFund('p.rencai'), 'standard-or-floor', 'p.rencai.r3', /标准（=）还是下限（≥）/),
  )
})

clause('shizhu-budget-2023/p.zhucun.r1', '100% satisfaction as equality', ({ refuses }) => {
  refuses('any single dissent misses', () =>
    finds(printedFund('p.zhucun'), 'equality-is-meant', 'p.zhucun.r1', /有一人不满意即算未完成/),
  )
})

clause('shizhu-budget-2023/p.blank.levels', 'three levels, weight on the third', ({ accepts, refuses }) => {
  const typed = (first: string, second: string) => {
    const rows = exampleTable.rows.map((row) => (row.id === 'r2' ? { ...row, first, second } : row))
    return filledTargets().when('ReviseTargets', { rows }, targetPeople.compiler)
  }
  accepts('产出—质量', () => typed('产出', '质量').thenStage('filling').outcome)
  refuses('a third level without a first', () => {
    typed('', '').thenRefusedBy('check-row-has-its-levels', '三级指标不能单独存在')
    typed('产出', '成本').thenRefusedBy('check-row-has-its-levels', '不在2023年的层级内')
  })
  accepts('an imported older table keeps its levels unassigned', () => {
    const run = openedTargets().when(
      'ImportTargets',
      { table: { budget: '20.00', rows: [['学习班期数', '90', '期', '≥', '12']] } },
      targetPeople.compiler,
    )
    assert.equal(run.thenStage('filling').domain.table.layout, 'printed')
    return run.outcome
  })
})
