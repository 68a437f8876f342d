import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parsePrinted } from '../printed-figure.ts'
import { findSlips, isOneSlip, type Written } from './slip.ts'

function written(text: string, unit = '人'): Written {
  const parsed = parsePrinted(text, unit)
  assert.ok(parsed.ok)
  return { text, figure: parsed.figure }
}

void describe('one slip of the pen', () => {
  void it('is another digit at one place or two neighbours exchanged', () => {
    assert.equal(isOneSlip('4540', '4550'), true)
    assert.equal(isOneSlip('4540', '4450'), true)
    assert.equal(isOneSlip('4540', '5440'), true)
    assert.equal(isOneSlip('4540', '4540'), false)
    assert.equal(isOneSlip('4540', '454'), false)
    assert.equal(isOneSlip('454', '4540'), false)
    assert.equal(isOneSlip('4540', '4549'), true)
    assert.equal(isOneSlip('12.5', '1.25'), false)
    assert.equal(isOneSlip('4540', '4405'), false)
    assert.equal(isOneSlip('1.25', '1.52'), true)
    assert.equal(isOneSlip('1.25', '2.15'), false)
    assert.equal(isOneSlip('', ''), false)
    assert.equal(isOneSlip('10', '00'), false)
  })

  void it('is looked for in the whole and in each part', () => {
    const slips = findSlips(
      written('4540'),
      ['2509', '1031'].map((one) => written(one)),
    )
    assert.deepEqual(
      slips.map(({ from, to }) => `${from}>${to}`),
      ['4540>3540', '2509>3509', '1031>2031'],
    )
    assert.equal(slips[1]?.figure.value, 35_090_000)
  })

  void it('is none where nothing of the kind closes the sum, or a figure would have to vanish', () => {
    assert.deepEqual(findSlips(written('100'), [written('61'), written('22')]), [])
    assert.deepEqual(findSlips(written('5'), [written('5'), written('5')]), [])
  })

  void it('is not looked for in a nought or a number in words', () => {
    const places = (whole: Written, ...parts: readonly Written[]): readonly string[] =>
      findSlips(whole, parts).map(({ from, to }) => `${from}>${to}`)
    assert.deepEqual(places(written('8'), written('5'), written('0')), ['8>5', '5>8'])
    assert.deepEqual(places(written('45'), { ...written('30'), text: '三十' }, written('5')), ['45>35'])
  })

  void it('keeps the decimals that are printed', () => {
    const slips = findSlips(written('10.00', '万元'), [written('6.50', '万元'), written('3.40', '万元')])
    assert.deepEqual(
      slips.map(({ from, to }) => `${from}>${to}`),
      ['6.50>6.60', '3.40>3.50'],
    )
  })
})
