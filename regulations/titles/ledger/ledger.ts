/** 收费台账 (G18) of one convening body and year: the cashier writes, auditors read, experts' sheets are closed to them. */
import { anyOf, ownOrganisationIs, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { ledgerDocuments } from '../documents/accounts.ts'
import { procedureIds } from '../vocabulary.ts'
import { ImportPayments, OpenLedger, RefundFee } from './acts-income.ts'
import { CloseLedger, PostExpense, RecordAudit, RecordExpertFees, SubmitForAudit } from './acts-spend.ts'
import { cashier, desk, head, partiesOf, secretary } from './desk.ts'
import { evolve } from './evolve.ts'
import { costOf, incomeOf, ledgerStages } from './state.ts'

const closedSheet = anyOf(cashier, secretary)

export const feeLedger = desk.procedure({
  id: procedureIds.ledger,
  label: '评审收费台账',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    open: { label: ledgerStages.open },
    closed: { label: ledgerStages.closed },
    audited: { label: ledgerStages.audited, closed: cite('anhui-titles-2018/art.54.b') },
  },
  acts: {
    OpenLedger,
    ImportPayments,
    RefundFee,
    PostExpense,
    RecordExpertFees,
    CloseLedger,
    SubmitForAudit,
    RecordAudit,
  },
  evolve,
  parties: partiesOf,
  documents: ledgerDocuments,
  title: ({ convening, year }) => `${convening.name}${year}年收费台账`,
  columns: {
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    incomeCents: { type: 'integer', label: '收入（分）', value: incomeOf },
    costCents: { type: 'integer', label: '支出（分）', value: costOf },
  },
  visibility: {
    see: anyOf(
      cashier,
      secretary,
      head,
      role('fee-auditor'),
      ownOrganisationIs('authority', 'county-titles'),
      ownOrganisationIs('authority', 'city-titles'),
      ownOrganisationIs('authority', 'province-titles'),
      ownOrganisationIs('authority', 'titles-inspector'),
    ),
    parts: { feeSheets: closedSheet },
    acts: { RecordExpertFees: closedSheet },
  },
})
