/** What happened to a complaint. */
import type { LocalDate } from '#kernel/time'
import type { Complaint, ComplaintOutcome } from './state.ts'

export type TakenIn = Pick<
  Complaint,
  | 'number'
  | 'channel'
  | 'named'
  | 'complainant'
  | 'subject'
  | 'facts'
  | 'evidence'
  | 'countsOn'
  | 'authority'
  | 'officer'
>
export type ComplaintEvent =
  | ({ readonly type: 'ComplaintFiled' } & TakenIn)
  | { readonly type: 'ComplaintReceived'; readonly officer: string; readonly holds: boolean }
  | { readonly type: 'ComplaintTakenOver'; readonly officer: string; readonly reason: string }
  | {
      readonly type: 'InvestigationAssigned'
      readonly organisation: string
      readonly name: string
      readonly matter: string
      readonly dueOn: LocalDate
      readonly holds: boolean
    }
  | { readonly type: 'InvestigationReported'; readonly text: string }
  | {
      readonly type: 'ComplaintFound'
      readonly outcome: ComplaintOutcome
      readonly text: string
      readonly frees: boolean
    }
  | { readonly type: 'ComplaintWithdrawn' }
  | { readonly type: 'ComplaintDeclined'; readonly reason: string; readonly reply: string | null }
  | { readonly type: 'ComplaintClosed'; readonly handling: string; readonly reply: string | null }
