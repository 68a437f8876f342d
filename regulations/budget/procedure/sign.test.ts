import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { digestOf, openedBudget, people, signedBudget } from '../../../tests/support/budget.ts'
import { actor } from '../../../tests/support/run.ts'

const basic = (to: string) => ({ changes: [{ path: 't2/2013201/basic', to }] })

clause(
  'shizhu-budget-2023/t0.sign',
  'three signatures in order, voided by a figure',
  ({ accepts, refuses }) => {
    const started = () => {
      const run = openedBudget()
      return run.when('SignAsCompiler', digestOf(run), people.compiler).thenStage('signing')
    }
    accepts('制表人, 财务负责人, 单位负责人', () => {
      const { domain } = signedBudget()
      assert.ok(domain.stage === 'signing')
      assert.deepEqual(
        Object.entries(domain.signatures).map(([as, { person }]) => [as, person]),
        [
          ['compiler', 'person-compiler'],
          ['financeHead', 'person-finance-head'],
          ['unitHead', 'person-unit-head'],
        ],
      )
    })
    refuses('单位负责人 before 财务负责人', () => {
      const run = started()
      run
        .when('SignAsUnitHead', digestOf(run), people.unitHead)
        .thenRefusedBy('signed-in-order', '请先由财务负责人签章')
    })
    refuses('财务负责人 before 制表人', () => {
      const run = openedBudget()
      run.when('SignAsFinanceHead', digestOf(run), people.financeHead).thenRefused('out-of-turn')
    })
    refuses('sending in without 财务负责人, by name', () => {
      started()
        .when('Submit', {}, people.compiler)
        .thenRefusedBy('all-three-signed', '财务负责人、单位负责人')
    })
    refuses('one account as 制表人 and 单位负责人', () => {
      const run = started().when('SignAsFinanceHead', digestOf(started()), people.financeHead)
      const same = actor('person-compiler', 'budget-unit-head', 'example-unit')
      run.when('SignAsUnitHead', digestOf(run), same).thenRefusedBy('head-is-not-compiler', '请由另一人签章')
    })
    accepts('制表人 and 财务负责人 may be one person in a small unit', () => {
      const run = started()
      const same = actor('person-compiler', 'budget-finance-head', 'example-unit')
      run.when('SignAsFinanceHead', digestOf(run), same).thenAccepted()
    })
    refuses('a signature on figures that have changed meanwhile', () => {
      const run = openedBudget()
      const seen = digestOf(run)
      run
        .when('ReviseFigures', basic('9.00'), people.compiler)
        .when('SignAsCompiler', seen, people.compiler)
        .thenRefusedBy('digest-is-current')
    })
    accepts('one cell edited after all three: all three are void', () => {
      const run = signedBudget().when('ReviseFigures', basic('9.00'), people.compiler).thenStage('compiling')
      assert.ok(!('signatures' in run.domain))
      run.when('Submit', {}, people.compiler).thenRefused('out-of-turn')
    })
    accepts('a new import voids them too', () => {
      const run = signedBudget()
      run.when('ReplaceFigures', { figures: run.domain.figures }, people.compiler).thenStage('compiling')
    })
    accepts('a comma in the wording voids those after the 制表人 only', () => {
      const wording = { changes: [{ path: 'text/duties', to: '承担老干部活动的组织，服务' }] }
      const run = signedBudget().when('ReviseFigures', wording, people.compiler).thenStage('signing')
      assert.ok(run.domain.stage === 'signing')
      assert.deepEqual(Object.keys(run.domain.signatures), ['compiler'])
      run.when('Submit', {}, people.compiler).thenRefusedBy('all-three-signed', '财务负责人')
    })
    refuses('a revision that changes nothing: the signatures stay', () => {
      const run = signedBudget().when('ReviseFigures', basic('10.00'), people.compiler)
      run.thenRefusedBy('revision-changes-something')
      assert.ok(run.domain.stage === 'signing' && run.domain.signatures.unitHead !== undefined)
    })
    refuses('a compiler of another unit, and the department', () => {
      const run = openedBudget()
      run.when('SignAsCompiler', digestOf(run), people.otherCompiler).thenRefused('not-permitted')
      run.when('SignAsCompiler', digestOf(run), people.department).thenRefused('not-permitted')
    })
  },
)

void describe('signing', () => {
  void it('waits for the tables', () => {
    const run = openedBudget({ figures: { tables: {}, narrative: [], narrativeLetter: '', funds: [] } })
    run
      .when('SignAsCompiler', digestOf(run), people.compiler)
      .thenRefusedBy('budget-has-figures', '财政拨款收支总表')
  })
})
