/** A result batch (C11): from the ballot's passed candidates to the approval document. */
import type { LocalDate } from '#kernel/time'
import type { Level } from '../vocabulary.ts'

export const batchStages = {
  preparing: '整理结果',
  'result-publicity': '评审公示',
  reported: '职称管理部门审核',
  'approval-publicity': '官网公示',
  approved: '已核准',
  closed: '已办结',
  dissolved: '已撤销',
} as const
export type BatchStage = keyof typeof batchStages

/** What both publicities and the lists show: full names, never numbers, scores, votes or reasons (DESK A4). */
export type BatchCandidate = {
  readonly application: string
  readonly number: string
  readonly name: string
  readonly employer: string
  readonly series: string
  readonly specialty: string
  readonly level: Level
  readonly track: string
  readonly submitter: string
  /** What the authority made of him; null: not yet looked at. */
  readonly mark: {
    readonly agreed: boolean
    readonly reason: string
    readonly by: string
    readonly on: LocalDate
  } | null
  /** Left out: held by a complaint when the batch went on, void, or not agreed. */
  readonly out: {
    readonly why: '暂缓' | '无效' | '不同意'
    readonly reason: string
    readonly on: LocalDate
  } | null
}
export const places = ['本平台', '其他网站', '公告栏'] as const
export type Posting = {
  readonly postedOn: LocalDate
  readonly slug: string
  readonly places: readonly { readonly place: (typeof places)[number]; readonly address: string }[]
  readonly contact: string
  /** Proof of what was displayed: digest of the list, pictures, snapshots. */
  readonly digest: string
  readonly evidence: readonly string[]
  readonly takenDownOn: LocalDate | null
}

export type ResultBatch = {
  readonly stage: BatchStage
  readonly number: string
  readonly cycle: string
  readonly meeting: string
  readonly year: number
  readonly committee: { readonly key: string; readonly name: string }
  readonly convening: { readonly organisation: string; readonly name: string }
  readonly authority: { readonly organisation: string; readonly name: string }
  /** The batch whose held candidates this one brings after (art.25.c). */
  readonly supplementTo: string | null
  readonly postingDayCounts: boolean
  readonly candidates: readonly BatchCandidate[]
  readonly resultPosting: Posting | null
  readonly formerPostings: readonly Posting[]
  readonly report: { readonly text: string; readonly on: LocalDate } | null
  /** Slots that the authority demands beyond the five; key → name, and what was handed in. */
  readonly extraSlots: readonly {
    readonly key: string
    readonly name: string
    readonly mandatory: boolean
    readonly file: string | null
  }[]
  readonly reportedOn: LocalDate | null
  readonly sample: {
    readonly percent: number
    readonly seed: string
    readonly applications: readonly string[]
    readonly results: Readonly<Record<string, string>>
  } | null
  readonly approvalPosting: Posting | null
  readonly approval: { readonly document: string; readonly on: LocalDate } | null
  readonly forwardedOn: LocalDate | null
}
export const standing = (state: ResultBatch): readonly BatchCandidate[] =>
  state.candidates.filter(({ out }) => out === null)
