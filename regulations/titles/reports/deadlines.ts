/** P5: corrections, publicities and the other running periods, by how near their last day is. */
import type { LocalDate } from '#kernel/time'
import { daysBetween } from '#kernel/time'

export const bands = ['已逾期', '今日到期', '三日内', '七日内', '七日以后'] as const
export type Band = (typeof bands)[number]

export type RunningPeriod = {
  readonly caseId: string
  readonly procedure: string
  readonly title: string
  /** Label of the period: 补正期限, 评审公示 … */
  readonly label: string
  readonly due: LocalDate
  /** A year without a published calendar lies in it. */
  readonly provisional: boolean
}
export type DeadlineRow = RunningPeriod & {
  readonly band: Band
  /** Calendar days from today to the last day; negative once it is over. */
  readonly daysLeft: number
}
export type DeadlineCount = { readonly label: string } & Readonly<Record<Band, number>>

/** The band of a last day so many calendar days away. */
export function bandOf(daysLeft: number): Band {
  if (daysLeft < 0) return '已逾期'
  if (daysLeft === 0) return '今日到期'
  return daysLeft <= 3 ? '三日内' : daysLeft <= 7 ? '七日内' : '七日以后'
}

/** Nearest last day first. */
export const deadlineRows = (periods: readonly RunningPeriod[], today: LocalDate): readonly DeadlineRow[] =>
  periods
    .map((one): DeadlineRow => {
      const daysLeft = daysBetween(today, one.due)
      return { ...one, daysLeft, band: bandOf(daysLeft) }
    })
    .toSorted((a, b) => a.daysLeft - b.daysLeft || (a.title < b.title ? -1 : 1))

/** How many periods of each kind lie in each band; the fullest kind first. */
export function deadlineCounts(rows: readonly DeadlineRow[]): readonly DeadlineCount[] {
  return [...Map.groupBy(rows, ({ label }) => label)]
    .toSorted(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
    .map(([label, own]) => ({
      label,
      ...(Object.fromEntries(
        bands.map((band) => [band, own.filter((one) => one.band === band).length]),
      ) as Record<Band, number>),
    }))
}
