/** What the portal shows and where it comes from. The server answers these from the database; tests from memory. */
import type { QuestionDesk } from './questions.ts'
import type { Instant, Moment, WorkCalendar } from '#kernel/time'
import type { BudgetKey } from './addresses.ts'
import type { PublicChange } from '#regulations/budget'
import type { OverviewSources } from './overview-sources.ts'
import type { TargetSources } from './target-sources.ts'
import type { TitleSources } from './titles-sources.ts'

/** An organisation as the public reads it. `code` is its budget code. */
export interface OrganisationName {
  readonly name: string
  readonly code?: string
}

/** Whose portal this is. `origin` has no trailing slash and is where the pages are reached from outside. */
export interface PortalSite {
  readonly name: string
  readonly origin: string
  readonly operator?: string
}

/** A jurisdiction whose registers are one, such as a county. */
export interface PortalTenant {
  readonly id: string
  readonly name: string
}

/** A line of the directory of published budgets. `expenditure` is 万元 as printed; absent once withdrawn. */
export interface BudgetEntry extends BudgetKey {
  readonly title: string
  readonly year: number
  readonly unit: OrganisationName
  readonly department: OrganisationName
  readonly expenditure?: string
  /** When the first and when the current version was published. */
  readonly firstPublishedAt: Instant
  readonly publishedAt: Instant
  readonly version: number
  readonly state: 'published' | 'corrected' | 'withdrawn'
}

/** One corrected place of a 更正. */
export interface CorrectedPlace {
  readonly place: string
  readonly before: string
  readonly after: string
}

/** Why a version replaced the one before it. */
export interface Correction {
  /** A calendar date, `YYYY-MM-DD`. */
  readonly noticeOn: string
  readonly reason: string
  readonly places: readonly CorrectedPlace[]
}

/** Content removed for secrecy or a person's data (撤下): the entry, hash, time and ground stay. */
export interface Withdrawal {
  readonly withdrawnAt: Instant
  readonly ground: string
}

/** One published version; `hash` is that of the published figures, with its algorithm before a colon. */
export interface BudgetVersion {
  readonly number: number
  readonly state: 'current' | 'superseded' | 'withdrawn'
  readonly publishedAt: Instant
  readonly publishedBy: string
  readonly hash: string
  readonly correction?: Correction
  readonly withdrawal?: Withdrawal
}

/** A column: `path` is its header as printed, outermost first (`['支出', '一般公共预算']`). */
export interface PublishedColumn {
  readonly key: string
  readonly path: readonly string[]
  readonly kind: 'code' | 'label' | 'figure'
}

/** A row of a published table; `level` is the depth in the tree of codes, 0 outermost and where there are no codes. */
export interface PublishedRow {
  readonly id: string
  readonly total: boolean
  readonly level: number
  /** Text as printed by column key; a missing cell is blank. */
  readonly cells: Readonly<Record<string, string>>
}

export interface PublishedTable {
  /** `t1` … `t10`; part of the address of its CSV. */
  readonly key: string
  /** With its number in print order: `表1 财政拨款收支总表`. */
  readonly title: string
  readonly moneyUnit: string
  readonly columns: readonly PublishedColumn[]
  readonly rows: readonly PublishedRow[]
  readonly notes: readonly string[]
}

export interface PublishedIndicator {
  readonly name: string
  readonly weight: string
  readonly unit: string
  readonly relation: string
  readonly value: string
}

/** A fund's target table. */
export interface PublishedFund {
  readonly key: string
  readonly title: string
  readonly name: string
  readonly compiler: string
  readonly department: string
  readonly budget: string
  readonly overview: string
  readonly basis: string
  readonly goal: string
  readonly indicators: readonly PublishedIndicator[]
}

