/** Days of a publicity as its notice prints them (DESK B6): five clean working days and the last one for objections. */
import type { LocalDate, Reckoning, WorkCalendar } from '#kernel/time'
import { localDate, reckon, workingDays } from '#kernel/time'
import { INTERNAL_PUBLICITY_DAYS, publicityManner } from '../employer/periods.ts'
import type { PublicList } from './open-facts.ts'

/** All three publicities last as long (art.9.2.e, 25.b, 26.c). */
export const PUBLICITY_DAYS = INTERNAL_PUBLICITY_DAYS

export type PublicityDays = {
  readonly postedOn: LocalDate
  /** First day that counts. */
  readonly from: LocalDate
  /** Last day for objections, until 24:00. */
  readonly until: LocalDate
  readonly postingDayCounts: boolean
  readonly reckoning: Reckoning
}

/** The period of a published list; null where it states no day of posting. */
export function publicityDays(
  { postedOn, postingDayCounts }: Pick<PublicList, 'postedOn' | 'postingDayCounts'>,
  calendar: WorkCalendar,
): PublicityDays | null {
  if (postedOn === null) return null
  const anchor = localDate(postedOn)
  const manner = publicityManner(postingDayCounts)
  const reckoning = reckon(anchor, workingDays(PUBLICITY_DAYS), manner, calendar)
  const from = reckon(anchor, workingDays(1), manner, calendar).due
  return { postedOn: anchor, from, until: reckoning.due, postingDayCounts, reckoning }
}
