import type { LintFinding, LintReport, RequiredTable } from '#lint'
import { toReport } from '#lint'
import type { BudgetFigures } from '../figures.ts'
import { checkCodeNames, checkCodes } from './codes.ts'
import type { CheckContext } from './context.ts'
import { checkBalance, checkCrossTables } from './cross.ts'
import { checkExplanation } from './explanation.ts'
import { checkHints } from './hints.ts'
import { checkEmptyTables, checkPublicationSet, standardPublicationSet } from './publication.ts'
import { checkSums } from './sums.ts'
import { checkTargets } from './targets.ts'

/** What a finding stops: 报送, only 公开, or nothing. */
export type Blocks = 'submission' | 'publication' | null
export type BudgetFinding = LintFinding & { readonly blocks: Blocks }
export type BudgetReport = {
  readonly findings: readonly BudgetFinding[]
  readonly checks: LintReport['checks']
}

export type CheckOptions = CheckContext & { readonly publicationSet?: readonly RequiredTable[] }

/** Errors of these rules stop publication only (t.blank, t8): a unit may send in before the set is complete. */
const publicationRules: ReadonlySet<string> = new Set(['empty-table-note', 'required-tables'])

/**
 * Runs every check of the instrument over a budget, printed or worked on. Rounding that fits is a passed check. Figures
 * without printed text are exact in 分 and tolerate nothing.
 */
export function checkBudget(figures: BudgetFigures, options: CheckOptions): BudgetReport {
  const report = toReport([
    ...checkSums(figures),
    ...checkBalance(figures),
    ...checkCrossTables(figures),
    ...checkCodes(figures),
    ...checkCodeNames(figures),
    ...checkExplanation(figures),
    ...checkEmptyTables(figures),
    ...checkPublicationSet(figures, options.publicationSet ?? standardPublicationSet),
    ...checkTargets(figures, options.year),
    ...checkHints(figures),
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
