import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedDays, daysOf, groupMoves, marksOf, weeksOf, withMark } from './calendar-year.ts'

const standing = { offDays: { '2027-01-01': '元旦' }, workDays: { '2027-01-02': '元旦' } }

test('marks go to the server as they came, in order', () => {
  const marks = withMark(marksOf(standing), '2026-12-31', { kind: 'off', name: '元旦' })
  assert.deepEqual(daysOf(marks), {
    offDays: { '2026-12-31': '元旦', '2027-01-01': '元旦' },
    workDays: standing.workDays,
  })
  assert.deepEqual(Object.keys(daysOf(marks).offDays), ['2026-12-31', '2027-01-01'])
})

test('a mark is set, renamed and cleared; a weekday takes no 上班', () => {
  const before = marksOf(standing)
  const friday = withMark(before, '2027-01-08', { kind: 'work', name: '元旦' })
  assert.deepEqual(changedDays(before, friday), [])
  const renamed = withMark(before, '2027-01-01', { kind: 'off', name: '新年' })
  assert.deepEqual(changedDays(before, renamed), ['2027-01-01'])
  assert.deepEqual(changedDays(before, withMark(before, '2027-01-02', undefined)), ['2027-01-02'])
})

test('a month begins on its weekday and ends on its last day', () => {
  const weeks = weeksOf(2028, 2)
  assert.deepEqual(weeks[0], [
    null,
    '2028-02-01',
    '2028-02-02',
    '2028-02-03',
    '2028-02-04',
    '2028-02-05',
    '2028-02-06',
  ])
  assert.deepEqual(weeks.at(-1), ['2028-02-28', '2028-02-29', null, null, null, null, null])
})

test('deadlines that move alike are one line with their number', () => {
  const move = { tenant: 't', procedure: 'a/b', procedureLabel: '甲', period: 'p', label: '报送期限' }
  const groups = groupMoves([
    { ...move, caseId: '1', from: '2027-02-01', to: '2027-02-03' },
    { ...move, caseId: '2', from: '2027-01-04', to: '2027-01-05' },
    { ...move, caseId: '3', from: '2027-02-01', to: '2027-02-03' },
  ])
  assert.deepEqual(
    groups.map(({ from, to, count }) => [from, to, count]),
    [
      ['2027-01-04', '2027-01-05', 1],
      ['2027-02-01', '2027-02-03', 2],
    ],
  )
})
