/** P10: fee income and expense per convening body and year. Amounts in 分. */
import type { ExpenseCategory, FeeLedger } from '../ledger/state.ts'
import { costOf, expenseCategories, incomeOf } from '../ledger/state.ts'

export type FeeRow = {
  readonly convening: string
  readonly year: number
  readonly payments: number
  readonly incomeCents: number
  readonly refundedCents: number
  readonly costCents: number
  readonly byCategory: Readonly<Record<ExpenseCategory, number>>
  readonly surplusCents: number
  /** 组建单位自筹: what income does not cover; of an open year, what it would be today. */
  readonly ownFundsCents: number
  readonly closed: boolean
}

const sum = (rows: readonly { readonly amountCents: number }[]): number =>
  rows.reduce((total, { amountCents }) => total + amountCents, 0)

/** One row per ledger, newest year first. */
export function feeRows(ledgers: readonly FeeLedger[]): readonly FeeRow[] {
  return ledgers
    .map((ledger): FeeRow => {
      const incomeCents = incomeOf(ledger)
      const costCents = costOf(ledger)
      return {
        convening: ledger.convening.name,
        year: ledger.year,
        payments: ledger.income.length,
        incomeCents,
        refundedCents: sum(ledger.refunds),
        costCents,
        byCategory: Object.fromEntries(
          expenseCategories.map((category) => [
            category,
            sum(ledger.expenses.filter((one) => one.category === category)),
          ]),
        ) as Record<ExpenseCategory, number>,
        surplusCents: Math.max(0, incomeCents - costCents),
        ownFundsCents: Math.max(0, costCents - incomeCents),
        closed: ledger.stage === 'closed',
      }
    })
    .toSorted((a, b) => b.year - a.year || a.convening.localeCompare(b.convening))
}
