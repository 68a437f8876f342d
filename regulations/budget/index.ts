/** Unit budgets: figures as printed, the tables they stand in, and every check of the instrument. */
export * from './checks/index.ts'
export * from './figures-proposal.ts'
export * from './figures-working.ts'
export * from './figures.ts'
export * from './funds.ts'
export * from './narrative.ts'
export * from './tables.ts'
export * from './workbook.ts'
export * from './explanation.ts'
export { documents } from './documents.ts'
export { writtenDate } from './written-date.ts'
export * from './board.ts'
export * from './question.ts'
export * from './reports.ts'
export * from './roll-up.ts'
export * from './procedure/department-vocabulary.ts'
export { departmentBudget } from './procedure/department-budget.ts'
export { toRolledUnit } from './procedure/department-desk.ts'
export { eventLabels, gradeLabels, relationLabels, roleLabels, stateLabels, valueLabels } from './labels.ts'
export { budgetParameters } from './parameters.ts'
export * from './publication.ts'
export * from './registers.ts'
export { examine } from './procedure/facts.ts'
export {
  type PackedFigures,
  noFigures,
  packFigures,
  packedFiguresSchema,
  unpackFigures,
} from './procedure/packed-figures.ts'
export { type CaseWords, caseWords, procedures } from './procedures.ts'
export { presentBudget } from './procedure/present.ts'
export { textFields } from './procedure/texts.ts'
export { budgetRound } from './procedure/round.ts'
export { controlLabel, placedFigure } from './procedure/rules-route.ts'
export { unitBudget } from './procedure/unit-budget.ts'
export type * from './procedure/vocabulary.ts'
export * from './targets/index.ts'
