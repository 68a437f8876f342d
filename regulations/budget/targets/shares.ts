/** What a fund is of its category and of all funds of its owner; the sums of 表十一 and 表十二. */
import type { Computed } from '#kernel/law'
import { calculation, cite } from '#kernel/law'
import { printFigure } from '#lint'
import { hundredths, percentOf } from './judge.ts'
import { budgetClause } from './printed.ts'
import { fenOf } from './table.ts'
import type { FundCategory, ListedFund } from './vocabulary.ts'

/** A second-level project is inside its parent and is not counted again (p.title). */
function countedFunds(funds: readonly ListedFund[]): readonly ListedFund[] {
  const keys = new Set(funds.map(({ key }) => key))
  return funds.filter(({ parent }) => parent === null || !keys.has(parent))
}

/** Sum of the funds of a category, or of all, in 分. */
export function sumOfFunds(funds: readonly ListedFund[], category?: FundCategory): number {
  return countedFunds(funds)
    .filter((one) => one.category !== '单位整体' && (category === undefined || one.category === category))
    .reduce((sum, { amount }) => sum + (fenOf(amount) ?? 0), 0)
}

const categoryClauses = {
  重点专项: 'shizhu-budget-2023/t11',
  一般性项目: 'shizhu-budget-2023/t12',
} as const

/** t11, t12: the subtotal of a category, shown under its list. */
export const categorySubtotal = (category: keyof typeof categoryClauses) =>
  calculation(
    `fund-subtotal-${category === '重点专项' ? 'key' : 'general'}`,
    [cite(categoryClauses[category])],
    (facts: { readonly funds: readonly ListedFund[] }) => {
      const own = countedFunds(facts.funds).filter((one) => one.category === category)
      return {
        value: printFigure(sumOfFunds(facts.funds, category), '万元'),
        lines: own.map(({ name, amount }) => ({ label: name, value: amount, unit: '万元' })),
      }
    },
    { label: `${category}小计` },
  )

/** p.rencai.budget and its six sisters: a fund's share of its category and of all funds. */
export function shareOfFund(
  fund: Pick<ListedFund, 'name' | 'category'> & { readonly amount: string },
  funds: readonly ListedFund[],
): Computed<string> {
  const share = calculation(
    'fund-share',
    [cite(budgetClause(fund.name))],
    (facts: { readonly amount: string; readonly ofCategory: number; readonly ofAll: number }) => {
      const amount = fenOf(facts.amount)
      if (amount === null) return { value: 'unknown' as const, lines: [], missing: '当年预算' }
      const percent = (of: number): string => `${hundredths(percentOf(amount, of))}%`
      return {
        value: percent(facts.ofAll),
        lines: [
          {
            label: '占同类',
            value: percent(facts.ofCategory),
            note: `${printFigure(facts.ofCategory, '万元')}万元`,
          },
          { label: '占全部', value: percent(facts.ofAll), note: `${printFigure(facts.ofAll, '万元')}万元` },
        ],
      }
    },
    { label: '占比' },
  )
  return share({
    amount: fund.amount,
    ofCategory: sumOfFunds(funds, fund.category),
    ofAll: sumOfFunds(funds),
  })
}