/** One of the six parts of the explanation. */
export interface ExplanationPart {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A share of the expenditure, or a figure beside last year's; amounts are 万元 as printed, null where none was stated. */
export interface NamedAmount {
  readonly label: string
  readonly amount: string
}
export interface ComparedAmount {
  readonly label: string
  readonly last: string | null
  readonly current: string
  /** This year's text does not give `last`; it is what the year before published. */
  readonly assumed?: boolean
}

/** A printed total that differs from its printed parts by rounding alone (尾差). */
export interface RoundingNote {
  readonly place: string
  readonly total: string
  readonly partsSum: string
}

export interface PublishedFinding {
  readonly grade: 'error' | 'inconsistency' | 'doubt' | 'note'
  readonly place: string
  readonly message: string
  readonly stated?: string
  readonly expected?: string
  /** Full clause id, such as `shizhu-budget-2023/n.3.b`; empty where the finding rests on none. */
  readonly clause?: string
}

/** What one version of a published budget shows. */
export interface BudgetContent {
  readonly keyFigures: readonly NamedAmount[]
  readonly composition: readonly NamedAmount[]
  readonly yearOnYear: readonly ComparedAmount[]
  /** Absent in what was published before these were part of it. */
  readonly changes?: readonly PublicChange[]
  readonly staff?: string | null
  readonly nature?: string
  readonly explanation: readonly ExplanationPart[]
  readonly tables: readonly PublishedTable[]
  readonly funds: readonly PublishedFund[]
  readonly contact: { readonly name: string; readonly phone: string }
  readonly rounding: readonly RoundingNote[]
  readonly findings: readonly PublishedFinding[]
}

/** One version of a published budget; `content` is absent once it is withdrawn. */
export interface PublishedBudget extends BudgetKey {
  readonly title: string
  readonly year: number
  readonly unit: OrganisationName
  readonly department: OrganisationName
  readonly version: BudgetVersion
  /** Whether `findBudgetPdf` has a file for this version; said here so that no page waits for one to be made. */
  readonly hasPdf: boolean
  readonly content?: BudgetContent
}

export interface PublishedFile {
  readonly bytes: Uint8Array
  readonly fileName: string
}

/** A clause as the corpus loader gives it. */
export interface PortalClause {
  readonly id: string
  readonly rowId: string
  readonly label: string
  readonly kind: string
  readonly disposition: string
  readonly summary: string
  readonly software: string
  readonly test: string
  readonly readingNumber?: string | undefined
  /** The reading and the contradiction in Chinese. */
  readonly readingZh?: string | undefined
  readonly conflictZh?: string | undefined
  readonly source: string
  readonly confidence?: 'high' | 'medium' | 'low' | undefined
}

export interface PortalInstrument {
  readonly id: string
  readonly title: string
  readonly issuer: string | null
  readonly number: string | null
  readonly date: string | null
  readonly inForceFrom: string | null
  readonly note?: string | undefined
  readonly sources: readonly {
    readonly id: string
    readonly title: string
    readonly note?: string | undefined
  }[]
  readonly structure: readonly string[]
  readonly clauses: readonly PortalClause[]
}

export interface PortalCorpus {
  readonly instruments: readonly PortalInstrument[]
}

/** The official text that an office attached to an instrument. */
export interface AttachedText {
  readonly title: string
  readonly address: string
  readonly attachedAt: Instant
}

/** What a verification code stands for. */
export interface DocumentRecord {
  readonly code: string
  readonly title: string
  readonly issuer: string
  readonly issuedAt: Instant
  readonly state: 'valid' | 'superseded' | 'revoked'
  readonly hash: string
  /** Code of the document that took its place. */
  readonly supersededBy?: string
  readonly stateReason?: string
  /** Page of the portal that shows the same matter. */
  readonly address?: string
}

/** A signed head of the tenant's growing log. */
export interface LedgerCheckpoint {
  readonly tenant: string
  readonly size: number
  readonly rootHash: string
  readonly algorithm: string
  readonly at: Instant
  readonly signature: string
  readonly keyId: string
}

/** Everything the portal asks for. Lists come newest first; `find*` answers undefined for what does not exist. */
export interface PortalSources extends TargetSources, OverviewSources, TitleSources {
  readonly site: PortalSite
  readonly demo: boolean
  readonly corpus: PortalCorpus
  /** Full ids of the clauses that the software carries today; all others are shown as pending. */
  readonly builtClauses: ReadonlySet<string>
  readonly calendar: WorkCalendar
  now(): Promise<Moment>
  /** The jurisdictions of this installation, each with pages of its own below its id. */
  tenants(): Promise<readonly PortalTenant[]>
  /** Of every jurisdiction. */
  publishedBudgets(): Promise<readonly BudgetEntry[]>
  /** The current version, or the numbered one. */
  findPublishedBudget(key: BudgetKey, version?: number): Promise<PublishedBudget | undefined>
  versions(key: BudgetKey): Promise<readonly BudgetVersion[]>
  /** The generated PDF of a version; undefined where none was made or the version is withdrawn. */
  findBudgetPdf(key: BudgetKey, version: number): Promise<PublishedFile | undefined>
  /** Whether the publishing unit lets the findings stand beside its budget. */
  showFindings(key: BudgetKey): Promise<boolean>
  findDocument(code: string): Promise<DocumentRecord | undefined>
  checkpoints(): Promise<readonly LedgerCheckpoint[]>
  /** How many acts repaired a fault of our own. */
  repaired(): Promise<number>
  /** The desk behind the questions of the public; absent where none is taken. */
  readonly questions?: QuestionDesk
  findAttachedText(instrument: string): Promise<AttachedText | undefined>
}
