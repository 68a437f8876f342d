/** The bounds of the rules of the road, each under its own clause; the road itself is walked in route.test.ts. */
import assert from 'node:assert/strict'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { departmentIsFirstLevel } from './department-desk.ts'
import { oneUnitPerCase, unitsNamedOnce } from './round.ts'
import {
  congressHasApproved,
  coverIsComplete,
  departmentHasReplied,
  dueIsAhead,
  officeIsAbove,
} from './rules-route.ts'

const answer = (accepted: boolean) => (accepted ? 'yes' : 'no')

clause('shizhu-budget-2023/n.1.2.a', 'who stands above the unit', ({ accepts, refuses, rows }) => {
  rows(
    [
      { office: '005', department: '005', finance: '101', accepted: true },
      { office: '101', department: '005', finance: '101', accepted: true },
      { office: '136', department: '005', finance: '101', accepted: false },
      { office: '', department: '', finance: '101', accepted: false },
    ],
    ({ office, department }) => `office “${office}” above a unit of “${department}”`,
    ({ accepted, ...facts }) => assert.equal(officeIsAbove(facts).holds, answer(accepted)),
  )
  rows(
    [
      { department: '', replied: false, accepted: true },
      { department: '县委组织部', replied: true, accepted: true },
      { department: '县委组织部', replied: false, accepted: false },
    ],
    ({ department, replied }) => `department “${department}”, ${replied ? 'replied' : 'not replied'}`,
    ({ accepted, ...facts }) => assert.equal(departmentHasReplied(facts).holds, answer(accepted)),
  )
  rows(
    [
      { level: '一级', own: true, accepted: true },
      { level: '二级', own: true, accepted: false },
      { level: '一级', own: false, accepted: false },
      { level: null, own: true, accepted: false },
    ],
    ({ level, own }) => `a roll-up by ${level ?? 'nobody known'}, ${own ? 'its own' : 'another'}`,
    ({ accepted, ...facts }) => assert.equal(departmentIsFirstLevel(facts).holds, answer(accepted)),
  )
  accepts('each unit once, each case of one unit', () => {
    assert.equal(unitsNamedOnce({ repeated: [] }).holds, 'yes')
    assert.equal(oneUnitPerCase({ mixed: [] }).holds, 'yes')
  })
  refuses('a unit named twice', () => {
    const { holds, say } = unitsNamedOnce({ repeated: ['005002'] })
    assert.deepEqual([holds, say], ['no', '请删去重复的单位：005002。'])
  })
  refuses('two units for one case', () =>
    assert.equal(oneUnitPerCase({ mixed: ['005002/005003'] }).holds, 'no'),
  )
})

clause('shizhu-budget-2023/t0.date', 'days of the road', ({ rows }) => {
  const today = localDate('2023-01-10')
  rows(
    [
      { dueOn: '2023-01-10', accepted: true },
      { dueOn: '2023-01-09', accepted: false },
    ],
    ({ dueOn }) => `called for by ${dueOn} on 2023-01-10`,
    ({ dueOn, accepted }) =>
      assert.equal(dueIsAhead({ dueOn: localDate(dueOn), today }).holds, answer(accepted)),
  )
  rows(
    [
      { congressOn: '2023-01-10', accepted: true },
      { congressOn: '2023-01-11', accepted: false },
      { congressOn: null, accepted: false },
    ],
    ({ congressOn }) => `approved 2023-01-10, the congress on ${congressOn ?? 'no day'}`,
    ({ congressOn, accepted }) => {
      const facts = { congressOn: congressOn === null ? null : localDate(congressOn), approvedOn: today }
      assert.equal(congressHasApproved(facts).holds, answer(accepted))
    },
  )
})

clause('shizhu-budget-2023/t0.sign', 'the names on a sealed cover', ({ rows }) => {
  const all = { compiler: '示例甲', financeHead: '示例乙', unitHead: '示例丙' }
  rows(
    [
      { change: {}, accepted: true },
      { change: { compiler: ' ' }, accepted: false },
      { change: { financeHead: '' }, accepted: false },
      { change: { unitHead: '' }, accepted: false },
      { change: { unitHead: '示例甲' }, accepted: false },
    ],
    ({ change }) => `all three but ${JSON.stringify(change)}`,
    ({ change, accepted }) => assert.equal(coverIsComplete({ ...all, ...change }).holds, answer(accepted)),
  )
})
