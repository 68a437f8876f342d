/** The head of a target table, its money, and what a fund is of all funds. */
import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { fundTargets } from '#regulations/budget'
import { exampleFund, exampleReference, exampleTable, targetsInStage } from './examples.ts'
import { reportOf } from './checks.ts'
import type { Checked } from './place-checks.ts'
import { finds, listedFunds, passes, printedFund } from '../../../tests/support/printed-funds.ts'
import { fundClause, fundList, publicTargets } from './public.ts'
import { presentTargets } from './present.ts'
import { categorySubtotal, shareOfFund, sumOfFunds } from './shares.ts'
import { levelSubtotals, nameLabel, tableNumber, tableTitle, unitAmount } from './table.ts'
import { revised } from './revise.ts'
import type { ListedFund, TargetTable } from './vocabulary.ts'

const example = (change: Partial<TargetTable>, fund: Partial<Checked['fund']> = {}): Checked => ({
  fund: { ...exampleFund, listed: null, ...fund },
  table: { ...exampleTable, ...change },
  reference: exampleReference,
})

const shares = [
  ['p.rencai', '470.99', '30.17%'],
  ['p.feigong', '60.14', '3.85%'],
  ['p.ganbu', '50.00', '3.20%'],
  ['p.zhucun', '376.90', '24.14%'],
  ['p.laogan', '392.17', '25.12%'],
  ['p.xinxi', '18.76', '1.20%'],
  ['p.zuzhi', '192.14', '12.31%'],
] as const

for (const [key, amount, share] of shares) {
  clause(`shizhu-budget-2023/${key}.budget`, `当年预算${amount}万元`, ({ accepts, refuses }) => {
    accepts(`${share} of 1561.10`, () => {
      const { fund, table } = printedFund(key)
      assert.equal(table.budget, amount)
      assert.equal(sumOfFunds(listedFunds), 1_561_100_000)
      const computed = shareOfFund({ ...fund, amount }, listedFunds)
      assert.equal(computed.value, share)
      assert.equal(computed.lines[1]?.note, '1561.10万元')
      return passes(printedFund(key), 'budget-is-positive', `${key}.budget`)
    })
    const withBudget = (budget: string): Checked => {
      const { table, ...rest } = printedFund(key)
      return { ...rest, table: { ...table, budget } }
    }
    refuses('a blank and a negative amount', () => {
      finds(withBudget(''), 'budget-is-positive', `${key}.budget`, /请填写当年预算/)
      finds(withBudget(`-${amount}`), 'budget-is-positive', `${key}.budget`, /金额须大于0/)
    })
  })

  clause(`shizhu-budget-2023/${key}`, 'the public list has it once, under 005', ({ accepts }) => {
    accepts('own table and a copy annexed to a unit’s budget', () => {
      const { fund, table, reference } = printedFund(key)
      const state = { ...targetsInStage.published(), fund, table, reference }
      const page = publicTargets(state, false)
      assert.equal(page.fund.clause, fundClause(fund.name))
      const listed = fundList([page, { ...page, slug: 'annexed' }, { ...page, year: 2022 }])
      assert.deepEqual(
        listed.map(({ year, code, funds }) => [year, code, funds.map((one) => one.fund.name)]),
        [
          [2023, '005', [fund.name]],
          [2022, '005', [fund.name]],
        ],
      )
      return page.fund
    })
  })
}

clause('shizhu-budget-2023/t11', '表十一 重点专项', ({ accepts }) => {
  accepts('four funds 958.03; without 干部教育培训 908.03', () => {
    assert.equal(categorySubtotal('重点专项')({ funds: listedFunds }).value, '958.03')
    const three = listedFunds.filter(({ name }) => !name.includes('干部教育培训'))
    const less = categorySubtotal('重点专项')({ funds: three })
    assert.equal(less.value, '908.03')
    assert.equal(less.lines.length, 3)
  })
})

clause('shizhu-budget-2023/t12', '表十二 一般性项目', ({ accepts, refuses }) => {
  accepts('three funds 603.07', () => {
    assert.equal(categorySubtotal('一般性项目')({ funds: listedFunds }).value, '603.07')
    assert.equal(nameLabel('一般性项目'), '项目名称')
  })
  refuses('the printed label 专项资金名称 is kept as odd', () =>
    finds(printedFund('p.laogan'), 'name-label-as-category', 't12', /应写“项目名称”，原表写“专项资金名称”/),
  )
})

