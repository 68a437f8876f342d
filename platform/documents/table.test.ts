import assert from 'node:assert/strict'
import test from 'node:test'
import { headerCells, headerDepth, leafColumns } from './table.ts'
import type { ColumnOrGroup } from './table.ts'

const columns: ColumnOrGroup[] = [
  { key: 'total', header: '合计', kind: 'figure' },
  {
    header: '公务用车购置及运行费',
    columns: [
      { key: 'sum', header: '小计', kind: 'figure' },
      { key: 'purchase', header: '购置费', kind: 'figure' },
    ],
  },
]

test('a merged header spans its columns, a plain one its rows', () => {
  assert.equal(headerDepth(columns), 2)
  assert.deepEqual(
    leafColumns(columns).map(({ key }) => key),
    ['total', 'sum', 'purchase'],
  )
  assert.deepEqual(headerCells(columns), [
    { header: '合计', row: 0, column: 0, rowspan: 2, colspan: 1 },
    { header: '公务用车购置及运行费', row: 0, column: 1, rowspan: 1, colspan: 2 },
    { header: '小计', row: 1, column: 1, rowspan: 1, colspan: 1 },
    { header: '购置费', row: 1, column: 2, rowspan: 1, colspan: 1 },
  ])
})
