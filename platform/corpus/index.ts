/** The corpus: instruments, clauses and calendars as data, and the report of which clause is carried by what. */
export { loadCalendars } from './calendars.ts'
export type { CalendarFile } from './calendars.ts'
export { keyOf, openKept } from './kept.ts'
export type { Kept } from './kept.ts'
export { CorpusError, loadCorpus } from './load.ts'
export type {
  Clause,
  ClauseKind,
  ClauseRow,
  Corpus,
  Deviation,
  Disposition,
  Instrument,
  InstrumentHeader,
  InstrumentId,
} from './load.ts'
export { clausesIn, collectCarriers } from './carriers.ts'
export { coverageOf } from './coverage.ts'
export type { Coverage, TestCount } from './coverage.ts'
export { readEvidence, writeRecord } from './evidence.ts'
export type { ClauseTestRecord, Evidence, EvidenceRecord } from './evidence.ts'
export { clauseReport, gapLines, gapReason, reportProblems, reportTable, workState } from './report.ts'
export type { ClauseReport, InstrumentReport, WorkState } from './report.ts'
export { DISPOSITIONS } from './schema.ts'
export { citedIds, clauseTestFiles, scanCitations, withoutComments } from './scan.ts'
export type { Carriers } from './scan.ts'
export { isInChinese } from './wording.ts'