clause('shizhu-budget-2023/t10', '整体绩效目标表', ({ accepts }) => {
  accepts('the form of a unit as a whole', () => {
    const state = { ...targetsInStage.filling(), fund: { ...exampleFund, category: '单位整体' as const } }
    const [paper] = [fundTargets.documents['targets-printed']]
    const data = paper?.data(state, []) as { title: string; subtitle: string }
    assert.deepEqual([data.title, data.subtitle], ['2023年整体绩效目标表', '表十'])
  })
})

clause('shizhu-budget-2023/p.title', 'title and level', ({ accepts, refuses }) => {
  const parent: ListedFund = {
    key: '2023-136-01',
    name: '示例总项目',
    owner: '136',
    category: '一般性项目',
    parent: null,
    amount: '20.00',
  }
  const child = (key: string, amount: string): ListedFund => ({
    ...parent,
    key,
    name: key,
    parent: '2023-136-01',
    amount,
  })
  const second = (budget: string): Checked => ({
    fund: { ...exampleFund, key: '2023-136-02', level: '二级', parent: '2023-136-01', listed: null },
    table: { ...exampleTable, budget, local: budget },
    reference: {
      ...exampleReference,
      funds: [parent, child('2023-136-02', budget), child('2023-136-03', '8.00')],
    },
  })
  accepts('二级项目, counted inside its parent', () => {
    assert.equal(
      tableTitle({ year: 2023, category: '一般性项目', level: '二级' }),
      '2023年一般性项目绩效目标表（二级项目）',
    )
    assert.equal(sumOfFunds(second('12.00').reference.funds), 20_000_000)
    return passes(second('12.00'), 'children-within-parent', 'p.title')
  })
  refuses('children of 20.01 under a parent of 20.00', () =>
    finds(second('12.01'), 'children-within-parent', 'p.title', /合计20\.01万元，超过上级项目的20\.00万元/),
  )
})

clause('shizhu-budget-2023/p.label', 'every table prints its number', ({ accepts }) => {
  accepts('four key funds print 表十一', () => {
    const numbers = listedFunds.map(({ category }) => tableNumber(category))
    assert.deepEqual(numbers.filter((number) => number === '表十一').length, 4)
    assert.deepEqual(numbers.filter((number) => number === '表十二').length, 3)
  })
})

clause('shizhu-budget-2023/p.dept', 'the name comes from the register', ({ accepts, refuses }) => {
  accepts('005 with its registered name', () =>
    passes(printedFund('p.zhucun'), 'department-as-registered', 'p.dept'),
  )
  refuses('another name for 005 is reported', () =>
    finds(
      printedFund('p.rencai'),
      'department-as-registered',
      'p.dept',
      /名册中005为“中共石柱土家族自治县委组织部”/,
    ),
  )
})

clause('shizhu-budget-2023/p.budget', 'as in the department’s budget', ({ accepts, refuses }) => {
  accepts('392.17 in both', () => passes(printedFund('p.laogan'), 'budget-as-in-department', 'p.budget'))
  refuses('392.17 here and 392.71 there', () => {
    const { fund, ...rest } = printedFund('p.laogan')
    finds(
      { ...rest, fund: { ...fund, listed: '392.71' } },
      'budget-as-in-department',
      'p.budget',
      /392\.17万元.*392\.71万元/,
    )
  })
})

clause('shizhu-budget-2023/p.overview', '20 to 2000 characters', ({ accepts, refuses }) => {
  accepts('20', () => passes(example({ overview: '字'.repeat(20) }), 'overview-length', 'p.overview'))
  refuses('19', () =>
    finds(example({ overview: '字'.repeat(19) }), 'overview-length', 'p.overview', /现为19字/),
  )
  accepts('2000', () => passes(example({ overview: '字'.repeat(2000) }), 'overview-length', 'p.overview'))
  refuses('2001', () =>
    finds(example({ overview: '字'.repeat(2001) }), 'overview-length', 'p.overview', /现为2001字/),
  )
})

clause('shizhu-budget-2023/p.money', 'money in other units is shown in 万元', ({ accepts, refuses }) => {
  const cost = (unit: string): Checked => {
    const { table, ...rest } = printedFund('p.xinxi')
    const rows = table.rows.map((row, i) =>
      i === 0 ? { ...row, name: '维护成本', unit, relation: '≤' } : row,
    )
    return { ...rest, table: { ...table, rows } }
  }
  accepts('100000 元/年 shown as 10.00 万元', () => {
    const notes = reportOf(cost('元/年')).findings.filter(({ rule }) => rule === 'figure-unit')
    assert.match(notes[0]?.message ?? '', /折合10\.00万元/)
    return notes
  })
  refuses('100000 万元 against a budget of 18.76', () => {
    const [fault] = reportOf(cost('万元')).findings.filter(({ rule }) => rule === 'cost-within-budget')
    assert.equal(fault?.blocks, 'submission')
    assert.match(fault?.message ?? '', /大于当年预算18\.76万元/)
    return fault
  })
})

