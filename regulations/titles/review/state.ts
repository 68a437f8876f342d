/** From release to the ballot: panels, first reviewer, defence, conclusion. */
import type { LocalDate } from '#kernel/time'
import type { Conclusion } from '../application/state.ts'

/** F19: one work looked at by one appraiser, named by code; an opinion not ordered here has no place (art.23.2.g). */
export type Appraisal = {
  readonly work: string
  readonly appraiser: string
  readonly kind: '专业组' | '评委会' | '同行专家'
  readonly reason: string
  readonly sentOn: LocalDate
  readonly opinion: string | null
  readonly passed: boolean | null
  readonly on: LocalDate | null
}
export type ReviewState = {
  readonly appraisals: readonly Appraisal[]
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
export const emptyReview: ReviewState = {
  appraisals: [],
  panel: null,
  firstReader: null,
  defence: null,
  conclusion: null,
}
