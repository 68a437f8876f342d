/**
 * What F5 knows of an application, and no more: no name, no number. Alike ones are counted together, so that a cycle of
 * twenty thousand is a few hundred rows.
 */
import type { LocalDate } from '#kernel/time'
import type { ApplicationStage } from '../application/state.ts'

export type AnalysisRow = {
  readonly stage: ApplicationStage
  readonly filed: boolean
  readonly admitted: boolean
  readonly released: boolean
  /** null: not voted on. */
  readonly passed: boolean | null
  readonly exam: '合格' | '不合格' | '缺考' | null
  readonly defence: boolean
  readonly specialty: string
  readonly degree: string | null
  /** Whole years at the cut-off of the cycle. */
  readonly age: number | null
  readonly sex: string | null
  readonly employerKind: string
  readonly affiliation: string
  readonly track: string
  /** The vote, with the attendance announced then. */
  readonly meeting: {
    readonly id: string
    readonly on: LocalDate
    readonly due: number
    readonly present: number
  } | null
  /** How many applications are alike in all of this. */
  readonly count: number
}
