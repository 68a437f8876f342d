import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unitBudget } from '#regulations/budget'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import {
  assignedBudget,
  budgetWorld,
  firstLevelCode,
  openedBudget,
  people,
  projectReason,
  signedBudget,
  submittedBudget,
} from '../../../tests/support/budget.ts'
import { exampleFigures, inStage, unitCode } from './examples.ts'

type Run = ReturnType<typeof openedBudget>

const basics = { staff: 7, retired: 12, vehicles: 0, proposals: [{ name: '维修', amount: '2.00' }] }
const line = (path: string, limit: string | number) => ({ path, limit })
const controls = (lines: object[], unit = unitCode) => ({ unit, documentNumber: '示例〔2022〕12号', lines })
const compiled = (run: Run) =>
  run
    .when('ReplaceFigures', { figures: exampleFigures }, people.compiler)
    .thenAccepted()
    .when('ReviseFigures', { changes: projectReason }, people.compiler)
    .thenStage('compiling')
const limited = (lines: object[]) =>
  compiled(
    assignedBudget()
      .thenStage('assigned')
      .when('SubmitBasics', basics, people.compiler)
      .thenStage('basics-review')
      .when('IssueControls', controls(lines), people.department)
      .thenStage('compiling'),
  )
const send = (run: Run) => signedBudget(run).when('Submit', {}, people.compiler)

clause('shizhu-budget-2023/n.0', 'a budget called for takes the year of its unit', ({ accepts, refuses }) => {
  accepts('the year is taken when it is called for', () => {
    assert.deepEqual(
      assignedBudget()
        .operations()
        .claims.map(({ key, operation }) => [key, operation]),
      [[`${unitCode}/2023`, 'take']],
    )
  })
  accepts('and free again when the call is taken back', () => {
    const run = assignedBudget().when('RecallAssignment', { reason: '单位已并入' }, people.financeReviewer)
    assert.equal(run.thenStage('discarded').operations().claims[0]?.operation, 'release')
  })
  refuses('a call that is not made by a 布置: nobody does this act by hand', () => {
    const input = {
      unit: unitCode,
      year: 2023,
      dueOn: '2023-01-10',
      firstUp: true,
      controls: true,
      office: '财政',
    }
    openedBudget().when('AssignBudget', input, people.financeReviewer).thenRefused('unknown-act')
  })
})

clause(
  'shizhu-budget-2023/n.1.2.a',
  'who calls for a budget and sets its ceilings',
  ({ accepts, refuses }) => {
    accepts('finance, and the department of the unit', () => {
      for (const by of [people.financeReviewer, people.department])
        assignedBudget({}, by).thenStage('assigned')
    })
    accepts('a first-level unit is called for by finance alone', () => {
      assignedBudget({ unit: firstLevelCode }).thenStage('assigned')
      assignedBudget({ unit: firstLevelCode }, people.department).thenRefusedBy('office-is-above-the-unit')
    })
    refuses('a reviewer of any other department', () => {
      assignedBudget({}, people.otherDepartment).thenRefusedBy(
        'office-is-above-the-unit',
        '无权审核非本部门所属单位',
      )
    })
    refuses('ceilings meant for another unit', () => {
      assignedBudget()
        .when('IssueControls', controls([], '136009'), people.department)
        .thenRefusedBy('unit-is-meant', '136009')
    })
    refuses('ceilings by the unit itself, and by a foreign department', () => {
      for (const by of [people.compiler, people.otherDepartment])
        assignedBudget().when('IssueControls', controls([]), by).thenRefused('not-permitted')
    })
  },
)

