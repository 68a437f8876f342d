import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import {
  approvedBudget,
  firstLevelCode,
  openedBudget,
  people,
  signedBudget,
  submittedBudget,
} from '../../../tests/support/budget.ts'
import { exampleFigures } from './examples.ts'
import { runningPeriods } from '#kernel/case'
import { unitBudget } from '#regulations/budget'
import { emptyCalendar } from '../../../tests/support/run.ts'

const atFinance = () =>
  submittedBudget()
    .when('ApproveByDepartment', { opinion: '同意' }, people.department)
    .thenStage('finance-review')
const running = (run: ReturnType<typeof atFinance>) =>
  runningPeriods(unitBudget.periods, unitBudget.holds, run.domain, emptyCalendar).map(({ id, reckoning }) => [
    id,
    reckoning.due,
  ])
const approve = (run: ReturnType<typeof atFinance>, approvedOn: string, more: object = {}) =>
  run
    .on('2023-03-01T09:00:00+08:00')
    .when(
      'ApproveByFinance',
      { approvedOn, documentNumber: '示例〔2023〕1号', ...more },
      people.financeApprover,
    )

clause(
  'shizhu-budget-2023/t0.date',
  'legal clocks of 20, 15 and 20 days alert and never block',
  ({ accepts, refuses }) => {
    accepts('finance answers on day 20 after the congress', () => {
      const run = atFinance()
      assert.deepEqual(running(run), [['finance-reply', '2023-02-09']])
      const done = approve(run, '2023-02-09').thenStage('approved')
      assert.ok(done.outcome?.kind === 'accepted' && done.outcome.verdicts[0]?.holds === 'yes')
    })
    refuses('day 21 is told as late by 1', () => {
      approve(atFinance(), '2023-02-10')
        .thenStage('approved')
        .thenTold('done-within-legal-period', '财政批复逾期1日')
    })
    accepts('the department has 15 days, then publication 20', () => {
      const run = approve(atFinance(), '2023-02-06').thenStage('approved')
      assert.deepEqual(running(run), [['unit-reply', '2023-02-21']])
      const replied = run.when(
        'RecordReply',
        { repliedOn: '2023-02-21', documentNumber: '示例' },
        people.department,
      )
      assert.ok(replied.outcome?.kind === 'accepted' && replied.outcome.verdicts[0]?.holds === 'yes')
      assert.deepEqual(running(replied), [['publication', '2023-03-13']])
    })
    refuses('day 16 of the department is told as late', () => {
      approve(atFinance(), '2023-02-06')
        .when('RecordReply', { repliedOn: '2023-02-22', documentNumber: '示例' }, people.department)
        .thenTold('done-within-legal-period', '部门批复单位逾期1日')
    })
    accepts('the day of the congress itself is possible', () => {
      approve(atFinance(), '2023-01-20').thenStage('approved')
    })
    accepts('the day in the notice is shown while the unit compiles', () => {
      assert.deepEqual(running(openedBudget()), [['submission', '2023-01-10']])
    })
    accepts('a first-level unit publishes from the reply of finance', () => {
      const run = approve(submittedBudget(signedBudget(openedBudget({ unit: firstLevelCode }))), '2023-02-06')
      assert.deepEqual(running(run.thenStage('approved')), [['publication', '2023-02-26']])
    })
    refuses('a day before the congress, before the file came, or after today', () => {
      approve(atFinance(), '2023-01-19').thenRefusedBy('congress-has-approved', '早于人代会批准的2023-01-20')
      approve(atFinance(), '2023-01-04').thenRefusedBy('day-is-possible')
      approve(atFinance(), '2023-03-02').thenRefusedBy('day-is-possible', '应在2023-01-05至2023-03-01之间')
    })
  },
)

clause(
  'shizhu-budget-2023/t.unit',
  'approved figures differ with a reason, and are the ones that go on',
  ({ accepts, refuses }) => {
    const cut = (reason?: string) => ({
      changes: [{ path: 't3/30211/public', to: '3.00', ...(reason === undefined ? {} : { reason }) }],
    })
    accepts('a cut with its reason: both figures listed', () => {
      const run = approve(atFinance(), '2023-02-06', cut('压减差旅费')).thenStage('approved')
      assert.deepEqual(run.domain.differences, [
        {
          path: 't3/30211/public',
          label: '一般公共预算财政拨款基本支出预算表 30211 基本支出-日常公用经费',
          before: '4.00',
          after: '3.00',
          reason: '压减差旅费',
        },
      ])
    })
    refuses('a cut without reason', () => {
      approve(atFinance(), '2023-02-06', cut()).thenRefusedBy('differences-are-reasoned', '30211')
    })
    accepts('a place changed by finance and again by the reply keeps what was sent', () => {
      const run = approve(atFinance(), '2023-02-06', cut('压减')).when(
        'RecordReply',
        {
          repliedOn: '2023-02-07',
          documentNumber: '示例',
          changes: [{ path: 't3/30211/public', to: '3.50', reason: '部门调整' }],
        },
        people.department,
      )
      assert.deepEqual(
        run.thenStage('approved').domain.differences.map(({ before, after }) => [before, after]),
        [['4.00', '3.50']],
      )
    })
    accepts('the whole workbook of the reply, compared cell by cell', () => {
      const { t3 } = exampleFigures.tables
      assert.ok(t3)
      const rows = t3.rows.map((row) =>
        row.cells[0] === '30211' ? { ...row, cells: ['30211', '差旅费', '3.00', null, '3.00'] } : row,
      )
      const added = { id: 't3.r5', row: 10, cells: ['30201', '办公费', '1.00', null, '1.00'] }
      const figures = { ...exampleFigures, tables: { t3: { ...t3, rows: [...rows, added] } } }
      const reply = { figures: { ...figures, narrative: [], funds: [] }, figuresReason: '按批复调整' }
      const run = approve(atFinance(), '2023-02-06', reply).thenStage('approved')
      assert.deepEqual(
        run.domain.differences.map(({ path, before, after }) => [path, before, after]),
        [
          ['t3/30211/total', '4.00', '3.00'],
          ['t3/30211/public', '4.00', '3.00'],
          ['t3/30201/total', null, '1.00'],
          ['t3/30201/public', null, '1.00'],
        ],
      )
      assert.equal(run.domain.figures.narrative.length, exampleFigures.narrative.length)
      approve(atFinance(), '2023-02-06', { ...reply, figuresReason: '' }).thenRefusedBy(
        'differences-are-reasoned',
      )
    })
    refuses('the unit after approval', () => {
      approvedBudget()
        .when('ReviseFigures', { changes: [{ path: 't2/2013201/basic', to: '9.00' }] }, people.compiler)
        .thenRefused('out-of-turn')
    })
  },
)

clause('shizhu-budget-2023/n.1.2.a', 'who passes and who approves', ({ accepts, refuses }) => {
  accepts('the approver of finance', () => void approve(atFinance(), '2023-02-06').thenStage('approved'))
  refuses("the reviewer of finance, the unit, and the department in finance's turn", () => {
    const input = { approvedOn: '2023-01-05', documentNumber: '' }
    for (const by of [people.financeReviewer, people.compiler, people.department])
      atFinance().when('ApproveByFinance', input, by).thenRefused('not-permitted')
    submittedBudget()
      .when('ApproveByDepartment', { opinion: '' }, people.compiler)
      .thenRefused('not-permitted')
  })
})
