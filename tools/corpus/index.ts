export { loadCalendars } from './calendars.ts'
export type { CalendarFile } from './calendars.ts'
export { CorpusError, loadCorpus } from './load.ts'
export type {
  Clause,
  ClauseKind,
  Corpus,
  Deviation,
  Disposition,
  Instrument,
  InstrumentHeader,
  InstrumentId,
} from './load.ts'
export { labelOf } from './labels.ts'
export { readingsOf } from './readings.ts'
export type { Reading } from './readings.ts'
export { clauseReport, reportProblems, reportTable, workState } from './report.ts'
export type { ClauseReport, InstrumentReport, WorkState } from './report.ts'
export { scanCode } from './scan.ts'
export type { CodeScan } from './scan.ts'
