/** The bounds of the rules of the targets' way, each under its own clause; the way itself is walked in route.test.ts. */
import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import {
  amountIsReasoned,
  missesHaveReasons,
  opinionIsWritten,
  resultsCoverRows,
  revisionChangesTable,
  sheetCoversRows,
  sheetIsPassed,
} from './rules.ts'

clause('shizhu-budget-2023/p.ind', 'what is written row by row', ({ accepts, refuses }) => {
  const none = { missing: [], unknown: [] }
  accepts('one change; every row looked at, no opinion missing, every result there', () => {
    assert.equal(revisionChangesTable({ changes: 1 }).holds, 'yes')
    assert.equal(sheetCoversRows(none).holds, 'yes')
    assert.equal(opinionIsWritten({ unwritten: [] }).holds, 'yes')
    assert.equal(resultsCoverRows(none).holds, 'yes')
  })
  refuses('no change', () => assert.equal(revisionChangesTable({ changes: 0 }).holds, 'no'))
  for (const covers of [sheetCoversRows, resultsCoverRows]) {
    refuses(`${covers.id}: one row missing`, () => {
      const { holds, say } = covers({ ...none, missing: ['甲'] })
      assert.equal(holds, 'no')
      assert.match(say ?? '', /请补.*甲/)
    })
    refuses(`${covers.id}: one row that the table does not have`, () => {
      const { holds, say } = covers({ ...none, unknown: ['乙'] })
      assert.equal(holds, 'no')
      assert.match(say ?? '', /表中没有乙/)
    })
  }
  refuses('a row that did not pass and has no opinion', () => {
    const { holds, say } = opinionIsWritten({ unwritten: ['甲'] })
    assert.deepEqual([holds, say], ['no', '请为不通过的行写明修改意见：甲。'])
  })
})

clause('shizhu-budget-2023/p.weights', 'passed row by row, and not graded 差', ({ rows }) => {
  rows(
    [
      { sheet: 'current', open: [], grade: '良', say: null, accepted: true },
      { sheet: 'none', open: [], grade: '良', say: /请先填写逐行审核表/, accepted: false },
      { sheet: 'outdated', open: [], grade: '良', say: /请重新逐行审核/, accepted: false },
      { sheet: 'current', open: ['甲'], grade: '良', say: /请退回修改：甲有修改意见/, accepted: false },
      { sheet: 'current', open: [], grade: '差', say: /等级为“差”/, accepted: false },
    ] as const,
    ({ sheet, open, grade }) => `sheet ${sheet}, ${open.length} open, grade ${grade}`,
    ({ say, accepted, ...facts }) => {
      const finding = sheetIsPassed(facts)
      assert.equal(finding.holds, accepted ? 'yes' : 'no')
      if (say !== null) assert.match(finding.say ?? '', say)
    },
  )
})

clause('shizhu-budget-2023/p.budget', 'an approved amount that differs has its reason', ({ rows }) => {
  rows(
    [
      { approved: '392.17', reason: '', accepted: true },
      { approved: '392.71', reason: '调整', accepted: true },
      { approved: '392.71', reason: ' ', accepted: false },
    ],
    ({ approved, reason }) => `sent 392.17, approved ${approved}, reason “${reason}”`,
    ({ accepted, ...facts }) =>
      assert.equal(amountIsReasoned({ submitted: '392.17', ...facts }).holds, accepted ? 'yes' : 'no'),
  )
})

clause('shizhu-budget-2023/p.relation', 'a missed target has its reason', ({ accepts, refuses }) => {
  accepts('none unexplained', () => assert.equal(missesHaveReasons({ unexplained: [] }).holds, 'yes'))
  refuses('one unexplained', () => {
    const { holds, say } = missesHaveReasons({ unexplained: ['甲'] })
    assert.deepEqual([holds, say], ['no', '请为未完成的指标填写原因：甲。'])
  })
})
