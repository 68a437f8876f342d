/** P4: committees without a meeting this year, and those a year from giving up their right (art.51.2.b). */
import type { LocalDate } from '#kernel/time'
import type { Committee } from '../committee/state.ts'
import { lastLivingYear } from '../committee/rules.ts'

export const committeeStandings = [
  '拟按自动放弃处理',
  '一年内将自动放弃',
  '本年未开会',
  '本年已开会',
] as const
export type CommitteeStanding = (typeof committeeStandings)[number]

export type CommitteeRow = {
  readonly code: string
  readonly name: string
  readonly convening: string
  readonly authoriser: string
  readonly levels: string
  readonly standing: CommitteeStanding
  /** Last calendar year with a meeting; null: none yet. */
  readonly lastMeeting: number | null
  /** Whole calendar years without review or excuse that are over. */
  readonly emptyYears: number
  /** Last day on which a meeting still keeps the right; null where it no longer runs. */
  readonly lapsesAfter: LocalDate | null
  readonly validUntil: LocalDate | null
}

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))
/** Calendar years on end without review after which the right is given up. */
const EMPTY_YEARS = 2

function standingOf(committee: Committee, emptyYears: number, year: number): CommitteeStanding {
  if (committee.stage === 'lapse-proposed') return '拟按自动放弃处理'
  if (committee.reviewedYears.includes(year)) return '本年已开会'
  return emptyYears >= EMPTY_YEARS - 1 ? '一年内将自动放弃' : '本年未开会'
}

/** Committees that hold their right, or are about to lose it: the nearest to its end first. @param today names the year */
export function committeeRows(committees: readonly Committee[], today: LocalDate): readonly CommitteeRow[] {
  const year = yearOf(today)
  return committees
    .filter(({ stage }) => stage === 'authorised' || stage === 'suspended' || stage === 'lapse-proposed')
    .map((committee): CommitteeRow => {
      const living = lastLivingYear(committee) ?? year
      const emptyYears = Math.max(0, year - 1 - living)
      const { code, name, convening, authoriser, levels, reviewedYears, authorisation, stage } = committee
      return {
        code,
        name,
        convening: convening.name,
        authoriser: authoriser.name,
        levels: levels.join('、'),
        standing: standingOf(committee, emptyYears, year),
        lastMeeting: reviewedYears.length === 0 ? null : Math.max(...reviewedYears),
        emptyYears,
        lapsesAfter: stage === 'authorised' ? (`${living + EMPTY_YEARS}-12-31` as LocalDate) : null,
        validUntil: authorisation?.validUntil ?? null,
      }
    })
    .toSorted(
      (a, b) =>
        committeeStandings.indexOf(a.standing) - committeeStandings.indexOf(b.standing) ||
        (a.name < b.name ? -1 : 1),
    )
}
