/** Fee ledger of one convening body and year (register G18): standards, income, refunds, expenses, own funds. Amounts in 分. */
import type { Sealed } from '#kernel/case'
import type { LocalDate } from '#kernel/time'
import type { FeeEntry } from '../registers/index.ts'

export const ledgerStages = { open: '记账中', closed: '已结账', audited: '已审计' } as const
export type LedgerStage = keyof typeof ledgerStages

/** What review fees may be spent on (art.55.a), and nothing else. */
export const expenseCategories = ['专家劳务费', '场地费', '印刷费', '考试费', '差旅费', '系统维护费'] as const
export type ExpenseCategory = (typeof expenseCategories)[number]
export const isExpenseCategory = (written: string): written is ExpenseCategory =>
  (expenseCategories as readonly string[]).includes(written)

export type Standard = FeeEntry & { readonly key: string }
export type Income = {
  /** Case id of the application; its number as people read it. */
  readonly application: string
  readonly number: string
  /** Case id of the cycle whose rule of refunds binds. */
  readonly cycle: string
  readonly item: FeeEntry['item']
  readonly amountCents: number
  /** 财政电子票据号. */
  readonly receipt: string
  readonly paidOn: LocalDate
}
export type Refund = {
  readonly application: string
  readonly receipt: string
  readonly amountCents: number
  readonly reason: string
  readonly document: string
  readonly on: LocalDate
}
export type Expense = {
  readonly category: ExpenseCategory
  readonly amountCents: number
  readonly voucher: string
  readonly note: string
  readonly on: LocalDate
}
/** F46, closed: cashier and secretary only. */
export type ExpertFee = {
  readonly expert: string
  readonly name: string
  readonly amountCents: number
  readonly taxCents: number
  readonly bankCard: Sealed
  readonly signed: boolean
}
export type FeeSheet = {
  readonly meeting: string
  readonly voucher: string
  readonly on: LocalDate
  readonly rows: readonly ExpertFee[]
}

export type FeeLedger = {
  readonly stage: LedgerStage
  readonly year: number
  readonly convening: { readonly organisation: string; readonly name: string }
  /** Whose department supervises its fees; its auditors read. */
  readonly authority: string
  readonly openedOn: LocalDate
  readonly standards: readonly Standard[]
  readonly income: readonly Income[]
  readonly refunds: readonly Refund[]
  readonly expenses: readonly Expense[]
  readonly feeSheets: readonly FeeSheet[]
  readonly closing: {
    readonly incomeCents: number
    readonly costCents: number
    readonly surplusCents: number
    /** 组建单位自筹. */
    readonly ownFundsCents: number
    readonly on: LocalDate
  } | null
  /** The year's account laid before finance and audit (art.54.b). */
  readonly audit: {
    readonly to: string
    readonly submittedOn: LocalDate
    readonly result: { readonly document: string; readonly opinion: string; readonly on: LocalDate } | null
  } | null
}

const sum = (rows: readonly { readonly amountCents: number }[]): number =>
  rows.reduce((total, { amountCents }) => total + amountCents, 0)

/** Income less refunds, in 分. */
export const incomeOf = ({ income, refunds }: Pick<FeeLedger, 'income' | 'refunds'>): number =>
  sum(income) - sum(refunds)
/** All expenses, experts' fees among them, in 分. */
export const costOf = ({ expenses }: Pick<FeeLedger, 'expenses'>): number => sum(expenses)
