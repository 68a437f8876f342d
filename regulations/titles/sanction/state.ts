/** One matter of dishonesty (case type C13): found, decided by the clause of its moment, entered, referred. */
import type { LocalDate } from '#kernel/time'
import type { TitleEntry } from '../registers/index.ts'

export const sanctionStages = {
  opened: '立案',
  found: '已认定',
  decided: '已决定',
  dropped: '不予处理',
  closed: '已办结',
} as const
export type SanctionStage = keyof typeof sanctionStages

/** Which of art.18, 26 and 53 governs: by when the fraud is dealt with. */
export const moments = ['表决前', '表决后核准前', '核准后'] as const
export type SanctionMoment = (typeof moments)[number]

export type SanctionOffice = {
  readonly organisation: string
  readonly name: string
  readonly kind: string
}
/** The title as it stood in the register when the matter was opened. */
export type SanctionedTitle = {
  readonly key: string
  readonly from: LocalDate
  readonly entry: TitleEntry
}

export type Sanction = {
  readonly stage: SanctionStage
  readonly number: string
  readonly openedOn: LocalDate
  /** Handles the matter; it decides only where it may. */
  readonly office: SanctionOffice
  readonly person: { readonly key: string; readonly name: string; readonly account: string | null }
  /** Key of the register of employers, known from the register of persons when the finding is made. */
  readonly employerKey: string | null
  readonly employer: { readonly organisation: string; readonly name: string } | null
  readonly application: string | null
  readonly title: SanctionedTitle | null
  /** Complaint it comes from, if any. */
  readonly complaint: string | null
  readonly fact: string
  readonly evidence: readonly string[]
  readonly finding: {
    readonly proven: boolean
    readonly text: string
    /** What the person said to it; empty: nothing was said within the time given. */
    readonly statement: string
    readonly on: LocalDate
  } | null
  readonly decision: {
    readonly kind: '取消申报资格' | '取消通过资格' | '撤销职称'
    readonly clause: string
    readonly document: string
    readonly reason: string
    readonly decidedBy: string
    readonly on: LocalDate
    /** Last day on which filing is refused; null: no bar. */
    readonly barredUntil: LocalDate | null
    /** Rule that bars beside a revocation, as cited in the decision. */
    readonly otherRule: string | null
    /** Record of dishonesty of the higher rule: shown as 待核 until an administrator has confirmed the figure. */
    readonly record: { readonly until: LocalDate; readonly confirmed: boolean }
  } | null
  readonly appointmentEnded: { readonly document: string; readonly on: LocalDate } | null
  /** 已移送. */
  readonly referral: { readonly to: string; readonly document: string; readonly on: LocalDate } | null
}
