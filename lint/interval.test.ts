import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareSum, largestRounding, restates } from './interval.ts'
import { exactFigure, parsePrinted, printFigure } from './printed-figure.ts'

const figure = (text: string, unit = '万元') => {
  const parsed = parsePrinted(text, unit)
  assert.ok(parsed.ok, text)
  return parsed.figure
}
const outcome = (total: string, ...parts: string[]): string =>
  compareSum(
    figure(total),
    parts.map((part) => figure(part)),
  ).outcome

describe('compareSum', () => {
  const cases: readonly (readonly [number, string, string])[] = [
    [1, '0.00', '0.01'],
    [2, '0.01', '0.02'],
    [3, '0.01', '0.02'],
    [4, '0.02', '0.03'],
    [5, '0.02', '0.03'],
    [6, '0.03', '0.04'],
    [9, '0.04', '0.05'],
  ]
  for (const [n, allowed, refused] of cases) {
    const total = (extra: string): string => printFigure(n * 10_000_000 + figure(extra).value, '万元')
    const parts = Array.from({ length: n }, () => '10.00')
    it(`allows ${allowed} over ${n} parts`, () =>
      assert.notEqual(outcome(total(allowed), ...parts), 'disagrees'))
    it(`refuses ${refused} over ${n} parts`, () =>
      assert.equal(outcome(total(refused), ...parts), 'disagrees'))
  }
  it('calls 23.77 over 15.84 and 7.92 rounding, 23.78 not', () => {
    assert.equal(outcome('23.77', '15.84', '7.92'), 'rounding')
    assert.equal(outcome('23.78', '15.84', '7.92'), 'disagrees')
  })
  it('does not count blanks and zeros as parts', () => {
    assert.equal(outcome('190.97', '190.98', '0', '', '无', '0', '0'), 'disagrees')
    assert.equal(outcome('190.98', '190.98', '0', '', '无', '0', '0'), 'equal')
  })
  it('tolerates nothing between exact figures', () => {
    const parts = [exactFigure(3_200_000, '万元'), exactFigure(1_000_000, '万元')]
    assert.equal(compareSum(exactFigure(4_200_000, '万元'), parts).outcome, 'equal')
    assert.equal(compareSum(exactFigure(4_200_001, '万元'), parts).outcome, 'disagrees')
  })

  it('is exact: its largest difference is reached by true roundings of n parts and never passed, n = 1 … 9', () => {
    for (let n = 1; n <= 9; n += 1) {
      // Parts just below the rounding edge lose the most, parts on the edge gain the most; steps of 1/100 of a hundredth.
      const extremes = [-50, -49, -25, 0, 25, 49].flatMap((offset) => [
        Array.from({ length: n }, () => offset),
        Array.from({ length: n }, (_, i) => (i % 2 === 0 ? offset : -offset)),
        Array.from({ length: n }, (_, i) => (i === 0 ? 0 : offset)),
      ])
      const reached = extremes.map((offsets) => {
        const exact = offsets.map((offset) => 1_000 + (offset === 50 ? 49 : offset))
        const round = (x: number): number => Math.floor((x + 50) / 100)
        const sum = exact.reduce((acc, x) => acc + x, 0)
        return Math.abs(round(sum) - exact.reduce((acc, x) => acc + round(x), 0))
      })
      assert.equal(Math.max(...reached), largestRounding(n), `n = ${n}`)
    }
  })

  it('never calls a truly rounded table an error', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 5_000, max: 90_000_000 }), { minLength: 1, maxLength: 12 }),
        (fen) => {
          const total = figure(
            printFigure(
              fen.reduce((acc, x) => acc + x, 0),
              '万元',
            ),
          )
          const parts = fen.map((x) => figure(printFigure(x, '万元')))
          assert.notEqual(compareSum(total, parts).outcome, 'disagrees')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('finds every change beyond the bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 500 }),
        (hundredths, extra) => {
          const sum = hundredths.reduce((acc, x) => acc + x, 0) * 10_000
          const off = (largestRounding(hundredths.length) + 1 + extra) * 10_000
          const parts = hundredths.map((x) => figure(printFigure(x * 10_000, '万元')))
          assert.equal(compareSum(figure(printFigure(sum + off, '万元')), parts).outcome, 'disagrees')
        },
      ),
    )
  })
})

describe('restates', () => {
  it('tolerates nothing between printed figures', () => {
    assert.ok(restates(figure('190.98'), figure('190.98')))
    assert.ok(!restates(figure('190.97'), figure('190.98')))
  })
  it('agrees with an exact amount that prints so', () => {
    assert.ok(restates(figure('15.84'), exactFigure(15_844_900, '万元')))
    assert.ok(!restates(figure('15.84'), exactFigure(15_845_000, '万元')))
  })
  it('agrees in either order, and only with the amount that prints so', () => {
    assert.ok(restates(exactFigure(15_844_900, '万元'), figure('15.84')))
    assert.ok(!restates(exactFigure(15_845_000, '万元'), figure('15.84')))
  })
  it('takes figures printed to different decimals for two figures', () => {
    assert.ok(!restates(figure('15.8'), figure('15.84')))
    assert.ok(!restates(figure('15.84'), figure('15.8')))
  })
  it('does not round an amount that is printed as finely', () => {
    // 15.80 is a whole number of tenths: whoever wrote 15.9 did not round it
    assert.ok(!restates(figure('15.9'), exactFigure(15_800_000, '万元')))
    assert.ok(!restates(exactFigure(15_800_000, '万元'), figure('15.9')))
  })
  it('lets no exact figure speak for another exact one', () => {
    assert.ok(!restates(exactFigure(1, '万元'), exactFigure(2, '万元')))
    assert.ok(!restates(figure('0'), exactFigure(4, '万元')))
    assert.ok(!restates(exactFigure(4, '万元'), figure('0')))
  })
  it('does not take a whole number for a rounded one', () =>
    assert.ok(!restates(figure('191'), figure('190.98'))))
})
