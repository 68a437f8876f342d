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
  road: 'here',
  schema: {},
  ...more,
})
const barred: Problem = { type: '', title: '', status: 409, detail: '' }

test('the act that takes the case onward comes first, what ends the case last', () => {
  const acts = [
    act('作废本件'),
    act('修改数字'),
    act('催办', { companion: true }),
    act('签章', { road: 'onward' }),
  ]
  assert.equal(findMainAct(acts)?.label, '签章')
  assert.deepEqual(
    orderActs(acts).map(({ label }) => label),
    ['签章', '修改数字', '催办', '作废本件'],
  )
})

test('of two ways onward the first of the table leads, be it on paper or not', () => {
  const sign = act('以制表人签章', { road: 'onward', onPaper: true })
  const scan = act('登记已签章封面的扫描件', { road: 'onward', onPaper: true })
  assert.equal(findMainAct([act('修改数字'), sign, scan]), sign)
})

test('without a way onward the work of the stage comes before a way aside', () => {
  const acts = [act('申请更正', { road: 'aside' }), act('登记公开网址或张贴'), act('归档', { road: 'aside' })]
  assert.equal(findMainAct(acts)?.label, '登记公开网址或张贴')
  assert.equal(findMainAct([act('申请更正', { road: 'aside' })])?.label, '申请更正')
})

test('an act that is barred or ends something is never the main one', () => {
  assert.equal(findMainAct([act('修改'), act('报送', { road: 'onward', barred })])?.label, '修改')
  assert.equal(findMainAct([act('补充布置单位'), act('结束布置', { road: 'onward' })])?.label, '补充布置单位')
  assert.equal(findMainAct([act('撤下'), act('撤回', { companion: true })]), undefined)
})
