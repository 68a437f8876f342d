/** What happened to a batch. */
import type { BatchCandidate, Posting, ResultBatch } from './state.ts'

type Prepared = Pick<
  ResultBatch,
  | 'number'
  | 'cycle'
  | 'meeting'
  | 'year'
  | 'committee'
  | 'convening'
  | 'authority'
  | 'supplementTo'
  | 'postingDayCounts'
  | 'candidates'
>
type NewPosting = Omit<Posting, 'takenDownOn'>
export type BatchEvent =
  | ({ readonly type: 'BatchPrepared' } & Prepared)
  | { readonly type: 'ResultPublicityPosted'; readonly posting: NewPosting }
  | {
      readonly type: 'ResultPublicityVoided'
      readonly reason: string
      readonly posting: NewPosting | null
      readonly removed: readonly string[]
    }
  | {
      readonly type: 'PublicityTakenDown'
      readonly which: 'result' | 'approval'
      readonly evidence: readonly string[]
    }
  | { readonly type: 'ReportDrafted'; readonly text: string }
  | {
      readonly type: 'ExtraSlotDemanded'
      readonly key: string
      readonly name: string
      readonly mandatory: boolean
    }
  | { readonly type: 'ExtraMaterialGiven'; readonly key: string; readonly file: string }
  | { readonly type: 'BatchReported'; readonly held: readonly string[] }
  | {
      readonly type: 'CandidatesMarked'
      readonly marks: readonly {
        readonly application: string
        readonly agreed: boolean
        readonly reason: string
        readonly by: string
      }[]
    }
  | { readonly type: 'CandidatesVoided'; readonly applications: readonly string[]; readonly reason: string }
  | {
      readonly type: 'SampleDrawn'
      readonly percent: number
      readonly seed: string
      readonly applications: readonly string[]
    }
  | { readonly type: 'SampleChecked'; readonly application: string; readonly result: string }
  | {
      readonly type: 'ApprovalPublicityPosted'
      readonly posting: NewPosting
      readonly refused: readonly string[]
    }
  | { readonly type: 'ApprovalPublicityVoided'; readonly reason: string; readonly posting: NewPosting }
  | { readonly type: 'BatchApproved'; readonly document: string; readonly held: readonly string[] }
  | { readonly type: 'BatchForwarded' }
  | { readonly type: 'BatchClosed' }
  | { readonly type: 'BatchDissolved'; readonly reason: string }
export type { BatchCandidate }
