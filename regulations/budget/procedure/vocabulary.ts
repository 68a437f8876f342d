/** State and events of a unit's budget. What exists only in a stage is typed only there. */
import type { LocalDate } from '#kernel/time'
import type { BudgetReference } from '../reference/vocabulary.ts'
import type { PackedCell, PackedFigures } from './packed-figures.ts'
import type { Assignment, Basics, Controls, LinkResult, Posting, Transfer } from './route-vocabulary.ts'

export type * from './route-vocabulary.ts'

export const procedureId = 'budget/unit-budget'

/** The unit as the register has it when the case opens; frozen, so that a later change does not rewrite an old budget. */
export type BudgetUnit = {
  readonly code: string
  readonly name: string
  readonly organisation: string
  /** 一级: the unit answers to finance itself. */
  readonly level: '一级' | '二级'
  readonly nature: string
  readonly department: { readonly code: string; readonly name: string; readonly organisation: string } | null
  readonly finance: string
  /** 实有人数 as the register had it; absent where nobody entered it. */
  readonly staff?: number | null
  /** 地区 of the register: whose sentences, tables and habits hold. */
  readonly region?: string
}

/** Texts of the explanation that no figure gives; keyed as in `textLabels`. */
export type Texts = Readonly<Record<string, string>>

/** `name` and `scan` where it stands on a sealed paper cover that was scanned in. */
export type Signature = {
  readonly person: string
  readonly on: LocalDate
  readonly digest: string
  readonly name?: string
  readonly scan?: string
}

/** One changed place: path, text before and after as stored, and why where a reason was given. */
export type Difference = {
  readonly path: string
  readonly label: string
  readonly before: PackedCell
  readonly after: PackedCell
  readonly reason: string
}

/** What is known of the figures as they stand; computed when they change and kept with the event. */
export type FigureFacts = {
  /** Expenditure total in 分; null while there is none. */
  readonly total: number | null
  /** Findings that stop 报送, and those that stop only 公开. */
  readonly errors: number
  readonly publicationErrors: number
  readonly hints: number
  /** Digest over figures and texts: what a signature refers to. */
  readonly digest: string
}

export type Place = { readonly kind: 'portal' | 'site' | 'wall'; readonly address: string }
export type Contact = { readonly name: string; readonly phone: string }
export type Preparation = {
  readonly contact: Contact
  readonly places: readonly Place[]
  readonly sealed: boolean
  readonly sealedOn: LocalDate | null
  /** Show the findings on the public page; only where the unit wants it. */
  readonly showFindings: boolean
  readonly secrecy: SecrecyReview | null
}
export type SecrecyReview = {
  readonly passed: boolean
  readonly opinion: string
  readonly on: LocalDate
  readonly person: string
  /** Hash of the signed 审查表, where it was signed on paper. */
  readonly scan?: string
}
export type PublishedVersion = {
  readonly number: number
  readonly on: LocalDate
  readonly digest: string
  readonly sealed: boolean
  readonly reason: string
  readonly changes: readonly Difference[]
}
/** A correction that is asked for: only the pieces it changes, so that the published version stays as it is. */
export type CorrectionRequest = Revised & {
  readonly on: LocalDate
  readonly reason: string
  readonly changes: readonly Difference[]
  readonly consentedOn: LocalDate | null
  /** The review of what is to replace the published version; absent before it. */
  readonly secrecy?: SecrecyReview
}
export type Approval = {
  readonly congressOn: LocalDate | null
  readonly approvedOn: LocalDate
  readonly documentNumber: string
}
export type Reply = { readonly repliedOn: LocalDate; readonly documentNumber: string }

type Core = {
  readonly year: number
  readonly unit: BudgetUnit
  /** `printed`: a published document as it stands, mended cell by cell; `working`: totals are added up from entries. */
  readonly basis: 'printed' | 'working'
  /** The year's claim is taken; a printed document takes it only when it is sent in. */
  readonly claimed: boolean
  readonly figures: PackedFigures
  /** 尾差 of derived figures in 分, by path. */
  readonly remainders: Readonly<Record<string, number>>
  readonly texts: Texts
  readonly facts: FigureFacts
  readonly submitBy: LocalDate | null
  readonly congressOn: LocalDate | null
  /** Who sent it back last, if it was sent back. */
  readonly returnedBy: 'first-review' | 'finance' | null
  readonly differences: readonly Difference[]
  readonly versions: readonly PublishedVersion[]
  readonly assignment: Assignment | null
  readonly basics: Basics | null
  readonly controls: Controls | null
  readonly transfers: readonly Transfer[]
  readonly postings: readonly Posting[]
  /** What the registers said when the budget was last worked on; absent in budgets older than the registers. */
  readonly reference?: BudgetReference
}
export type Signed = {
  readonly compiler: Signature
  readonly financeHead: Signature
  readonly unitHead: Signature
}
type Sent = { readonly signatures: Signed; readonly submittedOn: LocalDate }
type Settled = Sent & { readonly approval: Approval; readonly reply: Reply | null }
type Prepared = Settled & { readonly preparation: Preparation }

