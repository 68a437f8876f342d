import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PublicTargets } from '#regulations/budget'
import { fundTargets, lastTablesProvider } from '#regulations/budget'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import {
  atFinance,
  evaluatedTargets,
  exampleRevision,
  filledTargets,
  openedTargets,
  passingSheet,
  publishedTargets,
  selfEvaluation,
  submittedTargets,
  targetPeople as people,
  targetWorld,
} from '../../../tests/support/targets.ts'
import { exampleFundEntry, exampleFundKey, exampleLines, exampleTable } from './examples.ts'

const open = (fund: string, by = people.compiler, world = targetWorld) =>
  given(fundTargets, world).when('OpenTargets', { fund }, by)
const entry = (change: Partial<typeof exampleFundEntry>, key = exampleFundKey) => ({
  ...targetWorld,
  registers: { ...targetWorld.registers, 'fund-projects': { [key]: { ...exampleFundEntry, ...change } } },
})

clause('shizhu-budget-2023/p.unit', 'only the compilers of the owner edit', ({ accepts, refuses }) => {
  accepts('the department’s own compiler; a unit below reads', () => {
    const run = openedTargets()
    assert.equal(run.domain.fund.owner.code, '136')
    assert.deepEqual(fundTargets.visibility.see.kind, 'any')
    filledTargets(run).thenStage('filling')
  })
  refuses('a compiler of the unit below: 编制单位为136', () => {
    const tried = openedTargets().when('ReviseTargets', exampleRevision, people.unitCompiler)
    tried.thenRefusedBy('compiler-owns-fund', '编制单位为136')
    open(exampleFundKey, people.unitCompiler).thenRefusedBy('compiler-owns-fund', '编制单位为136')
  })
})

clause('shizhu-budget-2023/p.name', 'one table per fund, department and year', ({ accepts, refuses }) => {
  accepts('takes the fund of the year', () => {
    const { claims } = openedTargets().operations()
    assert.deepEqual(
      claims.map(({ claim, key, operation }) => [claim, key, operation]),
      [['fund-of-department-and-year', '136/2023/示例老年学习经费', 'take']],
    )
    return claims
  })
  refuses('the same name under another number takes the same place', () => {
    const again = open('2023-136-09', people.compiler, entry({}, '2023-136-09'))
    const [first] = openedTargets().operations().claims
    const [second] = again.operations().claims
    assert.equal(second?.key, first?.key)
    assert.match(second?.say ?? '', /已有绩效目标表/)
    return second
  })
})

clause('shizhu-budget-2023/p.blank.name', 'the name comes from the register', ({ accepts, refuses }) => {
  accepts('registered', () => open(exampleFundKey).thenStage('filling').outcome)
  refuses('not in the register, or without a name', () => {
    open('2023-136-99').thenRefusedBy('fund-is-registered')
    open(exampleFundKey, people.compiler, entry({ name: '' })).thenRefusedBy('fund-is-registered', '项目名称')
  })
})

clause('shizhu-budget-2023/p.blank.dept', 'the department is of the first level', ({ accepts, refuses }) => {
  accepts('a unit’s own project under its first-level department', () => {
    const run = open('2023-136003-01', people.unitCompiler).thenStage('filling')
    assert.equal(run.domain.fund.department.code, '136')
    return run.outcome
  })
  refuses('a department that is no 一级 unit', () => {
    const registers = {
      ...targetWorld.registers,
      'budget-units': { '136003': targetWorld.registers?.['budget-units']?.['136003'] },
    }
    open('2023-136003-01', people.unitCompiler, { ...targetWorld, registers }).thenRefusedBy(
      'department-is-first-level',
      '不是一级预算单位',
    )
  })
})

clause('shizhu-budget-2023/p.blank.class', 'a closed list of categories', ({ accepts, refuses }) => {
  accepts('一般性项目', () => open(exampleFundKey).thenStage('filling').outcome)
  refuses('a free word', () => {
    open(exampleFundKey, people.compiler, entry({ category: '日常杂项' })).thenRefusedBy(
      'category-is-listed',
      '日常杂项',
    )
  })
})

