import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { checkPublicationSet, standardPublicationSet } from './publication.ts'
import { sampleBudget } from './sample.fixture.ts'

/** t11 and t12, the target tables of the funds, stand in the set as groups of their own. */
const targetGroups = 2

clause('shizhu-budget-2023/t8', 'the set of twelve tables', ({ accepts, refuses }) => {
  const missing = (titles: readonly string[]) => {
    const { tables } = sampleBudget()
    const present = Object.entries(tables).filter(([key]) => titles.includes(key))
    const results = checkPublicationSet(
      { ...sampleBudget(), tables: Object.fromEntries(present) },
      standardPublicationSet,
    )
    return results.flatMap(({ finding }) => (finding === null ? [] : [finding.expected]))
  }
  refuses('tables 1-7 and the targets, of 12: three are missing by name', () => {
    assert.equal(standardPublicationSet.length + targetGroups, 12)
    assert.deepEqual(missing(['t1', 't2', 't3', 't4', 't5', 't6', 't7']), [
      '部门收入总表',
      '政府采购预算明细表',
      '整体绩效目标表',
    ])
  })
  accepts('tables 1-7 are not missed', () => {
    assert.deepEqual(missing(['t1', 't2', 't3', 't4', 't5', 't6']).includes('部门支出总表'), true)
    assert.equal(missing(['t1', 't2', 't3', 't4', 't5', 't6', 't7']).includes('部门支出总表'), false)
  })
})
