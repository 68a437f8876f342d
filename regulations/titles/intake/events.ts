/** Events between the submitter's letter and release to the committee. */
import type { LocalDate } from '#kernel/time'
import type { ExamSlip, IntakeState } from './state.ts'
import type { Appraisal } from '../review/state.ts'

export type IntakeEvent =
  | { readonly type: 'SubmissionReceived'; readonly submission: string; readonly letter: string }
  | { readonly type: 'SubmissionTakenBack' }
  | { readonly type: 'ApplicationReviewed'; readonly by: string; readonly note: string }
  | {
      readonly type: 'DeficienciesNotified'
      readonly by: string
      readonly dueOn: LocalDate
      readonly dueTime: string | null
      readonly items: readonly { readonly id: string; readonly text: string; readonly slot: string | null }[]
      readonly amended: boolean
    }
  | {
      readonly type: 'MaterialsSupplemented'
      readonly items: readonly string[]
      readonly files: readonly string[]
    }
  | { readonly type: 'ApplicationDeemedAbandoned'; readonly missing: readonly string[] }
  | {
      readonly type: 'AdmissionDeclined'
      readonly item: string
      readonly facts: readonly string[]
      readonly letter: string
    }
  | { readonly type: 'ApplicationAdmitted' }
  | { readonly type: 'FeeNoticed'; readonly dueCents: number; readonly code: string }
  | { readonly type: 'FeePaid'; readonly receipt: string; readonly paidOn: LocalDate }
  | { readonly type: 'ConsentDecided'; readonly consent: NonNullable<IntakeState['consent']> }
  | { readonly type: 'ExamNoticed'; readonly slip: Omit<ExamSlip, 'noticedOn'> }
  | { readonly type: 'ExamResultRecorded'; readonly exam: NonNullable<IntakeState['exam']> }
  | {
      readonly type: 'AppraisalSent'
      readonly appraisal: Pick<Appraisal, 'work' | 'appraiser' | 'kind' | 'reason'>
    }
  | {
      readonly type: 'AppraisalReturned'
      readonly work: string
      readonly opinion: string
      readonly passed: boolean
    }
  | { readonly type: 'AppraisalFailed'; readonly reason: string }
  | { readonly type: 'OutsideAppraisalStruck'; readonly material: string }
  | { readonly type: 'ReleaseSigned'; readonly head: string }
  | { readonly type: 'ReleasedToCommittee' }
  | { readonly type: 'ReleaseRefused'; readonly reason: string }
