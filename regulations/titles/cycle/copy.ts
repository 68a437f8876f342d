/** What a new cycle starts from, and how it differs from the year before. */
import type { LocalDate } from '#kernel/time'
import { localDate, plusYears } from '#kernel/time'
import type { Announcement, Cycle, CycleFee, Windows } from './state.ts'
import { announcementItems } from './state.ts'

type Parameters = Pick<
  Cycle,
  | 'cutOff'
  | 'windows'
  | 'postingDayCounts'
  | 'extraSlots'
  | 'conditions'
  | 'requirements'
  | 'fees'
  | 'payment'
  | 'announcement'
  | 'contact'
>

const emptyAnnouncement: Announcement = {
  specialties: '',
  levels: '',
  conditions: '',
  procedure: '',
  manner: '',
  materials: '',
  time: '',
  place: '',
}

/** Days that are usual where there is no year to copy; the end of the year is the usual cut-off, not a rule. */
export function blankParameters(year: number): Parameters {
  const of = (monthDay: string): LocalDate => localDate(`${year}-${monthDay}`)
  return {
    cutOff: of('12-31'),
    windows: {
      filingFrom: of('06-01'),
      filingUntil: of('07-31'),
      closings: [],
      submissionUntil: of('08-31'),
    },
    postingDayCounts: false,
    extraSlots: [],
    conditions: [],
    requirements: [],
    fees: [],
    payment: { code: '', way: '', refundsDeclined: true },
    announcement: emptyAnnouncement,
    contact: '',
  }
}

/** Last year's parameters for another year: every day moves to the same day of that year. */
export function copiedParameters(last: Cycle, year: number): Parameters {
  const moved = (on: LocalDate): LocalDate => plusYears(on, year - last.year, 'last-day')
  const windows: Windows = {
    filingFrom: moved(last.windows.filingFrom),
    filingUntil: moved(last.windows.filingUntil),
    closings: last.windows.closings.map(({ office, until }) => ({ office, until: moved(until) })),
    submissionUntil: moved(last.windows.submissionUntil),
  }
  return {
    windows,
    cutOff: moved(last.cutOff),
    postingDayCounts: last.postingDayCounts,
    extraSlots: last.extraSlots,
    conditions: last.conditions,
    requirements: last.requirements,
    fees: last.fees,
    payment: last.payment,
    announcement: last.announcement,
    contact: last.contact,
  }
}

/** One line of the comparison of two years. */
export type CycleDifference = { readonly label: string; readonly before: string; readonly after: string }

const feesText = (fees: readonly CycleFee[]): string =>
  fees.map(({ item, level, amountCents }) => `${item}${level}${amountCents / 100}元`).join('；')
const windowsText = ({ filingFrom, filingUntil, closings, submissionUntil }: Windows) => ({
  filing: `${filingFrom}至${filingUntil}`,
  closings: closings.map(({ office, until }) => `${office}${until}`).join('；'),
  submission: submissionUntil,
})
const examText = ({ exam }: Cycle): string =>
  exam.examined
    ? `合格线${exam.passMark}分，${exam.parts.map(({ form, weightPercent }) => `${form}${weightPercent}%`).join('、')}`
    : '不考试'

function lines(cycle: Cycle): readonly (readonly [label: string, text: string])[] {
  const windows = windowsText(cycle.windows)
  return [
    ['任职年限截止日', cycle.cutOff],
    ['个人填报', windows.filing],
    ['各级截止日期', windows.closings],
    ['呈报截止日', windows.submission],
    ['公示当日计入', cycle.postingDayCounts ? '是' : '否'],
    ['收费', feesText(cycle.fees)],
    ['考评结合', examText(cycle)],
    ['评审条件', cycle.conditions.map(({ set }) => set.replaceAll('|', ' ')).join('；')],
    ['增加的材料', cycle.extraSlots.map(({ name }) => name).join('；')],
    ...(Object.keys(announcementItems) as (keyof Announcement)[]).map(
      (item) => [`公告：${announcementItems[item]}`, cycle.announcement[item]] as const,
    ),
  ]
}

/** Parameters that are not as in the earlier cycle, in the order of the page. */
export function differencesFrom(last: Cycle, cycle: Cycle): readonly CycleDifference[] {
  const before = new Map(lines(last))
  return lines(cycle).flatMap(([label, after]) => {
    const old = before.get(label) ?? ''
    return old === after ? [] : [{ label, before: old, after }]
  })
}

/** One parameter of a review year beside the same of the year before. */
export type CycleParameter = {
  readonly label: string
  /** null: there is no year before. */
  readonly before: string | null
  readonly after: string
  readonly changed: boolean
}

/** The parameter page: every parameter in order, what it was a year before, and whether it is another now. */
export function compareParameters(last: Cycle | undefined, cycle: Cycle): readonly CycleParameter[] {
  const before = new Map(last === undefined ? [] : lines(last))
  return lines(cycle).map(([label, after]) => {
    const old = last === undefined ? null : (before.get(label) ?? '')
    return { label, before: old, after, changed: old !== null && old !== after }
  })
}
