import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { budgetRound } from '#regulations/budget'
import { people } from '../../../tests/support/budget.ts'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import { describeTable } from '../../../tests/support/walk.ts'

const world = { at: '2022-11-01T09:00:00+08:00' }
const call = {
  year: 2023,
  dueOn: '2023-01-10',
  office: '示例县财政局',
  documentNumber: '示例财预〔2022〕9号',
  firstUp: true,
  controls: true,
  units: [{ code: '136003' }, { code: '136004' }],
}
const issued = (more: object = {}, by = people.financeReviewer) =>
  given(budgetRound, world).when('IssueRound', { ...call, ...more }, by)

describeTable({ procedure: budgetRound, people: [people.financeReviewer], world })

clause('shizhu-budget-2023/n.0', 'one act calls for many budgets', ({ accepts, refuses }) => {
  accepts('a case of its own for each unit, with the same day and number', () => {
    const { effects } = issued().thenStage('open').operations()
    assert.deepEqual(
      effects.map(({ procedure, act, caseId }) => [procedure, act, caseId]),
      [
        ['budget/unit-budget', 'AssignBudget', undefined],
        ['budget/unit-budget', 'AssignBudget', undefined],
      ],
    )
    assert.deepEqual(
      effects.map(({ input }) => (input as { unit: string; dueOn: string }).unit),
      ['136003', '136004'],
    )
  })
  accepts('300 units in one act', () => {
    const units = Array.from({ length: 300 }, (_, i) => ({ code: `1${i}` }))
    assert.equal(issued({ units }).thenStage('open').operations().effects.length, 300)
  })
  refuses('301 units, none at all, the same one twice', () => {
    const units = Array.from({ length: 301 }, (_, i) => ({ code: `1${i}` }))
    issued({ units }).thenRefused('input')
    issued({ units: [] }).thenRefused('input')
    issued({ units: [{ code: '136003' }, { code: '136003' }] }).thenRefusedBy('units-named-once', '136003')
  })
  refuses('a unit added that is there already', () => {
    issued()
      .when('AddUnits', { units: [{ code: '136004' }] }, people.financeReviewer)
      .thenRefusedBy('units-named-once', '136004')
  })
  accepts('units added later', () => {
    const run = issued().when('AddUnits', { units: [{ code: '136005' }] }, people.financeReviewer)
    assert.deepEqual(run.thenStage('open').domain.units, ['136003', '136004', '136005'])
    assert.equal(run.operations().effects.length, 1)
  })
})

void describe('布置', () => {
  void it('is refused to a unit and to another office once it runs; a day that has passed is refused', () => {
    issued({}, people.compiler).thenRefused('not-permitted')
    issued({ dueOn: '2022-10-31' }).thenRefusedBy('due-day-is-ahead')
    issued({ dueOn: '2022-11-01' }).thenStage('open')
    issued().when('CloseRound', {}, people.department).thenRefused('not-permitted')
    issued()
      .when('CloseRound', {}, people.financeReviewer)
      .when('AddUnits', { units: [{ code: '136005' }] }, people.financeReviewer)
      .thenRefused('closed')
  })

  void it('sends the ceilings of many units down as one act, the lines of each case together', () => {
    const line = (caseId: string, unit: string, path: string) => ({ caseId, unit, path, limit: '10.00' })
    const rows = [
      line('a', '136003', 't7/total/total'),
      line('b', '136004', 't7/total/total'),
      line('a', '136003', 't3/total/public'),
    ]
    const run = issued().when('IssueControls', { documentNumber: '12号', rows }, people.financeReviewer)
    assert.deepEqual(
      run
        .operations()
        .effects.map(({ caseId, input }) => [caseId, (input as { lines: object[] }).lines.length]),
      [
        ['a', 2],
        ['b', 1],
      ],
    )
    assert.deepEqual(
      run.domain.issued.map(({ on, units }) => [on, units]),
      [['2022-11-01', 2]],
    )
    const mixed = [line('a', '136003', 't7/total/total'), line('a', '136004', 't7/total/total')]
    issued()
      .when('IssueControls', { documentNumber: '', rows: mixed }, people.financeReviewer)
      .thenRefusedBy('one-unit-per-case', '136003/136004')
  })
})
