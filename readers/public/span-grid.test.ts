import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { toGridRows } from './span-grid.ts'

const cell = (text: string, columnSpan = 1, rowSpan = 1) => ({ text, columnSpan, rowSpan })

describe('cells with extents', () => {
  it('stand in the first column that no cell above reaches into', () => {
    const rows = toGridRows([
      [cell('编码', 1, 2), cell('名称', 1, 2), cell('预算数', 3)],
      [cell('合计'), cell('基本'), cell('项目')],
      [cell('201'), cell('甲'), cell('3'), cell('2'), cell('1')],
    ])
    assert.deepEqual(
      rows.map((row) => row.map(({ address }) => address)),
      [
        ['A1', 'B1', 'C1'],
        ['C2', 'D2', 'E2'],
        ['A3', 'B3', 'C3', 'D3', 'E3'],
      ],
    )
  })

  it('end with the table', () => {
    assert.equal(toGridRows([[cell('甲', 1, 9)], []])[0]?.[0]?.rowSpan, 2)
  })
})
