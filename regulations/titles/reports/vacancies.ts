/** P6: use of confirmed vacancies per unit, level and review year. */
import { type Application, exits } from '../application/state.ts'
import type { VacancyEntry } from '../registers/index.ts'
import type { Level } from '../vocabulary.ts'
import { rungOf } from '../vocabulary.ts'

export type VacancyUseRow = {
  readonly employer: string
  readonly name: string
  readonly level: Level
  readonly year: number
  readonly confirmed: number
  /** Candidates who take a vacancy now. */
  readonly used: number
  readonly left: number
  /** Titles obtained on a vacancy of the year. */
  readonly approved: number
  /** Recommended under a written exemption, outside the count. */
  readonly exempted: number
  readonly document: string
}

type Counted = Pick<Application, 'employer' | 'target' | 'cycle' | 'recommendation' | 'stage'>
/** Stages in which a candidate no longer takes the vacancy. */
const released: readonly string[] = exits.filter((exit) => exit !== 'closed')

/** @param names credit code → name of the unit */
export function vacancyUseRows(
  entries: readonly VacancyEntry[],
  applications: readonly Counted[],
  names: Readonly<Record<string, string>>,
): readonly VacancyUseRow[] {
  return entries
    .map(({ employer, level, year, confirmed, document }): VacancyUseRow => {
      const own = applications.filter(
        (one) =>
          one.employer.key === employer &&
          one.target.level === level &&
          one.cycle.year === year &&
          one.recommendation !== null &&
          !released.includes(one.stage),
      )
      const counted = own.filter(({ recommendation }) => recommendation?.counted === true)
      return {
        employer,
        name: names[employer] ?? employer,
        level,
        year,
        confirmed,
        used: counted.length,
        left: confirmed - counted.length,
        approved: counted.filter(({ stage }) => stage === 'approved' || stage === 'closed').length,
        exempted: own.length - counted.length,
        document,
      }
    })
    .toSorted(
      (a, b) => b.year - a.year || a.employer.localeCompare(b.employer) || rungOf(b.level) - rungOf(a.level),
    )
}
