/** Every figure of the printed goals: which indicator stands for it, and what reaches it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { goalFigures, linkGoals } from './goals.ts'
import { coverageOf } from './judge.ts'
import { finds, passes, printedFund, withRow } from '../../../tests/support/printed-funds.ts'
import type { Checked } from './place-checks.ts'
import { goalIsReached } from './rules.ts'
import { emptyRow } from './columns.ts'

const rule = 'goal-figure-has-indicator'

const withIndicator = (
  fundKey: string,
  name: string,
  relation: string,
  value: string,
  unit = '次',
): Checked => {
  const { table, ...rest } = printedFund(fundKey)
  const row = { ...emptyRow, id: 'r99', name, weight: '5', unit, relation, value }
  return { ...rest, table: { ...table, rows: [...table.rows, row] } }
}

const reached = (fundKey: string, index: number, actual: string) => {
  const { fund, table } = printedFund(fundKey)
  const figure = goalFigures(table.goal)[index - 1] ?? assert.fail(`no figure ${index}`)
  return goalIsReached(fund.name, index - 1, figure, actual).holds
}

clause('shizhu-budget-2023/p.rencai.goal.1', '领导小组成员会至少2次', ({ accepts, refuses }) => {
  refuses('no indicator: 目标2次未设指标', () =>
    finds(printedFund('p.rencai'), rule, 'p.rencai.goal.1', /目标2次未设指标/),
  )
  accepts('an indicator of 2', () =>
    passes(withIndicator('p.rencai', '领导小组成员会次数', '≥', '2'), rule, 'p.rencai.goal.1'),
  )
})

clause('shizhu-budget-2023/p.rencai.goal.2', '座谈会至少2次', ({ accepts, refuses }) => {
  refuses('unlinked', () =>
    finds(printedFund('p.rencai'), rule, 'p.rencai.goal.2', /目标2次未设指标.*座谈会/),
  )
  accepts('an indicator 座谈会次数 ≥ 2 closes it', () =>
    passes(withIndicator('p.rencai', '座谈会次数', '≥', '2'), rule, 'p.rencai.goal.2'),
  )
})

clause('shizhu-budget-2023/p.rencai.goal.3', '推进会1次', ({ accepts, refuses }) => {
  refuses('unlinked', () => finds(printedFund('p.rencai'), rule, 'p.rencai.goal.3', /目标1次未设指标/))
  accepts('an indicator = 1', () =>
    passes(withIndicator('p.rencai', '推进会次数', '=', '1'), rule, 'p.rencai.goal.3'),
  )
})

clause('shizhu-budget-2023/p.rencai.goal.4', '招才引才活动不少于5次', ({ accepts, refuses }) => {
  accepts('5', () => assert.equal(reached('p.rencai', 4, '5'), 'yes'))
  refuses('4', () => assert.equal(reached('p.rencai', 4, '4'), 'no'))
})

clause('shizhu-budget-2023/p.rencai.goal.5', '引进紧缺人才不少于250人', ({ accepts, refuses }) => {
  accepts('the indicator ≥250', () => {
    const linked = linkGoals(printedFund('p.rencai').table.goal, printedFund('p.rencai').table.rows, [])
    assert.equal(linked[4]?.row?.name, '人才引进人数')
    return passes(printedFund('p.rencai'), rule, 'p.rencai.goal.5')
  })
  refuses('≥240', () =>
    finds(
      withRow('p.rencai.r8', { value: '240' }),
      rule,
      'p.rencai.goal.5',
      /与指标“人才引进人数”的≥240人不一致/,
    ),
  )
})

clause('shizhu-budget-2023/p.rencai.goal.6', '120余人次', ({ accepts, refuses }) => {
  accepts('120', () => assert.equal(reached('p.rencai', 6, '120'), 'yes'))
  refuses('119', () => assert.equal(reached('p.rencai', 6, '119'), 'no'))
})

clause('shizhu-budget-2023/p.rencai.goal.7', '150余人', ({ accepts, refuses }) => {
  accepts('150', () => assert.equal(reached('p.rencai', 7, '150'), 'yes'))
  refuses('149', () => assert.equal(reached('p.rencai', 7, '149'), 'no'))
})

clause('shizhu-budget-2023/p.feigong.goal.1', '督查4次', ({ accepts, refuses }) => {
  accepts('4', () => assert.equal(reached('p.feigong', 1, '4'), 'yes'))
  refuses('3', () => assert.equal(reached('p.feigong', 1, '3'), 'no'))
})

clause('shizhu-budget-2023/p.feigong.goal.2', '抽查12次', ({ accepts, refuses }) => {
  accepts('12', () => assert.equal(reached('p.feigong', 2, '12'), 'yes'))
  refuses('11', () => assert.equal(reached('p.feigong', 2, '11'), 'no'))
})

clause('shizhu-budget-2023/p.feigong.goal.3', '书记培训全覆盖', ({ accepts, refuses }) => {
  accepts('84 of 84', () => assert.equal(reached('p.feigong', 3, '84/84'), 'yes'))
  refuses('83 of 84: 98.81%', () => {
    assert.deepEqual(coverageOf(83, 84), { percent: '98.81', full: false })
    assert.equal(reached('p.feigong', 3, '83/84'), 'no')
  })
})

clause('shizhu-budget-2023/p.ganbu.goal.1', '副职培训2期', ({ accepts, refuses }) => {
  accepts('2', () => assert.equal(reached('p.ganbu', 1, '2'), 'yes'))
  refuses('1', () => assert.equal(reached('p.ganbu', 1, '1'), 'no'))
})

clause('shizhu-budget-2023/p.ganbu.goal.2', '乡村振兴班2期', ({ accepts, refuses }) => {
  accepts('2', () => assert.equal(reached('p.ganbu', 2, '2'), 'yes'))
  refuses('1', () => assert.equal(reached('p.ganbu', 2, '1'), 'no'))
})

clause('shizhu-budget-2023/p.xinxi.goal.2', '242个站点', ({ accepts, refuses }) => {
  accepts('indicator 242', () => passes(printedFund('p.xinxi'), rule, 'p.xinxi.goal.2'))
  refuses('240', () => finds(withRow('p.xinxi.r7', { value: '240' }), rule, 'p.xinxi.goal.2', /=240个不一致/))
})

clause('shizhu-budget-2023/p.goal', 'numbers of the goal', ({ accepts, refuses }) => {
  const goal = (text: string, links: Checked['table']['links'] = []) => {
    const { table, fund, reference } = printedFund('p.rencai')
    const other = { ...fund, name: '示例人才经费' }
    return { fund: other, reference, table: { ...table, goal: text, links } }
  }
  accepts('不少于250人 and an indicator ≥250', () => passes(goal('引进人才不少于250人。'), rule, 'p.goal'))
  refuses('260 with the indicator 250', () =>
    finds(goal('引进人才不少于260人。'), rule, 'p.goal', /与指标“人才引进人数”的≥250人不一致/),
  )
  refuses('a figure tied by hand to a row that says otherwise', () =>
    finds(goal('培养150余人。', [{ goal: 'g1', row: 'r8' }]), rule, 'p.goal', /≥250人不一致/),
  )
})

void describe('figures of a goal', () => {
  void it('leave years, plans and bare numbers out, and read the words around a number', () => {
    const text =
      '2023年完成3个项目，成本不超过20.5万元，满意度达到95%以上，参与超过40人，2018-2020年计划不计。'
    assert.deepEqual(
      goalFigures(text).map(({ relation, value, unit }) => `${relation}${value}${unit}`),
      ['≥3个', '≤20.5万元', '≥95%', '>40人'],
    )
  })
})
