/** From events to the ledger. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { LedgerEvent } from './events.ts'
import type { Expense, FeeLedger, FeeSheet } from './state.ts'

/** What a sheet of experts' fees costs, as one line of the ledger without names. */
const expenseOfSheet = ({ rows, voucher, on }: FeeSheet): Expense => ({
  category: '专家劳务费',
  amountCents: rows.reduce((total, { amountCents }) => total + amountCents, 0),
  voucher,
  note: `${rows.length}人`,
  on,
})

/** The fold of a fee ledger. */
export function evolve(state: FeeLedger | undefined, event: LedgerEvent, { date }: Happening): FeeLedger {
  if (event.type === 'LedgerOpened') {
    const { type: _type, ...facts } = event
    return {
      ...facts,
      stage: 'open',
      openedOn: date,
      income: [],
      refunds: [],
      expenses: [],
      feeSheets: [],
      closing: null,
      audit: null,
    }
  }
  const from: FeeLedger = inStage(state, 'open', 'closed')
  switch (event.type) {
    case 'PaymentsImported':
      return { ...from, income: [...from.income, ...event.rows] }
    case 'FeeRefunded':
      return { ...from, refunds: [...from.refunds, { ...event.refund, on: date }] }
    case 'ExpensePosted':
      return { ...from, expenses: [...from.expenses, event.expense] }
    case 'ExpertFeesRecorded':
      return {
        ...from,
        feeSheets: [...from.feeSheets, event.sheet],
        expenses: [...from.expenses, expenseOfSheet(event.sheet)],
      }
    case 'LedgerClosed': {
      const { type: _type, ...closing } = event
      return { ...from, stage: 'closed', closing: { ...closing, on: date } }
    }
    case 'AccountSubmitted':
      return { ...from, audit: { to: event.to, submittedOn: date, result: null } }
    case 'AuditRecorded': {
      const { document, opinion } = event
      return from.audit === null
        ? from
        : { ...from, stage: 'audited', audit: { ...from.audit, result: { document, opinion, on: date } } }
    }
  }
}
