/** Both sides of the bounds of the ledger: refunds, expenses, fees of experts. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { expenseCategories } from './state.ts'
import { expenseIsForReview, ledgerOfOwnBody, refundFollowsCycle, sheetIsSigned } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.54.a',
  ledgerOfOwnBody,
  { convening: 'college', own: 'college', kind: '组建单位' },
  { fails: [{ own: 'other' }, { kind: null }] },
)
neighbours(
  'anhui-titles-2018/art.54.a',
  refundFollowsCycle,
  { booked: true, amountCents: 30000, paidCents: 30000, stage: 'declined', refundsDeclined: true },
  {
    holds: [{ stage: 'not-consented' }],
    fails: [
      { booked: false },
      { amountCents: 29999 },
      { amountCents: 30001 },
      { refundsDeclined: false },
      { stage: 'accepted' },
      { stage: null },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.55.a',
  expenseIsForReview,
  { category: expenseCategories[0], amountCents: 1 },
  { holds: [{ amountCents: 2 }], fails: [{ amountCents: 0 }, { category: '招待费' }] },
)
neighbours(
  'anhui-titles-2018/art.55.a',
  sheetIsSigned,
  { rows: 1, unsigned: 0, overtaxed: 0 },
  { holds: [{ rows: 2 }], fails: [{ rows: 0 }, { unsigned: 1 }, { overtaxed: 1 }] },
)
