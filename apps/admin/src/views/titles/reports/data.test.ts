import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { barsOf, numberIn } from './data.ts'

void describe('bars of a report', () => {
  void it('adds up the rows of one category in the order of the table', () => {
    const row = (region: string, count: string) => ({ cells: { region, count, other: '1' }, open: null })
    const chart = {
      label: '',
      category: 'region',
      stacked: true,
      unit: '人',
      series: [
        { key: 'count', label: '' },
        { key: 'other', label: '' },
      ],
    }
    const rows = [row('乙', '1,200'), row('甲', '3'), row('乙', '5')]
    assert.deepEqual(barsOf({ chart, rows }), [
      { category: '乙', values: [1205, 2] },
      { category: '甲', values: [3, 1] },
    ])
    assert.deepEqual(barsOf({ chart: null, rows }), [])
  })
  void it('reads what is no figure as nothing', () => {
    assert.deepEqual([numberIn('66.7%'), numberIn('无'), numberIn(undefined)], [66.7, 0, 0])
  })
})
