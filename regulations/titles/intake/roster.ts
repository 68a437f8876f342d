/** F17: admitted files by specialty with serial numbers (art.23.2.a), from which the committee's agenda is made. */
import type { Calculation, CalculationLine } from '#kernel/law'
import { calculation, cite } from '#kernel/law'

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
/** A file before it has its serial. */
export type RosterEntry = Omit<RosterRow, 'serial'> & { readonly specialty: string }

/** Rosters from the entries of an agenda, on which only released files are placed (art.17.a): one for each specialty, serials by number of the file. */
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
