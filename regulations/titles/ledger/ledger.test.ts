import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maySee, personalPaths, projectState } from '#kernel/case'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { sampleApplication } from '../application/sample.ts'
import { cashierActor, cycleWith, feeRow, ledgerIn, noticed, office, payment, standard } from './examples.ts'
import { feeLedger } from './ledger.ts'

const auditor = actor('person-auditor', 'fee-auditor', 'example-audit-office')
const secretary = actor('person-secretary', 'meeting-secretary', 'example-convening')
const other = actor('person-other', 'titles-cashier', 'other-convening')
const world = (more: object = {}) => ({
  at: '2024-11-20T09:00:00+08:00',
  registers: {
    'titles-offices': { 'example-convening': office },
    'titles-fees': { '评审费|副高级': standard },
  },
  cases: { 'application-1': noticed(), 'cycle-1': cycleWith(true), ...more },
})
const opening = { convening: 'example-convening', authority: 'example-city-bureau', year: 2024 }
const row = { application: 'application-1', receipt: '3400000001', amountCents: 28_000, paidOn: '2024-09-20' }
const empty = ledgerIn('open', { income: [] })
const imported = (...rows: readonly object[]) =>
  given(feeLedger, world()).state(empty).when('ImportPayments', { rows }, cashierActor)
const expense = { category: '场地费', amountCents: 13_000_000, voucher: '记1号', on: '2024-11-16' }
const sheet = { meeting: 'meeting-1', voucher: '记2号', on: '2024-11-16' }
const card = '6222000000000000000'

clause(
  'anhui-titles-2018/art.54.a',
  'fees by the standard, to the convening body alone',
  ({ accepts, refuses }) => {
    accepts('a list of payments is matched by case and keeps the receipt', () => {
      const run = imported(row).thenStage('open')
      assert.deepEqual(run.domain.income, [payment])
      assert.deepEqual(
        run.operations().claims.map(({ key, operation }) => [key, operation]),
        [['3400000001', 'take']],
      )
    })
    refuses('rows that do not match, each named with its line', () => {
      imported({ ...row, amountCents: 30_000 }).thenRefusedBy(
        'payments-match-notices',
        '第1行：缴费300.00元，标准为280.00元',
      )
      imported(row, { ...row, application: 'unknown', receipt: '2' }).thenRefusedBy(
        'payments-match-notices',
        '第2行：没有这件申报',
      )
      imported(row, row).thenRefusedBy('payments-match-notices', '重复')
      imported({ ...row, paidOn: '2024-11-21' }).thenRefusedBy('payments-match-notices', '还没有到')
      imported().thenRefusedBy('payments-match-notices', '清单是空的')
    })
    refuses('a receipt that is booked already, an application without notice, of another body', () => {
      given(feeLedger, world())
        .state(ledgerIn('open'))
        .when('ImportPayments', { rows: [row] }, cashierActor)
        .thenRefusedBy('payments-match-notices', '重复')
      const of = (application: object) =>
        given(feeLedger, world({ 'application-1': application }))
          .state(empty)
          .when('ImportPayments', { rows: [row] }, cashierActor)
      of(sampleApplication('admitted')).thenRefusedBy('payments-match-notices', '尚未开具缴费通知')
      of({ ...noticed(), cycle: { ...noticed().cycle, convening: 'other' } }).thenRefusedBy(
        'payments-match-notices',
        '不是本组建单位',
      )
      of({ ...noticed(), cycle: { ...noticed().cycle, year: 2023 } }).thenRefusedBy(
        'payments-match-notices',
        '不是本年度',
      )
    })
    refuses('a ledger of another body', () => {
      given(feeLedger, world())
        .when('OpenLedger', opening, other)
        .thenRefusedBy('ledger-of-own-convening-body')
    })
    accepts('a refund where the cycle promises it to the declined', () => {
      const refund = { receipt: '3400000001', amountCents: 28_000, reason: '不予受理', document: '退1号' }
      const run = given(feeLedger, world({ 'application-1': noticed('declined') }))
        .state(ledgerIn('open'))
        .when('RefundFee', refund, cashierActor)
        .thenStage('open')
      assert.equal(run.operations().claims[0]?.claim, 'fee-refund-once')
      const again = given(
        feeLedger,
        world({ 'application-1': noticed('declined'), 'cycle-1': cycleWith(false) }),
      )
        .state(ledgerIn('open'))
        .when('RefundFee', refund, cashierActor)
      again.thenRefusedBy('refund-follows-cycle', '公告没有规定')
      const running = given(feeLedger, world()).state(ledgerIn('open'))
      running.when('RefundFee', refund, cashierActor).thenRefusedBy('refund-follows-cycle', '只退还不予受理')
      running
        .when('RefundFee', { ...refund, amountCents: 1 }, cashierActor)
        .thenRefusedBy('refund-follows-cycle', '280.00')
      running
        .when('RefundFee', { ...refund, receipt: '9' }, cashierActor)
        .thenRefusedBy('refund-follows-cycle', '没有这笔')
    })
  },
)

