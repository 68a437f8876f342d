import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unitBudget } from '#regulations/budget'
import { clause } from '../../../tests/support/clause.ts'
import { given } from '../../../tests/support/run.ts'
import { budgetWorld, firstLevelCode, openedBudget, people } from '../../../tests/support/budget.ts'
import { exampleFigures, unitCode, unitEntry } from './examples.ts'

const opening = { unit: unitCode, year: 2023, basis: 'working' }
const open = (input: object = {}, by = people.compiler, world = budgetWorld) =>
  given(unitBudget, world).when('OpenBudget', { ...opening, ...input }, by)

clause('shizhu-budget-2023/n.0', 'one case per unit and year', ({ accepts, refuses }) => {
  accepts(
    'a budget of 2023: the year of the unit is taken, and the title comes from register and year',
    () => {
      const run = open().thenStage('compiling')
      assert.deepEqual(
        run.operations().claims.map(({ claim, key, operation }) => ({ claim, key, operation })),
        [{ claim: 'unit-and-year', key: `${unitCode}/2023`, operation: 'take' }],
      )
      assert.equal(unitBudget.title(run.domain), '示例县老干部活动中心 2023年单位预算')
    },
  )
  accepts('2024 beside 2023: another key', () => {
    assert.equal(open({ year: 2024 }).thenAccepted().operations().claims[0]?.key, `${unitCode}/2024`)
  })
  accepts('a printed document takes the year only when it is sent in', () => {
    assert.deepEqual(
      open({ basis: 'printed', figures: exampleFigures }).thenAccepted().operations().claims,
      [],
    )
  })
  accepts('a discarded budget frees the year', () => {
    const run = open().when('DiscardBudget', { reason: '单位选错' }, people.compiler).thenStage('discarded')
    assert.equal(run.operations().claims[0]?.operation, 'release')
    run.when('DiscardBudget', { reason: '再作废' }, people.compiler).thenRefused('closed')
  })
  refuses('a second case of 2023 claims the key that is taken, and is told to use the first', () => {
    const [first, second] = [open(), open()].map((run) => run.operations().claims[0])
    assert.equal(first?.key, second?.key)
    assert.match(second?.say ?? '', /请在原件上修改：示例县老干部活动中心2023年预算已在办理/)
  })
})

clause('shizhu-budget-2023/n.1.2.a', 'who opens, and the level of the unit', ({ accepts, refuses }) => {
  const withEntry = (entry: object) => ({
    registers: { 'budget-units': { [unitCode]: { ...unitEntry, ...entry } } },
  })
  accepts('a second-level unit with its department', () => {
    assert.equal(open().domain.unit.department?.code, '136')
  })
  accepts('a second-level unit below 005', () => {
    const run = open({}, people.compiler, withEntry({ department: '005' }))
    assert.equal(run.domain.unit.department?.code, '005')
  })
  accepts('a first-level unit without department', () => {
    assert.equal(open({ unit: firstLevelCode }).thenStage('compiling').domain.unit.department, null)
  })
  refuses('a second-level unit without department', () => {
    open({}, people.compiler, withEntry({ department: null })).thenRefusedBy(
      'level-fits-department',
      '须有一个主管部门',
    )
  })
  refuses('a first-level unit with a department', () => {
    open({}, people.compiler, withEntry({ level: '一级' })).thenRefusedBy('level-fits-department')
  })
  refuses('a unit that the register does not know', () => {
    open({ unit: '999' }).thenRefusedBy('unit-is-registered', '没有代码“999”')
  })
  refuses("another unit's compiler", () => {
    open({}, people.otherCompiler).thenRefusedBy('compiler-belongs-to-unit')
  })
})

void describe('opening', () => {
  void it('is not for a post that is no compiler', () => {
    open({}, people.unitHead).thenRefused('not-permitted')
  })
  void it('binds dates of the year and the duties of the unit', () => {
    const { submitBy, congressOn, texts } = openedBudget().domain
    assert.deepEqual([submitBy, congressOn], ['2023-01-10', '2023-01-20'])
    assert.equal(texts['duties'], unitEntry.duties)
  })
  void it('refuses a year outside the calendar and an unknown field, by field', () => {
    const { outcome } = open({ year: 23, colour: 'red' })
    assert.ok(outcome?.kind === 'refused' && outcome.why === 'input')
    assert.ok(outcome.fields.some(({ path }) => path === 'year'))
  })
})
