/** State and events of a fund's target table, from setting it up to the published self-evaluation. */
import type { LocalDate } from '#kernel/time'
import type { Basis, DocumentEntry } from './basis.ts'
import type { GoalLink } from './goals.ts'
import type { Light, Outcome } from './judge.ts'
import type { Rating } from './parameters.ts'

export const targetsProcedureId = 'budget/fund-targets'

export const fundCategories = ['重点专项', '一般性项目', '其他', '单位整体'] as const
export type FundCategory = (typeof fundCategories)[number]

export type Office = { readonly code: string; readonly name: string; readonly organisation: string }

/** The fund as the register has it when its table is set up; frozen. `listed` is its row in the department's budget (万元). */
export type TargetFund = {
  readonly key: string
  readonly name: string
  readonly year: number
  readonly category: FundCategory
  readonly level: '一级' | '二级'
  readonly parent: string | null
  readonly owner: Office
  readonly department: Office
  readonly finance: string
  readonly listed: string | null
}

/** An indicator as typed or as printed; every field is text so that nothing printed is lost. */
export type TargetRow = {
  readonly id: string
  /** 一级指标、二级指标; empty in the old layout. */
  readonly first: string
  readonly second: string
  readonly name: string
  readonly weight: string
  readonly unit: string
  readonly relation: string
  readonly value: string
  readonly core: boolean
  /** 指标解释、评分标准、历史值. */
  readonly explanation: string
  readonly scoring: string
  readonly history: string
  /** Key in the indicator library, where it was taken from there. */
  readonly library: string
}

/** `printed`: one of the older tables without levels; `levels`: the form with three levels. Amounts are 万元 as typed. */
export type TargetTable = {
  readonly layout: 'printed' | 'levels'
  readonly budget: string
  readonly local: string
  readonly upper: string
  /** Number of the notice that brings the money from above. */
  readonly notice: string
  readonly executionWeight: number
  readonly overview: string
  readonly goal: string
  readonly basis: readonly Basis[]
  readonly rows: readonly TargetRow[]
  readonly links: readonly GoalLink[]
  /** What an imported table printed otherwise than the platform would. */
  readonly printed: { readonly title: string; readonly nameLabel: string; readonly department: string } | null
}

export type LevelEntry = {
  readonly key: string
  readonly first: string
  readonly second: string
  readonly fromYear: number
  readonly toYear: number | null
  readonly suggested: number | null
  readonly source: string
  readonly unconfirmed: boolean
}
export type ScaleEntry = { readonly key: string; readonly words: readonly string[] }
export type MeasureEntry = { readonly key: string; readonly kind: string; readonly instead: string | null }
/** A row of another fund of the department and year that has passed its self-check. */
export type DeclaredRow = Pick<TargetRow, 'name' | 'relation' | 'value' | 'unit'> & {
  readonly fund: string
  readonly fundName: string
}
/** What last year's self-evaluation says of an indicator of the same fund. */
export type LastResult = {
  readonly name: string
  readonly target: string
  readonly result: string
  readonly outcome: Outcome
  readonly reason: string
}
/** A fund of the register, with its amount in the department's budget (万元). */
export type ListedFund = Pick<TargetFund, 'key' | 'name' | 'category' | 'parent'> & {
  readonly owner: string
  readonly amount: string
}
/** What the registers said when the table was last touched; findings are computed from it and can be computed again. */
export type Reference = {
  readonly levels: readonly LevelEntry[]
  readonly scales: readonly ScaleEntry[]
  readonly measures: readonly MeasureEntry[]
  readonly documents: readonly DocumentEntry[]
  readonly declared: readonly DeclaredRow[]
  readonly last: readonly LastResult[]
  /** Funds of the same owner and year, and those around it in the tree; its own among them. */
  readonly funds: readonly ListedFund[]
}

export type TargetFacts = {
  readonly errors: number
  readonly hints: number
  readonly weightTotal: number
  readonly digest: string
}

/** What somebody said on a day. */
type Opinion = { readonly on: LocalDate; readonly opinion: string }
/** What somebody does or did for a reason, on a day. */
type Reasoned = { readonly on: LocalDate; readonly reason: string }

/** A reviewer's sheet: each row passed or with an opinion, and a grade. */
export type SheetLine = { readonly row: string; readonly passed: boolean; readonly opinion: string }
export type ReviewSheet = Opinion & {
  readonly lines: readonly SheetLine[]
  readonly grade: Rating
  readonly person: string
  /** Digest of the table that was looked at. */
  readonly digest: string
}

