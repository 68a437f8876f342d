/** 委托评审 (case type C5, art.30 to 32): asked by the person, opened by a letter, judged by the host, approved at home. */
import type { LocalDate } from '#kernel/time'
import type { LetterIssuer } from '../route/index.ts'
import type { Level } from '../vocabulary.ts'

export const delegationStages = {
  applied: '待出委托函',
  issued: '已出函，由受托评委会评审',
  outside: '已出函，待省外评审结果',
  'passed-outside': '省外评审通过',
  'approval-publicity': '官网公示',
  approved: '已核准',
  'not-passed': '省外评审未通过',
  void: '结果无效',
  declined: '不予出函',
  withdrawn: '已撤回',
} as const
export type DelegationStage = keyof typeof delegationStages

/** Where the letter leads: to a committee outside the province, to one inside it, or from units of centre and other provinces. */
export const directions = ['出省', '省内', '外来'] as const
export type Direction = (typeof directions)[number]
export const reasons = ['30.1', '30.2', '30.3'] as const
export type Reason = (typeof reasons)[number]

export type DelegationHost = {
  /** Key of the committee; empty for a host outside the province. */
  readonly committee: string
  readonly name: string
  /** Body that authorised a host outside the province, and its document (art.31.1). */
  readonly authorisedBy: string
  readonly document: string
}

export type Delegation = {
  readonly stage: DelegationStage
  readonly direction: Direction
  readonly reason: Reason
  /** Rule that a letter by 30.3 rests on. */
  readonly citation: string
  readonly appliedOn: LocalDate
  readonly applicant: { readonly key: string; readonly account: string | null; readonly name: string }
  readonly employer: { readonly key: string; readonly organisation: string; readonly name: string }
  readonly target: { readonly series: string; readonly specialty: string; readonly level: Level }
  readonly year: number
  /** Application at the host (C1 with track 委托); null where the host is outside the province. */
  readonly application: string | null
  readonly host: DelegationHost
  readonly issuer: {
    readonly organisation: string
    readonly name: string
    readonly clause: LetterIssuer['letterClause']
  }
  /** Home authority: checks, publishes and approves what comes back (art.32). */
  readonly authority: { readonly organisation: string; readonly name: string }
  readonly letter: { readonly number: string; readonly on: LocalDate } | null
  readonly result: {
    readonly passedOn: LocalDate
    readonly document: string
    readonly evidence: string
  } | null
  readonly publicity: { readonly postedOn: LocalDate; readonly contact: string } | null
  readonly approval: { readonly document: string; readonly number: string; readonly on: LocalDate } | null
  readonly exit: { readonly reason: string; readonly on: LocalDate } | null
}
