import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { DatedText } from '../reading/dated-acts.ts'
import { isAct, isInWork, wholeDates } from '../reading/dated-acts.ts'
import type { Period } from '../reading/meta.ts'
import { readMeta } from '../reading/meta.ts'
import type { Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { orderOfExisting, printOrder } from '../text/ordered-dates.ts'

const id = 'within-reporting-period'
/** From so many acts outside, when they are this share of all, the report has not kept its period; fewer are doubts. */
const MANY = 3
const SHARE = 4
/** Days from the first of a month to its last at most. */
const LONGEST_MONTH = 30

function check(reading: Reading): readonly CheckResult[] {
  const meta = readMeta(reading)
  const { period } = meta
  if (period === null) return []
  const acts = wholeDates(reading, meta).filter(isAct)
  const outside = acts.filter(({ order }) => order < period.from || order > period.to)
  const inside = acts
    .filter((act) => !outside.includes(act))
    .map(({ text, date }) => passed(id, text.place(date)))
  const isKept = outside.length < MANY || outside.length * SHARE < acts.length
  return [
    ...inside,
    ...(isKept ? outside.map((act) => doubt(act, period)) : together(reading, outside, period)),
  ]
}

function doubt({ text, date, order }: DatedText, period: Period): CheckResult {
  return foundIn(id, text, {
    grade: 'doubt',
    span: date,
    expected: `${printOrder(period.from)}至${printOrder(period.to)}之间`,
    message: `请核对日期${printOrder(order)}：不在报告期（${printOrder(period.from)}至${printOrder(period.to)}）内。`,
  })
}

/** One finding for all: what is wrong is the report's period, not each date. */
function together(reading: Reading, outside: readonly DatedText[], period: Period): readonly CheckResult[] {
  const [first] = outside
  if (first === undefined) return []
  const orders = outside.map(({ order }) => order).toSorted((a, b) => a - b)
  const [earliest = 0, latest = 0] = [orders[0], orders.at(-1)]
  const partial = monthsOutside(reading, period)
  return [
    foundIn(id, first.text, {
      grade: 'error',
      span: first.date,
      expected: `${printOrder(period.from)}至${printOrder(period.to)}之间`,
      related: [...outside.slice(1), ...partial].map(({ text, date }) => text.place(date)),
      message:
        `请核对报告期：题目写明${period.text}（${printOrder(period.from)}至${printOrder(period.to)}），` +
        `文中却有${outside.length}件事的日期在这以外，从${printOrder(earliest)}到${printOrder(latest)}。` +
        '请删去不属于本期的事项，或更正日期。',
    }),
  ]
}

/** Months named without a day that lie outside altogether; told of, but not counted. */
function monthsOutside(reading: Reading, period: Period): readonly Pick<DatedText, 'text' | 'date'>[] {
  return reading.texts.flatMap((text) =>
    text.dates
      .filter(
        (date) =>
          !isInWork(text, date) && /于\s?$/.test(text.plain.slice(Math.max(0, date.from - 2), date.from)),
      )
      .filter((date) => {
        const month = date.day === null ? orderOfExisting({ ...date, day: 1 }) : null
        return month !== null && (month > period.to || month + LONGEST_MONTH < period.from)
      })
      .map((date) => ({ text, date })),
  )
}

export const withinReportingPeriod = documentRule({
  id,
  name: '写明日期的事项都在报告期内',
  grade: 'error',
  families: 'all',
  says: '题目或正文写明报告期的报告、总结，逐个核对其中事项的日期是否在报告期内。学年指9月1日至次年8月31日，年度指1月1日至12月31日。期外的日期有三个以上且占四分之一以上时，是报告期没有守住；少于此数的请编写人核对。',
  limits: [
    '“截至某日”的统计日、截止日期、施行和修订日期、将要办的事、报告自己的发布日期、落款和书名号里的日期不算事项。',
    '只写到月的日期不单独核对。',
  ],
  examples: [
    {
      text: '# 某县档案馆2023年工作总结\n2023年3月2日召开启动会。2023年12月31日完成验收。\n截至2024年1月5日，到馆查阅1200人次。',
      finds: 0,
    },
    {
      text: '# 某县档案馆2023年工作总结\n2023年3月2日召开启动会，2024年1月1日完成验收。',
      finds: 1,
    },
    {
      text: '# 某学院2022-2023学年校务公开总结\n2022年8月31日公布章程。2022年9月1日公布预算。2023年8月31日公布决算。2023年9月1日公布名单。2023年10月8日公布招生计划。',
      finds: 1,
    },
    {
      text: '# 某区2023年政务公开年度报告\n2023年1月1日起施行新目录。2023年5月6日开放日。本条例2019年5月15日施行。',
      finds: 0,
    },
    {
      text: '某局上半年总结报告\n本报告的统计期限为2024年1月1日至2024年6月30日。2024年7月2日召开推进会。2024年6月30日完成。',
      finds: 1,
    },
  ],
  check,
})
