/** 专业相符认定 (case type C14, art.61.2.b): the city's HR department recognises hours taken beyond the yearly quota. */
import type { LocalDate } from '#kernel/time'
import type { LevelBand } from '../vocabulary.ts'

export const matchStages = {
  applied: '市级人社部门认定',
  recognised: '已认定',
  declined: '不予认定',
  withdrawn: '已撤回',
} as const
export type MatchStage = keyof typeof matchStages

export type SpecialtyMatch = {
  readonly stage: MatchStage
  readonly applicant: { readonly key: string; readonly account: string | null; readonly name: string }
  readonly employer: { readonly key: string; readonly organisation: string; readonly name: string }
  /** HR department of the city in which the employer lies: the only one that recognises. */
  readonly city: { readonly organisation: string; readonly name: string }
  readonly degree: { readonly key: string; readonly specialty: string; readonly awardedOn: LocalDate }
  /** `系列/专业` applied for. */
  readonly specialty: string
  readonly band: LevelBand
  /** Hours as the applicant states them; what counts is reckoned from the register on recognition. */
  readonly statedHours: number
  readonly evidence: readonly string[]
  readonly appliedOn: LocalDate
  readonly recognition: {
    readonly number: string
    readonly hours: number
    readonly opinion: string
    readonly on: LocalDate
  } | null
  readonly declinedFor: string | null
}
