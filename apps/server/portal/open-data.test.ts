import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnName, tableCsv } from './open-data.ts'
import type { PublishedColumn, PublishedTable } from './sources.ts'

const label: PublishedColumn = { key: 'name', path: ['名称'], kind: 'label' }
const amount: PublishedColumn = { key: 'incomeAmount', path: ['收入', '预算数'], kind: 'figure' }
const table = (cells: Readonly<Record<string, string>>): PublishedTable => ({
  key: 't1',
  title: '表',
  moneyUnit: '万元',
  columns: [label, amount],
  rows: [{ id: 't1.r1', total: false, level: 0, cells }],
  notes: [],
})
const line = (cells: Readonly<Record<string, string>>) => tableCsv(table(cells)).split('\r\n')[1]

test('column names are keys in snake case', () => {
  assert.equal(columnName(amount), 'income_amount')
  assert.equal(tableCsv(table({})).split('\r\n')[0], '\uFEFFrow_id,row_kind,name,income_amount')
})

test('figures stand bare as printed, blanks stay blank', () => {
  assert.equal(line({ name: '甲', incomeAmount: '1,190.90' }), 't1.r1,item,甲,1190.90')
  assert.equal(line({ name: '乙', incomeAmount: '-3.20' }), 't1.r1,item,乙,-3.20')
  assert.equal(line({}), 't1.r1,item,,')
})

test('text that a spreadsheet would run is made harmless, commas and quotes are quoted', () => {
  assert.equal(line({ name: '=1+1' }), "t1.r1,item,'=1+1,")
  assert.equal(line({ name: '甲,"乙"' }), 't1.r1,item,"甲,""乙""",')
})
