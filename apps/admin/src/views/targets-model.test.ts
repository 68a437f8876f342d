import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newRow, pasted, points, rowsToSend, weightOf } from './targets-model.ts'

void describe('rows of a target table', () => {
  void it('take cells copied from a sheet, from a cell on, and grow', () => {
    const rows = [newRow({ id: 'r1', name: '甲', weight: '10' })]
    const next = pasted(rows, { row: 0, column: 'name' }, '乙\t20\t次\t≥\t2\r\n丙\t30\t人\t=\t5\r\n')
    assert.deepEqual(
      next.map(({ id, name, weight, unit, relation, value }) => [
        id.startsWith('new') ? 'new' : id,
        name,
        weight,
        unit,
        relation,
        value,
      ]),
      [
        ['r1', '乙', '20', '次', '≥', '2'],
        ['new', '丙', '30', '人', '=', '5'],
      ],
    )
    assert.equal(weightOf(next), 50)
  })
  void it('go out without the empty ones, the new ones without a number', () => {
    assert.deepEqual(
      rowsToSend([newRow({ name: '丁' }), newRow(), newRow({ id: 'r2', name: '戊' })]).map(({ id, name }) => [
        id,
        name,
      ]),
      [
        ['', '丁'],
        ['r2', '戊'],
      ],
    )
  })
  void it('count whole weights only, and print points', () => {
    assert.equal(weightOf([newRow({ name: '甲', weight: '5.5' }), newRow({ weight: '10' })]), 0)
    assert.deepEqual([1944, 5, 0].map(points), ['19.44', '0.05', '0.00'])
  })
})
