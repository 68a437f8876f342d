import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { departmentBudget } from '#regulations/budget'
import type { DepartmentUnitRow } from '#regulations/budget'
import { people } from '../../../tests/support/budget.ts'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import { describeTable } from '../../../tests/support/walk.ts'
import { exampleRow } from './department-desk.ts'
import { exampleFigures, unitEntry } from './examples.ts'

const department = {
  ...unitEntry,
  name: '示例县委老干部局',
  level: '一级',
  organisation: 'example-department',
  department: null,
}
const sister = { ...unitEntry, name: '示例县老年大学' }
const row = (more: Partial<DepartmentUnitRow> = {}): DepartmentUnitRow => ({ ...exampleRow(), ...more })
const world = (rows: readonly DepartmentUnitRow[], units: object = {}) => ({
  registers: {
    'budget-units': { '136': department, '136003': unitEntry, ...units },
  },
  rows: { 'budget.department-units': rows },
})
const opened = (rows: readonly DepartmentUnitRow[] = [row()], units: object = {}) =>
  given(departmentBudget, world(rows, units)).when(
    'OpenDepartmentBudget',
    { department: '136', year: 2023 },
    people.department,
  )

describeTable({
  procedure: departmentBudget,
  people: [people.department, people.financeReviewer],
  world: world([row()]),
})

clause('shizhu-budget-2023/n.1.2.a', 'a department adds up its own units', ({ accepts, refuses }) => {
  accepts('the reviewer of a first-level unit, once a year', () => {
    const run = opened().thenStage('collecting')
    assert.deepEqual(
      run.operations().claims.map(({ claim, key }) => [claim, key]),
      [['department-and-year', '136/2023']],
    )
  })
  refuses('another department, a second-level unit, and a code nobody registered', () => {
    const open = (department: string, by = people.department) =>
      given(departmentBudget, world([])).when('OpenDepartmentBudget', { department, year: 2023 }, by)
    open('136', people.otherDepartment).thenRefusedBy('department-is-first-level', '您所在的机构不是')
    open('136003').thenRefusedBy('department-is-first-level', '二级单位由其主管部门汇总')
    open('999').thenRefusedBy('department-is-first-level', '没有这个代码')
    open('136', people.compiler).thenRefused('not-permitted')
  })
  refuses('sending it in while a unit is still compiling or has no budget at all', () => {
    const compiling = opened([row({ stage: 'compiling' })])
    compiling
      .when('SubmitDepartment', { opinion: '' }, people.department)
      .thenRefusedBy('all-units-passed', unitEntry.name)
    opened([row()], { '136004': sister })
      .when('SubmitDepartment', { opinion: '' }, people.department)
      .thenRefusedBy('all-units-passed', '示例县老年大学')
  })
  accepts('all units passed: added up again at that moment and sent to finance', () => {
    const sent = opened().when('SubmitDepartment', { opinion: '同意' }, people.department)
    sent.thenStage('with-finance')
    assert.equal(sent.domain.rolledUp?.lines.find(({ path }) => path === 't7/total/total')?.sum, 10_000_000)
    sent.when('Withdraw', {}, people.department).thenStage('collecting')
    const items = { items: [{ path: 't7/total/total', text: '与控制数不符' }] }
    const back = sent.when('Return', items, people.financeReviewer).thenStage('collecting')
    assert.deepEqual(back.refolded(), back.snapshot)
    sent.when('AcceptDepartment', {}, people.department).thenRefused('not-permitted')
    sent.when('AcceptDepartment', {}, people.financeReviewer).thenStage('accepted')
  })
})

clause('shizhu-budget-2023/t6.r6', '上级补助 that one side states alone', ({ accepts, refuses }) => {
  const paid = {
    kind: 'subsidy',
    direction: 'out',
    counterpart: '136004',
    amount: '1.00',
    code: '2013201',
    column: 'project',
  } as const
  const send = (rows: readonly DepartmentUnitRow[], reasons = {}) =>
    opened(rows, { '136004': sister }).when('SubmitDepartment', { opinion: '' }, people.department, reasons)
  const other = { code: '136004', name: sister.name, caseId: 'case-3' }
  refuses('an unmatched 1.00 without a reason', () => {
    const run = send([row({ transfers: [paid] }), row(other)])
    run.thenRefused('reason-needed').thenRefusedBy('transfers-match', '136004没有对应的收入')
  })
  accepts('with a stated reason', () => {
    send([row({ transfers: [paid] }), row(other)], { 'transfers-match': '对方漏写，已通知' }).thenStage(
      'with-finance',
    )
  })
})

void describe('comparison and papers', () => {
  void it('counts the places where the department’s table differs', () => {
    const same = opened().when('CompareTable', { figures: exampleFigures }, people.department)
    assert.equal(same.thenStage('collecting').domain.comparison?.count, 0)
    const two = opened([row(), row({ code: '136004', caseId: 'case-3' })])
    const differs = two.when('CompareTable', { figures: exampleFigures }, people.department)
    const total = differs.domain.comparison?.differences.find(({ path }) => path === 't7/total/total')
    assert.deepEqual([total?.stated, total?.expected], ['10.00', '20.00'])
  })

  void it('prints the sum and the letter once it was added up', () => {
    const run = opened().when('RollUpUnits', {}, people.department).thenStage('collecting')
    const { letter, 'roll-up': table } = departmentBudget.documents
    assert.equal(table?.when(opened().domain, []), false)
    assert.match(JSON.stringify(table?.data(run.domain, [])), /表7 合计 总计.*10\.00/)
    assert.match(JSON.stringify(letter?.data(run.domain, [])), /含1个单位.*支出合计10\.00万元/)
  })
})
