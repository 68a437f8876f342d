/** One complaint (case type C12, register G15): taken in, checked by somebody else, found, answered to real names only. */
import type { Sealed } from '#kernel/case'
import type { LocalDate } from '#kernel/time'

export const complaintStages = {
  filed: '待受理',
  received: '已受理',
  investigating: '核查中',
  found: '已有结论',
  closed: '已办结',
} as const
export type ComplaintStage = keyof typeof complaintStages

export const channels = ['网页', '来电', '来信', '来访'] as const
export type Channel = (typeof channels)[number]
export const subjectKinds = ['申报人', '材料', '评委会', '程序'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export const outcomes = ['属实', '部分属实', '不属实', '无法查实'] as const
export type ComplaintOutcome = (typeof outcomes)[number]

export type Complaint = {
  readonly stage: ComplaintStage
  /** Receipt number given to whoever complained. */
  readonly number: string
  readonly channel: Channel
  /** 实名; a complaint without name gets no reply. */
  readonly named: boolean
  /** Sealed; laid open to the officer who took the complaint in and to nobody else. */
  readonly complainant: { readonly name: Sealed | null; readonly reach: Sealed | null } | null
  readonly subject: {
    readonly kind: SubjectKind
    /** Case id of the application it is about; null for committee and procedure. */
    readonly application: string | null
    readonly material: string | null
    readonly about: string
  }
  /** The complaint's own words: they may tell who wrote them, so the body that checks gets `investigation.matter` instead. */
  readonly facts: string
  readonly evidence: readonly string[]
  readonly filedOn: LocalDate
  /** Day by which it is in time: the postmark of a letter, else the day it came in. */
  readonly countsOn: LocalDate
  readonly authority: { readonly organisation: string; readonly name: string }
  /** Person who may see the complainant. */
  readonly officer: string | null
  /** Whether a candidate is held by this complaint now. */
  readonly holding: boolean
  readonly investigation: {
    readonly organisation: string
    readonly name: string
    readonly matter: string
    readonly assignedOn: LocalDate
    /** Last day for the report. */
    readonly dueOn: LocalDate
    readonly report: { readonly text: string; readonly on: LocalDate } | null
  } | null
  readonly finding: {
    readonly outcome: ComplaintOutcome
    readonly text: string
    readonly on: LocalDate
  } | null
  readonly withdrawnOn: LocalDate | null
  readonly closing: {
    readonly handling: string
    /** To real names only. */
    readonly reply: string | null
    readonly declined: boolean
    readonly on: LocalDate
  } | null
}
