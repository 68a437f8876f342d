/** Reports P1 to P13 over rows that the database has counted together. */
export {
  type TrailAct,
  accountedCommittees,
  answeredSteps,
  resultCanBeTraced,
  traceOf,
} from './accountability.ts'
export type { Analysis, Figures } from './analysis.ts'
export { analysisOfRows, exitLabel, extentLabels, leaving, rateText } from './analysis.ts'
export { analysisChecks, analysisFaults } from './analysis-checks.ts'
export type { AnalysisRow } from './analysis-row.ts'
export {
  type AnnualRow,
  type ComparedFigure,
  type CycleFigures,
  annualRows,
  comparedYears,
} from './annual.ts'
export { type CommitteeRow, committeeRows, committeeStandings } from './committees.ts'
export { type ComplaintCounter, complaintCounter, complaintRows } from './complaints.ts'
export { type ConfirmationCount, confirmationRows } from './confirmations.ts'
export { type RunningPeriod, bands, deadlineCounts, deadlineRows } from './deadlines.ts'
export { feeRows } from './fees.ts'
export { type HeldCount, holdingRows } from './holdings.ts'
export { barsEnding, integrityRows } from './integrity.ts'
export {
  type TitleReport,
  analysisReaders,
  countedFor,
  overviewReaders,
  reckonsOwnCycles,
  reportsFor,
  reportsOfToday,
  titleReports,
  tracedFor,
} from './readers.ts'
export { type DeclinedCount, refusalRows } from './refusals.ts'
export { type BundleCount, type RoutedCount, routingRows } from './routing.ts'
export { type VacancyUseRow, vacancyUseRows } from './vacancies.ts'
export {
  type OverviewEntry,
  type StatisticsHead,
  analysisPaper,
  generalReportDraft,
  overviewPaper,
} from '../documents/statistics.ts'
