import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { DatedText } from '../reading/dated-acts.ts'
import { isAct, wholeDates } from '../reading/dated-acts.ts'
import type { Period } from '../reading/meta.ts'
import { periodIn, readMeta } from '../reading/meta.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { Span } from '../text/plain.ts'
import { itemsIn } from '../text/spans.ts'
import { daysFromTo, printOrder } from '../text/ordered-dates.ts'

const id = 'date-order'
const result = /名单|结果|表彰|拟录|拟聘|中标/
const opening = /通知|公告|启事|简章|招标/

/** An act with what is said of it. */
type Act = DatedText & { readonly words: string; readonly kind: 'opening' | 'result' | 'other' }

const kindOf = (words: string): Act['kind'] =>
  result.test(words) ? 'result' : opening.test(words) ? 'opening' : 'other'

/** The acts of one sentence. Where it begins with a date, each date is spoken of behind it, else before it. */
function actsOf(dates: readonly DatedText[], text: ReadText, { from, to }: Span): readonly Act[] {
  const [first] = dates
  const lead = text.plain.slice(from, first?.date.from).replaceAll(numbering, '')
  const isBehind = lead.length < SHORT_LEAD && kindOf(lead) === 'other'
  return dates.map((act, index) => {
    const start = isBehind ? act.date.to : (dates[index - 1]?.date.to ?? from)
    const end = isBehind ? (dates[index + 1]?.date.from ?? to) : act.date.from
    const words = text.plain.slice(start, end)
    return { ...act, words, kind: kindOf(words) }
  })
}
/** A sentence begins with its date when fewer characters stand before it, its number not among them. */
const SHORT_LEAD = 4
const numbering = /[\s（()）\d一二三四五六七八九十、.]/g

function actsBySentence(dates: readonly DatedText[]): readonly Act[] {
  return [...Map.groupBy(dates, ({ text }) => text)].flatMap(([text, own]) =>
    text.sentences.flatMap((sentence) =>
      actsOf(
        itemsIn(own, sentence, ({ date }) => date.from),
        text,
        sentence,
      ),
    ),
  )
}

/** What a result rests on: the nearest opening before it in its own text, or one whose name begins alike. */
function openingOf(act: Act, acts: readonly Act[], index: number): Act | undefined {
  const earlier = acts
    .slice(Math.max(0, index - REMEMBERED_ACTS), index)
    .filter(({ kind }) => kind === 'opening')
  const name = nameIn(act)
  return (
    earlier.findLast(({ text }) => text === act.text) ??
    earlier.findLast((one) => sharedStart(`${nameIn(one)}》`, name) >= SAME_MATTER)
  )
}
/** Acts before a result among which its opening is looked for. */
const REMEMBERED_ACTS = 200
/** Characters two names must begin with alike to be about one matter. */
const SAME_MATTER = 12

const nameIn = ({ words }: Act): string => /《([^《》]{1,80})/.exec(words)?.[1] ?? ''

function sharedStart(a: string, b: string): number {
  return Array.from(a).findIndex((one, index) => one !== b[index])
}

function checkOrder(acts: readonly Act[]): readonly CheckResult[] {
  return acts.flatMap((act, index) => {
    const start = act.kind === 'result' ? openingOf(act, acts, index) : undefined
    if (start === undefined) return []
    if (start.order <= act.order) return [passed(id, act.text.place(act.date))]
    return [
      foundIn(id, act.text, {
        grade: 'inconsistency',
        span: act.date,
        expected: `${printOrder(start.order)}或以后`,
        related: [start.text.place(start.date)],
        message: `请核对先后：名单或结果的日期${printOrder(act.order)}早于所依据的通知的日期${printOrder(start.order)}。`,
      }),
    ]
  })
}

/** A notice about a period that comes out so many days after its end is doubted. */
const LATE_DAYS = 183
/** Characters that further names may take before the date. */
const LONGEST_NAMES = 300
/** A name in 《》, further names at once behind it, then 于 before the date. */
const upToDate = /^(?:[、和及]?《[^《》]*》)*[^，,。；;《》]{0,12}于\s?$/

/** Notices that name their half-year, school year or year, and are dated long after it. */
function lateNotices(dates: readonly DatedText[]): readonly CheckResult[] {
  return [...Map.groupBy(dates, ({ text }) => text)].flatMap(([text, own]) =>
    text.works.flatMap((work) => {
      const [next] = itemsIn(own, { from: work.to, to: work.to + LONGEST_NAMES }, ({ date }) => date.from)
      if (next === undefined || !opening.test(work.title)) return []
      if (!upToDate.test(text.plain.slice(work.to, next.date.from))) return []
      const period = periodIn(work.title)
      return period !== null && daysFromTo(period.to, next.order) > LATE_DAYS ? [late(next, period)] : []
    }),
  )
}

function late({ text, date, order }: DatedText, period: Period): CheckResult {
  const days = daysFromTo(period.to, order)
  return foundIn(id, text, {
    grade: 'doubt',
    span: date,
    expected: `${printOrder(period.to)}前后`,
    message: `请核对日期：通知所说的是${period.text}，发布却在${printOrder(order)}，晚了${days}天。`,
  })
}

function check(reading: Reading): readonly CheckResult[] {
  const dates = wholeDates(reading, readMeta(reading)).filter(isAct)
  return [...checkOrder(actsBySentence(dates)), ...lateNotices(dates)]
}

export const dateOrder = documentRule({
  id,
  name: '先有通知，后有名单和结果',
  grade: 'inconsistency',
  families: 'all',
  says: '同一件事先发通知，后公布名单、结果或表彰，核对两个日期的先后。通知的名称写明某个半年、学期、学年或年度，日期却晚于它183天以上的，也请核对。',
  limits: [
    '通知和名单须在同一段里，或两个文件名称开头相同。',
    '只写到月的日期不核对。',
    '通知只晚于所说时期183天以内的不报，也不计入检查数。',
  ],
  examples: [
    {
      text: '《2023年助学金评选的通知》于2023年9月5日发布，入选名单于2023年9月20日公示。',
      finds: 0,
    },
    {
      text: '《2023年助学金评选的通知》于2023年9月25日发布，入选名单于2023年9月20日公示。',
      finds: 1,
    },
    {
      text: '2023年3月1日发布《某县青年志愿服务项目大赛报名的通知》。\n另一件事于2023年3月2日办结。\n2023年2月1日公布了《某县青年志愿服务项目大赛报名获奖名单》。',
      finds: 1,
    },
    {
      text: '《2023年上半年先进科室评选通知》于2023年12月30日公布；获奖名单于2023年12月30日公示。',
      finds: 0,
    },
    {
      text: '《2023年上半年先进科室评选通知》于2023年12月31日公布；获奖名单于2023年12月31日公示。',
      finds: 1,
    },
  ],
  check,
})
