/** A bundle of applications with its letter F8, from one submitter to one convening body (art.13). */
import type { LocalDate } from '#kernel/time'
import type { Level, LevelBand } from '../vocabulary.ts'

export const submissionStages = {
  open: '编制呈报',
  sent: '已呈报',
  received: '已签收',
  'taken-back': '已撤回',
  discarded: '已作废',
} as const
export type SubmissionStage = keyof typeof submissionStages

export type BundleRow = {
  readonly application: string
  readonly number: string
  readonly name: string
  /** Key of the register of persons; the letter prints the number from there. */
  readonly person: string
  readonly employer: string
  readonly specialty: string
  readonly level: Level
  readonly track: string
}
export type Submission = {
  readonly stage: SubmissionStage
  readonly submitter: { readonly organisation: string; readonly name: string }
  readonly cycle: string
  readonly year: number
  readonly series: string
  readonly band: LevelBand
  readonly convening: { readonly organisation: string; readonly name: string }
  readonly submissionUntil: LocalDate
  readonly rows: readonly BundleRow[]
  /** Number of the bundle this one adds to, after its letter was sealed. */
  readonly supplementTo: string | null
  readonly letter: {
    readonly number: string
    readonly basis: string
    readonly contact: string
    readonly on: LocalDate
    /** Names on the letter as sealed. */
    readonly names: readonly string[]
  } | null
  /** F42, F43: what came over the counter, ticked off. */
  readonly receipt: {
    readonly on: LocalDate
    readonly by: string
    readonly bags: readonly string[]
    readonly missing: readonly string[]
  } | null
}
