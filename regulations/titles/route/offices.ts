/** The offices of titles work by organisation and by place, made from the entries of the register `titles-offices`. */
import type { OfficeEntry } from '../registers/offices.ts'
import type { OfficeLevel } from '../vocabulary.ts'
import { territoryAt, territoryCovers } from './territory.ts'

/** An entry as `need.entries` answers it: the key is the organisation id. */
export type KeyedOffice = OfficeEntry & { readonly key: string }

export type Offices = {
  readonly find: (organisation: string) => KeyedOffice | undefined
  /** The HR department of a level for a territory; undefined where the register has none. */
  readonly findBureau: (level: OfficeLevel, territory: string) => KeyedOffice | undefined
}

/** The entries that a question about one place and some organisations looks at: HR departments over the place, and those named. */
export const officesInQuestion = (
  entries: readonly KeyedOffice[],
  place: string,
  organisations: readonly (string | null | undefined)[],
): readonly KeyedOffice[] =>
  entries.filter(
    ({ key, kind, territory }) =>
      organisations.includes(key) || (kind === '人社部门' && territoryCovers(territory, place)),
  )

/** Builds the lookup. Two HR departments for one place: the first stands. */
export function officesOf(entries: readonly KeyedOffice[]): Offices {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const bureaus = new Map<string, KeyedOffice>()
  for (const entry of entries.toReversed())
    if (entry.kind === '人社部门') bureaus.set(`${entry.level}|${entry.territory}`, entry)
  return {
    find: (organisation) => byKey.get(organisation),
    findBureau: (level, territory) => bureaus.get(`${level}|${territoryAt(level, territory)}`),
  }
}
