/** What happened in a delegation. */
import type { LocalDate } from '#kernel/time'
import type { Delegation } from './state.ts'

export type DelegationEvent =
  | ({ readonly type: 'DelegationRequested' } & Pick<
      Delegation,
      | 'direction'
      | 'reason'
      | 'citation'
      | 'applicant'
      | 'employer'
      | 'target'
      | 'year'
      | 'application'
      | 'host'
      | 'issuer'
      | 'authority'
    >)
  | { readonly type: 'LetterIssued'; readonly number: string }
  | { readonly type: 'LetterDeclined'; readonly reason: string }
  | { readonly type: 'DelegationWithdrawn' }
  | {
      readonly type: 'OutsideResultRecorded'
      readonly passed: boolean
      readonly passedOn: LocalDate
      readonly document: string
      readonly evidence: string
    }
  | { readonly type: 'DelegationPublicityPosted'; readonly contact: string }
  | { readonly type: 'DelegatedResultApproved'; readonly document: string; readonly number: string }
  | { readonly type: 'DelegatedResultVoided'; readonly reason: string }
