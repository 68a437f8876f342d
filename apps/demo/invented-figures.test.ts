import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkBudget, unpackFigures } from '#regulations/budget'
import { inventedFigures } from './invented-figures.ts'

const base = {
  staff: 7,
  wages: 84_000_000,
  running: 21_000_000,
  project: 0,
  received: 0,
  before: 100_000_000,
}

void describe('invented budgets', () => {
  for (const [name, more] of Object.entries({
    plain: {},
    'with projects': { project: 50_000_000 },
    'with money from another unit': { received: 5_000_000 },
    'smaller than last year': { before: 900_000_000 },
    large: { staff: 120, wages: 2_345_670_000, running: 678_910_000 },
  }))
    void it(`${name}: no check stops sending in`, () => {
      const figures = unpackFigures(inventedFigures({ ...base, ...more }))
      const { findings } = checkBudget(figures, { year: 2023 })
      const stopping = findings.filter(({ blocks }) => blocks !== null)
      assert.deepEqual(
        stopping.map(({ rule, where, message }) => [rule, where.clause, message]),
        [],
      )
    })
})
