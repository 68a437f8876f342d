/** State and events of a unit's budget. What exists only in a stage is typed only there. */
import type { LocalDate } from '#kernel/time'
import type { PackedCell, PackedFigures } from './packed-figures.ts'

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
}

/** Texts of the explanation that no figure gives; keyed as in `textLabels`. */
export type Texts = Readonly<Record<string, string>>

export type Signature = { readonly person: string; readonly on: LocalDate; readonly digest: string }

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
  readonly secrecy: {
    readonly passed: boolean
    readonly opinion: string
    readonly on: LocalDate
    readonly person: string
  } | null
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
}
type Signed = { readonly compiler: Signature; readonly financeHead: Signature; readonly unitHead: Signature }
type Sent = { readonly signatures: Signed; readonly submittedOn: LocalDate }
type Settled = Sent & { readonly approval: Approval; readonly reply: Reply | null }
type Prepared = Settled & { readonly preparation: Preparation }

export type UnitBudget = Core &
  (
    | { readonly stage: 'compiling' }
    | { readonly stage: 'discarded'; readonly reason: string }
    | {
        readonly stage: 'signing'
        readonly signatures: { readonly compiler: Signature } & Partial<Signed>
      }
    | ({ readonly stage: 'department-review' } & Sent)
    | ({ readonly stage: 'finance-review'; readonly departmentOpinion: string } & Sent)
    | ({ readonly stage: 'approved' } & Settled)
    | ({ readonly stage: 'publication-preparation' } & Prepared)
    | ({ readonly stage: 'published' } & Prepared)
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
}

/** Figures after a change, with what is known of them. */
export type Revised = {
  readonly pieces: FigurePieces
  readonly remainders: Readonly<Record<string, number>>
  readonly texts: Texts
  readonly facts: FigureFacts
}

export type BudgetEvent =
  | ({
      readonly type: 'BudgetOpened'
      readonly year: number
      readonly unit: BudgetUnit
      readonly basis: 'printed' | 'working'
      readonly submitBy: LocalDate | null
      readonly congressOn: LocalDate | null
    } & Revised)
  | { readonly type: 'BudgetDiscarded'; readonly reason: string }
  | ({ readonly type: 'FiguresReplaced' } & Revised)
  | ({
      readonly type: 'FiguresRevised'
      readonly changes: readonly Difference[]
      readonly wordingOnly: boolean
    } & Revised)
  | { readonly type: 'Signed'; readonly as: 'compiler' | 'financeHead' | 'unitHead'; readonly digest: string }
  | {
      readonly type: 'BudgetSubmitted'
      readonly congressOn: LocalDate | null
      readonly submitBy: LocalDate | null
    }
  | { readonly type: 'DepartmentPassed'; readonly opinion: string; readonly congressOn: LocalDate | null }
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
  | { readonly type: 'SecrecyReviewed'; readonly passed: boolean; readonly opinion: string }
  | { readonly type: 'BudgetPublished'; readonly number: number }
  | { readonly type: 'CorrectionRequested'; readonly correction: CorrectionRequest }
  | { readonly type: 'CorrectionConsented' }
  | { readonly type: 'CorrectionPublished'; readonly number: number }
  | { readonly type: 'BudgetWithdrawn'; readonly reason: string }
