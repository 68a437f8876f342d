import type { WorkCalendar } from '#kernel/time'
import { dayStatus, reckon, workingDays } from '#kernel/time'
import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { isInWork } from '../reading/dated-acts.ts'
import { readMeta } from '../reading/meta.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { DateParts, TextDate } from '../text/dates.ts'
import { findDateRanges } from '../text/dates.ts'
import { orderOfExisting, printOrder, toLocalDate, toOrder } from '../text/ordered-dates.ts'

const id = 'deadline-over-holiday'
const until =
  /^\s?(?:[（(][^（）()]{1,8}[）)])?\s?(?:[上下]午)?\s?(?:\d{1,2}[:：时点]\d{0,2}分?)?\s?(?:之?前|以前|止|截止|为止)/
const dueDay = /截止(?:时间|日期|日)\s?(?:为|是|定为)?\s?[:：]?\s?$/
/** Characters of the words that announce a last day. */
const LONGEST_WORDS = 16
/** What somebody must do in the time that a stretch of days leaves. */
const due = /报名|受理|申报|报送|提交|征集|征求|公示|缴费|缴纳|投标|递交|登记|确认|异议/

/** The last day for something: the date as printed, and what it means with the year of its stretch. */
type Deadline = { readonly date: TextDate; readonly parts: DateParts }

function deadlinesIn(text: ReadText): readonly Deadline[] {
  const ranges = new Map(findDateRanges(text.plain, text.dates).map((range) => [range.to, range]))
  return text.dates.flatMap((date): Deadline[] => {
    if (isInWork(text, date)) return []
    const range = ranges.get(date.to)
    const before = text.plain.slice(Math.max(0, date.from - LONGEST_WORDS), date.from)
    const after = text.plain.slice(date.to, date.to + 24)
    const leading = text.plain.slice(Math.max(0, (range?.from ?? 0) - LONGEST_WORDS), range?.from ?? 0)
    const isLast = until.test(after) || dueDay.test(before) || due.test(leading)
    return isLast ? [{ date, parts: range?.end ?? date }] : []
  })
}

function check(
  text: ReadText,
  { date, parts }: Deadline,
  year: number | null,
  calendar: WorkCalendar,
): readonly CheckResult[] {
  const order = orderOfExisting({ ...parts, year: parts.year ?? year })
  if (order === null) return []
  const status = dayStatus(calendar, toLocalDate(order))
  if (status.provisional) return []
  if (status.working) return [passed(id, text.place(date))]
  const next = toOrder(nextWorkingDay(order, calendar))
  const day = status.name === undefined ? '周末' : `${status.name}假期`
  return [
    foundIn(id, text, {
      grade: status.name === undefined ? 'note' : 'doubt',
      span: date,
      expected: `${printOrder(next)}或假前`,
      message: `请核对期限：${printOrder(order)}是${day}，办事的人当天交不上。请写明顺延到${printOrder(next)}，或改为放假以前的工作日。`,
    }),
  ]
}

function nextWorkingDay(order: number, calendar: WorkCalendar): ReturnType<typeof toLocalDate> {
  const manner = { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' } as const
  return reckon(toLocalDate(order), workingDays(1), manner, calendar).due
}

export const deadlineOverHoliday = documentRule({
  id,
  name: '期限的最后一天是工作日',
  grade: 'doubt',
  families: 'all',
  says: '“某日前”“截至某日止”以及报名、公示等起止时间的最后一天，按国务院公布的放假和调休安排核对。落在法定假期的提请核对是否顺延，落在普通周末的只作提示；调休上班的周末算工作日。',
  limits: ['没有当年放假安排的年份不核对。', '“某日前”当作含当日。', '没有写年的日期按文件的年份算。'],
  examples: [
    { text: '请于2025年9月30日前报送材料。', finds: 0 },
    { text: '请于2025年10月1日前报送材料。', finds: 1 },
    { text: '请于2025年10月8日前报送材料，逾期不受理。', finds: 1 },
    { text: '请于2025年10月9日前报送，或于2025年9月28日（星期日）前送到窗口。', finds: 0 },
    { text: '# 某市2025年人才工作方案\n报名时间：4月21日至5月4日。', finds: 1 },
    {
      text: '# 某市2025年人才工作方案\n公示时间：4月21日至4月25日。报名截止日期为：2025年6月7日。',
      finds: 1,
    },
  ],
  check: (reading, { calendar } = {}) => {
    if (calendar === undefined) return []
    const { yearOfUse } = readMeta(reading)
    return reading.texts.flatMap((text) =>
      deadlinesIn(text).flatMap((one) => check(text, one, yearOfUse, calendar)),
    )
  },
})
