/** What a committee may review. Its register joins names by 、: a committee may hold several series, levels and specialties (art.4.b). */
import type { CommitteeEntry } from '../registers/index.ts'

export type Reviewed = { readonly series: string; readonly specialty: string; readonly level: string }

/** Names that an entry joins. */
export const namesIn = (joined: string): readonly string[] => joined.split('、').filter((name) => name !== '')

/** Whether a committee reviews a series at all. */
export const coversSeries = ({ series }: Pick<CommitteeEntry, 'series'>, wanted: string): boolean =>
  namesIn(series).includes(wanted)

/** Whether series, specialty and level all lie in the scope of a committee; the one answer to this question everywhere. */
export const covers = (
  committee: Pick<CommitteeEntry, 'series' | 'specialties' | 'levels'>,
  { series, specialty, level }: Reviewed,
): boolean =>
  coversSeries(committee, series) &&
  namesIn(committee.specialties).includes(specialty) &&
  namesIn(committee.levels).includes(level)
