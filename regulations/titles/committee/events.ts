/** What acts leave in the file of a committee. */
import type { LocalDate } from '#kernel/time'
import type { Authorisation, Committee, CommitteeCycle, CycleException } from './state.ts'

export type Applied = Pick<
  Committee,
  | 'code'
  | 'name'
  | 'kind'
  | 'levels'
  | 'series'
  | 'specialties'
  | 'reach'
  | 'territory'
  | 'scope'
  | 'convening'
  | 'conveningKind'
  | 'authoriser'
  | 'size'
  | 'hasPanels'
  | 'selfReview'
>
export type CommitteeEvent =
  | ({ readonly type: 'AuthorisationRequested' } & Applied)
  | { readonly type: 'RequestCancelled' }
  | { readonly type: 'AuthorisationDeclined'; readonly reason: string }
  | {
      readonly type: 'CommitteeAuthorised'
      readonly authorisation: Authorisation
      readonly quorum: number | null
    }
  | {
      readonly type: 'AuthorisationRenewed'
      readonly authorisation: Authorisation
      readonly quorum: number | null
      readonly size: number
    }
  | ({ readonly type: 'ExceptionRequested' } & Pick<CycleException, 'id' | 'kind' | 'year' | 'reason'>)
  | {
      readonly type: 'ExceptionAnswered'
      readonly id: string
      readonly agreed: boolean
      readonly document: string
      readonly note: string
    }
  | ({ readonly type: 'CycleNoted' } & Omit<CommitteeCycle, 'closed'>)
  | { readonly type: 'CycleClosedNoted'; readonly caseId: string }
  | { readonly type: 'CycleDropped'; readonly caseId: string }
  | { readonly type: 'ReviewRecorded'; readonly year: number }
  | {
      readonly type: 'CommitteeSuspended'
      readonly document: string
      readonly reason: string
      readonly dueOn: LocalDate
    }
  | { readonly type: 'RectificationReported'; readonly text: string }
  | { readonly type: 'RectificationRejected'; readonly reason: string; readonly dueOn: LocalDate }
  | { readonly type: 'RectificationAccepted'; readonly document: string }
  | {
      readonly type: 'ResultsDeclaredVoid'
      readonly document: string
      readonly reason: string
      readonly applications: readonly string[]
    }
  | { readonly type: 'AuthorisationWithdrawn'; readonly document: string; readonly reason: string }
  | { readonly type: 'LapseProposed' }
  | { readonly type: 'LapseConfirmed'; readonly document: string }
  | { readonly type: 'LapseRejected'; readonly reason: string; readonly document: string }
