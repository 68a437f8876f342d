import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PrintedFigure } from './printed-figure.ts'
import { parsePrinted } from './printed-figure.ts'
import { isAttainable, printShare, printsAsGrowth, printsAsShare } from './share.ts'

function figure(text: string, unit: string): PrintedFigure {
  const parsed = parsePrinted(text, unit)
  assert.ok(parsed.ok)
  return parsed.figure
}

const people = (text: string): PrintedFigure => figure(text, '人')
const percent = (text: string): PrintedFigure => figure(text, '%')

void describe('a share against its printed rate', () => {
  const cases: readonly (readonly [part: string, whole: string, rate: string, holds: boolean])[] = [
    ['4141', '4540', '91.21', true],
    ['3141', '4540', '91.21', false],
    ['2', '3', '66.67', true],
    // cut off, not rounded
    ['2', '3', '66.66', true],
    ['2', '3', '66.65', false],
    ['2', '3', '66.68', false],
    // half of the last digit rounds up, and just below it does not
    ['1', '8', '13', true],
    ['1', '8', '12', true],
    ['1', '8', '11', false],
    ['1', '8', '14', false],
    // one whole unit above what is printed is another rate
    ['13', '100', '12', false],
    ['0', '5', '0', true],
    ['5', '0', '50', false],
    ['-1', '5', '0', false],
    // what is less than nothing is no share, whatever is printed
    ['-1', '5', '-20', false],
    ['5', '-10', '-50', false],
    ['5', '-10', '50', false],
    ['0', '-10', '0', false],
  ]
  for (const [part, whole, rate, holds] of cases)
    void it(`${part} of ${whole} ${holds ? 'prints' : 'does not print'} as ${rate}%`, () => {
      assert.equal(printsAsShare(people(part), people(whole), percent(rate)), holds)
    })

  void it('knows per mille', () => {
    assert.equal(printsAsShare(people('9'), people('1000'), figure('9', '‰')), true)
    assert.equal(printsAsShare(people('90'), people('1000'), figure('9', '‰')), false)
  })

  void it('lets printed decimals stand for all that they were rounded from', () => {
    // 68.54 / 122.44 is 55.978…; one step more or less of either prints the same
    assert.equal(printsAsShare(figure('0.1', '万元'), figure('0.3', '万元'), percent('40.0')), true)
    assert.equal(printsAsShare(figure('0.1', '万元'), figure('0.3', '万元'), percent('61.0')), false)
  })
})

void describe('a growth against its printed rate', () => {
  void it('rises from last to now and falls to it', () => {
    assert.equal(printsAsGrowth(people('80'), people('90'), percent('12.5'), 1), true)
    assert.equal(printsAsGrowth(people('80'), people('90'), percent('12.5'), -1), false)
    assert.equal(printsAsGrowth(people('80'), people('70'), percent('12.5'), -1), true)
    assert.equal(printsAsGrowth(people('80'), people('90'), percent('11.1'), 1), false)
    assert.equal(printsAsGrowth(people('80'), people('80'), percent('0'), 1), true)
    assert.equal(printsAsGrowth(people('0'), people('80'), percent('100'), 1), false)
  })
})

void describe('a share printed', () => {
  void it('has the decimals and the unit of the rate it is printed like', () => {
    assert.equal(printShare(2, 3, percent('1.23')), '66.67')
    assert.equal(printShare(1, 8, percent('5')), '13')
    assert.equal(printShare(1, 1000, percent('0.5')), '0.1')
    assert.equal(printShare(9, 1000, figure('5', '‰')), '9')
    assert.equal(printShare(-1, 4, percent('1.2')), '-25.0')
    assert.equal(printShare(1, -4, percent('1.2')), '-25.0')
    assert.equal(printShare(-1, -4, percent('1.2')), '25.0')
    assert.equal(printShare(-1, 4000, percent('1.2')), '0.0')
    assert.equal(printShare(0, -4, percent('1.2')), '0.0')
    assert.equal(printShare(1, 0, percent('1.2')), null)
  })
})

void describe('a percentage that some whole number gives', () => {
  void it('is found with the next whole number below and above', () => {
    assert.equal(isAttainable(percent('39.58'), 48), true)
    assert.equal(isAttainable(percent('40.58'), 48), false)
    assert.equal(isAttainable(percent('100.00'), 48), true)
    assert.equal(isAttainable(percent('30.26'), 807), false)
    assert.equal(isAttainable(percent('30.24'), 807), true)
    assert.equal(isAttainable(percent('33.3'), 3), true)
    assert.equal(isAttainable(percent('66.7'), 3), true)
  })
})
