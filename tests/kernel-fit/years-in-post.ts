/** Titles 11 and 59: years in post by anniversary, with the sum line by line. Pure. */
import {
  type CalculationLine,
  type LocalDate,
  calculation,
  cite,
  daysBetween,
  localDate,
  plusDays,
  plusYears,
  yearOf,
} from '#kernel'

/** How the present title was obtained: each way has its own first day (59.1–59.2). */
export type Obtained =
  | { readonly way: 'review'; readonly passedOn: string; readonly approvedOn: string }
  | { readonly way: 'exam'; readonly firstDay: string; readonly lastDay: string }
  | { readonly way: 'graduate'; readonly approvedOn: string }

export type Assessment = '优秀' | '合格' | '基本合格' | '不合格'

export type Post = {
  readonly obtained: Obtained
  /** First appointment at this level, in an employer with the appointment system (59.3); otherwise null. */
  readonly appointedOn: string | null
  /** Times without appointment, first and last day included. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[]
  /** Yearly results; a year not yet assessed is absent. */
  readonly assessments: Readonly<Record<string, Assessment>>
}

/** First day of the tenure. */
export function tenureStart(post: Post): LocalDate {
  const { obtained } = post
  const titled =
    obtained.way === 'review'
      ? obtained.passedOn
      : obtained.way === 'exam'
        ? obtained.lastDay
        : obtained.approvedOn
  const later = post.appointedOn !== null && post.appointedOn > titled ? post.appointedOn : titled
  return localDate(later)
}

const newYear = (year: number): LocalDate => localDate(`${year}-01-01`)
const deducts = (post: Post, year: number): boolean =>
  post.assessments[year] === '基本合格' || post.assessments[year] === '不合格'

interface Bounds {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly deducted: readonly number[]
}

/** A deducted first year moves the start to the next 1 January, a deducted cut-off year the end to its own; others count whole. */
function boundsOf(post: Post, cutOff: LocalDate): Bounds {
  const start = tenureStart(post)
  const [first, last] = [yearOf(start), yearOf(cutOff)]
  const wholeFirst = start === newYear(first)
  const from = deducts(post, first) && !wholeFirst ? newYear(first + 1) : start
  const to = deducts(post, last) ? newYear(last) : cutOff
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const deducted = years.filter(
    (year) => deducts(post, year) && newYear(year) >= from && newYear(year + 1) <= to,
  )
  return { from, to, deducted }
}

/** Days of the gaps inside the counted stretch, outside deducted years. */
function gapDays(post: Post, { from, to, deducted }: Bounds): number {
  let days = 0
  for (const gap of post.gaps)
    for (let day = localDate(gap.from); day <= gap.to; day = plusDays(day, 1))
      if (day >= from && day < to && !deducted.includes(yearOf(day))) days += 1
  return days
}

/** The day on which `years` are full. */
const fullOn = (bounds: Bounds, gaps: number, years: number): LocalDate =>
  plusDays(plusYears(bounds.from, years + bounds.deducted.length, 'last-day'), gaps)

/** A completed year between start and cut-off without a result leaves the sum undetermined. */
function unassessed(post: Post, cutOff: LocalDate): number | undefined {
  for (let year = yearOf(tenureStart(post)); year < yearOf(cutOff); year += 1)
    if (post.assessments[year] === undefined) return year
  return undefined
}

export const yearsInPost = calculation(
  'years-in-post',
  [
    cite('anhui-titles-2018/art.59.b'),
    cite('anhui-titles-2018/art.11.a'),
    cite('anhui-titles-2018/art.11.b'),
    cite('anhui-titles-2018/art.59.3'),
  ],
  (facts: { post: Post; cutOff: string }) => sum(facts.post, facts.cutOff),
  { label: '任职年限' },
)

function sum(post: Post, text: string) {
  const cutOff = localDate(text)
  const missing = unassessed(post, cutOff)
  if (missing !== undefined)
    return { value: 'unknown', lines: [], missing: `${missing}年度考核结果` } as const
  const bounds = boundsOf(post, cutOff)
  const gaps = gapDays(post, bounds)
  let years = 0
  while (fullOn(bounds, gaps, years + 1) <= bounds.to) years += 1
  return { value: years, lines: linesOf(post, cutOff, bounds, gaps, years) }
}

function linesOf(
  post: Post,
  cutOff: LocalDate,
  bounds: Bounds,
  gaps: number,
  years: number,
): readonly CalculationLine[] {
  const start = tenureStart(post)
  const rest = Math.max(0, daysBetween(fullOn(bounds, gaps, years), bounds.to))
  const partly = [
    ...(bounds.from === start ? [] : [{ label: '首年扣除，起算日移至', value: bounds.from }]),
    ...(bounds.to === cutOff ? [] : [{ label: '截止年度扣除，计算至', value: bounds.to }]),
  ]
  return [
    { label: '任职起算日', value: start },
    { label: '任职年限截止日', value: cutOff },
    ...partly,
    ...bounds.deducted.map((year) => ({
      label: '扣除年度',
      value: year,
      unit: '年',
      note: post.assessments[year] ?? '',
    })),
    ...(gaps === 0 ? [] : [{ label: '扣除未聘任', value: gaps, unit: '天' }]),
    { label: '满', value: years, unit: '周年', note: `另 ${rest} 天，不进位` },
  ]
}
