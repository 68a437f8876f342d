import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseChineseNumber } from './chinese-number.ts'

void describe('numbers written in Chinese', () => {
  const written: readonly (readonly [string, number | undefined])[] = [
    ['零', 0],
    ['七', 7],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['两', 2],
    ['一百零三', 103],
    ['一百一十', 110],
    ['三千二百', 3200],
    ['三万五千', 35_000],
    ['十二万', 120_000],
    ['一亿零三万', 100_030_000],
    ['二〇二三', 2023],
    ['贰拾壹', 21],
    ['一二三', 123],
    ['三万亿', 3_000_000_000_000],
    ['三五', undefined],
    ['三〇', undefined],
    ['〇五', undefined],
    ['十三〇', undefined],
    ['三十五十', undefined],
    ['一百零十', undefined],
    ['一二十', undefined],
    ['十百', undefined],
    ['万', undefined],
    ['个', undefined],
    ['', undefined],
  ]
  for (const [text, value] of written)
    void it(`${text || 'nothing'} is ${value ?? 'no number'}`, () =>
      assert.equal(parseChineseNumber(text), value))

  void it('reads back what is written for any number below a hundred million', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        assert.equal(parseChineseNumber(inChinese(value)), value)
      }),
    )
  })
})

const digits = '零一二三四五六七八九'
function inChinese(value: number): string {
  if (value === 0) return '零'
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : ''
  return `${high > 0 ? `${below(high)}万` : ''}${gap}${low > 0 ? below(low) : ''}`
}
function below(value: number): string {
  let text = ''
  let isGap = false
  for (const [size, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) isGap = text !== ''
    else {
      text += `${isGap ? '零' : ''}${digits[digit] ?? ''}${name}`
      isGap = false
    }
  }
  return text
}
