import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { exactFigure, parsePrinted, printFigure, roundToStep } from './printed-figure.ts'

const figure = (text: string, unit = '万元') => {
  const parsed = parsePrinted(text, unit)
  assert.ok(parsed.ok, text)
  return parsed.figure
}

describe('parsePrinted', () => {
  it('reads 万元 with two decimals as the half-open interval of what prints so', () => {
    const { value, step, low, high } = figure('23.77')
    assert.deepEqual([value, step, low, high], [23_770_000, 10_000, 23_765_000, 23_775_000])
  })
  it('keeps the decimals that are printed', () => assert.equal(figure('0.20').decimals, 2))
  for (const text of ['', '  ', '0', '无', '0.00', '０']) {
    it(`reads “${text}” as an exact zero`, () => {
      const { value, step, low, high } = figure(text)
      assert.deepEqual([value, step, low, high], [0, 0, 0, 1])
    })
  }
  it('reads thousands separators', () => assert.equal(figure('1,234.56').value, 1_234_560_000))
  it('reads full-width digits, point and separator', () => {
    assert.equal(figure('１，２３４．５６').value, 1_234_560_000)
  })
  it('reads a figure without decimals as exact', () => assert.equal(figure('7', '人').step, 0))
  it('reads 元 in 分', () => assert.equal(figure('158449.00', '元').value, 15_844_900))
  it('reads 元 to the 分 as exact, there is nothing finer', () => {
    const { step, low, high, decimals } = figure('1584.49', '元')
    assert.deepEqual([step, low, high, decimals], [0, 158_449, 158_450, 2])
  })
  it('mirrors the interval of a negative figure', () => {
    const { low, high } = figure('-6.72')
    assert.deepEqual([low, high], [-6_724_999, -6_714_999])
  })
  for (const text of ['12a', '1,23.4', '1.2.3', '约5', '-', '=1+1', '12,3456']) {
    it(`refuses “${text}” in words`, () => {
      const parsed = parsePrinted(text, '万元')
      assert.ok(!parsed.ok)
      assert.match(parsed.reason, /不是数字/)
    })
  }
  it('refuses more decimals than 分', () => {
    const parsed = parsePrinted('1.1234567', '万元')
    assert.ok(!parsed.ok)
    assert.match(parsed.reason, /小数位过多/)
  })
  it('refuses what no integer holds exactly', () => {
    const parsed = parsePrinted('99999999999999.99', '亿元')
    assert.ok(!parsed.ok)
    assert.match(parsed.reason, /数额过大/)
  })
})

describe('printFigure', () => {
  it('prints 158,449.00 元 as 15.84 and 79,249.00 元 as 7.92, their sum as 23.77', () => {
    assert.equal(printFigure(15_844_900, '万元'), '15.84')
    assert.equal(printFigure(7_924_900, '万元'), '7.92')
    assert.equal(printFigure(15_844_900 + 7_924_900, '万元'), '23.77')
  })
  it('rounds half up', () => {
    assert.equal(printFigure(23_765_000, '万元'), '23.77')
    assert.equal(printFigure(23_764_999, '万元'), '23.76')
  })
  it('has a sign only where something is left of it', () => {
    assert.equal(printFigure(-4_999, '万元'), '0.00')
    assert.equal(printFigure(-5_000, '万元'), '-0.01')
    assert.equal(printFigure(-1_000_000, '万元', 0), '-1')
    assert.equal(printFigure(0, '万元'), '0.00')
  })
  it('prints what it parsed, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (hundredths) => {
        const text = printFigure(hundredths * 10_000, '万元')
        assert.equal(figure(text).value, hundredths * 10_000)
      }),
    )
  })
  it('contains exactly the values that print alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (fen) => {
        const printed = figure(printFigure(fen, '万元'))
        if (printed.value !== 0) assert.ok(printed.low <= fen && fen < printed.high)
      }),
    )
  })
})

describe('exactFigure and roundToStep', () => {
  it('tolerates nothing', () => assert.equal(exactFigure(1, '万元').step, 0))
  it('rounds half away from zero', () => {
    assert.equal(roundToStep(15_000, 10_000), 20_000)
    assert.equal(roundToStep(-15_000, 10_000), -20_000)
    assert.equal(roundToStep(123, 0), 123)
    assert.ok(Object.is(roundToStep(0, 10_000), 0), 'never a negative nought')
  })
})
