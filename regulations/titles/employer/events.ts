/** What happens at the employer and at the desks between it and the submitter; `evolve.ts` folds it. */
import type { LocalDate } from '#kernel/time'
import type { MaterialMark, Objection } from '../application/state.ts'
import type { AssessmentGroup, GroupMember, PostChange, Proposal, Recommendation } from './state.ts'

type GroupSheet = NonNullable<AssessmentGroup['sheet']>

export type EmployerEvent =
  | { readonly type: 'MaterialsMarked'; readonly marks: readonly MaterialMark[] }
  | { readonly type: 'GroupSet'; readonly members: readonly GroupMember[] }
  | { readonly type: 'GroupSheetRecorded'; readonly sheet: GroupSheet }
  | { readonly type: 'CandidateRecommended'; readonly recommendation: Recommendation }
  | {
      readonly type: 'InternalNoticePosted'
      readonly postedOn: LocalDate
      readonly place: string
      readonly digest: string
      /** Ids of the materials displayed; the others are kept for inspection (备查). */
      readonly shown: readonly string[]
      readonly evidence: readonly string[]
    }
  /** After the period: the case goes on. */
  | {
      readonly type: 'InternalNoticeTakenDown'
      readonly takenDownOn: LocalDate
      readonly evidence: readonly string[]
    }
  /** Taken down early, or its content changed: the period is void and starts anew. */
  | { readonly type: 'InternalNoticeVoided'; readonly reason: string }
  | { readonly type: 'ObjectionRecorded'; readonly objection: Objection }
  | {
      readonly type: 'ObjectionFound'
      readonly id: string
      readonly finding: NonNullable<Objection['finding']>
      readonly verifier: string
      readonly note: string
    }
  | { readonly type: 'DisputedMaterialRemoved'; readonly id: string; readonly reason: string }
  | {
      readonly type: 'OpinionStated'
      readonly merits: string
      readonly standard: string
      readonly conduct: string
      readonly lawAbiding: boolean
      readonly author: string
    }
  /** The head signs and seals; the file goes to the first forwarding desk, or to the submitter where there is none. */
  | { readonly type: 'OpinionSealed'; readonly head: string }
  /** The forwarding desk whose turn it is gives its opinion and sends on. */
  | { readonly type: 'ForwardedOn'; readonly order: number; readonly opinion: string }
  | { readonly type: 'StandInNamed'; readonly person: string; readonly name: string; readonly reason: string }
  | { readonly type: 'StaffRecused'; readonly person: string; readonly relation: string }
  /** 取消申报资格的建议 (art.18.a); the file stands still until the sanction is decided or the proposal dropped. */
  | { readonly type: 'DisqualificationProposed'; readonly proposal: Proposal }
  | { readonly type: 'PostChangeProved'; readonly postChange: PostChange }
  | { readonly type: 'ProposalDropped'; readonly reason: string }
