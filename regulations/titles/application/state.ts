/**
 * The state of one application (case types C1 to C4, and the host's side of C5). One record with optional parts: each part
 * is written by one room (`filing/`, `employer/`, `intake/`, `review/`, `outcome/`) and read by all.
 */
import type { LocalDate } from '#kernel/time'
import type { Affiliation, EmployerKind, Level, LevelBand, Track } from '../vocabulary.ts'

export const stages = {
  drafting: '个人填报',
  verifying: '单位核验',
  'internal-publicity': '单位公示',
  recommending: '单位意见盖章',
  forwarding: '逐级审核',
  submitting: '待呈报',
  received: '组建单位审核',
  correcting: '补正',
  admitted: '已受理',
  released: '已送评',
  passed: '评审公示',
  reported: '报职称管理部门审核',
  'approval-publicity': '官网公示',
  approved: '已核准',
  closed: '已办结',
  withdrawn: '已撤回',
  abandoned: '视为放弃',
  declined: '不予受理',
  disqualified: '取消资格',
  'exam-failed': '考试未合格',
  'appraisal-failed': '论文鉴定未过',
  'not-consented': '未获同意',
  retired: '退休退出',
  'not-reviewed': '不予评审',
  'not-passed': '未通过',
  void: '结果无效',
} as const
export type ApplicationStage = keyof typeof stages

/** Exits of C1, each a column of F5 or declared part of one (DESK B17). */
export const exits = [
  'withdrawn',
  'abandoned',
  'declined',
  'disqualified',
  'exam-failed',
  'appraisal-failed',
  'not-consented',
  'retired',
  'not-reviewed',
  'not-passed',
  'void',
  'closed',
] as const satisfies readonly ApplicationStage[]

/** What an application takes over from its cycle when it is opened; the cycle's parameters of that moment bind it. */
export type CycleFacts = {
  readonly caseId: string
  readonly year: number
  readonly committee: string
  readonly committeeName: string
  readonly convening: string
  readonly conveningName: string
  /** The HR department that authorised the committee: it consents to exceptional filings (art.40.b). */
  readonly authoriser?: string
  readonly series: string
  readonly specialties: readonly string[]
  readonly levels: readonly Level[]
  /** Cut-off for years in post. */
  readonly cutOff: LocalDate
  readonly filingUntil: LocalDate
  readonly submissionUntil: LocalDate
  readonly examined: boolean
  /** Whether the day of posting counts in publicity (default false, DESK B6). */
  readonly postingDayCounts: boolean
  /** Extra material slots demanded by the announcement. */
  readonly extraSlots: readonly ExtraSlot[]
  /** Condition set bound at opening: `series|level|track|version` by level. */
  readonly conditionsOn: LocalDate
}
export type ExtraSlot = {
  readonly key: string
  readonly name: string
  readonly pieces: number
  readonly mandatory: boolean
  readonly levels: readonly Level[]
}

export type Applicant = {
  /** Key of the register of persons: a digest of the identity, never the number itself. */
  readonly key: string
  readonly account: string | null
  readonly name: string
}
export type ApplicantEmployer = {
  readonly key: string
  readonly name: string
  readonly organisation: string
  readonly kind: EmployerKind
  readonly affiliation: Affiliation
  readonly territory: string
  readonly department: string | null
  readonly appointmentSystem: boolean
  readonly fullPostManagement: boolean
}
export type Target = {
  readonly series: string
  readonly specialty: string
  readonly level: Level
  readonly band: LevelBand
  readonly track: Track
}
/** Answer of the router, kept with the application (art.5, 13, 15, 26). */
export type RouteFacts = {
  readonly submitter: string
  readonly submitterName: string
  readonly authority: string
  readonly authorityName: string
  readonly letter: '申请委托评审函' | '委托评审函'
  readonly clauses: readonly string[]
  /** A chosen reading was needed (DESK B21). */
  readonly byReading: boolean
}

