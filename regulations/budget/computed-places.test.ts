import assert from 'node:assert/strict'
import { test } from 'node:test'
import { computedPlaces } from './computed-places.ts'
import * as examples from './procedure/examples.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import { applyChanges } from './procedure/revise.ts'

const state = examples.inStage.compiling()
const figures = unpackFigures(state.figures)
const computed = new Set(computedPlaces(figures, 'working'))

test('a printed document has no computed place: every cell stands as printed', () => {
  assert.deepEqual(computedPlaces(figures, 'printed'), [])
})

test('of a tree of codes the lowest level takes entries, sums and totals do not', () => {
  for (const path of ['t2/total/basic', 't2/201/basic', 't2/20132/project', 't2/2013201/total'])
    assert.ok(computed.has(path), path)
  for (const path of ['t2/2013201/basic', 't2/2013201/project', 't7/2013201/basic'])
    assert.ok(!computed.has(path), path)
})

test('sections and sums of the summary tables are computed, their single lines are not', () => {
  for (const path of [
    't1/total/total',
    't1/一、本年支出/general',
    't1/一般公共服务支出/total',
    't6/total/total',
  ])
    assert.ok(computed.has(path), path)
  for (const path of ['t1/一般公共预算资金/incomeAmount', 't6/一般公共预算资金/incomeAmount'])
    assert.ok(!computed.has(path), path)
})

test('what the act refuses of the trees is just what is computed', () => {
  for (const key of ['t2', 't7'] as const) {
    const table = figures.tables[key]
    for (const row of table?.rows ?? []) {
      const name = row.id === `${key}.total` ? 'total' : (row.labels['code'] ?? '')
      for (const column of ['total', 'basic', 'project']) {
        const path = `${key}/${name}/${column}`
        const { faults } = applyChanges({ ...state, basis: 'working' }, [{ path, to: '1.00' }])
        assert.equal(faults.length > 0, computed.has(path), path)
      }
    }
  }
})
