/** From the ballot to the drawer: what batches, authority, submitter and employer leave in the application. */
import type { LocalDate } from '#kernel/time'
import type { Return } from '../application/state.ts'

export type OutcomeEvent =
  | {
      readonly type: 'ResultPublicityEntered'
      readonly batch: string
      readonly postedOn: LocalDate
      readonly notice: string
    }
  | { readonly type: 'ResultReported'; readonly batch: string }
  | { readonly type: 'ApprovalPublicityEntered'; readonly postedOn: LocalDate; readonly notice: string }
  | { readonly type: 'ResultNotAgreed'; readonly reason: string; readonly clause: string }
  | { readonly type: 'ResultVoided'; readonly reason: string; readonly clause: string }
  | {
      readonly type: 'ResultApproved'
      readonly document: string
      readonly authority: string
      readonly number: string
      readonly code: string
    }
  | { readonly type: 'CandidateHeld'; readonly complaint: string }
  | { readonly type: 'CandidateFreed'; readonly complaint: string }
  | {
      readonly type: 'CandidateDisqualified'
      readonly reason: string
      readonly clause: string
      readonly document: string
    }
  | { readonly type: 'ResultForwarded'; readonly to: 'submitter' | 'employer' }
  | { readonly type: 'MaterialReturned'; readonly items: readonly Omit<Return, 'on'>[] }
  | { readonly type: 'CertificateHandedOver'; readonly receivedBy: string; readonly proxy: string | null }
  | { readonly type: 'FormArchived'; readonly volume: string }
  | { readonly type: 'ApplicationClosed' }
