/** What happened in a fee ledger. */
import type { Expense, FeeLedger, FeeSheet, Income, Refund } from './state.ts'

export type LedgerEvent =
  | ({ readonly type: 'LedgerOpened' } & Pick<FeeLedger, 'year' | 'convening' | 'authority' | 'standards'>)
  | { readonly type: 'PaymentsImported'; readonly rows: readonly Income[] }
  | { readonly type: 'FeeRefunded'; readonly refund: Omit<Refund, 'on'> }
  | { readonly type: 'ExpensePosted'; readonly expense: Expense }
  | { readonly type: 'ExpertFeesRecorded'; readonly sheet: FeeSheet }
  | {
      readonly type: 'LedgerClosed'
      readonly incomeCents: number
      readonly costCents: number
      readonly surplusCents: number
      readonly ownFundsCents: number
    }
  | { readonly type: 'AccountSubmitted'; readonly to: string }
  | { readonly type: 'AuditRecorded'; readonly document: string; readonly opinion: string }
