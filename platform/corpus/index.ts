/** The corpus: instruments, clauses and calendars as data, and the report of which clause is carried by what. */
export { loadCalendars } from './calendars.ts'
export type { CalendarFile } from './calendars.ts'
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
export { clauseReport, reportProblems, reportTable, workState } from './report.ts'
export type { ClauseReport, InstrumentReport, WorkState } from './report.ts'
export { DISPOSITIONS } from './schema.ts'

export { clauseTests, citedIds, scanCode, withoutComments } from './scan.ts'
export type { CodeScan } from './scan.ts'