clause('anhui-titles-2018/art.54.b', 'fees are open to supervision and audit', ({ accepts, refuses }) => {
  const run = given(feeLedger, world()).state(ledgerIn('open'))
  accepts('an auditor reads the ledger', () => {
    const origin = { kind: 'person', actor: auditor } as const
    assert.equal(maySee(feeLedger, origin, feeLedger.parties(run.domain)), true)
    const seen = projectState(feeLedger, run.domain, origin, feeLedger.parties(run.domain))
    assert.deepEqual(seen.income, [payment])
    const result = { document: '示例财审〔2025〕1号', opinion: '未发现问题' }
    given(feeLedger, world())
      .state(ledgerIn('closed'))
      .when('SubmitForAudit', { to: '示例市财政局' }, cashierActor)
      .when('RecordAudit', result, cashierActor)
      .thenStage('audited')
  })
  refuses('an auditor posts', () => {
    run.when('PostExpense', expense, auditor).thenRefused('not-permitted')
    run.when('ImportPayments', { rows: [row] }, auditor).thenRefused('not-permitted')
    const closed = given(feeLedger, world()).state(ledgerIn('closed'))
    const result = { document: '示例财审〔2025〕1号', opinion: '未发现问题' }
    closed.when('RecordAudit', result, auditor).thenRefused('not-permitted')
    closed.when('RecordAudit', result, cashierActor).thenRefusedBy('account-is-submitted-for-audit')
  })
})

clause('anhui-titles-2018/art.55.a', 'fees are spent on review alone', ({ accepts, refuses }) => {
  const run = given(feeLedger, world()).state(ledgerIn('open'))
  accepts('a hall for the meeting', () => {
    const posted = run.when('PostExpense', expense, cashierActor).thenStage('open')
    assert.equal(posted.domain.expenses[0]?.category, '场地费')
  })
  refuses('招待', () => {
    run
      .when('PostExpense', { ...expense, category: '招待' }, cashierActor)
      .thenRefusedBy('expense-is-for-review', '招待')
  })
  accepts('experts sign for their fees; the ledger shows one line, the sheet stays closed', () => {
    const paid = run.when(
      'RecordExpertFees',
      { ...sheet, rows: [{ ...feeRow, bankCard: card }] },
      cashierActor,
    )
    const { domain } = paid.thenStage('open')
    assert.deepEqual(
      domain.expenses.map(({ category, amountCents, note }) => [category, amountCents, note]),
      [['专家劳务费', 100_000, '1人']],
    )
    const seen = (by: typeof auditor) =>
      'feeSheets' in projectState(feeLedger, domain, { kind: 'person', actor: by }, feeLedger.parties(domain))
    assert.deepEqual([seen(auditor), seen(secretary), seen(cashierActor)], [false, true, true])
    const printed = JSON.stringify(feeLedger.documents?.['expertFees']?.data(domain, []))
    assert.match(printed, /960\.00/)
    assert.ok(!printed.includes(card))
  })
  refuses('a sheet that somebody has not signed', () => {
    const rows = [{ ...feeRow, bankCard: card, signed: false }]
    run
      .when('RecordExpertFees', { ...sheet, rows }, cashierActor)
      .thenRefusedBy('expert-fee-sheet-signed', '1人没有签字')
  })
})

clause('anhui-titles-2018/art.55.b', 'the convening body makes up the deficit', ({ accepts, refuses }) => {
  const year = ledgerIn('open', {
    income: [{ ...payment, amountCents: 10_000_000 }],
    expenses: [
      { category: '场地费', amountCents: 13_000_000, voucher: '记1号', note: '', on: payment.paidOn },
    ],
  })
  const close = (ownFundsCents: number) =>
    given(feeLedger, world()).state(year).when('CloseLedger', { ownFundsCents }, cashierActor)
  accepts('income 100000, cost 130000: own funds 30000', () => {
    const closed = close(3_000_000).thenStage('closed')
    assert.equal(closed.domain.closing?.ownFundsCents, 3_000_000)
    assert.equal(closed.domain.closing.surplusCents, 0)
  })
  refuses('closing with less of its own', () => {
    close(2_000_000).thenRefusedBy('deficit-is-own-funds', '30000.00')
  })
  it('closes a year with a surplus without own funds, once', () => {
    const closed = given(feeLedger, world())
      .state(ledgerIn('open'))
      .when('CloseLedger', { ownFundsCents: 0 }, cashierActor)
      .thenStage('closed')
    assert.equal(closed.domain.closing?.surplusCents, 28_000)
    closed.when('PostExpense', expense, cashierActor).thenRefused('out-of-turn')
  })
})

describe('fee ledger', () => {
  it('is one per body and year', () => {
    const run = given(feeLedger, world()).when('OpenLedger', opening, cashierActor).thenStage('open')
    assert.deepEqual(
      run.operations().claims.map(({ key }) => key),
      ['example-convening|2024'],
    )
    assert.equal(run.domain.standards[0]?.amountCents, 28_000)
  })
  it('marks bank cards as personal', () => {
    const input = feeLedger.acts['RecordExpertFees']?.input
    assert.ok(input)
    assert.deepEqual(personalPaths(input), [['rows', '*', 'bankCard']])
  })
})

void it('a payment is written into the application that waits for it, and into no other', () => {
  const effects = imported(row).operations().effects
  assert.deepEqual(
    effects.map(({ caseId, act }) => [caseId, act]),
    [['application-1', 'RecordPayment']],
  )
  const { intake } = noticed()
  const paid = sampleApplication('admitted', {
    intake: { ...intake, fee: { dueCents: 28_000, paidOn: localDate('2024-09-19'), receipt: '3400000000' } },
  })
  const again = given(feeLedger, world({ 'application-1': paid }))
    .state(empty)
    .when('ImportPayments', { rows: [row] }, cashierActor)
  assert.deepEqual(again.operations().effects, [])
})
