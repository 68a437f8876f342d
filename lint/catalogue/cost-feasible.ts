import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'
import { sharesWord } from '../reading/indicator-names.ts'
import type { IndicatorRow } from '../reading/indicator-rows.ts'
import type { TargetForm } from '../reading/indicators.ts'
import { targetForms } from '../reading/indicators.ts'
import { targetTable } from '../reading/target-table.ts'
import { documentRule } from '../rule.ts'

const id = 'cost-feasible'

const SCALE = 10_000n

/** What a price is paid for: 人 and 天 of 元/人*天, nothing of 元/年, which is a year's cost already; null for no price. */
function paidFor({ name, unit, figure }: IndicatorRow): readonly string[] | null {
  const [money = '', ...parts] = unit.text.replaceAll('每', '').split(/[/／*×·]/)
  if (figure === null || !isMoneyUnit(money)) return null
  const counted = parts.filter((part) => part !== '年')
  return parts.length > 0 || /成本|费用|支出|经费|投入|造价/.test(name.text) ? counted : null
}

/** The rows that count what a price is paid for: those that share a word with it, else the only ones of the unit. */
function countsOf(rows: readonly IndicatorRow[], price: IndicatorRow, unit: string): readonly IndicatorRow[] {
  const counted = rows.filter(
    (row) =>
      row.unit.text.replace(/数$/, '') === unit && row.figure !== null && /^[≥=>]$/.test(row.relation.text),
  )
  const named = counted.filter((row) => sharesWord(row.name.text, price.name.text))
  return named.length > 0 ? named : counted.length === 1 ? counted : []
}

function checkPrice({ rows, budget }: TargetForm, price: IndicatorRow): readonly CheckResult[] {
  const units = paidFor(price)
  if (units === null || budget === null || price.figure === null) return []
  const counts = units.map((unit) => countsOf(rows, price, unit))
  if (counts.some((one) => one.length === 0)) return []
  const sums = counts.map((one) => one.reduce((sum, { figure }) => sum + (figure?.value ?? 0), 0))
  const product = sums.reduce((all, sum) => all * BigInt(sum), BigInt(price.figure.value))
  const cost = Number(product / SCALE ** BigInt(sums.length))
  if (cost <= budget.figure.value) return [passed(id, price.value.place)]
  const [printed, whole] = [cost, budget.figure.value].map((fen) => printFigure(fen, '万元'))
  const factors = sums.map((sum, index) => `${sum / 10_000}${units[index] ?? ''}×`).join('')
  return [
    found({
      rule: id,
      grade: 'doubt',
      where: price.value.place,
      related: [budget.place, ...counts.flat().map(({ value }) => value.place)],
      stated: `${printed}万元`,
      expected: `不超过${whole}万元`,
      message: `请核对${describePlace(price.value.place)}：按目标计算，${factors}${price.value.text}${price.unit.text}共${printed}万元，大于本表预算${whole}万元，数量、单价或单位是否有误？`,
    }),
  ]
}

export const costFeasible = documentRule({
  id,
  name: '按目标计算的费用不超过预算',
  grade: 'doubt',
  families: 'all',
  says: '绩效目标表里有单价（元/人*天、元/个）的，乘以同表的人数、天数、个数，再与本表预算比较；年成本直接与预算比较。超过的，数量、单价或单位可能有误。',
  limits: ['找不到对应数量的单价不核对。', '按月计的单价不核对。', '预算之外另有资金来源的，也会提示。'],
  examples: [
    {
      text: targetTable({
        budget: '9.60',
        rows: [
          '参训志愿者\t40\t人\t≥\t160',
          '培训天数\t20\t天\t=\t3',
          '志愿者培训成本\t30\t元/人*天\t≤\t200',
        ],
      }),
      finds: 0,
    },
    {
      text: targetTable({
        budget: '9.59',
        rows: [
          '参训志愿者\t40\t人\t≥\t160',
          '培训天数\t20\t天\t=\t3',
          '志愿者培训成本\t30\t元/人*天\t≤\t200',
        ],
      }),
      finds: 1,
    },
    { text: targetTable({ budget: '8.00', rows: ['管网维护费用\t90\t元/年\t≤\t200000'] }), finds: 1 },
    {
      text: targetTable({
        budget: '8.00',
        rows: ['安装路灯\t50\t个\t≥\t40', '路灯单价\t40\t元/个\t≤\t2000'],
      }),
      finds: 0,
    },
  ],
  check: (reading) =>
    targetForms(reading).flatMap((form) => form.rows.flatMap((row) => checkPrice(form, row))),
})
