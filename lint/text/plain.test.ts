import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holds, isHanAt, plainText } from './plain.ts'

void describe('plain text', () => {
  void it('has half-width digits, letters, signs and blanks in the same places', () => {
    assert.equal(plainText('０９ＡＺａｚ％＋，－．\u00A0\u2009\u3000'), '09AZaz%+,-.   ')
    assert.equal(plainText('（甲）：；！～'), '（甲）：；！～')
  })
})

void describe('stretches', () => {
  const outer = { from: 2, to: 6 }
  for (const [from, to, isHeld] of [
    [2, 6, true],
    [3, 5, true],
    [1, 6, false],
    [2, 7, false],
    [1, 7, false],
    [7, 9, false],
  ] as const)
    void it(`${isHeld ? 'hold' : 'do not hold'} one from ${from} to ${to}`, () =>
      assert.equal(holds(outer, { from, to }), isHeld))
})

void describe('Han characters', () => {
  for (const [sign, isHan] of [
    ['一', true],
    ['龥', true],
    ['\u4dff', false],
    ['\u9fa6', false],
    ['，', false],
    ['a', false],
  ] as const)
    void it(`${isHan ? 'are' : 'are not'} ${sign}`, () => assert.equal(isHanAt(`a${sign}`, 1), isHan))
  void it('do not stand behind the end', () => assert.equal(isHanAt('甲', 1), false))
})
