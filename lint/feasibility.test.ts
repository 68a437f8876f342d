import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type FigureDomain, findExactValues } from './feasibility.ts'
import { parsePrinted, printFigure } from './printed-figure.ts'

/** Domain in 元 of a figure printed in 万元. */
const domain = (id: string, text: string): FigureDomain => {
  const parsed = parsePrinted(text, '万元')
  assert.ok(parsed.ok)
  const { low, high, value } = parsed.figure
  return { id, low: Math.ceil(low / 100), high: Math.ceil(high / 100), preferred: value / 100 }
}
const pension = { total: '20805', parts: ['2080505', '2080506'] }

describe('findExactValues', () => {
  it('finds 元 that print 15.84, 7.92 and 23.77', () => {
    const found = findExactValues({
      figures: [domain('20805', '23.77'), domain('2080505', '15.84'), domain('2080506', '7.92')],
      sums: [pension],
    })
    assert.ok(found.found)
    const { '20805': total = 0, '2080505': a = 0, '2080506': b = 0 } = found.values
    assert.equal(total, a + b)
    assert.deepEqual(
      [total, a, b].map((yuan) => printFigure(yuan * 100, '万元')),
      ['23.77', '15.84', '7.92'],
    )
  })
  it('names the sum that no amounts can close: 23.78 over 15.84 and 7.92', () => {
    const found = findExactValues({
      figures: [domain('20805', '23.78'), domain('2080505', '15.84'), domain('2080506', '7.92')],
      sums: [pension],
    })
    assert.deepEqual(found, { found: false, conflict: pension })
  })
  it('decides by search where sums share figures in a ring', () => {
    const bit = (id: string): FigureDomain => ({ id, low: 0, high: 2, preferred: 0 })
    const one = (id: string): FigureDomain => ({ id, low: 1, high: 2, preferred: 1 })
    const figures = [bit('a'), bit('b'), bit('c'), one('x'), one('y'), one('z')]
    const ring = [
      { total: 'x', parts: ['a', 'b'] },
      { total: 'y', parts: ['b', 'c'] },
      { total: 'z', parts: ['a', 'c'] },
    ]
    assert.deepEqual(findExactValues({ figures, sums: ring }), { found: false, conflict: null })
    assert.ok(findExactValues({ figures, sums: ring.slice(0, 2) }).found)
  })
  it('finds values for every table that was truly rounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 900_000 }), { minLength: 1, maxLength: 8 }),
        (yuan) => {
          const text = (value: number): string => printFigure(value * 100, '万元')
          const parts = yuan.map((value, i) => domain(`p${i}`, text(value)))
          const total = domain('total', text(yuan.reduce((acc, x) => acc + x, 0)))
          const sums = [{ total: 'total', parts: parts.map(({ id }) => id) }]
          assert.ok(findExactValues({ figures: [total, ...parts], sums }).found)
        },
      ),
    )
  })
})
