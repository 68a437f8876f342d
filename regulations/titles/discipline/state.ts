/** One matter of discipline about a member of staff or an expert (case type C15); committees have their own acts. */
import type { LocalDate } from '#kernel/time'
import type { ExpertEntry } from '../registers/index.ts'

export const disciplineStages = {
  opened: '立案',
  found: '已认定',
  decided: '已决定',
  dropped: '不予处理',
  closed: '已办结',
} as const
export type DisciplineStage = keyof typeof disciplineStages

export const subjectKinds = ['工作人员', '专家'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export const measures = ['调离评审岗位', '取消专家资格'] as const
export type Measure = (typeof measures)[number]

/** An entry of the expert in one pool; the same person may stand in several. */
export type Listed = { readonly key: string; readonly entry: ExpertEntry }

export type Discipline = {
  readonly stage: DisciplineStage
  readonly number: string
  readonly openedOn: LocalDate
  readonly office: { readonly organisation: string; readonly name: string }
  readonly subject: {
    readonly kind: SubjectKind
    /** Person id of the account. */
    readonly account: string
    readonly name: string
    readonly listed: readonly Listed[]
  }
  readonly fact: string
  readonly evidence: readonly string[]
  /** An expert is not drawn or assigned while the matter is looked into. */
  readonly suspendedOn: LocalDate | null
  readonly finding: {
    readonly proven: boolean
    readonly serious: boolean
    /** Something a court or a supervisory commission has to look into. */
    readonly unlawful: boolean
    readonly text: string
    readonly on: LocalDate
  } | null
  readonly decision: {
    readonly measure: Measure
    readonly document: string
    /** Number of the circulated criticism; null: none. */
    readonly criticism: string | null
    readonly clause: string
    readonly on: LocalDate
  } | null
  /** 已移送. */
  readonly referral: { readonly to: string; readonly document: string; readonly on: LocalDate } | null
}
