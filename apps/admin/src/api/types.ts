/** The server's contract, as types only: nothing of the server comes into the bundle. */
import type { CaseView, DryRun, Receipt, Session, WorkItem } from '../../../server/contract/index.ts'

export type {
  AccessEntry,
  Account,
  Act,
  ActAnswer,
  Backfill,
  CalendarAmendment,
  CalendarYear,
  CaseView,
  Clause,
  Credentials,
  DemoAccount,
  Draft,
  DryRun,
  Entry,
  FieldOption,
  Finding,
  Form,
  FormField,
  Organisation,
  Period,
  Preview,
  Problem,
  Procedure,
  Receipt,
  Register,
  Role,
  Session,
  TotpSecret,
  TrailItem,
  WorkItem,
} from '../../../server/contract/index.ts'

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

export type Post = Session['posts'][number]
export type ReturnRound = CaseView['returns'][number]
export type StageStep = CaseView['stageLine'][number]
export type DayLine = Receipt['lines'][number]
export type DryRunFinding = DryRun['findings'][number]
export type Due = NonNullable<WorkItem['due']>

export type WorkList = { items: WorkItem[]; total: number; next: string | null }
export type SavedFilter = { name: string; query: Record<string, string> }
export type BulkRow = {
  id: string
  outcome: 'waiting' | 'done' | 'refused'
  say: string
  clauseLabel?: string
}
export type BulkRun = { run: string; rows: BulkRow[] }
export type InstrumentSummary = {
  id: string
  title: string
  module?: string
  clauses: number
  byDisposition?: Record<string, number>
}
export type StoredFile = { hash: string; name: string; mediaType: string; bytes: number }
/** How far an upload in parts is. */
export type UploadProgress = { id: string; bytes: number; received: number }
