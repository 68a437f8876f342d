import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { DateRange } from '../text/dates.ts'
import { findDateRanges, findYearRanges } from '../text/dates.ts'
import { overlaps } from '../text/plain.ts'

const id = 'date-range-order'

/** Month and day, or year, month and day, as one number; a missing year counts as the same one. */
function positionOf({ start, end }: DateRange): readonly [number, number] {
  const of = (parts: DateRange['start']) =>
    (parts.year ?? 0) * 10_000 + (parts.month ?? 0) * 100 + (parts.day ?? 0)
  return [of(start), of(end)]
}

function checkDays(text: ReadText, range: DateRange): readonly CheckResult[] {
  const [first, last] = positionOf(range)
  if (first <= last) return [passed(id, text.place(range))]
  // 11月1日至2月28日 goes into the next year when no year is written behind 至
  const mayGoOn = !range.isEndYearWritten && range.end.month !== range.start.month
  if (mayGoOn && range.start.year === null) return [passed(id, text.place(range))]
  return [
    foundIn(id, text, {
      grade: mayGoOn ? 'doubt' : 'error',
      span: range,
      expected: mayGoOn ? '写明下一年的年份' : '终止日期不早于起始日期',
      message: mayGoOn
        ? `请补写年份：“${range.text}”的终止日期没有写年，按同一年算就早于起始日期。`
        : `请更正日期：“${range.text}”的终止日期早于起始日期。`,
    }),
  ]
}

function checkYears(text: ReadText): readonly CheckResult[] {
  const taken = [...text.addresses, ...text.documentNumbers]
  return findYearRanges(text.plain)
    .filter((range) => !taken.some((span) => overlaps(span, range)))
    .flatMap((range): CheckResult[] => {
      const { first, last, unit } = range
      if (first < last) return [passed(id, text.place(range))]
      if (unit === '') return []
      return [
        foundIn(id, text, {
          grade: 'error',
          span: range,
          expected: first === last ? '两个不同的年份' : `${last}—${first}${unit}`,
          message: `请更正年份：“${range.text.trim()}”的后一年不晚于前一年。`,
        }),
      ]
    })
}

export const dateRangeOrder = documentRule({
  id,
  name: '起止日期先起后止',
  grade: 'error',
  families: 'all',
  says: '“某日至某日”“某年—某年”的终止须不早于起始。终止日期没有写年、按同一年算早于起始的，多半是跨年，请补写年份。',
  limits: ['没有写单位的年份（“2023-2022”）倒写不报，可能是编号。', '只写到月的起止不核对。'],
  examples: [
    { text: '公示期为2024年5月8日至2024年5月14日。', finds: 0 },
    { text: '公示期为2024年5月8日至2024年5月8日。', finds: 0 },
    { text: '公示期为2024年5月18日至2024年5月17日。', finds: 1 },
    { text: '报名时间：2024年6月3日9:00至5月30日17:00。', finds: 1 },
    { text: '采暖期为11月1日至3月31日。', finds: 0 },
    { text: '集中整治从2023年11月1日至2月10日。', finds: 1 },
    { text: '项目实施期2025—2023年。', finds: 1 },
    { text: '规划期为2021—2025年，上一期为2016年至2020年。', finds: 0 },
    { text: '值班安排：7月12日至9日。', finds: 1 },
    { text: '公布2023-2023学年校历。', finds: 1 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) => [
      ...findDateRanges(text.plain, text.dates).flatMap((range) => checkDays(text, range)),
      ...checkYears(text),
    ]),
})
