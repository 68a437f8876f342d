import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { daysInMonth, findDateRanges, findDates, findYearRanges, orderOf } from './dates.ts'
import {
  daysFromTo,
  daysLater,
  orderOfExisting,
  printOrder,
  toLocalDate,
  toOrder,
  weekdayOfOrder,
} from './ordered-dates.ts'

const partsOf = (text: string) => findDates(text).map(({ year, month, day }) => [year, month, day])

void describe('dates in a text', () => {
  const written: readonly (readonly [string, readonly (readonly (number | null)[])[]])[] = [
    ['2023年3月15日', [[2023, 3, 15]]],
    ['2023 年 3 月 15 号', [[2023, 3, 15]]],
    ['2023-03-15', [[2023, 3, 15]]],
    [
      '2023/3/15和2023.3.16',
      [
        [2023, 3, 15],
        [2023, 3, 16],
      ],
    ],
    ['2023-03/15', []],
    ['2023年3月', [[2023, 3, null]]],
    ['2023年度', [[2023, null, null]]],
    ['2023年第2号公告', []],
    ['2023年度第一批', []],
    ['3月15日前', [[null, 3, 15]]],
    ['二〇二三年三月十五日', [[2023, 3, 15]]],
    ['二○二三年十二月三十一日', [[2023, 12, 31]]],
    ['二零二三年', [[2023, null, null]]],
    ['1899年12月31日', []],
    ['1900年1月1日', [[1900, 1, 1]]],
    ['2099年12月31日', [[2099, 12, 31]]],
    ['2100年1月1日', []],
    ['12023年', []],
  ]
  for (const [text, parts] of written)
    void it(`are ${JSON.stringify(parts)} in ${text}`, () => assert.deepEqual(partsOf(text), parts))

  const real: readonly (readonly [string, boolean])[] = [
    ['2024年2月29日', true],
    ['2024年2月30日', false],
    ['2023年2月28日', true],
    ['2023年2月29日', false],
    ['2000年2月29日', true],
    ['1900年2月29日', false],
    ['2月29日', true],
    ['2月30日', false],
    ['4月30日', true],
    ['4月31日', false],
    ['1月31日', true],
    ['1月32日', false],
    ['12月1日', true],
    ['13月1日', false],
    ['2023年0月1日', false],
    ['2023年1月0日', false],
    ['2023年13月', false],
    ['2023年12月', true],
  ]
  for (const [text, exists] of real)
    void it(`${exists ? 'exist' : 'do not exist'}: ${text}`, () => {
      const [date] = findDates(text)
      assert.equal(date?.exists, exists)
      if (date?.year !== null && date?.day !== null && date !== undefined)
        assert.equal(orderOfExisting(date) !== null, exists)
    })

  void it('carry the weekday written beside them', () => {
    const weekdays = findDates('2024年5月6日（星期一）、2024-05-12 周日、5月7日(礼拜二)、5月8日三人').map(
      ({ weekday }) => weekday,
    )
    assert.deepEqual(weekdays, [1, 0, 2, null])
  })

  void it('have the weekday that the calendar says, for any day of two centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), (days) => {
        const order = daysLater(19_000_101, days)
        const [year, month, day] = [Math.floor(order / 10_000), Math.floor(order / 100) % 100, order % 100]
        // 1 January 1900 was a Monday
        assert.equal(weekdayOfOrder(order), (days + 1) % 7)
        assert.ok(day <= daysInMonth(year, month))
        assert.equal(orderOf({ year, month, day }), order)
        assert.equal(toOrder(toLocalDate(order)), order)
        assert.equal(daysFromTo(19_000_101, order), days)
        assert.deepEqual(partsOf(printOrder(order)), [[year, month, day]])
      }),
    )
  })
})

void describe('stretches of days in a text', () => {
  const rangesOf = (text: string) =>
    findDateRanges(text, findDates(text)).map(({ start, end, isEndYearWritten }) => [
      start.year,
      start.month,
      start.day,
      end.year,
      end.month,
      end.day,
      isEndYearWritten,
    ])
  const written: readonly (readonly [string, readonly unknown[]])[] = [
    ['2024年5月8日至2024年5月14日', [[2024, 5, 8, 2024, 5, 14, true]]],
    ['2024年5月8日至6月1日', [[2024, 5, 8, 2024, 6, 1, false]]],
    ['5月8日—14日', [[null, 5, 8, null, 5, 14, false]]],
    ['2024年5月8-14日', [[2024, 5, 8, 2024, 5, 14, false]]],
    ['2024年5月8日（星期三）9:00至5月14日17:00', [[2024, 5, 8, 2024, 5, 14, false]]],
    ['2024年5月8日起，至2024年5月14日止', [[2024, 5, 8, 2024, 5, 14, true]]],
    ['2024-05-08～2024-05-14', [[2024, 5, 8, 2024, 5, 14, true]]],
    ['2024年5月8日印发，2024年5月14日施行', []],
    ['2024年5月至2024年6月', []],
    ['2024年5月至2024年6月1日', []],
    ['2024年5月1日至2024年6月', []],
    [`2024年5月8日${' '.repeat(30)}至5月14日`, []],
  ]
  for (const [text, ranges] of written)
    void it(`are ${ranges.length} in ${text.replaceAll(/\s{2,}/g, ' … ')}`, () =>
      assert.deepEqual(rangesOf(text), ranges))
})

void describe('stretches of years in a text', () => {
  const written: readonly (readonly [string, readonly (readonly [number, number, string])[]])[] = [
    ['（2018-2020年）', [[2018, 2020, '年']]],
    ['2018—2020年', [[2018, 2020, '年']]],
    ['2020年—2021年目录', [[2020, 2021, '年']]],
    ['2022-2023 学年', [[2022, 2023, '学年']]],
    ['2022-2023年度', [[2022, 2023, '年度']]],
    ['（2022-2025）', [[2022, 2025, '']]],
    ['1999至2000年', [[1999, 2000, '年']]],
    ['2022-2023-1学期', [[2022, 2023, '']]],
    ['2022年至2023年5月', []],
    ['0591-2020-2021', []],
    ['2022-202', []],
    ['1899-1900年', []],
    ['2099-2100年', []],
  ]
  for (const [text, ranges] of written)
    void it(`are ${JSON.stringify(ranges)} in ${text}`, () =>
      assert.deepEqual(
        findYearRanges(text).map(({ first, last, unit }) => [first, last, unit]),
        ranges,
      ))
})

void describe('an ordered number', () => {
  const parts: readonly (readonly [number | null, number | null, number | null, number | null])[] = [
    [2024, 2, 29, 20_240_229],
    [2023, 2, 29, null],
    [2023, 0, 1, null],
    [2023, 1, 0, null],
    [2023, 1, 1, 20_230_101],
    [2023, 12, 31, 20_231_231],
    [2023, 13, 1, null],
    [null, 1, 1, null],
    [2023, null, 1, null],
    [2023, 1, null, null],
  ]
  for (const [year, month, day, order] of parts)
    void it(`of ${year}-${month}-${day} is ${order}`, () =>
      assert.equal(orderOfExisting({ year, month, day }), order))
})