void describe('一上', () => {
  void it('is optional: without it and without ceilings the unit compiles at once', () => {
    assignedBudget({ firstUp: false, controls: false }).thenStage('compiling')
    assignedBudget().when('IssueControls', controls([]), people.department).thenStage('compiling')
  })

  void it('may be taken back until the office has opened it, and be returned with items', () => {
    const sent = assignedBudget().when('SubmitBasics', basics, people.compiler)
    sent.when('Withdraw', {}, people.compiler).thenStage('assigned')
    const opened = sent.when('Receive', {}, people.department).thenAccepted()
    opened.when('Withdraw', {}, people.compiler).thenRefusedBy('not-received-yet')
    const items = { items: [{ path: 'basics.staff', text: '请核对人数' }] }
    const back = opened.when('Return', items, people.department).thenStage('assigned')
    back.when('SubmitBasics', basics, people.compiler).thenRefusedBy('returned-items-answered')
    back
      .when('Answer', { number: 1, kind: 'explained', text: '编制内7人' }, people.compiler)
      .when('SubmitBasics', basics, people.compiler)
      .thenStage('basics-review')
  })

  void it('refuses a wrong stage and a wrong post', () => {
    openedBudget().when('SubmitBasics', basics, people.compiler).thenRefused('out-of-turn')
    assignedBudget().when('SubmitBasics', basics, people.otherCompiler).thenRefused('not-permitted')
    assignedBudget()
      .when('SubmitBasics', { ...basics, staff: -1 }, people.compiler)
      .thenRefused('input')
  })
})

clause(
  'shizhu-budget-2023/n.2.2.a',
  'a figure above the 控制数 is refused with its line',
  ({ accepts, refuses }) => {
    accepts('10.00 within 10.00, printed against printed', () => {
      send(limited([line('t7/total/total', '10.00')])).thenStage('department-review')
    })
    refuses('10.00 against 9.99: the line and what is too much', () => {
      send(limited([line('t7/total/total', '9.99')])).thenRefusedBy(
        'within-control-t7-total-total',
        /支出总表 合计.*10\.00超过控制数9\.99，多0\.01万元/,
      )
    })
    accepts(
      'a printed 10.00 may stand for 99,950 元: a ceiling of exactly that is not surely exceeded',
      () => {
        send(limited([line('t7/total/total', 9_995_000)])).thenStage('department-review')
      },
    )
    refuses('one 分 less and every amount that prints 10.00 is above it', () => {
      send(limited([line('t7/total/total', 9_994_999)])).thenRefusedBy('within-control-t7-total-total')
    })
    refuses('every line that is exceeded, not only the first', () => {
      const run = send(limited([line('t7/201/total', '9.00'), line('t3/total/public', '3.00')]))
      run.thenRefusedBy('within-control-t7-201-total', '201')
      run.thenRefusedBy('within-control-t3-total-public', '日常公用经费')
    })
    refuses('a class that the ceilings leave nothing for', () => {
      send(limited([line('t7/201/total', '0')])).thenRefusedBy('within-control-t7-201-total')
    })
    accepts('a place the budget does not use is within any ceiling', () => {
      send(limited([line('t7/208/total', '0'), line('t4/total/total', '0')])).thenStage('department-review')
    })
    accepts('a ceiling raised while the unit compiles', () => {
      const tight = limited([line('t7/total/total', '9.00')])
      send(tight).thenRefusedBy('within-control-t7-total-total')
      const raised = tight.when(
        'AdjustControls',
        controls([line('t7/total/total', '10.00')]),
        people.financeReviewer,
      )
      send(raised.thenStage('compiling')).thenStage('department-review')
    })
    refuses('a line that no table has, or an amount that is none', () => {
      for (const wrong of [
        line('t7/total/colour', '1.00'),
        line('x/1', '1.00'),
        line('t7/total/total', '一万'),
      ])
        assignedBudget()
          .when('IssueControls', controls([wrong]), people.department)
          .thenRefusedBy('control-line-is-known')
    })
  },
)

