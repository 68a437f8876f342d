import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unitBudget } from '#regulations/budget'
import { budgetWorld, digestOf, openedBudget, people, signedBudget } from '../../../tests/support/budget.ts'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { exampleFigures, unitCode, unitEntry } from './examples.ts'

type Run = ReturnType<typeof openedBudget>

const cover = (run: Run, more: object = {}) => ({
  ...digestOf(run),
  cover: 'a'.repeat(64),
  signedOn: '2023-01-04',
  compiler: '示例甲',
  financeHead: '示例甲',
  unitHead: '示例乙',
  ...more,
})
const recorded = (more: object = {}, run = openedBudget()) =>
  run.when('RecordSealedCover', cover(run, more), people.compiler)

/** A budget of a unit whose register entry says how many people it has. */
function ofStaff(staff: number | null, combinedStaffMax?: number): Run {
  const world = {
    ...budgetWorld,
    registers: {
      'budget-units': { [unitCode]: { ...unitEntry, staff } },
      'budget-years': {
        '2023': {
          submitBy: '2023-01-10',
          congressOn: '2023-01-20',
          combinedStaffMax: combinedStaffMax ?? null,
        },
      },
    },
  }
  const input = { unit: unitCode, year: 2023, basis: 'working', figures: exampleFigures }
  return given(unitBudget, world).when('OpenBudget', input, people.compiler).thenStage('compiling')
}
const bothByOne = (run: Run): Run => {
  const signed = run.when('SignAsCompiler', digestOf(run), people.compiler).thenStage('signing')
  const same = actor('person-compiler', 'budget-finance-head', 'example-unit')
  return signed.when('SignAsFinanceHead', digestOf(signed), same)
}

clause(
  'shizhu-budget-2023/t0.sign',
  'a sealed paper cover, and small units',
  ({ accepts, refuses, rows }) => {
    accepts('a signed and sealed cover counts as the three signatures', () => {
      const run = recorded().thenStage('signing')
      assert.ok(run.domain.stage === 'signing')
      assert.deepEqual(
        Object.values(run.domain.signatures).map(({ name, on, scan }) => [name, on, scan?.length]),
        [
          ['示例甲', '2023-01-04', 64],
          ['示例甲', '2023-01-04', 64],
          ['示例乙', '2023-01-04', 64],
        ],
      )
      const reason = { changes: [{ path: 'text/projectReason', to: '由主管部门统一编列' }] }
      run
        .when('ReviseFigures', reason, people.compiler)
        .when('Submit', {}, people.compiler)
        .thenRefused('rules')
      run.when('Submit', {}, people.compiler).thenStage('department-review')
    })
    refuses('the 制表人 who is also 单位负责人', () => {
      recorded({ unitHead: '示例甲' }).thenRefusedBy('cover-is-complete', '请由另一人签章')
    })
    refuses('a cover with an empty line, of other figures, without a scan, or of tomorrow', () => {
      recorded({ financeHead: ' ' }).thenRefused('input')
      recorded({ digest: 'sha256:another' }).thenRefusedBy('digest-is-current')
      recorded({ cover: '' }).thenRefused('input')
      recorded({ signedOn: '2023-01-06' }).thenRefusedBy('day-is-possible')
    })
    refuses('a cover recorded by another unit, or by the head', () => {
      for (const by of [people.otherCompiler, people.unitHead, people.department]) {
        const run = openedBudget()
        run.when('RecordSealedCover', cover(run), by).thenRefused('not-permitted')
      }
    })
    accepts('one cell edited after it: all three are void', () => {
      const run = recorded().when(
        'ReviseFigures',
        { changes: [{ path: 't2/2013201/basic', to: '9.00' }] },
        people.compiler,
      )
      assert.ok(!('signatures' in run.thenStage('compiling').domain))
    })
    rows(
      [
        { staff: 7, max: undefined, accepted: true },
        { staff: 15, max: undefined, accepted: true },
        { staff: 16, max: undefined, accepted: false },
        { staff: 16, max: 16, accepted: true },
        { staff: 7, max: 6, accepted: false },
      ],
      ({ staff, max }) => `制表人 as 财务负责人 in a unit of ${staff}, at most ${max ?? 15}`,
      ({ staff, max, accepted }) => {
        const run = bothByOne(ofStaff(staff, max))
        if (accepted) run.thenAccepted()
        else run.thenRefusedBy('combined-posts-allowed', `实有${staff}人，超过可兼任的${max ?? 15}人`)
      },
    )
    refuses('where nobody entered how many people there are', () => {
      bothByOne(ofStaff(null)).thenRefusedBy('combined-posts-allowed', '实有人数')
    })
    accepts('two persons in a unit of any size', () => {
      const run = ofStaff(300)
      const signed = run.when('SignAsCompiler', digestOf(run), people.compiler)
      signed.when('SignAsFinanceHead', digestOf(signed), people.financeHead).thenAccepted()
    })
  },
)

void describe('the red line', () => {
  const wording = (to: string) => ({ changes: [{ path: 'text/duties', to }] })

  void it('shows what changed since the compiler signed, once, and nothing when it was changed back', () => {
    const first = signedBudget().when('ReviseFigures', wording('甲'), people.compiler)
    const twice = first.when('ReviseFigures', wording('乙'), people.compiler).thenStage('signing')
    assert.ok(twice.domain.stage === 'signing')
    assert.deepEqual(
      twice.domain.redline.map(({ before, after }) => [before, after]),
      [[unitEntry.duties, '乙']],
    )
    const back = twice.when('ReviseFigures', wording(unitEntry.duties ?? ''), people.compiler)
    assert.ok(back.domain.stage === 'signing')
    assert.deepEqual(back.domain.redline, [])
  })

  void it('is printed for those who sign again, and gone once the budget is sent in', () => {
    const { redline } = unitBudget.documents
    const run = signedBudget().when('ReviseFigures', wording('甲'), people.compiler)
    assert.ok(redline)
    assert.equal(redline.when(run.domain, []), true)
    assert.equal(redline.when(signedBudget().domain, []), false)
    const again = run
      .when('SignAsFinanceHead', digestOf(run), people.financeHead)
      .when('SignAsUnitHead', digestOf(run), people.unitHead)
      .when('Submit', {}, people.compiler)
      .thenStage('department-review')
    assert.ok(!('redline' in again.domain))
  })
})
