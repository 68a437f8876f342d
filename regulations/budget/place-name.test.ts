import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeName, placeNameOfYear } from './place-name.ts'

test('a place is called as people find it', () => {
  const label = (_table: string, row: string): string => (row === '30201' ? '办公费' : '')
  assert.equal(placeName('t3/30201/public', label), '表3 30201 办公费 日常公用经费')
  assert.equal(placeName('t2/total/basic'), '表2 合计 基本支出')
  assert.equal(placeName('t6/住房保障支出/total'), '表6 住房保障支出 支出预算数')
  assert.equal(placeName('t5/note'), '表5 备注')
  assert.equal(placeName('t8'), '部门收入总表')
})

test('texts, sentences, bound figures and targets have names; what is no path stands for itself', () => {
  assert.equal(placeName('text/incomeReason'), '说明：收支增减原因')
  assert.equal(placeName('sentence/第2部分第1段'), '说明：第2部分第1段')
  assert.equal(placeName('n.3.b/基本支出'), '说明：基本支出')
  const fund = (): string => '老干部经费'
  assert.equal(
    placeName('p.laogan/p.laogan.r9/value', undefined, fund),
    '绩效目标 老干部经费 第9条指标 指标值',
  )
  assert.equal(placeName('p.laogan/basis', undefined, fund), '绩效目标 老干部经费 立项依据')
  assert.equal(placeName('表2 C8'), '表2 C8')
  assert.equal(placeName(''), '')
})

test('without a table at hand a code has the word of its year; a row without code stands for itself', () => {
  assert.equal(placeNameOfYear('t3/30201/public', 2023), '表3 30201 办公费 日常公用经费')
  assert.equal(placeNameOfYear('t7/2013201/basic', 2023), '表7 2013201 行政运行 基本支出')
  assert.equal(placeNameOfYear('t7/9999999/basic', 2023), '表7 9999999 基本支出')
  assert.equal(placeNameOfYear('t6/其他收入资金/incomeAmount', 2023), '表6 其他收入资金 收入预算数')
})
