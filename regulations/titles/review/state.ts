/** From release to the ballot: panels, first reviewer, defence, conclusion. */
import type { LocalDate } from '#kernel/time'
import type { Conclusion } from '../application/state.ts'

export type ReviewState = {
  /** F23; closed to everybody outside the meeting. */
  readonly panel: {
    readonly recommended: boolean
    readonly reasons: string
    readonly leader: string
    readonly signedOn: LocalDate
  } | null
  readonly firstReader: string | null
  readonly defence: {
    readonly reason: string
    readonly on: LocalDate | null
    readonly time: string | null
    readonly place: string | null
    readonly checkedIn: string | null
    readonly heard: boolean
  } | null
  readonly conclusion: Conclusion | null
}
export const emptyReview: ReviewState = { panel: null, firstReader: null, defence: null, conclusion: null }