void describe('ceilings', () => {
  void it('are sent back by a unit that cannot keep them, and set again', () => {
    const items = { items: [{ path: 't7/total/total', text: '人员经费不足，请核增' }] }
    const back = limited([line('t7/total/total', '9.00')])
      .when('Return', items, people.compiler)
      .thenStage('basics-review')
    back
      .when('Answer', { number: 1, kind: 'changed', text: '已核增' }, people.department)
      .when('IssueControls', controls([line('t7/total/total', '10.00')]), people.department)
      .thenStage('compiling')
    assert.deepEqual(back.refolded(), back.snapshot)
  })
})

clause('shizhu-budget-2023/t0.date', 'the day of the call is the day that counts', ({ accepts, refuses }) => {
  const due = (dueOn: string) => compiled(assignedBudget({ firstUp: false, controls: false, dueOn }))
  accepts('notice says by 2023-01-10 and 报送 on 2023-01-10 23:59: in time', () => {
    const run = signedBudget(due('2023-01-10')).on('2023-01-10T23:59:00+08:00')
    const sent = run.when('Submit', {}, people.compiler).thenStage('department-review')
    assert.ok(sent.outcome?.kind === 'accepted' && sent.outcome.verdicts[0]?.holds === 'yes')
  })
  refuses('on 2023-01-11: 逾期1日', () => {
    signedBudget(due('2023-01-10'))
      .on('2023-01-11T00:00:00+08:00')
      .when('Submit', {}, people.compiler)
      .thenTold('submitted-in-time', '逾期1日')
  })
  accepts('a day moved for all is the new day', () => {
    const moved = due('2023-01-10').when(
      'MoveDueDay',
      { dueOn: '2023-01-12', reason: '系统停机' },
      people.financeReviewer,
    )
    const run = signedBudget(moved.thenAccepted()).on('2023-01-12T09:00:00+08:00')
    const sent = run.when('Submit', {}, people.compiler).thenStage('department-review')
    assert.ok(sent.outcome?.kind === 'accepted' && sent.outcome.verdicts[0]?.holds === 'yes')
  })
  refuses('a day that has passed already, and a day moved by the unit', () => {
    assignedBudget({ dueOn: '2023-01-04' }).thenRefusedBy('due-day-is-ahead', '2023-01-04')
    due('2023-01-10')
      .when('MoveDueDay', { dueOn: '2023-01-12', reason: '忙' }, people.compiler)
      .thenRefused('not-permitted')
  })
})

clause('shizhu-budget-2023/t6.r6', 'transfers between units', ({ accepts, refuses }) => {
  const state = (transfer: object, run = openedBudget()) =>
    run.when('StateTransfers', { transfers: [{ kind: 'subsidy', ...transfer }] }, people.compiler)
  accepts('1.00 of 上级补助 from the superior unit', () => {
    state({ direction: 'in', counterpart: '136', amount: '1.00' }).thenStage('compiling')
  })
  refuses('money from oneself, of no amount, or spent on no item', () => {
    state({ direction: 'in', counterpart: unitCode, amount: '1.00' }).thenRefusedBy(
      'transfer-is-possible',
      '本单位',
    )
    state({ direction: 'in', counterpart: '136', amount: '0' }).thenRefusedBy('transfer-is-possible', '大于0')
    state({ direction: 'out', counterpart: '136', amount: '1.00', code: '201' }).thenRefusedBy(
      'transfer-is-possible',
      '7位',
    )
  })
  accepts('a transfer is a figure: it voids the signatures', () => {
    const run = state({ direction: 'in', counterpart: '136', amount: '1.00' }, signedBudget())
    assert.ok(!('signatures' in run.thenStage('compiling').domain))
  })
})

clause('shizhu-budget-2023/t0.date', 'finance replies on what the congress approved', ({ refuses }) => {
  refuses('a reply while nobody has entered the congress’s day', () => {
    const state = { ...inStage.beforeCongress(), congressOn: null }
    given(unitBudget, { ...budgetWorld, at: '2023-03-01T09:00:00+08:00' })
      .state(state)
      .when('ApproveByFinance', { approvedOn: '2023-02-06', documentNumber: '1号' }, people.financeApprover)
      .thenRefusedBy('congress-has-approved', '请先登记人代会批准日期')
  })
})