void describe('the way of a table', () => {
  void it('goes through both reviews, the approval, the public, the year and its evaluation', () => {
    const end = evaluatedTargets()
      .when('PublishEvaluation', {}, people.compiler)
      .thenStage('evaluation-published')
    const page = end.operations().notices[0]?.data as unknown as PublicTargets
    assert.equal(page.evaluation?.total, '99.44')
    assert.equal(page.evaluation?.rating, '优')
    assert.deepEqual(end.refolded(), end.snapshot)
  })

  void it('stops at an incomplete sheet, an open row, grade 差 and an outdated sheet', () => {
    const run = atFinance()
    run
      .when('PassFinanceReview', {}, people.performance)
      .thenRefusedBy('sheet-is-passed', '请先填写逐行审核表')
    run
      .when('RecordSheet', { ...passingSheet, lines: exampleLines.slice(1) }, people.performance)
      .thenRefusedBy('sheet-covers-rows', '人均培训成本')
    const [first, ...rest] = exampleLines
    const opened = { ...first, passed: false, opinion: '标准偏高' }
    run
      .when(
        'RecordSheet',
        { ...passingSheet, lines: [{ ...opened, opinion: '' }, ...rest] },
        people.performance,
      )
      .thenRefusedBy('opinion-is-written', '人均培训成本')
    run
      .when('RecordSheet', { ...passingSheet, lines: [opened, ...rest] }, people.performance)
      .thenStage('finance-review')
      .when('PassFinanceReview', {}, people.performance)
      .thenRefusedBy('sheet-is-passed', '人均培训成本有修改意见')
    run
      .when('RecordSheet', { ...passingSheet, grade: '差' }, people.performance)
      .when('PassFinanceReview', {}, people.performance)
      .thenRefusedBy('sheet-is-passed', '“差”')
  })

  void it('comes back with items tied to rows, is answered and has to be reviewed anew', () => {
    const items = { items: [{ path: 'rows/r1/value', text: '标准偏高，请说明' }] }
    const returned = atFinance()
      .when('RecordSheet', passingSheet, people.performance)
      .when('Return', items, people.performance)
      .thenStage('filling')
    assert.equal(returned.domain.returnedBy, 'finance')
    const rows = exampleTable.rows.map((row) => (row.id === 'r1' ? { ...row, value: '450' } : row))
    const changed = returned.when('ReviseTargets', { rows }, people.compiler).thenStage('filling')
    assert.deepEqual(changed.domain.changes, [{ path: '人均培训成本 指标值', before: '500', after: '450' }])
    const again = submittedTargets(changed)
    again.when('ApproveByDepartment', {}, people.department).thenRefusedBy('returned-items-answered')
    const answered = changed.when(
      'Answer',
      { number: 1, kind: 'changed', text: '已降为450' },
      people.compiler,
    )
    const passed = atFinance(submittedTargets(answered))
    passed.when('PassFinanceReview', {}, people.performance).thenRefusedBy('sheet-is-passed', '又有改动')
  })

  void it('may be taken back until it is opened, and urged', () => {
    const sent = submittedTargets()
    sent.when('Withdraw', {}, people.compiler).thenStage('self-checked')
    sent.when('Urge', { note: '请尽快' }, people.compiler).thenAccepted()
    sent
      .when('Receive', {}, people.department)
      .when('Withdraw', {}, people.compiler)
      .thenRefusedBy('not-received-yet')
  })

  void it('is public only after the secrecy review, and can be taken down and published again', () => {
    const run = publishedTargets()
    const down = run
      .when('WithdrawFromPublic', { reason: '含个人信息' }, people.secrecy)
      .thenStage('withdrawn')
    assert.equal(down.operations().notices[0]?.operation, 'remove')
    down.when('PublishTargets', {}, people.contact).thenRefusedBy('secrecy-review-passed', '尚未审查')
    down
      .when('ReviewSecrecy', { passed: false, opinion: '仍含手机号码' }, people.secrecy)
      .when('PublishTargets', {}, people.contact)
      .thenRefusedBy('secrecy-review-passed', '审查未通过')
    down
      .when('ReviewSecrecy', { passed: true, opinion: '已删去' }, people.secrecy)
      .when('PublishTargets', {}, people.contact)
      .thenStage('published')
  })

  void it('is adjusted in the year with consent; the public version follows', () => {
    const rows = exampleTable.rows.map((row) => (row.id === 'r3' ? { ...row, value: '300' } : row))
    const run = publishedTargets()
    run
      .when('RequestAdjustment', { reason: '报名减少', rows }, people.compiler)
      .thenRefusedBy('check-goal-figure-has-indicator', '不一致')
    const goal = '开设学习班不少于12期，培训学员不少于300人次。'
    const asked = run
      .when('RequestAdjustment', { reason: '报名减少', rows, goal }, people.compiler)
      .thenStage('adjusting')
    asked
      .when('Return', { items: [{ path: 'rows/r3', text: '请附说明' }] }, people.performance)
      .thenStage('published')
    const done = asked.when('ConsentAdjustment', {}, people.performance).thenStage('published')
    const page = done.operations().notices[0]?.data as unknown as PublicTargets
    assert.equal(page.indicators.find(({ name }) => name === '培训学员')?.value, '300')
    assert.match(page.version.reason, /绩效目标调整：报名减少/)
    run.when('RequestAdjustment', { reason: '无' }, people.compiler).thenRefusedBy('revision-changes-table')
  })

  void it('keeps the approved amount with its reason where it differs', () => {
    const waiting = atFinance()
      .when('RecordSheet', passingSheet, people.performance)
      .when('PassFinanceReview', {}, people.performance)
      .on('2023-02-06T09:00:00+08:00')
    const input = { approvedOn: '2023-02-06', documentNumber: '', amount: '18.00' }
    waiting
      .when('ApproveTargets', input, people.approver)
      .thenRefusedBy('amount-is-reasoned', '报送20.00万元，批复18.00万元')
    const approved = waiting
      .when('ApproveTargets', { ...input, reason: '压减10%' }, people.approver)
      .thenStage('approved')
    assert.equal(approved.domain.table.budget, '18.00')
    waiting
      .when('ApproveTargets', { ...input, approvedOn: '2023-02-07' }, people.approver)
      .thenRefusedBy('day-is-possible')
  })
})

