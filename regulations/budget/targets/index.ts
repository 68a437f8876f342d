/** Case B: targets of funds and projects, with the year after. */
export { basisText, normalNumber, parseBasis } from './basis.ts'
export { fundTargets } from './fund-targets.ts'
export { goalFigures, linkGoals } from './goals.ts'
export { type LastTable, lastTablesProvider } from './last-year.ts'
export { type PresentedTargets, presentTargets } from './present.ts'
export {
  type PublicEvaluation,
  type PublicIndicator,
  type PublicTargets,
  fundClause,
  fundList,
  publicTargets,
  targetsColumn,
} from './public.ts'
export { defaultLevels, defaultMeasures, defaultScales } from './reference-data.ts'
export { targetRegisters } from './registers.ts'
export { type TargetReportRow, targetReport } from './report.ts'
export { indicatorSheet, readIndicatorSheet } from './sheet.ts'
export { categorySubtotal, shareOfFund, sumOfFunds } from './shares.ts'
export { tableTitle } from './table.ts'
export type { FundTargets, ListedFund, TargetFund, TargetRow, TargetTable } from './vocabulary.ts'
