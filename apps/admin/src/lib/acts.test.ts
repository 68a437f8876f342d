import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act, Problem } from '../api/types.ts'
import { findMainAct, orderActs } from './acts.ts'

const act = (label: string, more: Partial<Act> = {}): Act => ({
  act: label,
  label,
  clause: '',
  clauseLabel: '',
  companion: false,
  bulk: false,
  onPaper: false,
  opens: false,
  schema: {},
  ...more,
})
const barred: Problem = { type: '', title: '', status: 409, detail: '' }

test('the act that leads on comes first, what ends the case last', () => {
  const acts = [act('作废本件'), act('修改数字'), act('催办', { companion: true }), act('签章')]
  assert.equal(findMainAct(acts)?.label, '签章')
  assert.deepEqual(
    orderActs(acts).map(({ label }) => label),
    ['签章', '修改数字', '催办', '作废本件'],
  )
})

test('an act that is barred or ends something is never the main one', () => {
  assert.equal(findMainAct([act('修改'), act('报送', { barred })])?.label, '修改')
  assert.equal(findMainAct([act('撤下'), act('撤回', { companion: true })]), undefined)
})