export type UnitBudget = Core &
  (
    | { readonly stage: 'assigned' }
    | { readonly stage: 'basics-review' }
    | { readonly stage: 'compiling' }
    | { readonly stage: 'discarded'; readonly reason: string }
    | {
        readonly stage: 'signing'
        readonly signatures: { readonly compiler: Signature } & Partial<Signed>
        /** Wording changed since the compiler signed: what the others sign again from. */
        readonly redline: readonly Difference[]
      }
    | ({ readonly stage: 'department-review' } & Sent)
    | ({ readonly stage: 'finance-review'; readonly departmentOpinion: string } & Sent)
    | ({
        readonly stage: 'before-congress'
        readonly departmentOpinion: string
        readonly financeOpinion: string
      } & Sent)
    | ({ readonly stage: 'approved' } & Settled)
    | ({ readonly stage: 'publication-preparation' } & Prepared)
    | ({ readonly stage: 'published' } & Prepared)
    | ({ readonly stage: 'archived'; readonly archivedOn: LocalDate } & Prepared)
    | ({ readonly stage: 'correction-review'; readonly correction: CorrectionRequest } & Prepared)
    | ({ readonly stage: 'correction-consented'; readonly correction: CorrectionRequest } & Prepared)
    | ({
        readonly stage: 'withdrawn'
        readonly withdrawal: { readonly on: LocalDate; readonly reason: string }
      } & Prepared)
  )

export type In<T extends UnitBudget['stage']> = Extract<UnitBudget, { stage: T }>

/** The tables and lists that a change touched, whole; what it did not touch is absent or null. */
export type FigurePieces = {
  readonly tables: PackedFigures['tables']
  readonly narrative: PackedFigures['narrative'] | null
  readonly narrativeLetter: string
  readonly funds: PackedFigures['funds'] | null
  readonly coverTitle?: string
}

/** Figures after a change, with what is known of them. */
export type Revised = {
  readonly pieces: FigurePieces
  readonly remainders: Readonly<Record<string, number>>
  readonly texts: Texts
  readonly facts: FigureFacts
}

/** The reference that an act binds, where it differs from the one that was bound before. */
export type Bound = { readonly reference?: BudgetReference }

export type BudgetEvent =
  | ({
      readonly type: 'BudgetOpened'
      readonly year: number
      readonly unit: BudgetUnit
      readonly basis: 'printed' | 'working'
      readonly submitBy: LocalDate | null
      readonly congressOn: LocalDate | null
    } & Revised &
      Bound)
  | ({
      readonly type: 'BudgetAssigned'
      readonly year: number
      readonly unit: BudgetUnit
      readonly assignment: Assignment
      /** Neither 一上 nor 控制数 is waited for. */
      readonly compileAtOnce: boolean
      readonly congressOn: LocalDate | null
    } & Revised &
      Bound)
  | { readonly type: 'BasicsSubmitted'; readonly basics: Basics }
  | { readonly type: 'ControlsIssued'; readonly controls: Controls }
  | { readonly type: 'DueMoved'; readonly dueOn: LocalDate; readonly reason: string }
  | { readonly type: 'TransfersStated'; readonly transfers: readonly Transfer[] }
  | { readonly type: 'BudgetDiscarded'; readonly reason: string }
  | ({ readonly type: 'FiguresReplaced' } & Revised & Bound)
  | ({ readonly type: 'ReferenceRefreshed'; readonly facts: FigureFacts } & Bound)
  | ({
      readonly type: 'FiguresRevised'
      readonly changes: readonly Difference[]
      readonly wordingOnly: boolean
    } & Revised &
      Bound)
  | { readonly type: 'Signed'; readonly as: 'compiler' | 'financeHead' | 'unitHead'; readonly digest: string }
  | {
      readonly type: 'CoverRecorded'
      readonly signatures: Signed
    }
  | {
      readonly type: 'BudgetSubmitted'
      readonly congressOn: LocalDate | null
      readonly submitBy: LocalDate | null
    }
  | { readonly type: 'DepartmentPassed'; readonly opinion: string; readonly congressOn: LocalDate | null }
  | { readonly type: 'FinancePassed'; readonly opinion: string }
  | { readonly type: 'CongressRecorded'; readonly congressOn: LocalDate }
  | ({
      readonly type: 'BudgetApproved'
      readonly approval: Approval
      readonly differences: readonly Difference[]
    } & Revised)
  | ({
      readonly type: 'ReplyRecorded'
      readonly reply: Reply
      readonly differences: readonly Difference[]
    } & Revised)
  | ({ readonly type: 'PublicationPrepared'; readonly preparation: Preparation } & Revised)
  | {
      /** The second one is of a correction, before it replaces what is public. */
      readonly type: 'SecrecyReviewed' | 'CorrectionReviewed'
      readonly passed: boolean
      readonly opinion: string
      readonly scan?: string
    }
  | { readonly type: 'BudgetPublished'; readonly number: number }
  | { readonly type: 'CorrectionRequested'; readonly correction: CorrectionRequest }
  | { readonly type: 'CorrectionConsented' }
  | { readonly type: 'CorrectionPublished'; readonly number: number }
  | { readonly type: 'BudgetWithdrawn'; readonly reason: string }
  | { readonly type: 'PostingRecorded'; readonly posting: Posting }
  | {
      readonly type: 'PostingRemoved'
      readonly number: number
      readonly removedOn: LocalDate
      readonly snapshot: string
    }
  | {
      readonly type: 'LinkChecked'
      readonly number: number
      readonly result: LinkResult
      readonly note: string
      readonly snapshot?: string
    }
  | { readonly type: 'BudgetArchived' }