export type Material = {
  readonly id: string
  readonly slot: string
  readonly name: string
  /** Digests of stored files, in order. */
  readonly files: readonly string[]
  readonly pages: number
  readonly original: boolean
  /** Calendar year it is about, of yearly papers; day range it covers, of contracts and appointments. */
  readonly year: number | null
  readonly from: LocalDate | null
  readonly until: LocalDate | null
  /** Which of the kinds its slot takes; `slots.ts` names them. */
  readonly kind: string | null
  /** Id of the row of the content that it proves, of achievements and works. */
  readonly row: string | null
  /** Number of the certificate. */
  readonly number: string | null
  /** Size in pixels, of the photo. */
  readonly image: { readonly width: number; readonly height: number; readonly colour: boolean } | null
  /** 公示 or 备查 on the internal notice (DESK B7). */
  readonly shown: boolean
  readonly removed: { readonly reason: string; readonly on: LocalDate } | null
}
export type MaterialMark = {
  readonly material: string
  readonly genuine: boolean
  readonly complete: boolean
  readonly regular: boolean
  readonly note: string
  /** Copy compared with the original: who, opinion, day, seal (art.9.2.i). */
  readonly copy: {
    readonly by: string
    readonly opinion: string
    readonly on: LocalDate
    readonly sealed: boolean
  } | null
}
export type InternalNotice = {
  readonly postedOn: LocalDate
  readonly place: string
  /** Digest of what was displayed; a change voids the period. */
  readonly digest: string
  /** Ids of the materials displayed. */
  readonly shown: readonly string[]
  readonly takenDownOn: LocalDate | null
  readonly evidence: readonly string[]
}
export type Objection = {
  readonly id: string
  readonly material: string | null
  readonly text: string
  readonly anonymous: boolean
  readonly on: LocalDate
  readonly finding: '属实' | '部分属实' | '不属实' | '无法查实' | null
  readonly verifier: string | null
  readonly note: string
}
export type Forward = {
  readonly order: number
  readonly organisation: string
  readonly name: string
  readonly closesOn: LocalDate | null
  readonly opinion: string | null
  readonly on: LocalDate | null
}
export type Conclusion = {
  readonly meeting: string
  readonly item: string
  readonly on: LocalDate
  readonly due: number
  readonly present: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly passed: boolean
  readonly signedBy: string | null
  readonly sealed: boolean
}
export type PublicityRun = {
  readonly postedOn: LocalDate
  readonly endsOn: LocalDate | null
  readonly notice: string
}
export type Certificate = {
  readonly number: string
  readonly code: string
  readonly issuedOn: LocalDate
  readonly handedOverOn: LocalDate | null
}
export type Return = {
  readonly item: string
  readonly step: '组建单位至呈报单位' | '呈报单位至用人单位' | '用人单位至本人'
  readonly on: LocalDate
  readonly receivedBy: string
}

/** Written by `filing/`; see there for what stands in it. */
export type { Entrustment, FiledContent, FiledFacts, Pledge } from '../filing/content.ts'
import type { Entrustment, FiledContent, FiledFacts, Pledge } from '../filing/content.ts'
import type {
  AssessmentGroup,
  EmployerOpinion,
  PostChange,
  Proposal,
  Recommendation,
  Recused,
  StandIn,
} from '../employer/state.ts'
import type { IntakeState } from '../intake/state.ts'
import type { ReviewState } from '../review/state.ts'
import type { OutcomeState } from '../outcome/state.ts'

export type Application = {
  readonly stage: ApplicationStage
  /** Number shown to people: year, committee, serial. */
  readonly number: string
  readonly openedOn: LocalDate
  readonly filedOn: LocalDate | null
  readonly cycle: CycleFacts
  readonly applicant: Applicant
  readonly employer: ApplicantEmployer
  readonly target: Target
  /** Territory chosen once for the cycle (art.63.a). */
  readonly territory: string
  readonly route: RouteFacts | null
  /** Typed by the employer for an applicant who then confirms (DESK B3). */
  readonly entrustment: Entrustment | null
  readonly content: FiledContent
  /** What the registers said on the day of filing; null before it. */
  readonly filedFacts: FiledFacts | null
  readonly materials: readonly Material[]
  readonly pledge: Pledge | null
  readonly marks: readonly MaterialMark[]
  readonly group: AssessmentGroup | null
  readonly internalNotice: InternalNotice | null
  readonly objections: readonly Objection[]
  readonly recommendation: Recommendation | null
  readonly opinion: EmployerOpinion | null
  readonly forwards: readonly Forward[]
  readonly standIn: StandIn | null
  /** Staff who may not touch this file (art.51.1.a). */
  readonly recused: readonly Recused[]
  readonly proposal: Proposal | null
  /** F31, of a transfer of series (art.36.b). */
  readonly postChange: PostChange | null
  readonly intake: IntakeState
  readonly review: ReviewState
  readonly outcome: OutcomeState
  /** Complaints that hold this candidate back, by case id. */
  readonly heldBy: readonly string[]
  /** Why and by which clause the case left the way. */
  readonly exit: { readonly reason: string; readonly clause: string; readonly on: LocalDate } | null
}
