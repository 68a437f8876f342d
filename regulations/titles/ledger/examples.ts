/** Lawful ledgers and the acts on them. Everything in them is invented; amounts in 分. */
import type { Actor, Sealed } from '#kernel/case'
import { localDate } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import type { Cycle } from '../cycle/state.ts'
import { cycleIn } from '../cycle/examples.ts'
import { emptyIntake } from '../intake/state.ts'
import type { OfficeEntry } from '../registers/index.ts'
import type { FeeLedger, Income, LedgerStage, Standard } from './state.ts'

const ON = localDate('2024-09-20')
export const office: OfficeEntry = {
  name: '示例市工程师协会',
  kind: '组建单位',
  level: '市级',
  territory: '340100',
  authorised: false,
}
export const cashierActor: Actor = {
  person: 'person-cashier',
  post: 'post-cashier',
  role: 'titles-cashier',
  organisation: 'example-convening',
  path: ['example-convening'],
}
export const standard: Standard = {
  key: '评审费|副高级',
  item: '评审费',
  level: '副高级',
  amountCents: 28_000,
  document: '示例价费〔2018〕1号',
}
export const payment: Income = {
  application: 'application-1',
  number: '2024-GC01-0001',
  cycle: 'cycle-1',
  item: '评审费',
  amountCents: 28_000,
  receipt: '3400000001',
  paidOn: ON,
}
/** An application whose fee notice says 280.00 元. */
export const noticed = (stage: 'admitted' | 'declined' = 'admitted') =>
  sampleApplication(stage, {
    intake: { ...emptyIntake, fee: { dueCents: 28_000, paidOn: null, receipt: null } },
  })
export const cycleWith = (refundsDeclined: boolean): Cycle =>
  cycleIn('published', { payment: { code: '103001', way: '非税收入缴款', refundsDeclined } })
const seal = (id: string): Sealed => ({ $sealed: id, digest: `digest-${id}` })
export const feeRow = {
  expert: 'E1',
  name: '专家一',
  amountCents: 100_000,
  taxCents: 4_000,
  bankCard: seal('card-1'),
  signed: true,
}

/** A ledger of 2024 in a stage, with what it has there. */
export function ledgerIn<const S extends LedgerStage>(
  stage: S,
  more: Partial<FeeLedger> = {},
): FeeLedger & { readonly stage: S } {
  return {
    year: 2024,
    convening: { organisation: 'example-convening', name: '示例市工程师协会' },
    authority: 'example-city-bureau',
    openedOn: localDate('2024-01-10'),
    standards: [standard],
    income: [payment],
    refunds: [],
    expenses: [],
    feeSheets: [],
    audit: null,
    closing:
      stage !== 'open'
        ? { incomeCents: 28_000, costCents: 0, surplusCents: 28_000, ownFundsCents: 0, on: ON }
        : null,
    ...more,
    stage,
  }
}

export const open = () => ({
  input: { convening: 'example-convening', authority: 'example-city-bureau', year: 2024 },
  needs: { office, standards: [standard] },
  actor: cashierActor,
})
export const importPayments = () => ({
  state: ledgerIn('open', { income: [] }),
  input: {
    rows: [
      { application: 'application-1', receipt: '3400000001', amountCents: 28_000, paidOn: '2024-09-20' },
    ],
  },
  needs: { applications: [{ id: 'application-1', state: noticed() }] },
})
export const refund = () => ({
  state: ledgerIn('open'),
  input: { receipt: '3400000001', amountCents: 28_000, reason: '不予受理', document: '退1号' },
  needs: { application: noticed('declined'), cycle: cycleWith(true) },
})
export const postExpense = () => ({
  state: ledgerIn('open'),
  input: { category: '场地费', amountCents: 500_000, voucher: '记1号', note: '', on: '2024-11-16' },
})
export const expertFees = () => ({
  state: ledgerIn('open'),
  input: { meeting: 'meeting-1', voucher: '记2号', on: '2024-11-16', rows: [feeRow] },
})
export const close = () => ({ state: ledgerIn('open'), input: { ownFundsCents: 0 } })
export const submitForAudit = () => ({
  state: ledgerIn('closed'),
  input: { to: '示例市财政局' },
})
export const recordAudit = () => ({
  state: ledgerIn('closed', { audit: { to: '示例市财政局', submittedOn: ON, result: null } }),
  input: { document: '示例财审〔2025〕1号', opinion: '未发现问题' },
})
