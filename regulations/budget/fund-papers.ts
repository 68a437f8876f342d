/** The target tables of a budget as forms, for the bound print: each as it is published with the budget (t11, t12). */
import type { BudgetFigures, StatedFund } from './figures.ts'
import { printedText } from './figures.ts'
import { nameLabel, tableNumber } from './targets/table.ts'

type Cell = { readonly kind: 'label' | 'value' | 'figure'; readonly text: string } & Partial<
  Record<'colspan' | 'lines', number>
>

const label = (text: string, colspan?: number): Cell => ({
  kind: 'label',
  text,
  ...(colspan === undefined ? {} : { colspan }),
})
const value = (text: string, more: Partial<Cell> = {}): Cell => ({ kind: 'value', text, ...more })
const figure = (text: string): Cell => ({ kind: 'figure', text })

/** One section of a compilation for each target table, in the order in which they are published. */
export function fundSections({ funds }: Pick<BudgetFigures, 'funds'>) {
  return funds.map((fund) => ({ template: 'form' as const, data: fundForm(fund) }))
}

function fundForm(fund: StatedFund) {
  const category = fund.title.includes('重点专项') ? '重点专项' : '一般性项目'
  const rest = (text: string, lines?: number): Cell =>
    value(text, { colspan: 5, ...(lines === undefined ? {} : { lines }) })
  return {
    title: fund.title,
    subtitle: tableNumber(category),
    ...(fund.compiler === '' ? {} : { preparedBy: `编制单位：${fund.compiler}` }),
    unit: '金额单位：万元',
    columns: [6, 8, 4, 4, 4, 5],
    rows: [
      [label(nameLabel(category)), rest(fund.name)],
      [label('业务主管部门'), rest(fund.department)],
      [label('当年预算（万元）'), rest(printedText(fund.budget))],
      [label('项目概况'), rest(fund.overview, 3)],
      [label('立项依据'), rest(fund.basis, 2)],
      [label('当年绩效目标'), rest(fund.goal, 3)],
      [label('绩效指标', 2), label('指标权重'), label('计量单位'), label('指标性质'), label('指标值')],
      ...fund.indicators.map((row) => [
        value(row.name, { colspan: 2 }),
        figure(row.weight),
        value(row.unit),
        value(row.relation),
        figure(row.value),
      ]),
    ],
  }
}
