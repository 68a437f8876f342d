import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inYuan, parseMoney, printMoney, readMoney } from './money.ts'

test('what was typed becomes 分 by moving the point', () => {
  assert.deepEqual(parseMoney('190.98', '万元'), { fen: 190_980_000 })
  assert.deepEqual(parseMoney('0.000001', '万元'), { fen: 1 })
  assert.deepEqual(parseMoney('158,449', '元'), { fen: 15_844_900 })
  assert.deepEqual(parseMoney('-0.01', '元'), { fen: -1 })
  // 1.005 × 100 is 100.49999999999999 in floating point.
  assert.deepEqual(parseMoney('1.0050', '万元'), { fen: 1_005_000 })
})

test('a fraction of a 分, a word and too much are faults, never rounded', () => {
  assert.deepEqual(parseMoney('0.001', '元'), { fault: '最小到分，请减少小数位' })
  assert.deepEqual(parseMoney('约3', '元'), { fault: '请填数字，如 12.5' })
  assert.deepEqual(parseMoney('9007199254740992', '万元'), { fault: '金额过大' })
})

test('分 print exactly in either unit', () => {
  assert.equal(printMoney(190_980_000, '万元'), '190.98')
  assert.equal(printMoney(1, '万元'), '0.000001')
  assert.equal(printMoney(-5, '元'), '-0.05')
  assert.equal(readMoney(190_980_000, '元'), '1,909,800')
})

test('printing and reading give the amount back', () => {
  for (const fen of [0, 1, 99, 100, 999_999, 1_000_000, 123_456_789]) {
    for (const unit of ['元', '万元'] as const)
      assert.deepEqual(parseMoney(printMoney(fen, unit), unit), { fen })
  }
})

test('what is kept in 分 under such a label is read in 元', () => {
  assert.deepEqual(inYuan('支出合计（分）', 190980000), { label: '支出合计（元）', text: '1,909,800' })
  assert.deepEqual(inYuan('支出合计（分）', 5), { label: '支出合计（元）', text: '0.05' })
  assert.deepEqual(inYuan('更正后（十分之一分）', 835), { label: '更正后', text: '83.5' })
  assert.deepEqual(inYuan('实有人数', 7), { label: '实有人数', text: undefined })
})
