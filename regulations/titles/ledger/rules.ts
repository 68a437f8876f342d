/** Rules of art.54 and 55: standard, payee, matching, refunds, purposes, own funds. */
import { claim } from '#kernel/case'
import { calculation, cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { yuanText } from '../money.ts'
import { expenseCategories, isExpenseCategory } from './state.ts'

const charging = cite('anhui-titles-2018/art.54.a')
const purpose = cite('anhui-titles-2018/art.55.a')

export const ledgerOfYear = claim<{ readonly convening: string; readonly year: number }>(
  'fee-ledger-of-year',
  charging,
  ({ convening, year }) => `${convening}|${year}`,
  ({ year }) => `请在已有的${year}年台账中记账：一个组建单位一年只有一本收费台账。`,
)
/** An electronic receipt is booked once, in whichever ledger. */
export const receiptOnce = claim<{ readonly receipt: string }>(
  'fee-receipt-once',
  charging,
  ({ receipt }) => receipt,
  ({ receipt }) => `请删去重复的行：电子票据${receipt}已经入账。`,
)
/** A receipt is refunded once. */
export const refundOnce = claim<{ readonly receipt: string }>(
  'fee-refund-once',
  charging,
  ({ receipt }) => receipt,
  ({ receipt }) => `请核对：电子票据${receipt}已经退费。`,
)

export const ledgerOfOwnBody = rule(
  'ledger-of-own-convening-body',
  charging,
  (f: { readonly convening: string; readonly own: string; readonly kind: string | null }) =>
    f.kind !== null && f.convening === f.own,
  {
    label: '由组建单位收费、记账',
    otherwise: () => '请选择本组建单位：评审费只由组建单位收取，不能代其他单位记账。',
  },
)

export type PaymentFacts = {
  readonly line: number
  readonly found: boolean
  readonly own: boolean
  readonly year: boolean
  readonly amountCents: number
  readonly dueCents: number | null
  readonly receipt: string
  readonly repeated: boolean
  readonly paidOn: LocalDate
  readonly today: LocalDate
}
/** What is wrong with one row of an imported list; undefined: it matches its application to the 分. */
function findPaymentFault(f: PaymentFacts): string | undefined {
  const at = `第${f.line}行`
  if (!f.found) return `${at}：没有这件申报`
  if (!f.own) return `${at}：不是本组建单位的申报`
  if (!f.year) return `${at}：不是本年度的申报`
  if (f.dueCents === null) return `${at}：尚未开具缴费通知`
  if (f.amountCents !== f.dueCents)
    return `${at}：缴费${yuanText(f.amountCents)}元，标准为${yuanText(f.dueCents)}元`
  if (f.repeated) return `${at}：电子票据${f.receipt}在本清单或台账中重复`
  if (f.paidOn > f.today) return `${at}：缴费日期${f.paidOn}还没有到`
  return undefined
}
export const paymentsMatchNotices = rule(
  'payments-match-notices',
  charging,
  (f: { readonly rows: readonly PaymentFacts[] }) =>
    f.rows.length > 0 && f.rows.every((row) => findPaymentFault(row) === undefined),
  {
    label: '缴费与缴费通知逐件相符',
    otherwise: (f) =>
      f.rows.length === 0
        ? '请选择缴费清单：清单是空的。'
        : `请更正缴费清单：${f.rows
            .flatMap((row) => findPaymentFault(row) ?? [])
            .slice(0, 5)
            .join('；')}。`,
  },
)

type RefundFacts = {
  readonly booked: boolean
  readonly amountCents: number
  readonly paidCents: number
  readonly stage: string | null
  readonly refundsDeclined: boolean
}
/** Exits before review on which a fee can go back. */
const turnedAway: readonly string[] = ['declined', 'not-consented']

/** DESK B16: what is refunded follows the cycle's rule; who was not accepted before review gets the fee back where the rule says so. */
export const refundFollowsCycle = rule(
  'refund-follows-cycle',
  charging,
  (f: RefundFacts) =>
    f.booked && f.amountCents === f.paidCents && f.refundsDeclined && turnedAway.includes(f.stage ?? ''),
  {
    label: '按评审周期的规定退费',
    otherwise: (f) => {
      if (!f.booked) return '请核对电子票据号：台账中没有这笔缴费。'
      if (f.amountCents !== f.paidCents) return `请核对金额：原缴费${yuanText(f.paidCents)}元。`
      return f.refundsDeclined
        ? '不能退费：本周期只退还不予受理的申报。'
        : '不能退费：本周期的公告没有规定退还不予受理的费用。'
    },
  },
)

export const expenseIsForReview = rule(
  'expense-is-for-review',
  purpose,
  (f: { readonly category: string; readonly amountCents: number }) =>
    isExpenseCategory(f.category) && f.amountCents > 0,
  {
    label: '支出用于评审',
    otherwise: (f) =>
      isExpenseCategory(f.category)
        ? '请填写大于零的金额。'
        : `不能列支“${f.category}”：评审费只用于评审事务（${expenseCategories.join('、')}）。`,
  },
)
export const sheetIsSigned = rule(
  'expert-fee-sheet-signed',
  purpose,
  (f: { readonly rows: number; readonly unsigned: number; readonly overtaxed: number }) =>
    f.rows > 0 && f.unsigned === 0 && f.overtaxed === 0,
  {
    label: '专家劳务费逐人签领',
    otherwise: (f) =>
      f.rows === 0
        ? '请填写发放明细。'
        : f.unsigned > 0
          ? `请先由专家签领：还有${f.unsigned}人没有签字。`
          : '请核对税额：税额不能超过劳务费。',
  },
)

/** 54.b: the account was laid before who audits it, before a result is entered. */
export const accountIsSubmitted = rule(
  'account-is-submitted-for-audit',
  cite('anhui-titles-2018/art.54.b'),
  (f: { readonly submitted: boolean }) => f.submitted,
  { label: '年度账目已送审', otherwise: () => '请先送审：年度账目还没有提交财政、审计部门。' },
)

/** 55.b: what income does not cover is the convening body's own. */
export const ownFunds = calculation(
  'own-funds-of-convening-body',
  [cite('anhui-titles-2018/art.55.b')],
  ({ incomeCents, costCents }: { readonly incomeCents: number; readonly costCents: number }) => ({
    value: Math.max(0, costCents - incomeCents),
    lines: [
      { label: '收入（减退费）', value: incomeCents, unit: '分' },
      { label: '支出', value: costCents, unit: '分' },
    ],
  }),
  { label: '组建单位自筹' },
)
export const deficitIsOwnFunds = rule(
  'deficit-is-own-funds',
  cite('anhui-titles-2018/art.55.b'),
  (f: { readonly statedCents: number; readonly deficitCents: number }) => f.statedCents === f.deficitCents,
  {
    label: '不足部分由组建单位自筹',
    otherwise: (f) =>
      `请按${yuanText(f.deficitCents)}元填写自筹：不足部分由组建单位解决，不能少列，也不能向申报人加收（所填为${yuanText(f.statedCents)}元）。`,
  },
)
