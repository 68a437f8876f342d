/** 初次认定 (case type C7, art.59.2 and 60): doctors at 中级, graduates at a junior level, without a committee. */
import type { LocalDate } from '#kernel/time'
import type { DegreeLevel, Level } from '../vocabulary.ts'

export const recognitionStages = {
  verifying: '单位核实',
  deciding: '职称管理部门审批',
  approved: '已认定',
  declined: '不予认定',
  withdrawn: '已撤回',
} as const
export type RecognitionStage = keyof typeof recognitionStages

export const recognitionKinds = ['博士认定', '转正定职'] as const
export type RecognitionKind = (typeof recognitionKinds)[number]

export type FirstRecognition = {
  readonly stage: RecognitionStage
  readonly number: string
  readonly kind: RecognitionKind
  readonly appliedOn: LocalDate
  readonly applicant: { readonly key: string; readonly account: string | null; readonly name: string }
  readonly employer: { readonly key: string; readonly organisation: string; readonly name: string }
  readonly degree: {
    readonly key: string
    readonly level: DegreeLevel
    readonly school: string
    readonly specialty: string
    readonly awardedOn: LocalDate
  }
  readonly target: { readonly series: string; readonly specialty: string; readonly level: Level }
  readonly evidence: readonly string[]
  /** Title authority, and the department in charge where it holds an authorisation of its own (59.2). */
  readonly approvers: readonly { readonly organisation: string; readonly name: string }[]
  readonly employerOpinion: { readonly opinion: string; readonly on: LocalDate } | null
  readonly approval: {
    readonly document: string
    readonly certificate: string
    readonly by: string
    /** The title is obtained on this day (59.2). */
    readonly on: LocalDate
  } | null
  readonly declinedFor: string | null
}
