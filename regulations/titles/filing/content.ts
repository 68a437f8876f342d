/** What the applicant fills in (form F1 beside what the registers already know) and the pledge over it. */
import type { LocalDate } from '#kernel/time'
import type { DegreeKind, DegreeLevel, Level, WayObtained } from '../vocabulary.ts'

export type WorkRow = {
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly employer: string
  readonly post: string
}
/** A result, project or award: art.9.1.6. */
export type AchievementRow = {
  readonly id: string
  readonly kind: '业绩成果' | '奖励'
  readonly name: string
  readonly on: LocalDate
  readonly body: string
  readonly grade: string
  readonly contributors: number
  readonly ownWork: string
  readonly part: string
  readonly rank: number | null
}
/** A paper, book or translation, or a special report with its case material: art.9.1.7. */
export type WorkPieceRow = {
  readonly id: string
  readonly kind: '论文' | '论著' | '译作' | '专题报告'
  readonly title: string
  readonly venue: string
  readonly number: string
  readonly on: LocalDate
  readonly rank: number | null
  /** How many authors; rows of before it was asked have none. */
  readonly contributors?: number | null | undefined
  readonly caseMaterial: boolean
}
/** 破格: which limits are lifted and the evidence per condition (F4). */
export type ExceptionalRow = { readonly condition: string; readonly evidence: string; readonly page: string }

export type FiledContent = {
  readonly workHistory: readonly WorkRow[]
  readonly achievements: readonly AchievementRow[]
  readonly works: readonly WorkPieceRow[]
  /** Reason where a certificate slot is marked 无. */
  readonly noTitleReason: string | null
  readonly qualification: string | null
  readonly exceptional: {
    readonly lifted: readonly ('学历' | '资历' | '继续教育')[]
    readonly rows: readonly ExceptionalRow[]
    readonly merits: string
  } | null
  /** Key of the degree the application rests on. */
  readonly degree: string | null
  readonly politics: string | null
  readonly health: string | null
  readonly office: string | null
}
export const emptyContent: FiledContent = {
  workHistory: [],
  achievements: [],
  works: [],
  noTitleReason: null,
  qualification: null,
  exceptional: null,
  degree: null,
  politics: null,
  health: null,
  office: null,
}

/** The pledge F3: signed over the digest of the material list; a later change of material makes it void. */
export type Pledge = {
  readonly on: LocalDate
  readonly digest: string
  readonly by: string
  readonly onPaper: boolean
  /** Digest of the picture drawn by finger; absent where the account alone signed, or paper. */
  readonly signature?: string
}

/** 代填: the employer's clerk types for an applicant who has said so in writing, and who then confirms. */
export type Entrustment = {
  /** Person id of the clerk. */
  readonly by: string
  /** Digests of the written entrustment. */
  readonly evidence: readonly string[]
  /** Digest of what the applicant confirmed; absent until then, void after a later change. */
  readonly confirmed: string | null
}

/**
 * What the registers said of the applicant on the day of filing, as F1, F2, F5 and F6 print it. Never an identity number,
 * a phone or an address.
 */
export type FiledFacts = {
  readonly sex: '男' | '女'
  readonly bornOn: LocalDate
  readonly nation: string | null
  readonly formerName: string | null
  readonly workingSince: LocalDate | null
  readonly post: string | null
  readonly postSince: LocalDate | null
  readonly degree: {
    readonly level: DegreeLevel
    readonly kind: DegreeKind
    readonly school: string
    readonly specialty: string
    readonly awardedOn: LocalDate
    readonly degree: string | null
  } | null
  /** The present title. */
  readonly title: {
    readonly series: string
    readonly specialty: string
    readonly level: Level
    readonly way: WayObtained
    readonly obtainedOn: LocalDate
    readonly authority: string | null
    readonly certificate: string | null
  } | null
  readonly appointedOn: LocalDate | null
  readonly tenureStart: LocalDate | null
  /** Whole years in post at the cut-off; null: cannot be counted. */
  readonly tenureYears: number | null
  /** Limits that the exceptional track lifts. */
  readonly lifted: readonly ('学历' | '资历' | '继续教育')[]
  readonly assessments: readonly { readonly year: number; readonly grade: string; readonly proof: string }[]
  readonly educationHours: number
}
