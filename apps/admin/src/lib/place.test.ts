import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeText, rowText } from './place.ts'

describe('the place of a finding', () => {
  it('names table, row and the last part of the column', () => {
    const where = {
      sheet: '表3 基本支出表',
      row: 't3.r4',
      rowName: '30211 差旅费',
      column: '基本支出-日常公用经费',
    }
    assert.equal(placeText(where), '表3 基本支出表 30211 差旅费 日常公用经费')
  })

  it('never shows the id of a row', () => {
    assert.equal(rowText('t6.total'), '合计')
    assert.equal(rowText('t1.r2'), '第2行')
    assert.equal(rowText('p.laogan.r9'), '第9条指标')
    assert.equal(rowText('r3'), '第3行')
    assert.equal(placeText({ sheet: '表6', row: 't6.total', column: '收入预算数' }), '表6 合计 收入预算数')
    assert.equal(placeText({ sheet: '说明', rowName: '基本支出' }), '说明 基本支出')
    assert.equal(placeText({}), '')
  })
})
