import type { WorkCalendar } from '#kernel/time'
import { calendarDays, dayStatus, plusDays, reckon, workingDays } from '#kernel/time'
import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import type { RuleContext } from '../rule.ts'
import { documentRule } from '../rule.ts'
import type { DateRange } from '../text/dates.ts'
import { findDateRanges } from '../text/dates.ts'
import type { TextFigure } from '../text/figures.ts'
import { spansIn } from '../text/spans.ts'
import { daysFromTo, orderOfExisting, printOrder, toLocalDate, toOrder } from '../text/ordered-dates.ts'

const id = 'stated-days'
const working: readonly string[] = ['工作日', '个工作日']
const units: readonly string[] = [...working, '天', '日', '自然日']
/** Characters between a stretch of days and the number of days it is said to be. */
const NEAR = 20
/** Words between the two that make the number one of something else. */
const other = /每|逾|提前|之前|以前|后|另|累计|顺延|延长/
const scale = 10_000
/** A longer stretch is not stated in days. */
const LONGEST_PERIOD_DAYS = 366

/** A stretch of days and how many days it is said to be. */
type Claim = {
  readonly range: DateRange
  readonly days: TextFigure
  readonly from: number
  readonly to: number
}

function claimsIn(text: ReadText, year: number | null): readonly Claim[] {
  const ranges = findDateRanges(text.plain, text.dates)
  return text.sentences.flatMap((sentence) => {
    const [range, moreRanges] = spansIn(ranges, sentence)
    const [days, moreDays] = figuresIn(text, sentence).filter(({ unit }) => units.includes(unit))
    if (range === undefined || days === undefined || moreRanges !== undefined || moreDays !== undefined)
      return []
    if (days.range !== null || days.comparison === 'about' || days.figure.value % scale !== 0) return []
    const isBehind = range.from < days.from
    const between = isBehind ? text.plain.slice(range.to, days.from) : text.plain.slice(days.to, range.from)
    if (between.length > NEAR || other.test(between)) return []
    const from = orderOfExisting({ ...range.start, year: range.start.year ?? year })
    const to = orderOfExisting({ ...range.end, year: range.end.year ?? year })
    const length = from === null || to === null ? -1 : daysFromTo(from, to)
    if (length < 0 || length > LONGEST_PERIOD_DAYS) return []
    return [{ range, days, from: from ?? 0, to: to ?? 0 }]
  })
}

/** How many days of the stretch count, both ends included; undefined where a year's calendar is not known. */
function countDays(
  { days, from, to }: Claim,
  { calendar: known }: RuleContext,
): readonly [number, number] | undefined {
  const [first, last] = [toLocalDate(from), toLocalDate(to)]
  let [all, withoutFirst] = [0, 0]
  for (let day = first; day <= last; day = plusDays(day, 1)) {
    if (working.includes(days.unit)) {
      if (known === undefined) return undefined
      const status = dayStatus(known, day)
      if (status.provisional) return undefined
      if (!status.working) continue
    }
    all += 1
    if (day !== first) withoutFirst += 1
  }
  return [all, withoutFirst]
}

function check(text: ReadText, claim: Claim, context: RuleContext): readonly CheckResult[] {
  const { days, range } = claim
  const counted = countDays(claim, context)
  if (counted === undefined) return []
  const stated = days.figure.value / scale
  const [all, withoutFirst] = counted
  // the first day counts or not, as the office reads it: 自…起 counts it, the Civil Code does not
  if (stated === all || stated === withoutFirst) return [passed(id, text.place(range))]
  const isMore = all > stated
  if (isMore && (days.comparison === 'at-least' || days.comparison === 'above'))
    return [passed(id, text.place(range))]
  if (!isMore && (days.comparison === 'at-most' || days.comparison === 'below'))
    return [passed(id, text.place(range))]
  const unit = working.includes(days.unit) ? '个工作日' : '天'
  const end = lastDay(claim, stated, context.calendar)
  const hint =
    end === undefined ? '' : `从${printOrder(claim.from)}算起，第${stated}${unit}是${printOrder(end)}。`
  return [
    foundIn(id, text, {
      grade: isMore ? 'inconsistency' : 'error',
      span: range,
      expected: `${stated}${unit}`,
      related: [text.place(days)],
      message:
        `请核对起止日期或天数：写作${days.text.trim()}，` +
        `${printOrder(claim.from)}至${printOrder(claim.to)}${isMore ? '却' : '只'}有${all}${unit}。${hint}`,
      ...(end === undefined ? {} : { repair: printOrder(end) }),
    }),
  ]
}

/** The day on which the stated number of days is full, the first day counted. */
function lastDay({ days, from }: Claim, stated: number, known: WorkCalendar | undefined): number | undefined {
  const isWorking = working.includes(days.unit)
  if (stated < 1) return undefined
  const manner = { direction: 'after', anchorDay: 'included', roll: 'none', monthEnd: 'last-day' } as const
  const span = isWorking ? workingDays(stated) : calendarDays(stated)
  return toOrder(reckon(toLocalDate(from), span, manner, known ?? NO_CALENDAR).due)
}
const NO_CALENDAR: WorkCalendar = { edition: '', source: '', years: {} }

export const statedDays = documentRule({
  id,
  name: '写明的天数等于起止日期之间的天数',
  grade: 'error',
  families: 'all',
  says: '“公示期5个工作日（5月8日至5月14日）”一类的话，按日历数一遍：天按自然日数，工作日按国务院公布的放假和调休安排数。起始当天算不算进去都认可；数出来比写的少，公示就不足期。',
  limits: [
    '一句话里只有一段起止日期和一个天数时才核对，起止须写到日，相隔不超过一年。',
    '没有当年放假安排的年份，工作日不核对。',
    '写“不少于”的，多出来的天数不报。',
  ],
  examples: [
    { text: '公示期为7天（2024年5月8日至2024年5月14日）。', finds: 0 },
    { text: '公示期为7天（2024年5月8日至2024年5月15日）。', finds: 0 },
    { text: '公示期为7天（2024年5月8日至2024年5月13日）。', finds: 1, repair: '2024年5月14日' },
    { text: '公示期为7天（2024年5月8日至2024年5月16日）。', finds: 1, repair: '2024年5月14日' },
    { text: '公示不少于7天，自2024年5月8日至5月20日。', finds: 0 },
    { text: '公示不少于7天，自2024年5月8日至5月13日。', finds: 1 },
    { text: '公示时间：2025年9月25日至9月30日，共5个工作日。', finds: 0 },
    { text: '公示时间：2025年9月25日至10月9日，共5个工作日。', finds: 0 },
    { text: '公示时间：2025年9月25日至10月10日，共5个工作日。', finds: 1, repair: '2025年9月30日' },
    { text: '公示1个工作日（2025年10月1日至2025年10月8日）。', finds: 1, repair: '2025年10月9日' },
    { text: '受理期5个工作日（2025年10月6日至10月10日）。', finds: 1, repair: '2025年10月14日' },
    { text: '每天公示。展期2024年2月28日至3月1日，共3天；闭馆1天。', finds: 0 },
  ],
  check: (reading: Reading, context = {}) => {
    const { yearOfUse } = readMeta(reading)
    return reading.texts.flatMap((text) =>
      claimsIn(text, yearOfUse).flatMap((claim) => check(text, claim, context)),
    )
  },
})
