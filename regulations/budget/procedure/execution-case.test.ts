import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { budgetExecution } from '#regulations/budget'
import { people } from '../../../tests/support/budget.ts'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import { describeTable } from '../../../tests/support/walk.ts'
import {
  adjusted,
  adjustmentFaults,
  compareExecution,
  figureLines,
  isAdjustable,
  placesAbove,
} from '../execution.ts'
import { exampleFigures, inStage } from './examples.ts'
import { unpackFigures } from './packed-figures.ts'

const world = (budget: unknown = inStage.approved()) => ({
  cases: { 'case-2': budget },
  at: '2023-03-01T09:00:00+08:00',
})
const opened = (budget?: unknown, by = people.compiler) =>
  given(budgetExecution, world(budget)).when('OpenExecution', { budgetCase: 'case-2' }, by)
const adjust = (kind: string, lines: object[], run = opened()) =>
  run.when(
    'AdjustBudget',
    { kind, on: '2023-02-20', documentNumber: '示例〔2023〕40号', reason: '年中调整', lines },
    people.compiler,
  )
const line = (path: string, by: number) => ({ path, by })
const budget = figureLines(unpackFigures(exampleFigures))
const amountOf = (lines: readonly { path: string; fen: number }[], path: string) =>
  lines.find((one) => one.path === path)?.fen

describeTable({
  procedure: budgetExecution,
  people: [people.compiler, people.financeReviewer],
  world: world(),
})

void describe('adjustments in the year', () => {
  void it('追加 1.00 raises its item and all above it, and nothing else', () => {
    const run = adjust('追加', [line('t7/2013201/basic', 1_000_000)]).thenStage('running')
    const after = adjusted(run.domain.budget, run.domain.adjustments)
    for (const path of ['t7/total/total', 't7/201/basic', 't7/20132/total', 't7/2013201/basic'])
      assert.equal(amountOf(after, path), 11_000_000, path)
    assert.equal(amountOf(after, 't3/total/total'), 10_000_000)
  })
  void it('调剂 moves 1.00 between items and leaves the total', () => {
    const moved = adjust('调剂', [line('t3/30211/public', -1_000_000), line('t3/30201/public', 1_000_000)])
    const after = adjusted(moved.thenStage('running').domain.budget, moved.domain.adjustments)
    assert.equal(amountOf(after, 't3/total/total'), 10_000_000)
    assert.equal(amountOf(after, 't3/302/public'), 4_000_000)
    assert.equal(amountOf(after, 't3/30201/total'), 1_000_000)
  })
  void it('refuses 调剂 that changes the total by 0.01', () => {
    adjust('调剂', [line('t3/30211/public', -1_000_000), line('t3/30201/public', 1_010_000)]).thenRefusedBy(
      'adjustment-is-possible-1',
      't3合计差0.01',
    )
  })
  void it('refuses 追减 below nothing, a 追加 that reduces, a class instead of an item', () => {
    adjust('追减', [line('t7/2013201/basic', -10_000_001)]).thenRefusedBy(
      'adjustment-is-possible-1',
      '不能小于0',
    )
    adjust('追减', [line('t7/2013201/basic', -10_000_000)]).thenStage('running')
    adjust('追加', [line('t7/2013201/basic', -1)]).thenRefusedBy('adjustment-is-possible-1', '只能增加')
    adjust('追加', [line('t7/201/basic', 100)]).thenRefusedBy('adjustment-is-possible-1', '最末一级')
    adjust('追加', [line('t7/2013201/basic', 0)]).thenRefusedBy('adjustment-is-possible-1', '为0')
  })
  void it('refuses a day of next year or of tomorrow, and an act of another unit', () => {
    const input = { kind: '追加', documentNumber: '1号', reason: '增', lines: [line('t7/2013201/basic', 1)] }
    opened()
      .when('AdjustBudget', { ...input, on: '2022-12-31' }, people.compiler)
      .thenRefusedBy('day-is-possible')
    opened()
      .when('AdjustBudget', { ...input, on: '2023-03-02' }, people.compiler)
      .thenRefusedBy('day-is-possible')
    opened()
      .when('AdjustBudget', { ...input, on: '2023-03-01' }, people.otherCompiler)
      .thenRefused('not-permitted')
  })
})

clause(
  'shizhu-budget-2023/n.1.2.a',
  'execution begins with the approved budget of the unit itself',
  ({ accepts, refuses }) => {
    accepts('approved, by its own compiler: the year is taken', () => {
      assert.deepEqual(
        opened()
          .thenStage('running')
          .operations()
          .claims.map(({ key }) => key),
        ['136003/2023'],
      )
    })
    refuses('a budget that lies with finance, or none at all', () => {
      opened(inStage.financeReview()).thenRefusedBy('budget-is-approved', '还没有批复')
      opened(null).thenRefusedBy('budget-is-approved')
    })
    refuses('the compiler of another unit', () => {
      opened(inStage.approved(), people.otherCompiler).thenRefusedBy('budget-is-approved', '自己的制表人')
    })
  },
)

void describe('预算执行', () => {
  void it('compares budget, adjusted budget and final accounts line by line', () => {
    const run = adjust('追加', [line('t7/2013201/basic', 2_500_000)]).when(
      'RecordAccounts',
      { on: '2023-02-28', documentNumber: '决〔2023〕2号', figures: exampleFigures },
      people.compiler,
    )
    const { domain } = run.thenStage('accounted')
    assert.ok(domain.stage === 'accounted')
    const { accounts, adjustments } = domain
    const row = compareExecution(domain.budget, adjustments, accounts.lines).find(
      ({ path }) => path === 't7/total/total',
    )
    assert.deepEqual(row, {
      path: 't7/total/total',
      budget: 10_000_000,
      adjusted: 12_500_000,
      final: 10_000_000,
      difference: -2_500_000,
      rate: '80.00%',
    })
    adjust('追加', [line('t7/2013201/basic', 1)], run).thenRefused('out-of-turn')
    run.when('CloseExecution', {}, people.compiler).thenRefused('not-permitted')
    assert.deepEqual(run.refolded(), run.snapshot)
  })

  void it('prints the comparison, also before there are accounts', () => {
    const { comparison } = budgetExecution.documents
    assert.ok(comparison)
    assert.match(JSON.stringify(comparison.data(opened().domain, [])), /表7 合计 总计.*10\.00/)
    assert.equal(compareExecution(budget, [], null)[0]?.rate, '')
  })
})

void describe('places of an adjustment', () => {
  void it('are the lowest level only, and everything above follows', () => {
    assert.deepEqual(
      [
        't7/2013201/basic',
        't7/20132/basic',
        't7/2013201/total',
        't3/30211/public',
        't3/302/public',
        't2/2013201/basic',
      ].map(isAdjustable),
      [true, false, false, true, false, false],
    )
    assert.deepEqual(placesAbove('t3/30211/public'), [
      't3/total/total',
      't3/total/public',
      't3/302/total',
      't3/302/public',
      't3/30211/total',
      't3/30211/public',
    ])
    assert.deepEqual(adjustmentFaults('调剂', [], budget), [])
  })
})
