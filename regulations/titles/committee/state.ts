/** The life of one committee (case type C8): application, authorisation, stop and rectification, withdrawal, automatic lapse. */
import type { LocalDate } from '#kernel/time'
import type { Level, OfficeLevel } from '../vocabulary.ts'

export const committeeStages = {
  applying: '待授权',
  declined: '不予授权',
  authorised: '有效',
  suspended: '停评整改',
  'lapse-proposed': '拟按自动放弃处理',
  withdrawn: '收回评审权',
  lapsed: '自动放弃',
  cancelled: '撤销申请',
} as const
export type CommitteeStage = keyof typeof committeeStages

/** 系列评委会 reviews a whole series, 专业评委会 named specialties of it: the smallest sizes differ (DESK B20). */
export const committeeKinds = ['系列', '专业'] as const
export type CommitteeKind = (typeof committeeKinds)[number]

/** Where its candidates come from; decides with the levels who authorises (art.4.c, 4.d). */
export const committeeReaches = ['全省', '省直', '市', '县'] as const
export type CommitteeReach = (typeof committeeReaches)[number]

/** 推迟 or 适时评审 (art.6.b): asked for by the convening body, answered by the authority (F36). */
export const exceptionKinds = ['推迟', '适时评审'] as const
export type ExceptionKind = (typeof exceptionKinds)[number]
export type CycleException = {
  readonly id: string
  readonly kind: ExceptionKind
  /** Review year asked about; a postponed year keeps its number. */
  readonly year: number
  readonly reason: string
  readonly askedOn: LocalDate
  readonly answer: {
    readonly agreed: boolean
    readonly document: string
    readonly on: LocalDate
    readonly note: string
  } | null
}
/** A cycle of this committee, as the committee's file remembers it. */
export type CommitteeCycle = {
  readonly caseId: string
  readonly year: number
  readonly levels: readonly Level[]
  readonly closed: boolean
}
export type Suspension = {
  readonly document: string
  readonly reason: string
  readonly on: LocalDate
  /** Last day for the rectification. */
  readonly dueOn: LocalDate
  readonly report: { readonly text: string; readonly on: LocalDate } | null
}
export type Authorisation = {
  readonly document: string
  readonly on: LocalDate
  readonly validUntil: LocalDate
  /** Document of the city's consent to a county committee for 中级 (art.4.d). */
  readonly cityConsent: string | null
}

export type Committee = {
  readonly stage: CommitteeStage
  /** Key of the register `titles-committees`. */
  readonly code: string
  readonly name: string
  readonly kind: CommitteeKind
  readonly levels: readonly Level[]
  readonly series: string
  readonly specialties: readonly string[]
  readonly reach: CommitteeReach
  /** Division code: province, city or county. */
  readonly territory: string
  /** Scope in words, as it will stand in the authorisation. */
  readonly scope: string
  readonly convening: { readonly organisation: string; readonly name: string }
  /** Kind of the convening body; 社会组织 are bound alike (art.58.b). */
  readonly conveningKind: string
  readonly authoriser: {
    readonly organisation: string
    readonly name: string
    readonly level: OfficeLevel
  }
  /** Number of members; their names stand in the closed register of experts alone. */
  readonly size: number
  /** 规定出席人数 of the authorisation. */
  readonly quorum: number | null
  readonly hasPanels: boolean
  /** Reviews only its own staff under art.64.a: 参照. */
  readonly selfReview: boolean
  readonly appliedOn: LocalDate
  readonly authorisation: Authorisation | null
  readonly exceptions: readonly CycleException[]
  readonly cycles: readonly CommitteeCycle[]
  /** Calendar years in which it held a meeting. */
  readonly reviewedYears: readonly number[]
  /** Calendar years without review that the authoriser excused beside those of agreed exceptions. */
  readonly excusedYears: readonly number[]
  readonly suspension: Suspension | null
  /** Closed suspensions, withdrawals, lapses: what happened and by which document, oldest first. */
  readonly history: readonly { readonly what: string; readonly document: string; readonly on: LocalDate }[]
}