clause('shizhu-budget-2023/p.relation', 'a closed list', ({ accepts, refuses }) => {
  const relation = (text: string) =>
    reportOf(
      example({ rows: exampleTable.rows.map((row) => (row.id === 'r2' ? { ...row, relation: text } : row)) }),
    ).findings.filter(({ rule }) => rule === 'quantitative-shape')
  accepts('≥ ≤ = > <', () => assert.deepEqual(['≥', '≤', '=', '>', '<'].flatMap(relation), []))
  refuses('约', () => assert.match(relation('约')[0]?.message ?? '', /不在可用范围/))
})

clause('shizhu-budget-2023/p.blank', 'the form with three levels', ({ accepts }) => {
  const paper = fundTargets.documents['targets-levels']
  accepts('a unit without own projects gets one line instead of an empty grid', () => {
    const state = { ...targetsInStage.filling(), table: { ...exampleTable, rows: [] } }
    assert.ok(paper)
    const { rows } = paper.data(state, []) as { rows: { text: string }[][] }
    assert.match(rows.at(-1)?.[0]?.text ?? '', /本单位没有本级项目/)
    return paper
  })
  accepts('neighbours of one level share its cell', () => {
    assert.ok(paper)
    const { rows } = paper.data(targetsInStage.filling(), []) as {
      rows: { text: string; rowspan?: number }[][]
    }
    const spans = rows.flatMap((cells) =>
      cells.flatMap(({ text, rowspan }) => (rowspan === undefined ? [] : [[text, rowspan]])),
    )
    assert.deepEqual(spans.slice(2, 4), [
      ['产出', 2],
      ['数量', 2],
    ])
  })
})

clause('shizhu-budget-2023/p.blank.execweight', 'the indicators fill the rest', ({ accepts, refuses }) => {
  const wanted = (kept: number) =>
    presentTargets({ ...targetsInStage.filling(), table: { ...exampleTable, executionWeight: kept } }).heading
      .weightWanted
  accepts('10 needs 90, 15 needs 85', () => {
    assert.equal(wanted(10), 90)
    assert.equal(wanted(15), 85)
    return passes(example({ executionWeight: 0 }), 'execution-weight-in-range', 'p.blank.execweight')
  })
  refuses('101 and a fraction', () => {
    finds(example({ executionWeight: 101 }), 'execution-weight-in-range', 'p.blank.execweight', /0至100/)
    finds(example({ executionWeight: 12.5 }), 'execution-weight-in-range', 'p.blank.execweight', /0至100/)
    finds(example({ executionWeight: -1 }), 'execution-weight-in-range', 'p.blank.execweight', /0至100/)
  })
  accepts('100', () =>
    passes(example({ executionWeight: 100 }), 'execution-weight-in-range', 'p.blank.execweight'),
  )
})

clause('shizhu-budget-2023/p.blank.budget', 'own money and money from above', ({ accepts, refuses }) => {
  const parts = (budget: string) =>
    example({ budget, local: '30.00', upper: '20.00', notice: '示财预〔2023〕3号' })
  accepts('30.00+20.00 = 50.00', () => passes(parts('50.00'), 'budget-is-its-parts', 'p.blank.budget'))
  refuses('50.01', () =>
    finds(parts('50.01'), 'budget-is-its-parts', 'p.blank.budget', /合计50\.00万元，所填为50\.01万元/),
  )
})

clause('shizhu-budget-2023/p.blank.local', 'counted once in the unit budget', ({ accepts }) => {
  accepts('30.00 of 30.00 and 20.00', () => {
    assert.equal(unitAmount({ budget: '50.00', local: '30.00', upper: '20.00' }), 30_000_000)
    assert.equal(unitAmount({ budget: '50.00', local: '', upper: '' }), 50_000_000)
  })
})

