import assert from 'node:assert/strict'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { correctionChangesSomething, dayIsPossible } from './rules.ts'

clause('shizhu-budget-2023/t0.date', 'a day written on a paper', ({ rows }) => {
  const between = { notBefore: localDate('2023-01-10'), notAfter: localDate('2023-01-20') }
  rows(
    [
      { day: '2023-01-10', accepted: true },
      { day: '2023-01-20', accepted: true },
      { day: '2023-01-09', accepted: false },
      { day: '2023-01-21', accepted: false },
    ],
    ({ day }) => `${day}, possible from 2023-01-10 to 2023-01-20`,
    ({ day, accepted }) =>
      assert.equal(dayIsPossible({ ...between, day: localDate(day) }).holds, accepted ? 'yes' : 'no'),
  )
})

clause('shizhu-budget-2023/n.0', 'a correction corrects something', ({ accepts, refuses }) => {
  accepts('one place', () => assert.equal(correctionChangesSomething({ changes: 1 }).holds, 'yes'))
  refuses('none', () => {
    const { holds, say } = correctionChangesSomething({ changes: 0 })
    assert.deepEqual([holds, say], ['no', '请写明要更正的数字：所填与现有内容相同。'])
  })
})
