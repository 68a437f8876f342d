import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PackedFigures } from '#regulations/budget'
import { clause } from '../../../tests/support/clause.ts'
import {
  firstLevelCode,
  openedBudget,
  people,
  signedBudget,
  submittedBudget,
} from '../../../tests/support/budget.ts'
import { exampleFigures } from './examples.ts'

type Change = { readonly path: string; readonly to: string | number | null }

const withNarrative = (...added: readonly (readonly [string, string, string])[]): PackedFigures => ({
  ...exampleFigures,
  narrative: [
    ...exampleFigures.narrative,
    ...added.map(([clauseId, item, value], i) => ({
      clause: clauseId,
      item,
      unit: '万元',
      row: 10 + i,
      value,
    })),
  ],
})
/** A budget opened, changed and signed. */
const signedWith = (changes: readonly Change[], figures: PackedFigures = exampleFigures) => {
  const run = openedBudget({ figures })
  return signedBudget(changes.length === 0 ? run : run.when('ReviseFigures', { changes }, people.compiler))
}
const submit = (run: ReturnType<typeof signedBudget>, reasons = {}) =>
  run.when('Submit', {}, people.compiler, reasons)

clause('shizhu-budget-2023/n.1.2.a', 'the way of a submission', ({ accepts, refuses }) => {
  accepts('a second-level unit: to its own department, which alone may receive it', () => {
    const run = submittedBudget()
    run.thenStage('department-review').when('Receive', {}, people.department).thenAccepted()
  })
  refuses('a reviewer of any other department, and finance before its turn', () => {
    const run = submittedBudget()
    run.when('ApproveByDepartment', { opinion: '' }, people.otherDepartment).thenRefused('not-permitted')
    run.when('Receive', {}, people.otherDepartment).thenRefused('not-permitted')
    run.when('Receive', {}, people.financeReviewer).thenRefused('not-permitted')
    run
      .when('ApproveByFinance', { approvedOn: '2023-01-05' }, people.financeApprover)
      .thenRefused('out-of-turn')
  })
  accepts('a first-level unit skips the department', () => {
    const run = submittedBudget(signedBudget(openedBudget({ unit: firstLevelCode })))
    run.thenStage('finance-review').when('Receive', {}, people.financeReviewer).thenAccepted()
  })
})

clause('shizhu-budget-2023/t0.date', 'the day of sending in', ({ rows }) => {
  rows(
    [
      { at: '2023-01-10T23:59:00+08:00', late: null, accepted: true },
      { at: '2023-01-11T00:00:00+08:00', late: '逾期1日', accepted: false },
    ],
    ({ at }) => `notice 2023-01-10, sent in ${at}`,
    ({ at, late }) => {
      const run = submit(signedBudget().on(at)).thenStage('department-review')
      if (late === null)
        assert.ok(run.outcome?.kind === 'accepted' && run.outcome.verdicts[0]?.holds === 'yes')
      else run.thenTold('submitted-in-time', late)
      assert.ok(run.domain.stage === 'department-review' && run.domain.submittedOn === at.slice(0, 10))
    },
  )
})

clause('shizhu-budget-2023/n.struct', 'six parts of the explanation', ({ accepts, refuses }) => {
  accepts('all six', () => void submit(signedBudget()).thenAccepted())
  refuses('without part four', () => {
    const { t4: _left, ...tables } = exampleFigures.tables
    submit(signedWith([], { ...exampleFigures, tables })).thenRefusedBy(
      'explanation-complete',
      '缺少：四、三公经费情况说明',
    )
  })
})

clause('shizhu-budget-2023/n.1.1', 'duties', ({ accepts, refuses }) => {
  accepts('one character', () => void submit(signedWith([{ path: 'text/duties', to: '管' }])).thenAccepted())
  refuses('none', () => {
    submit(signedWith([{ path: 'text/duties', to: null }])).thenRefusedBy(
      'text-is-stated-duties',
      '缺少职能职责（说明一（一））',
    )
  })
})

clause('shizhu-budget-2023/n.3.g', 'why there is no project', ({ accepts, refuses }) => {
  accepts('with a reason', () => void submit(signedBudget()).thenAccepted())
  refuses('without one', () => {
    submit(signedWith([{ path: 'text/projectReason', to: '' }])).thenRefusedBy('text-is-stated-projectReason')
  })
})

clause('shizhu-budget-2023/n.2.1.d', 'why income changed', ({ accepts, refuses }) => {
  const grown = withNarrative(['n.2.1.c', '上年收入预算总额', '8.00'], ['n.2.1.c', '收入比上年增加', '2.00'])
  refuses('grown by 2.00 without reason', () => {
    submit(signedWith([], grown)).thenRefusedBy('text-is-stated-incomeReason', '增加2.00万元')
  })
  accepts('with the reason', () => {
    submit(signedWith([{ path: 'text/incomeReason', to: '一般公共预算拨款增加' }], grown)).thenAccepted()
  })
})

clause('shizhu-budget-2023/n.5.1.b', 'why running cost changed', ({ accepts, refuses }) => {
  const cut = (last: string, item: string, change: string): PackedFigures =>
    withNarrative(
      ['n.5.1.a', '机关运行经费', '4.00'],
      ['n.5.1.a', '上年机关运行经费', last],
      ['n.5.1.a', item, change],
    )
  refuses('changed by −6.72 without reason', () => {
    submit(signedWith([], cut('10.72', '机关运行经费比上年减少', '6.72'))).thenRefusedBy(
      'text-is-stated-operatingReason',
      '减少6.72万元',
    )
  })
  accepts('changed by 0.00: no reason needed', () => {
    submit(signedWith([], cut('4.00', '机关运行经费比上年持平', '0'))).thenAccepted()
  })
})