/** What was reached of an indicator, and why not more. */
type Reached = { readonly row: string; readonly result: string; readonly reason: string }
export type RowReading = Reached & {
  readonly forecast: 'full' | 'doubtful' | 'missed'
  readonly light: Light
}
/** 年中监控 up to a month. */
export type Monitoring = {
  readonly month: number
  readonly on: LocalDate
  readonly spent: string
  readonly executionLight: Light
  readonly readings: readonly RowReading[]
}
export type RowResult = Reached & {
  readonly outcome: Outcome
  /** Hundredths of points. */
  readonly points: number
}
export type GoalResult = { readonly goal: string; readonly actual: string; readonly met: boolean }
/** 年末自评. Points in hundredths. */
export type Evaluation = {
  readonly on: LocalDate
  readonly spent: string
  readonly executionPoints: number
  readonly results: readonly RowResult[]
  readonly goals: readonly GoalResult[]
  readonly total: number
  readonly rating: Rating
  readonly summary: string
  readonly confirmed: Opinion | null
}

export type TargetApproval = {
  readonly approvedOn: LocalDate
  readonly documentNumber: string
  readonly submittedAmount: string
  readonly reason: string
}
export type TargetVersion = Reasoned & { readonly number: number; readonly digest: string }
export type Change = { readonly path: string; readonly before: string; readonly after: string }

export type TargetCore = {
  readonly fund: TargetFund
  readonly table: TargetTable
  readonly reference: Reference
  readonly facts: TargetFacts
  readonly sheets: { readonly department: ReviewSheet | null; readonly finance: ReviewSheet | null }
  readonly submittedOn: LocalDate | null
  readonly departmentOpinion: string
  /** Who sent it back last, if it was sent back. */
  readonly returnedBy: 'department' | 'finance' | null
  readonly changes: readonly Change[]
}
export type Settled = TargetCore & {
  readonly approval: TargetApproval
  readonly secrecy: (Opinion & { readonly passed: boolean; readonly person: string }) | null
  readonly versions: readonly TargetVersion[]
  readonly monitoring: readonly Monitoring[]
  readonly evaluation: Evaluation | null
}
export type AdjustmentRequest = Reasoned & {
  readonly table: TargetTable
  readonly changes: readonly Change[]
}

export type FundTargets =
  | (TargetCore & {
      readonly stage:
        | 'filling'
        | 'self-checked'
        | 'department-review'
        | 'finance-review'
        | 'awaiting-approval'
    })
  | (TargetCore & { readonly stage: 'discarded'; readonly reason: string })
  | (Settled & {
      readonly stage: 'approved' | 'published' | 'evaluation-review' | 'evaluated' | 'evaluation-published'
    })
  | (Settled & { readonly stage: 'adjusting'; readonly adjustment: AdjustmentRequest })
  | (Settled & { readonly stage: 'withdrawn'; readonly withdrawal: Reasoned })

export type TargetsIn<T extends FundTargets['stage']> = FundTargets extends infer S
  ? S extends { readonly stage: string }
    ? [Extract<S['stage'], T>] extends [never]
      ? never
      : S & { readonly stage: Extract<S['stage'], T> }
    : never
  : never

type Filled = { readonly table: TargetTable; readonly reference: Reference; readonly facts: TargetFacts }

/** What each event carries, by its name. */
type Carried = {
  TargetsOpened: Filled & { readonly fund: TargetFund }
  TargetsDiscarded: { readonly reason: string }
  TargetsRevised: Filled & { readonly changes: readonly Change[] }
  SelfCheckPassed: Pick<Filled, 'reference' | 'facts'>
  TargetsSubmitted: unknown
  SheetRecorded: { readonly desk: 'department' | 'finance'; readonly sheet: ReviewSheet }
  DepartmentPassed: { readonly opinion: string }
  FinanceReviewPassed: unknown
  TargetsApproved: { readonly approval: TargetApproval; readonly budget: string }
  SecrecyReviewed: { readonly passed: boolean; readonly opinion: string }
  TargetsPublished: { readonly number: number }
  Monitored: { readonly monitoring: Monitoring }
  AdjustmentRequested: { readonly adjustment: AdjustmentRequest }
  AdjustmentConsented: { readonly number: number; readonly facts: TargetFacts }
  SelfEvaluated: { readonly evaluation: Evaluation }
  EvaluationConfirmed: { readonly opinion: string }
  EvaluationPublished: { readonly number: number }
  TargetsWithdrawn: { readonly reason: string }
}
export type TargetEvent = { [K in keyof Carried]: { readonly type: K } & Carried[K] }[keyof Carried]
