/** Start of the present title as far as the slots need it: from when on yearly sheets and achievements are asked for. */
import type { LocalDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import { findLevelBelow } from '../vocabulary.ts'
import type { PersonFile } from './person-file.ts'

/** Earliest appointment at the level held, else the day the title was obtained; null for a first title. */
export function findTenureStart(
  { target }: Application,
  { appointments, titles }: Pick<PersonFile, 'appointments' | 'titles'>,
): LocalDate | null {
  const held = target.track === '转评' ? target.level : findLevelBelow(target.level)
  const from = appointments.filter(({ level }) => level === held).map((one) => one.from)
  const obtained = titles.filter(({ level }) => level === held).map(({ obtainedOn }) => obtainedOn)
  return (from.length > 0 ? from : obtained).toSorted()[0] ?? null
}