void describe('results', () => {
  void it('need every row, a readable value and a reason for each miss', () => {
    const run = publishedTargets().on('2024-01-15T09:00:00+08:00')
    const send = (change: object) =>
      run.when('SubmitSelfEvaluation', { ...selfEvaluation, ...change }, people.compiler)
    const results = selfEvaluation.results
    send({ results: results.slice(1) }).thenRefusedBy('results-cover-rows', '人均培训成本')
    send({ results: results.map((one) => ({ ...one, reason: '' })) }).thenRefusedBy(
      'misses-have-reasons',
      '培训学员',
    )
    send({
      results: results.map((one) => (one.row === 'r4' ? { ...one, result: '提高' } : one)),
    }).thenRefusedBy('result-is-readable', '学习氛围')
    send({ spent: '二十万' }).thenRefusedBy('spent-is-amount')
    const { outcome } = send({}).thenAccepted()
    assert.ok(outcome?.kind === 'accepted')
    assert.deepEqual(
      outcome.verdicts.filter(({ holds }) => holds !== 'yes').map(({ say }) => say),
      ['“培训学员”目标≥360人次，完成350，未达到。'],
    )
  })

  void it('of the middle of the year carry a light per row', () => {
    const readings = selfEvaluation.results.map(({ row, result }) => ({
      row,
      result,
      forecast: 'full',
      reason: '',
    }))
    const half = readings.map((one) =>
      one.row === 'r2' ? { ...one, result: '6' } : one.row === 'r3' ? { ...one, result: '50' } : one,
    )
    const run = publishedTargets()
    run
      .when('RecordMonitoring', { month: 6, spent: '9.00', readings: half }, people.compiler)
      .thenRefusedBy('misses-have-reasons', '培训学员')
    const told = run.when(
      'RecordMonitoring',
      { month: 6, spent: '9.00', readings: half.map((one) => ({ ...one, reason: '下半年开课' })) },
      people.compiler,
    )
    told.thenStage('published')
    assert.ok('monitoring' in told.domain)
    const [monitoring] = told.domain.monitoring
    assert.deepEqual(
      monitoring?.readings.map(({ light }) => light),
      ['green', 'green', 'red', 'green', 'green'],
    )
    assert.equal(monitoring?.executionLight, 'amber')
  })

  void it('are copied with the indicators where last year’s table is taken as a start', () => {
    const last = {
      name: exampleFundEntry.name,
      table: exampleTable,
      results: [{ name: '培训学员', result: '350' }],
    }
    const world = { ...targetWorld, rows: { [lastTablesProvider]: [last] } }
    const copied = given(fundTargets, world)
      .when('OpenTargets', { fund: exampleFundKey, copyLast: true }, people.compiler)
      .thenStage('filling')
    const { table } = copied.domain
    assert.deepEqual([table.budget, table.rows.length, table.links], ['', 5, []])
    assert.equal(table.rows[2]?.history, '350')
    openedTargets()
    given(fundTargets, targetWorld)
      .when('OpenTargets', { fund: exampleFundKey, copyLast: true }, people.compiler)
      .thenRefusedBy('last-table-exists', '请从空表开始')
  })

  void it('stand beside next year’s targets', () => {
    const done = evaluatedTargets()
    const { entries } = done.operations()
    assert.equal(entries.length, 5)
    const results = Object.fromEntries(entries.map(({ key, values }) => [key, values]))
    const next = {
      ...targetWorld,
      registers: {
        ...targetWorld.registers,
        'fund-projects': { '2024-136-01': { ...exampleFundEntry, year: 2024 } },
        'target-results': results,
      },
    }
    const run = open('2024-136-01', people.compiler, next).when(
      'ReviseTargets',
      exampleRevision,
      people.compiler,
    )
    const last = run.thenStage('filling').domain.reference.last.find(({ name }) => name === '培训学员')
    assert.deepEqual(last, {
      name: '培训学员',
      target: '≥360人次',
      result: '350',
      outcome: 'part',
      reason: '两期因天气停课',
    })
    run
      .when('PassSelfCheck', {}, people.compiler)
      .thenTold('check-missed-target-reconsidered', '完成350，部分完成')
  })
})
