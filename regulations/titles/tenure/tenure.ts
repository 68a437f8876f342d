/**
 * Years in post, 任职年限 or 资历 (art.11, 37, 59): the day counting starts, what is taken off, whole years on the cut-off, and
 * the first day on which the years asked for are reached. Every step is a line that a clerk can read aloud.
 */
import type { Calculation, CalculationLine, Computed } from '#kernel/law'
import { calculation, cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { plusDays, yearOf } from '#kernel/time'
import type { WayObtained } from '../vocabulary.ts'
import type { AssessedYear } from './grades.ts'
import { isDeducted, reasonOfDeduction } from './grades.ts'
import type { Gap, ServiceSpan } from './span.ts'
import { countedStart, findDayOfYears, remainderOn, yearsOn } from './span.ts'

/** A title from which years may run; titles of the same level in an older series stand beside the present one (art.37). */
export type TenureTitle = {
  readonly way: WayObtained
  /** Committee's pass date, or the approval date of 转正定职 and of recognition. */
  readonly obtainedOn: LocalDate
  readonly examLastDay: LocalDate | null
}
export type TenureAppointment = { readonly from: LocalDate; readonly until: LocalDate | null }
export type TenureFacts = {
  readonly titles: readonly TenureTitle[]
  /** 聘任制 at the employer: years run from appointment (art.59.3). */
  readonly appointmentSystem: boolean
  /** Appointments at the level the years are counted for, of whatever series. */
  readonly appointments: readonly TenureAppointment[]
  readonly assessed: readonly AssessedYear[]
  readonly cutOff: LocalDate
  /** Years asked for; null: only the sum is wanted. */
  readonly required: number | null
}

/** Start of the title itself: pass date, last day of the exam, or approval date (art.59.1, 59.2). Undefined: exam day missing. */
function findTitleStart(title: TenureTitle): LocalDate | undefined {
  return title.way === '考试' ? (title.examLastDay ?? undefined) : title.obtainedOn
}

const basisOf: Readonly<Record<WayObtained, string>> = {
  评审: '评委会通过日',
  转评: '评委会通过日',
  非社会化评审: '评审通过日',
  考试: '考试最后一天',
  转正定职: '转正定职审批日',
  博士认定: '认定审批日',
  确认: '原职称取得日',
}
const clauseOfWay = (way: WayObtained): string => {
  if (way === '考试') return '第五十九条第（一）项'
  return way === '转正定职' ? '第五十九条第（二）项' : '第五十九条第（一）项'
}

type Earliest = { readonly title: TenureTitle; readonly start: LocalDate }
function findEarliest(titles: readonly TenureTitle[]): Earliest | undefined {
  return titles
    .flatMap((title) => {
      const start = findTitleStart(title)
      return start === undefined ? [] : [{ title, start }]
    })
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))[0]
}

type StartFacts = Pick<TenureFacts, 'titles' | 'appointmentSystem' | 'appointments'>
type StartAnswer = {
  readonly value: LocalDate | 'unknown'
  readonly lines: readonly CalculationLine[]
  readonly missing?: string
}

function startOf(f: StartFacts): StartAnswer {
  const earliest = findEarliest(f.titles)
  if (earliest === undefined) {
    const missing = f.titles.length === 0 ? '现职称' : '考试最后一天'
    return { value: 'unknown', lines: [], missing }
  }
  const { title, start } = earliest
  const own = { label: '取得职称', value: start, note: `${basisOf[title.way]}，${clauseOfWay(title.way)}` }
  if (!f.appointmentSystem) return { value: start, lines: [own] }
  const first = firstAppointment(f.appointments)
  if (first === undefined) return { value: 'unknown', lines: [own], missing: '该级别的聘任起始日' }
  const early = first < start
  const note = early
    ? '聘任文件早于取得职称之日，起算日不提前，第五十九条第（三）项'
    : '单位实行聘任制，自受聘日起计，第五十九条第（三）项'
  return {
    value: early ? start : first,
    lines: [own, { label: '首次聘任', value: first, note }],
  }
}

const firstAppointment = (appointments: readonly TenureAppointment[]): LocalDate | undefined =>
  appointments.map(({ from }) => from).toSorted()[0]

/** The day from which years run, with its ground. */
export const reckonTenureStart: Calculation<StartFacts, LocalDate> = calculation(
  'start-of-years-in-post',
  [
    cite('anhui-titles-2018/art.59.1.a'),
    cite('anhui-titles-2018/art.59.1.b'),
    cite('anhui-titles-2018/art.59.2'),
    cite('anhui-titles-2018/art.59.3'),
  ],
  startOf,
  { label: '任职年限起算日' },
)

