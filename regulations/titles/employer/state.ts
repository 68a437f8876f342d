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
