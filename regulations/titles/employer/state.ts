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
  /** Whether it took a place of the employer's vacancies (art.10). */
  readonly counted: boolean
  /** Written exemption of the title authority where the vacancies were used up. */
  readonly exemption: string | null
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
/** 岗位变动证明 F31, issued and sealed by the employer's personnel office (art.36.b). */
export type PostChange = {
  readonly oldPost: string
  readonly newPost: string
  /** Day from which the new post is held; starts the year of art.34.a. */
  readonly since: LocalDate
  readonly document: string
  /** Assessment in the new post (art.34.b), and what the employer says of the work done there (art.34.c). */
  readonly grade: '优秀' | '合格' | '基本合格' | '不合格'
  readonly statement: string
  readonly issuedOn: LocalDate
}
