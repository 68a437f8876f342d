/** Runs of a meeting for its tests. */
import { type World, given } from '../../../tests/support/run.ts'
import { localDate } from '#kernel/time'
import { plannedCycle } from './examples.ts'
import { reviewMeeting } from './meeting.ts'
import { committee } from './sample.ts'
import type { Meeting } from './state.ts'

const AT = '2024-11-16T09:30:00+08:00'
export const meetingWorld = (more: World = {}): World => ({
  at: AT,
  registers: { 'titles-committees': { 'C-1': committee } },
  ...more,
})
/** Goes on from a state of a meeting. */
export const from = (state: Meeting, more: World = {}) =>
  given(reviewMeeting, meetingWorld(more)).state(state)

export const planWithin = (from: string, until: string) => {
  const { plan } = plannedCycle
  return plan === null ? null : { ...plan, reviewFrom: localDate(from), reviewUntil: localDate(until) }
}
