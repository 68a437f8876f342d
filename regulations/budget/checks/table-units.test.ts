import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BudgetFigures, TableKey } from '../figures.ts'
import { fails } from './expect.fixture.ts'
import { sampleBudget } from './sample.fixture.ts'
import { checkTableUnits } from './table-units.ts'

void describe('a unit that only the size of the figures tells', () => {
  const figures = (totals: Partial<Record<TableKey, number>>): BudgetFigures => ({
    tables: Object.fromEntries(
      Object.entries(totals).map(([key, value]) => [
        key,
        {
          key: key as TableKey,
          sheet: key,
          notes: [],
          rows: [{ id: `${key}.total`, row: 5, labels: {}, figures: { total: { value, cell: 'C5' } } }],
        },
      ]),
    ),
    narrative: [],
    funds: [],
  })
  const sheets = (totals: Partial<Record<TableKey, number>>) =>
    checkTableUnits(figures(totals)).flatMap((one) => (one.finding === null ? [] : [one.finding.where.sheet]))

  void it('is asked about from a thousand times on, not below', () => {
    assert.deepEqual(sheets({ t1: 100, t2: 99_999, t7: 100 }), [])
    assert.deepEqual(sheets({ t1: 100, t2: 100_000, t7: 100 }), ['t2'])
  })
  void it('is not asked about where tables are empty or equal', () => {
    assert.deepEqual(sheets({ t1: 0, t2: 100_000 }), [])
    assert.deepEqual(sheets({ t1: 100, t2: 100 }), [])
    assert.deepEqual(sheets({}), [])
    assert.deepEqual(sheets({ t1: 1, t2: 1_000 }), ['t2'])
    assert.deepEqual(sheets({ t1: 0, t2: 1, t3: 1_000 }), ['t3'])
  })
  void it('is told with its cell where the table has one, and passes over a total without a figure', () => {
    const bare = (cell: object): BudgetFigures => ({
      tables: {
        t1: {
          key: 't1',
          sheet: 't1',
          notes: [],
          rows: [{ id: 't1.total', row: 5, labels: {}, figures: { total: { value: 1_000, ...cell } } }],
        },
        t2: {
          key: 't2',
          sheet: 't2',
          notes: [],
          rows: [{ id: 't2.total', row: 5, labels: {}, figures: { total: { value: null } } }],
        },
        t3: { key: 't3', sheet: 't3', notes: [], rows: [] },
      },
      narrative: [],
      funds: [],
    })
    assert.deepEqual(
      checkTableUnits(bare({ cell: 'C5' })).map(({ where }) => [where?.sheet, where?.cell]),
      [['t1', 'C5']],
    )
    assert.ok(!('cell' in (checkTableUnits(bare({}))[0]?.where ?? { cell: '' })))
  })
  void it('is a hint of every check run, not of an import alone', () => {
    fails(sampleBudget({ 't7.total.total': '1909800.00' }), 'unit-of-table', 't.unit', { blocks: null })
  })
})
