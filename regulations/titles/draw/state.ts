/** The random draw of experts for one meeting: committed, witnessed, repeatable by anybody who has its record. */
import type { LocalDate } from '#kernel/time'
import type { Member } from '../meeting/state.ts'

export const drawStages = {
  committed: '已封存随机数',
  drawn: '已抽取',
  sealed: '名单已封存',
  cancelled: '已取消',
} as const
export type DrawStage = keyof typeof drawStages

export type Constraints = {
  /** Members with a vote, chair and deputies among them. */
  readonly members: number
  readonly reserves: number
  /** At most so many of one employer. */
  readonly perEmployer: number
  readonly notTwoYearsRunning: boolean
  /** At least so many of a specialty. */
  readonly specialties: readonly { readonly specialty: string; readonly atLeast: number }[]
}
export type Invitation = {
  readonly expert: string
  readonly answer: '待答复' | '参加' | '不参加'
  readonly reason: string
  readonly answeredOn: LocalDate | null
}
export type ExpertDraw = {
  readonly stage: DrawStage
  readonly meeting: string
  readonly committee: string
  readonly year: number
  readonly convening: { readonly organisation: string; readonly name: string }
  readonly on: LocalDate
  readonly time: string
  readonly place: string
  readonly constraints: Constraints
  /** SHA-256 of the secretary's number, stated before the witness gave his. */
  readonly commitment: string
  readonly poolSize: number
  readonly eligible: number
  readonly draw: {
    readonly secretaryNumber: string
    readonly witnessNumber: string
    readonly seed: string
    /** All eligible experts in drawn order. */
    readonly order: readonly Member[]
    readonly witness: string
    readonly on: LocalDate
  } | null
  /** Drawn so far, substitutes after those they stand in for. */
  readonly invitations: readonly Invitation[]
  readonly secrecy: readonly { readonly name: string; readonly on: LocalDate }[]
  readonly sealedOn: LocalDate | null
}