clause('shizhu-budget-2023/t3.total', 'errors of the checks stop sending in', ({ accepts, refuses }) => {
  refuses(
    'table 2 no longer equal to table 3 (190.98 and 190.97 alike): each error with its clause, and nothing else happens',
    () => {
      const run = submit(signedWith([{ path: 't2/2013201/basic', to: '9.99' }]))
      run.thenRefused('rules')
      assert.ok(run.outcome?.kind === 'refused')
      const clauses = run.outcome.findings.map((finding) => finding.clause)
      assert.ok(clauses.includes('shizhu-budget-2023/t3.total'), clauses.join())
      assert.equal(run.domain.stage, 'signing')
    },
  )
  accepts('put right again', () => {
    const wrong = openedBudget().when(
      'ReviseFigures',
      { changes: [{ path: 't2/2013201/basic', to: '9.99' }] },
      people.compiler,
    )
    const right = { changes: [{ path: 't2/2013201/basic', to: '10.00' }] }
    submit(signedBudget(wrong.when('ReviseFigures', right, people.compiler))).thenAccepted()
  })
})

clause('shizhu-budget-2023/t3.r13', 'a share of 劳务费 above 20% wants a reason', ({ accepts, refuses }) => {
  const labour = (first: string, second: string): PackedFigures => {
    const { t3 } = exampleFigures.tables
    assert.ok(t3)
    const rows = t3.rows.map((row) =>
      row.id === 't3.r4' ? { ...row, cells: ['30211', '差旅费', first, null, first] } : row,
    )
    const added = { id: 't3.r5', row: 10, cells: ['30226', '劳务费', second, null, second] }
    return { ...exampleFigures, tables: { ...exampleFigures.tables, t3: { ...t3, rows: [...rows, added] } } }
  }
  refuses('1.00 of 4.00 until a reason is given, which is kept', () => {
    const run = submit(signedWith([], labour('3.00', '1.00'))).thenRefused('reason-needed')
    assert.ok(run.outcome?.kind === 'refused')
    assert.deepEqual(
      run.outcome.fields.map(({ path }) => path),
      ['reasons.explained-share-plausibility-t3-r13'],
    )
    const reasons = { 'explained-share-plausibility-t3-r13': '聘用临时讲师' }
    const explained = submit(signedWith([], labour('3.00', '1.00')), reasons).thenAccepted()
    assert.ok(explained.outcome?.kind === 'accepted')
    assert.deepEqual(explained.outcome.reasons, reasons)
  })
  accepts('0.80 of 4.00 is 20% exactly: none needed', () => {
    submit(signedWith([], labour('3.20', '0.80'))).thenAccepted()
  })
})

void describe('returned with items', () => {
  const items = {
    items: [
      { path: 't2/2013201/basic', text: '请核对' },
      { path: 'text/duties', text: '请补充' },
    ],
  }
  const answer = (number: number) => ({ number, kind: 'changed', text: '已改' })

  void it('goes back unsigned and out again only when every item has its answer', () => {
    const returned = submittedBudget().when('Return', items, people.department).thenStage('compiling')
    assert.equal(returned.domain.returnedBy, 'first-review')
    const half = signedBudget(returned.when('Answer', answer(1), people.compiler).thenAccepted())
    submit(half).thenRefusedBy('returned-items-answered', '第 2 条尚未答复')
    const whole = half.when('Answer', answer(2), people.compiler).thenAccepted()
    submit(whole).thenStage('department-review')
  })

  void it('from finance goes to the unit, which answers; the department passes only what is answered', () => {
    const atFinance = submittedBudget()
      .when('ApproveByDepartment', { opinion: '同意' }, people.department)
      .thenStage('finance-review')
    const returned = atFinance.when('Return', items, people.financeReviewer).thenStage('compiling')
    assert.equal(returned.domain.returnedBy, 'finance')
    const unanswered = submittedBudget(signedBudget(returned))
    unanswered
      .when('ApproveByDepartment', { opinion: '' }, people.department)
      .thenRefusedBy('returned-items-answered')
    const answered = returned
      .when('Answer', answer(1), people.compiler)
      .when('Answer', answer(2), people.compiler)
      .thenAccepted()
    submittedBudget(signedBudget(answered))
      .when('ApproveByDepartment', { opinion: '' }, people.department)
      .thenStage('finance-review')
  })

  void it('may be taken back until it is opened', () => {
    const sent = submittedBudget()
    sent.when('Withdraw', {}, people.compiler).thenStage('signing')
    sent
      .when('Receive', {}, people.department)
      .when('Withdraw', {}, people.compiler)
      .thenRefusedBy('not-received-yet')
  })

  void it('a printed document takes the year once, however often it is sent in', () => {
    const run = submittedBudget(signedBudget(openedBudget({ basis: 'printed' })))
    assert.equal(run.operations().claims[0]?.operation, 'take')
    const again = run
      .when('Return', { items: [{ path: '', text: '请核对' }] }, people.department)
      .when('Answer', answer(1), people.compiler)
    assert.deepEqual(submittedBudget(signedBudget(again)).operations().claims, [])
  })
})
