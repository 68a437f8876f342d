/** The report over a year's target tables: weights, kinds of targets, what was kept from last year, scores. */
import { categorySubtotal, fundTargets, targetReport } from '#regulations/budget'
import { type Report, figure, inWan, text } from './budget-report-sums.ts'

const stageLabel = (stage: keyof typeof fundTargets.stages): string => fundTargets.stages[stage].label

export const targetReports: Readonly<Record<'targets', Report>> = {
  targets: {
    title: '绩效目标情况表',
    write: async ({ targets }) => {
      const states = await targets()
      const listed = states.map(({ fund, table }) => ({
        key: fund.key,
        name: fund.name,
        owner: fund.owner.code,
        category: fund.category,
        parent: fund.parent,
        amount: table.budget,
      }))
      const sums = (['重点专项', '一般性项目'] as const).map(
        (category) => `${category} ${categorySubtotal(category)({ funds: listed }).value}`,
      )
      return {
        columns: [
          text('owner', '编制单位'),
          text('name', '项目'),
          text('category', '类别'),
          figure('budget', '当年预算'),
          text('share', '占比'),
          text('stage', '环节'),
          figure('weights', '权重合计'),
          text('levels', '权重分布'),
          text('relations', '指标性质分布'),
          figure('wholes', '“=100%”项数'),
          text('unchanged', '与上年目标相同'),
          figure('errors', '错误'),
          figure('hints', '提示'),
          text('score', '自评'),
        ],
        rows: targetReport(states, stageLabel).map((row) => ({ ...row })),
        note: `${inWan}${sums.join('，')}。`,
      }
    },
  },
}