clause('shizhu-budget-2023/p.blank.upper', 'money from above has its notice', ({ accepts, refuses }) => {
  const upper = (notice: string) => example({ budget: '50.00', local: '30.00', upper: '20.00', notice })
  accepts('with a number', () =>
    passes(upper('示财预〔2023〕3号'), 'upper-money-has-notice', 'p.blank.upper'),
  )
  refuses('20.00 without a number', () => {
    const finding = finds(
      upper(''),
      'upper-money-has-notice',
      'p.blank.upper',
      /上级补助20\.00万元须有转移支付通知/,
    )
    assert.equal(finding.grade, 'doubt')
  })
})

clause('shizhu-budget-2023/p.blank.overview', 'not empty', ({ refuses }) => {
  refuses('empty', () =>
    finds(example({ overview: '' }), 'overview-length', 'p.blank.overview', /请补写项目概况/),
  )
})

clause('shizhu-budget-2023/p.blank.basis', 'at least one', ({ accepts, refuses }) => {
  accepts('one', () => passes(example({}), 'basis-is-given', 'p.blank.basis'))
  refuses('none', () => finds(example({ basis: [] }), 'basis-is-given', 'p.blank.basis', /请填写立项依据/))
})

clause('shizhu-budget-2023/p.blank.goal', 'not empty', ({ accepts, refuses }) => {
  accepts('a goal', () => passes(example({}), 'goal-is-given', 'p.blank.goal'))
  refuses('empty', () => finds(example({ goal: ' ' }), 'goal-is-given', 'p.blank.goal', /请填写当年绩效目标/))
})

clause('shizhu-budget-2023/p.blank.weight', 'as p.weights', ({ accepts, refuses }) => {
  const [weightField] = [fundTargets.acts['ReviseTargets']?.form?.sections[2]?.fields[0]?.columns?.[3]]
  accepts('sum 90 and exec 10; subtotals by first level', () => {
    assert.deepEqual(
      levelSubtotals(exampleTable.rows).map(({ first, total }) => [first, total]),
      [
        ['成本', 20],
        ['产出', 40],
        ['效益', 20],
        ['满意度', 10],
      ],
    )
    passes(example({ executionWeight: 10 }), 'weights-sum', 'p.weights')
    return { clause: weightField?.help }
  })
  refuses('sum 90 and exec 15', () => {
    finds(example({ executionWeight: 15 }), 'weights-sum', 'p.weights', /合计为90，应为85/)
    return { clause: weightField?.help }
  })
})

clause('shizhu-budget-2023/p.blank.unit', 'from the list of units', ({ accepts, refuses }) => {
  const row = (change: object) =>
    exampleTable.rows.map((one) => (one.id === 'r4' ? { ...one, ...change } : one))
  accepts('定性 fills in 级', () => {
    const table = revised(exampleTable, { rows: row({ unit: '' }) })
    assert.equal(table.rows[3]?.unit, '级')
    return passes(example({ rows: table.rows }), 'unit-is-listed', 'p.blank.unit')
  })
  refuses('a unit that is not listed', () =>
    finds(example({ rows: row({ unit: '格' }) }), 'unit-is-listed', 'p.blank.unit', /不在计量单位表内/),
  )
})

clause('shizhu-budget-2023/p.blank.rel', 'with ≥ a number', ({ refuses }) => {
  refuses('≥ and a word', () => {
    const rows = exampleTable.rows.map((row) => (row.id === 'r2' ? { ...row, value: '若干' } : row))
    finds(example({ rows }), 'quantitative-shape', 'p.relation', /须填数字/)
    const field = fundTargets.acts['ReviseTargets']?.form?.sections[2]?.fields[0]?.columns?.[5]
    return { clause: field?.help }
  })
})

clause('shizhu-budget-2023/p.blank.val', 'a number or a grade', ({ refuses }) => {
  refuses('12a', () => {
    const rows = exampleTable.rows.map((row) => (row.id === 'r2' ? { ...row, value: '12a' } : row))
    finds(example({ rows }), 'quantitative-shape', 'p.relation', /所填为“12a”/)
    const field = fundTargets.acts['ReviseTargets']?.form?.sections[2]?.fields[0]?.columns?.[6]
    return { clause: field?.help }
  })
})

clause('shizhu-budget-2023/p.blank.core', 'at least one core indicator', ({ accepts, refuses }) => {
  accepts('one marked', () => passes(example({}), 'has-core-indicator', 'p.blank.core'))
  refuses('none marked: a warning', () => {
    const rows = exampleTable.rows.map((row) => ({ ...row, core: false }))
    const finding = finds(example({ rows }), 'has-core-indicator', 'p.blank.core', /至少标出一项核心指标/)
    assert.equal(finding.grade, 'doubt')
  })
})
