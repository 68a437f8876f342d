import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { DatedText } from '../reading/dated-acts.ts'
import { isAct, wholeDates } from '../reading/dated-acts.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadParagraph, ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { daysFromTo, daysLater, orderOfExisting, printOrder } from '../text/ordered-dates.ts'

const id = 'url-timestamp'
/** Days that a page may be put up before or after the day it is said to be published. */
const NEAR_DAYS = 14
/** Paragraphs before an address in which its date may stand. */
const NEAR_PARAGRAPHS = 3

const milliseconds = /(?<!\d)1[2-9]\d{11}(?!\d)/
const calendarDay = /(?<!\d)(20\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)/

/** The day that an address carries: a time stamp in milliseconds (as a day in China) or a day such as t20230216. */
function stampOf(address: string): number | null {
  const stamp = milliseconds.exec(address)?.[0]
  if (stamp !== undefined)
    return daysLater(19_700_101, Math.floor((Number(stamp) + CHINA_OFFSET_MS) / DAY_MS))
  const day = calendarDay.exec(address)
  return day === null
    ? null
    : orderOfExisting({ year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) })
}
const DAY_MS = 86_400_000
const CHINA_OFFSET_MS = 28_800_000

type DatesByText = ReadonlyMap<ReadText, readonly DatedText[]>

/** The last date before an address: in its own text, else the only one of the nearest paragraph above that has any. */
function dateOf(
  text: ReadText,
  from: number,
  above: readonly ReadParagraph[],
  dates: DatesByText,
): DatedText | undefined {
  const own = dates.get(text)?.findLast(({ date }) => date.to <= from)
  if (own !== undefined) return own
  for (const paragraph of above.toReversed()) {
    if (paragraph.heading !== null || paragraph.addresses.length > 0) return undefined
    const [found, more] = dates.get(paragraph) ?? []
    if (found !== undefined) return more === undefined ? found : undefined
  }
  return undefined
}

function check(reading: Reading): readonly CheckResult[] {
  const dates = Map.groupBy(wholeDates(reading, readMeta(reading)).filter(isAct), ({ text }) => text)
  const { paragraphs } = reading
  return reading.texts.flatMap((text, index) =>
    text.addresses.flatMap((address) => {
      const stamp = stampOf(address.text)
      // the texts of a reading begin with its paragraphs; a cell has none above it
      const above =
        index < paragraphs.length ? paragraphs.slice(Math.max(0, index - NEAR_PARAGRAPHS), index) : []
      const stated = dateOf(text, address.from, above, dates)
      if (stamp === null || stated === undefined) return []
      const days = daysFromTo(stated.order, stamp)
      if (Math.abs(days) <= NEAR_DAYS) return [passed(id, text.place(address))]
      return [
        foundIn(id, stated.text, {
          grade: 'doubt',
          span: stated.date,
          expected: `${printOrder(stamp)}前后`,
          related: [text.place(address)],
          message:
            `请核对公布日期：文中写作${printOrder(stated.order)}，网页地址里的时间是${printOrder(stamp)}，` +
            `相差${Math.abs(days)}天。`,
        }),
      ]
    }),
  )
}

export const urlTimestamp = documentRule({
  id,
  name: '网页地址里的时间与写明的公布日期相近',
  grade: 'doubt',
  families: 'all',
  says: '网页地址常带生成的时间（毫秒数，或“20230216”一类的日期）。它与文中写明的公布日期相差14天以上的，可能日期写错，也可能网页是后来补发的。',
  limits: ['地址前面三段以内没有日期的不核对。', '网页可能重新发布过，所以只作提示。'],
  examples: [
    {
      text: '2023年2月2日公开年度预算：https://www.example.gov.cn/zwgk/t20230216_8801.html',
      finds: 0,
    },
    {
      text: '2023年2月1日公开年度预算：https://www.example.gov.cn/zwgk/t20230216_8801.html',
      finds: 1,
    },
    {
      text: '2023年3月2日公开年度预算。\n信息公开栏\nhttps://www.example.edu.cn/content/1676476800000.shtml',
      finds: 0,
    },
    {
      text: '2023年3月2日公开年度预算。\n信息公开栏\nhttps://www.example.edu.cn/content/1676476799999.shtml',
      finds: 1,
    },
  ],
  check,
})