void describe('the congress and the replies', () => {
  const atFinance = () =>
    submittedBudget().when('ApproveByDepartment', { opinion: '同意' }, people.department).thenAccepted()
  const approval = { approvedOn: '2023-02-06', documentNumber: '示例〔2023〕1号' }

  void it('finance passes it, the congress day is recorded, then finance replies', () => {
    const passed = atFinance().when('PassByFinance', { opinion: '' }, people.financeReviewer)
    passed.thenStage('before-congress')
    passed.when('PassByFinance', { opinion: '' }, people.financeReviewer).thenRefused('out-of-turn')
    const later = passed.on('2023-02-06T09:00:00+08:00')
    later
      .when('RecordCongress', { congressOn: '2023-02-07' }, people.financeReviewer)
      .thenRefusedBy('day-is-possible')
    const recorded = later.when('RecordCongress', { congressOn: '2023-02-06' }, people.financeReviewer)
    recorded.thenStage('before-congress')
    recorded
      .when('ApproveByFinance', { ...approval, approvedOn: '2023-02-05' }, people.financeApprover)
      .thenRefusedBy('congress-has-approved', '早于人代会批准的2023-02-06')
    recorded.when('ApproveByFinance', approval, people.financeApprover).thenStage('approved')
  })

  void it('while the draft lies before the congress finance may still return it to the unit', () => {
    const items = { items: [{ path: 't2/2013201/basic', text: '请压减' }] }
    const back = atFinance()
      .when('PassByFinance', { opinion: '' }, people.financeReviewer)
      .when('Return', items, people.financeApprover)
      .thenStage('compiling')
    assert.equal(back.domain.returnedBy, 'finance')
    assert.deepEqual(back.refolded(), back.snapshot)
  })

  void it('each reply may be taken back until it is opened, and be sent back', () => {
    const approved = atFinance()
      .on('2023-02-06T09:00:00+08:00')
      .when('ApproveByFinance', approval, people.financeApprover)
    approved.when('Withdraw', {}, people.financeApprover).thenStage('finance-review')
    approved.when('Withdraw', {}, people.department).thenRefused('not-permitted')
    const items = { items: [{ path: 't2/2013201/basic', text: '与批复文件不符' }] }
    approved.when('Return', items, people.department).thenStage('before-congress')
    approved.when('Return', items, people.compiler).thenRefused('not-permitted')
    const reply = { repliedOn: '2023-02-06', documentNumber: '示例〔2023〕3号' }
    const replied = approved.when('RecordReply', reply, people.department).thenStage('approved')
    replied.when('Withdraw', {}, people.department).thenStage('approved')
    const returned = replied.when('Return', items, people.compiler).thenStage('approved')
    assert.ok(returned.domain.stage === 'approved' && returned.domain.reply === null)
    assert.deepEqual(returned.refolded(), returned.snapshot)
  })

  void it('a first-level unit gets its reply from finance and needs none of a department', () => {
    const run = submittedBudget(signedBudget(openedBudget({ unit: firstLevelCode })))
      .on('2023-02-06T09:00:00+08:00')
      .when('ApproveByFinance', approval, people.financeApprover)
      .thenStage('approved')
    const reply = { repliedOn: '2023-02-06', documentNumber: '示例' }
    run.when('RecordReply', reply, people.financeApprover).thenRefused('not-permitted')
  })

  void it('nothing is prepared for the public before the department has replied', () => {
    const preparation = {
      contact: { name: '示例联系人', phone: '023-73330000' },
      places: [{ kind: 'portal', address: '' }],
      sealed: true,
    }
    atFinance()
      .on('2023-02-06T09:00:00+08:00')
      .when('ApproveByFinance', approval, people.financeApprover)
      .when('PreparePublication', preparation, people.compiler)
      .thenRefusedBy('department-has-replied', '示例县委老干部局尚未批复')
  })
})
