/** F17: admitted files by specialty with serial numbers (art.23.2.a), from which the committee's agenda is made. */
import type { Calculation, CalculationLine } from '#kernel/law'
import { calculation, cite, rule } from '#kernel/law'
import type { Application } from '../application/state.ts'

export type RosterRow = {
  readonly serial: number
  readonly application: string
  readonly number: string
  readonly name: string
  readonly employer: string
  readonly level: string
  readonly track: string
}
export type Roster = { readonly specialty: string; readonly rows: readonly RosterRow[] }
type Filed = { readonly id: string; readonly state: Application }
/** A file before it has its serial. */
export type RosterEntry = Omit<RosterRow, 'serial'> & { readonly specialty: string }

/** art.23.2.a: what is registered was reviewed and admitted. */
const onlyAdmittedAreRegistered = rule(
  'only-admitted-are-registered',
  cite('anhui-titles-2018/art.23.2.a'),
  (f: { readonly others: readonly string[] }) => f.others.length === 0,
  {
    label: '登记的都是已受理的申报件',
    otherwise: (f) => `请移出送评名册：${f.others.join('、')}未受理或已退出。`,
  },
)
const registered: readonly Application['stage'][] = ['admitted', 'released']
/** Finding over a list of applications that is to become rosters. */
export const rosterFinding = (applications: readonly Filed[]) =>
  onlyAdmittedAreRegistered({
    others: applications
      .filter(({ state }) => !registered.includes(state.stage))
      .map(({ state }) => state.applicant.name),
  })

/** Rosters from entries that are known to be admitted: one for each specialty, serials by number of the file. */
export const rostersBySpecialty: Calculation<
  { readonly entries: readonly RosterEntry[] },
  readonly Roster[]
> = calculation(
  'review-rosters',
  [cite('anhui-titles-2018/art.23.2.a')],
  ({ entries }) => {
    const sorted = entries.toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
    const specialties = [...new Set(entries.map(({ specialty }) => specialty))].toSorted()
    const value = specialties.map((specialty) => ({
      specialty,
      rows: sorted
        .filter((one) => one.specialty === specialty)
        .map(({ specialty: _specialty, ...row }, i) => ({ serial: i + 1, ...row })),
    }))
    const lines: readonly CalculationLine[] = value.map(({ specialty, rows }) => ({
      label: specialty,
      value: rows.length,
      unit: '人',
    }))
    return { value, lines: [...lines, { label: '合计', value: entries.length, unit: '人' }] }
  },
  { label: '送评名册' },
)

/** One roster for each specialty, serials by number of the file; files that were not admitted stay out. */
export const rosterOf = (applications: readonly Filed[]) =>
  rostersBySpecialty({
    entries: applications
      .filter(({ state }) => registered.includes(state.stage))
      .map(({ id, state }) => ({
        application: id,
        number: state.number,
        name: state.applicant.name,
        employer: state.employer.name,
        level: state.target.level,
        track: state.target.track,
        specialty: state.target.specialty,
      })),
  })
