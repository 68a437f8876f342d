/** Spending of a fee ledger: closed categories, experts' fees (closed), the year's account with own funds. */
import { z } from 'zod'
import { anyOf, decided, personal } from '#kernel/case'
import { cite } from '#kernel/law'
import { day, dayField, field, filled, oneForm, optionsOf, text } from '../committee/desk.ts'
import { cashier, desk, head, moneyField } from './desk.ts'
import * as examples from './examples.ts'
import {
  accountIsSubmitted,
  deficitIsOwnFunds,
  expenseIsForReview,
  ownFunds,
  sheetIsSigned,
} from './rules.ts'
import { costOf, expenseCategories, incomeOf, isExpenseCategory } from './state.ts'

const purpose = cite('anhui-titles-2018/art.55.a')
const ownMoney = cite('anhui-titles-2018/art.55.b')

export const PostExpense = desk.act({
  label: '登记支出',
  cite: purpose,
  by: cashier,
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({
    category: filled(40, '请选择类别'),
    amountCents: moneyField,
    voucher: filled(60, '请填写凭证号'),
    note: text(200).default(''),
    on: dayField,
  }),
  form: oneForm(
    '支出',
    field('category', 'select', '类别', { options: optionsOf(expenseCategories) }),
    field('amountCents', 'money', '金额（元）'),
    field('voucher', 'text', '凭证号'),
    field('note', 'text', '说明'),
    field('on', 'date', '日期'),
  ),
  decide: ({ input }) => {
    const { category } = input
    const guards = [expenseIsForReview({ category, amountCents: input.amountCents })]
    return isExpenseCategory(category)
      ? decided({
          guards,
          events: [{ type: 'ExpensePosted', expense: { ...input, category, on: day(input.on) } }],
        })
      : decided({ guards, events: [] })
  },
  example: examples.postExpense,
})

export const RecordExpertFees = desk.act({
  label: '登记专家劳务费',
  cite: purpose,
  by: cashier,
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({
    meeting: filled(100, '请填写评审会'),
    voucher: filled(60, '请填写凭证号'),
    on: dayField,
    rows: z
      .array(
        z.strictObject({
          expert: filled(60, '请填写专家编号'),
          name: filled(40, '请填写姓名'),
          amountCents: moneyField,
          taxCents: z.int().min(0).max(10_000_000_000),
          bankCard: personal(z.string().regex(/^\d{12,19}$/, '请填写12至19位银行卡号')),
          signed: z.boolean(),
        }),
      )
      .max(200),
  }),
  form: oneForm(
    '专家劳务费发放表',
    field('meeting', 'text', '评审会'),
    field('voucher', 'text', '凭证号'),
    field('on', 'date', '日期'),
    field('rows', 'table', '发放明细', {
      columns: [
        field('expert', 'text', '专家编号'),
        field('name', 'text', '姓名'),
        field('amountCents', 'money', '金额（元）'),
        field('taxCents', 'money', '代扣税额（元）'),
        field('bankCard', 'text', '银行卡号'),
        field('signed', 'checkbox', '已签领'),
      ],
    }),
  ),
  decide: ({ input }) =>
    decided({
      guards: [
        sheetIsSigned({
          rows: input.rows.length,
          unsigned: input.rows.filter(({ signed }) => !signed).length,
          overtaxed: input.rows.filter(({ amountCents, taxCents }) => taxCents > amountCents).length,
        }),
      ],
      events: [{ type: 'ExpertFeesRecorded', sheet: { ...input, on: day(input.on) } }],
    }),
  example: examples.expertFees,
})

/** The year is closed with what the convening body adds; nothing is asked of applicants. */
export const CloseLedger = desk.act({
  label: '年度结账',
  cite: ownMoney,
  by: cashier,
  in: ['open'],
  leadsTo: ['closed'],
  onPaper: true,
  input: z.strictObject({ ownFundsCents: z.int().min(0).max(10_000_000_000) }),
  form: oneForm('年度结账', field('ownFundsCents', 'money', '组建单位自筹（元）', { help: ownMoney.clause })),
  decide: ({ state, input }) => {
    const incomeCents = incomeOf(state)
    const costCents = costOf(state)
    const own = ownFunds({ incomeCents, costCents })
    return decided({
      guards: [
        deficitIsOwnFunds({
          statedCents: input.ownFundsCents,
          deficitCents: own.value === 'unknown' ? 0 : own.value,
        }),
      ],
      computed: [own],
      events: [
        {
          type: 'LedgerClosed',
          incomeCents,
          costCents,
          surplusCents: Math.max(0, incomeCents - costCents),
          ownFundsCents: input.ownFundsCents,
        },
      ],
    })
  },
  example: examples.close,
})

const supervised = cite('anhui-titles-2018/art.54.b')
export const SubmitForAudit = desk.act({
  label: '送财政审计',
  cite: supervised,
  by: anyOf(cashier, head),
  in: ['closed'],
  leadsTo: ['closed'],
  onPaper: true,
  input: z.strictObject({ to: filled(100, '请填写接收单位') }),
  form: oneForm('送审', field('to', 'text', '接收单位')),
  decide: ({ input }) => decided({ events: [{ type: 'AccountSubmitted', to: input.to }] }),
  example: examples.submitForAudit,
})

/** Auditors only read here: the convening body enters what their document says. */
export const RecordAudit = desk.act({
  label: '登记审计结果',
  cite: supervised,
  by: anyOf(cashier, head),
  in: ['closed'],
  leadsTo: ['audited'],
  onPaper: true,
  input: z.strictObject({ document: filled(60, '请填写文号'), opinion: filled(2000, '请填写审计意见') }),
  form: oneForm('审计结果', field('document', 'text', '文号'), field('opinion', 'textarea', '意见')),
  decide: ({ state, input }) =>
    decided({
      guards: [accountIsSubmitted({ submitted: state.audit !== null })],
      events: [{ type: 'AuditRecorded', ...input }],
    }),
  example: examples.recordAudit,
})
