import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseView, Finding, Json } from '../api/types.ts'
import { findingsOf } from './reported.ts'

const own = (grade: string, message: string, where: Record<string, Json>): Json => ({
  rule: 'sum-of-parts',
  grade,
  message,
  where,
  stated: '68.54',
  expected: '190.98',
})
const recorded = (say: string, facts: Record<string, Json>, holds: Finding['holds'] = 'no'): Finding => ({
  rule: 'check-sum-of-parts@1',
  clause: 'law/n.3.b',
  clauseLabel: '说明三',
  label: '「说明」C26',
  holds,
  say,
  facts,
})
const view = (state: CaseView['state'], findings: Finding[] = []): CaseView =>
  ({ state, findings }) as unknown as CaseView

const cell = { sheet: '说明', cell: 'C26', clause: 'law/n.3.b' }
const text = { sheet: '说明', rowName: '主要用途' }

test('the checks of the content are listed though no act recorded them, worst first', () => {
  const { reported } = findingsOf(
    view({ findings: [own('doubt', '用途不在表中。', text), own('error', '与表不符。', cell)] }),
  )
  assert.deepEqual(
    reported.map(({ grade, place, clause }) => [grade, place, clause]),
    [
      ['error', '说明（C26）', 'law/n.3.b'],
      ['doubt', '说明 主要用途', ''],
    ],
  )
})

test('what an act recorded of the same place in the same words is not listed again', () => {
  const same = recorded('与表不符。', { sheet: '说明', cell: 'C26' })
  const other = recorded('封面缺日期。', {})
  const found = findingsOf(
    view({ findings: [own('error', '与表不符。', cell), own('error', '与表不符。', cell)] }, [
      same,
      other,
      recorded('相符。', {}, 'yes'),
    ]),
  )
  assert.equal(found.reported.length, 1)
  assert.deepEqual(found.recorded, [other])
})

test('a case without checks of its own lists what its acts recorded', () => {
  const one = recorded('与表不符。', { sheet: '说明', cell: 'C26' })
  assert.deepEqual(findingsOf(view({}, [one])), { reported: [], recorded: [one] })
})
