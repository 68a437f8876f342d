/** What happens between the submitter's letter and release to the committee. Empty until then. */
import type { LocalDate } from '#kernel/time'

export type CorrectionItem = {
  readonly id: string
  readonly text: string
  readonly slot: string | null
  readonly suppliedOn: LocalDate | null
}
/** F10: one per case, ever (art.15.c). */
export type CorrectionNotice = {
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly dueTime: string | null
  readonly items: readonly CorrectionItem[]
  readonly by: string
  /** Correction of the unit's own notice, with responsible person. */
  readonly amended: boolean
}
/** Admission slip of one candidate. */
export type ExamSlip = {
  readonly exam: string
  readonly ticket: string
  readonly room: string
  readonly place: string
  readonly seat: number
  readonly sittings: readonly {
    readonly form: string
    readonly on: LocalDate
    readonly from: string
    readonly until: string
  }[]
  readonly noticedOn: LocalDate
}
export type IntakeState = {
  readonly submission: { readonly caseId: string; readonly letter: string; readonly on: LocalDate } | null
  readonly reviewedBy: string | null
  readonly reviewNote: string
  /** Appraisals that were not ordered by the convening body: void and struck out for experts (art.23.2.g). */
  readonly struck: readonly string[]
  readonly correction: CorrectionNotice | null
  readonly declined: {
    readonly item: string
    readonly facts: readonly string[]
    readonly on: LocalDate
    readonly letter: string
  } | null
  readonly admittedOn: LocalDate | null
  readonly fee: {
    readonly dueCents: number
    readonly paidOn: LocalDate | null
    readonly receipt: string | null
  } | null
  /** F4 of art.40 or F38 of art.41. */
  readonly consent: {
    readonly kind: 'F4' | 'F38'
    readonly office: string
    readonly agreed: boolean
    readonly on: LocalDate
  } | null
  readonly exam: {
    readonly total: string | null
    readonly absent: boolean
    readonly qualified: boolean
    readonly on: LocalDate
  } | null
  /** F18: where and when this candidate sits; the latest notice stands. */
  readonly examSlip: ExamSlip | null
  readonly released: {
    readonly on: LocalDate
    readonly head: string
    readonly sealedOn: LocalDate | null
  } | null
}
export const emptyIntake: IntakeState = {
  submission: null,
  reviewedBy: null,
  reviewNote: '',
  struck: [],
  correction: null,
  declined: null,
  admittedOn: null,
  fee: null,
  consent: null,
  exam: null,
  examSlip: null,
  released: null,
}
