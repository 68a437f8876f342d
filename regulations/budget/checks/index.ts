import type { LintFinding, LintReport } from '#lint'
import { toReport } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import type { PublishedTable } from '../publication-sets.ts'
import { checkAmounts } from './amounts.ts'
import { checkCarryOver } from './carry-over.ts'
import { checkCodeNames, checkCodes } from './codes.ts'
import type { CheckContext } from './context.ts'
import { checkCounterparts } from './counterparts.ts'
import { checkBalance, checkCrossTables } from './cross.ts'
import { checkExplanation } from './explanation.ts'
import { checkCoverTitle } from './cover.ts'
import { checkGlossary } from './glossary.ts'
import { checkIncome } from './income.ts'
import { checkPrivacy } from './privacy.ts'
import { checkProcurement } from './procurement.ts'
import { checkProcurementItems } from './procurement-items.ts'
import { checkProjects } from './projects.ts'
import {
  checkEmptyTables,
  checkPublicationSet,
  publicationSetFor,
  standardPublicationSet,
} from './publication.ts'
import { checkSums } from './sums.ts'
import { checkTargets } from './targets.ts'
import { checkTableUnits } from './table-units.ts'
import { checkThreePublic } from './three-public.ts'
import { checkUnit } from './unit.ts'
import { checkUses } from './uses.ts'
import { checkVehicleStock } from './vehicle-stock.ts'
import { checkWages } from './wages.ts'
import { checkYearOnYear } from './year-on-year.ts'

/** What a finding stops: 报送, only 公开, or nothing. */
export type Blocks = 'submission' | 'publication' | null
export type BudgetFinding = LintFinding & { readonly blocks: Blocks }
export type BudgetReport = {
  readonly findings: readonly BudgetFinding[]
  readonly checks: LintReport['checks']
}

export type CheckOptions = CheckContext & { readonly publicationSet?: readonly PublishedTable[] }

/** Errors of these rules stop publication only (t.blank, t8): a unit may send in before the set is complete. */
const publicationRules: ReadonlySet<string> = new Set(['empty-table-note', 'required-tables'])

/**
 * Runs every check of the instrument over a budget, printed or worked on. Rounding that fits is a passed check. Figures
 * without printed text are exact in 分 and tolerate nothing.
 */
export function checkBudget(figures: BudgetFigures, options: CheckOptions): BudgetReport {
  const { year } = options
  const report = toReport([
    ...checkSums(figures),
    ...checkBalance(figures),
    ...checkCrossTables(figures),
    ...checkAmounts(figures),
    ...checkCodes(figures, options),
    ...checkCodeNames(figures),
    ...checkIncome(figures, options),
    ...checkCarryOver(figures),
    ...checkExplanation(figures),
    ...checkYearOnYear(figures, options),
    ...checkUses(figures, options),
    ...checkThreePublic(figures, options),
    ...checkProcurement(figures),
    ...checkProcurementItems(figures, options),
    ...checkVehicleStock(figures, options),
    ...checkTableUnits(figures),
    ...checkProjects(figures, options),
    ...checkUnit(figures, options),
    ...checkGlossary(figures, options),
    ...checkCoverTitle(options),
    ...checkPrivacy(figures, options),
    ...checkEmptyTables(figures),
    ...checkPublicationSet(figures, options.publicationSet ?? publicationSetFor(options), options.texts),
    ...checkTargets(figures, year),
    ...checkCounterparts(figures, options),
    ...checkWages(figures, options),
  ])
  return {
    findings: report.findings.map((finding) => ({ ...finding, blocks: blocksOf(finding) })),
    checks: report.checks,
  }
}

/** Errors stop 报送, errors of publication rules stop 公开; everything else is a hint. */
export function blocksOf(finding: LintFinding): Blocks {
  if (finding.grade !== 'error') return null
  return publicationRules.has(finding.rule) ? 'publication' : 'submission'
}

export { checkPublicationSet, standardPublicationSet }
export { findCheckName } from './names.ts'
export { publicationChecklist } from './publication.ts'
export { checkGlossaryText } from './glossary.ts'
export { coverTitleOf } from './cover.ts'
export { publicCostShares, wagesOf } from './wages.ts'