/** Days without appointment between appointments of the level, from the start on (art.37, 59.3). */
export function gapsBetween(appointments: readonly TenureAppointment[], start: LocalDate): readonly Gap[] {
  const gaps: Gap[] = []
  let heldUntil: LocalDate | null = plusDays(start, -1)
  for (const { from, until } of appointments.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (heldUntil === null) return gaps
    if (until !== null && until <= heldUntil) continue
    if (from > plusDays(heldUntil, 1)) gaps.push({ from: plusDays(heldUntil, 1), until: plusDays(from, -1) })
    heldUntil = until
  }
  return heldUntil === null ? gaps : [...gaps, { from: plusDays(heldUntil, 1), until: null }]
}

/** The span the years run over: start, deducted years, gaps. */
export function spanOf(f: TenureFacts, start: LocalDate): ServiceSpan {
  return {
    start,
    deducted: f.assessed.filter(isDeducted).map(({ year }) => year),
    gaps: f.appointmentSystem ? gapsBetween(f.appointments, start) : [],
  }
}

function linesOf(f: TenureFacts, span: ServiceSpan, total: number): readonly CalculationLine[] {
  const counted = countedStart(span)
  const moved =
    counted === span.start
      ? []
      : [
          {
            label: '起算日顺延',
            value: counted,
            note: `${yearOf(span.start)}年度不计，从次年1月1日起计`,
          },
        ]
  const deducted = f.assessed
    .filter((one) => isDeducted(one) && one.year >= yearOf(counted) && one.year <= yearOf(f.cutOff))
    .map((one) => ({ label: `扣除${one.year}年度`, value: -1, unit: '年', note: reasonOfDeduction(one) }))
  const gaps = span.gaps
    .filter(({ from }) => from <= f.cutOff)
    .map(({ from, until }) => ({ label: '未聘任', value: from, note: `至${until ?? '今'}，不计` }))
  const reached = Array.from({ length: total }, (_, index) => index + 1).map((years) => ({
    label: `满${years}年`,
    value: findDayOfYears(span, years) ?? '',
  }))
  return [{ label: '起算日', value: span.start }, ...moved, ...deducted, ...gaps, ...reached]
}

function endLines(f: TenureFacts, span: ServiceSpan, total: number): readonly CalculationLine[] {
  const { months, days } = remainderOn(span, f.cutOff)
  const stopped = span.deducted.includes(yearOf(f.cutOff))
  return [
    {
      label: '截止日',
      value: f.cutOff,
      ...(stopped ? { note: `${yearOf(f.cutOff)}年度不计，算到当年1月1日` } : {}),
    },
    { label: '满周年数', value: total, unit: '年', note: `另有${months}个月${days}天，不进位` },
  ]
}

type CountFacts = TenureFacts & { readonly start: LocalDate | null }

/** Whole years in post on the cut-off, which 资历 of a condition means (art.59.a), line by line. `unknown` while the start is. */
const reckonYearsInPost: Calculation<CountFacts, number> = calculation(
  'years-in-post',
  [
    cite('anhui-titles-2018/art.11.a'),
    cite('anhui-titles-2018/art.11.b'),
    cite('anhui-titles-2018/art.37'),
    cite('anhui-titles-2018/art.59.a'),
    cite('anhui-titles-2018/art.59.b'),
  ],
  (f: CountFacts) => {
    if (f.start === null) return { value: 'unknown' as const, lines: [], missing: '任职年限起算日' }
    const span = spanOf(f, f.start)
    const total = yearsOn(span, f.cutOff)
    return { value: total, lines: [...linesOf(f, span, total), ...endLines(f, span, total)] }
  },
  { label: '任职年限' },
)

export type Tenure = {
  readonly start: Computed<LocalDate>
  readonly years: Computed<number>
  /** First day on which the years asked for are reached; null: not asked, unknown, or never as things stand. */
  readonly firstDay: LocalDate | null
  /** Open assessments that the accepting office has to decide. */
  readonly open: readonly number[]
}

/** Start, years and first possible day of one person for one level. */
export function reckonTenure(f: TenureFacts): Tenure {
  const start = reckonTenureStart({
    titles: f.titles,
    appointmentSystem: f.appointmentSystem,
    appointments: f.appointments,
  })
  const from = start.value === 'unknown' ? null : start.value
  const years = reckonYearsInPost({ ...f, start: from })
  const firstDay =
    from === null || f.required === null ? null : (findDayOfYears(spanOf(f, from), f.required) ?? null)
  const open = f.assessed
    .filter(({ effect, decided }) => effect === '待定' && !decided)
    .map(({ year }) => year)
  return { start, years, firstDay, open }
}
