/** Income of a fee ledger: opened, payments imported and matched by case, refunds. */
import { z } from 'zod'
import type { Effect } from '#kernel/case'
import { decided, need, role } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import { day, dayField, field, filled, officeOptions, oneForm } from '../committee/desk.ts'
import type { Cycle } from '../cycle/state.ts'
import type { OfficeEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import { cashier, desk, moneyField } from './desk.ts'
import * as examples from './examples.ts'
import {
  ledgerOfOwnBody,
  ledgerOfYear,
  paymentsMatchNotices,
  receiptOnce,
  refundFollowsCycle,
  refundOnce,
} from './rules.ts'
import type { Standard } from './state.ts'

const charging = cite('anhui-titles-2018/art.54.a')

export const OpenLedger = desk.opening({
  label: '建立收费台账',
  cite: charging,
  by: role('titles-cashier'),
  leadsTo: ['open'],
  input: z.strictObject({
    convening: filled(100, '请选择组建单位'),
    authority: filled(100, '请选择监督的人社部门'),
    year: z.int().min(2018).max(2200),
  }),
  form: oneForm(
    '建立收费台账',
    field('convening', 'select', '组建单位', { options: officeOptions }),
    field('authority', 'select', '监督的人社部门', { options: officeOptions }),
    field('year', 'integer', '年度'),
  ),
  needs: ({ convening }) => ({
    office: need.register<OfficeEntry>('titles-offices', convening, { lock: 'none' }),
    standards: need.entries<Standard>('titles-fees', {}, { lock: 'none' }),
  }),
  decide: ({ input, needs, actor }) => {
    const { convening, authority, year } = input
    return decided({
      guards: [
        ledgerOfOwnBody({
          convening,
          own: actor?.organisation ?? '',
          kind: needs.office?.kind ?? null,
        }),
      ],
      claims: [ledgerOfYear.take({ convening, year })],
      events: [
        {
          type: 'LedgerOpened',
          year,
          authority,
          convening: { organisation: convening, name: needs.office?.name ?? '' },
          standards: needs.standards,
        },
      ],
    })
  },
  example: examples.open,
})

/** A payment is written into the application it is for, where that still waits for it. */
function paymentsInApplications(
  rows: readonly PaymentRow[],
  known: ReadonlyMap<string, Application>,
): readonly Effect[] {
  return rows.flatMap(({ application, receipt, amountCents, paidOn }) => {
    const found = known.get(application)
    const waits =
      found?.intake.fee?.paidOn === null && (found.stage === 'admitted' || found.stage === 'released')
    return waits
      ? [
          {
            procedure: procedureIds.application,
            caseId: application,
            act: 'RecordPayment',
            input: { receipt, paidOn, amountCents },
          },
        ]
      : []
  })
}
type PaymentRow = {
  readonly application: string
  readonly receipt: string
  readonly amountCents: number
  readonly paidOn: string
}

export const ImportPayments = desk.act({
  label: '导入缴费清单',
  cite: charging,
  by: cashier,
  in: ['open'],
  leadsTo: ['open'],
  input: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          application: filled(100),
          receipt: filled(60, '请填写电子票据号'),
          amountCents: moneyField,
          paidOn: dayField,
        }),
      )
      .max(2000, '一次最多导入2000行'),
  }),
  form: oneForm(
    '缴费清单',
    field('rows', 'table', '缴费', {
      columns: [
        field('application', 'text', '申报件'),
        field('receipt', 'text', '电子票据号'),
        field('amountCents', 'money', '金额（元）'),
        field('paidOn', 'date', '缴费日期'),
      ],
    }),
  ),
  needs: (_state, { rows }) => ({
    applications: need.cases<Application>(
      procedureIds.application,
      [...new Set(rows.map(({ application }) => application))],
      'none',
    ),
  }),
  decide: ({ state, input, needs, at }) => {
    const known = new Map(needs.applications.map(({ id, state: one }) => [id, one]))
    const receipts = [
      ...state.income.map(({ receipt }) => receipt),
      ...input.rows.map(({ receipt }) => receipt),
    ]
    const times = (receipt: string): number => receipts.filter((one) => one === receipt).length
    const facts = input.rows.map((row, index) => {
      const found = known.get(row.application)
      return {
        line: index + 1,
        found: found !== undefined,
        own: found?.cycle.convening === state.convening.organisation,
        year: found?.cycle.year === state.year,
        amountCents: row.amountCents,
        dueCents: found?.intake.fee?.dueCents ?? null,
        receipt: row.receipt,
        repeated: times(row.receipt) > 1,
        paidOn: day(row.paidOn),
        today: at.date,
      }
    })
    return decided({
      guards: [paymentsMatchNotices({ rows: facts })],
      claims: [...new Set(input.rows.map(({ receipt }) => receipt))].map((receipt) =>
        receiptOnce.take({ receipt }),
      ),
      effects: paymentsInApplications(input.rows, known),
      events: [
        {
          type: 'PaymentsImported',
          rows: input.rows.map((row) => ({
            ...row,
            paidOn: day(row.paidOn),
            item: '评审费',
            number: known.get(row.application)?.number ?? '',
            cycle: known.get(row.application)?.cycle.caseId ?? '',
          })),
        },
      ],
    })
  },
  example: examples.importPayments,
})

export const RefundFee = desk.act({
  label: '退费',
  cite: charging,
  by: cashier,
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({
    receipt: filled(60, '请填写电子票据号'),
    amountCents: moneyField,
    reason: filled(300, '请写明理由'),
    document: filled(60, '请填写退费凭证号'),
  }),
  form: oneForm(
    '退费',
    field('receipt', 'text', '电子票据号'),
    field('amountCents', 'money', '金额（元）'),
    field('reason', 'text', '理由'),
    field('document', 'text', '退费凭证号'),
  ),
  needs: (state, { receipt }) => {
    const booked = state.income.find((one) => one.receipt === receipt)
    return {
      application: need.case<Application>(procedureIds.application, booked?.application ?? '', 'none'),
      cycle: need.case<Cycle>(procedureIds.cycle, booked?.cycle ?? '', 'none'),
    }
  },
  decide: ({ state, input, needs }) => {
    const booked = state.income.find(({ receipt }) => receipt === input.receipt)
    return decided({
      guards: [
        refundFollowsCycle({
          booked: booked !== undefined,
          amountCents: input.amountCents,
          paidCents: booked?.amountCents ?? 0,
          stage: needs.application?.stage ?? null,
          refundsDeclined: needs.cycle?.payment.refundsDeclined ?? false,
        }),
      ],
      claims: [refundOnce.take({ receipt: input.receipt })],
      events: [{ type: 'FeeRefunded', refund: { ...input, application: booked?.application ?? '' } }],
    })
  },
  example: examples.refund,
})
