/** What the employer adds: assessment group, recommendation, opinion. */
import type { LocalDate } from '#kernel/time'

export type GroupMember = {
  readonly name: string
  readonly account: string | null
  readonly kind: '技术人员' | '技术负责人' | '人事干部'
}
export type AssessmentGroup = {
  readonly members: readonly GroupMember[]
  readonly sheet: {
    readonly ethics: string
    readonly performance: string
    readonly merits: string
    readonly results: string
    readonly conclusion: '合格' | '不合格'
    readonly on: LocalDate
  } | null
}
/** Optional stage 推荐 (DESK B4). */
export type Recommendation = {
  readonly score: string
  readonly rank: number
  readonly record: string
  readonly on: LocalDate
}
export type EmployerOpinion = {
  readonly merits: string
  readonly standard: string
  readonly conduct: string
  readonly lawAbiding: boolean
  readonly author: string
  readonly on: LocalDate
  readonly head: string | null
  readonly sealedOn: LocalDate | null
}
/** Colleague who does the duty of a clerk who may not act on this file (art.51.1.a, DESK B3). */
export type StandIn = { readonly person: string; readonly name: string; readonly reason: string }
export type Recused = { readonly person: string; readonly relation: string }
/** Employer's proposal to cancel the right to file (art.18.a). */
export type Proposal = {
  readonly fact: string
  readonly evidence: readonly string[]
  readonly on: LocalDate
}
