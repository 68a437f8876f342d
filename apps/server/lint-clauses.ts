/** Which clause a finding rests on where the document is of a family that an instrument of the corpus governs. */
import { fileURLToPath } from 'node:url'
import type { ClauseId } from '#kernel/law'
import type { ClauseLabels, Family, LintReport } from '#lint'
import { loadCorpus } from '#platform/corpus'

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

type ClausesOfRules = Readonly<Record<string, ClauseId>>

/**
 * By family and rule: the clause that asks for what the rule looks at. A rule that no clause of the instrument asks for has
 * none. A test holds that each is a clause of the corpus and each rule one of the checker.
 */
export const clausesOfFamilies: Readonly<Partial<Record<Family, ClausesOfRules>>> = {
  budget: {
    'basis-validity': 'shizhu-budget-2023/p.basis',
    'document-number-format': 'shizhu-budget-2023/p.basis',
    'empty-table-note': 'shizhu-budget-2023/t.blank',
    'figure-unit': 'shizhu-budget-2023/t.unit',
    'form-complete': 'shizhu-budget-2023/t0.date',
    'income-equals-expenditure': 'shizhu-budget-2023/t1.total',
    'large-change-needs-detail': 'shizhu-budget-2023/n.2.1.d',
    'one-code-one-name': 'shizhu-budget-2023/p.dept',
    'qualitative-shape': 'shizhu-budget-2023/p.ind',
    'quantitative-shape': 'shizhu-budget-2023/p.ind',
    'required-tables': 'shizhu-budget-2023/t8',
    'row-complete': 'shizhu-budget-2023/p.ind',
    'row-total': 'shizhu-budget-2023/t1.cols',
    'undefined-term': 'shizhu-budget-2023/n.6',
    'unit-vocabulary': 'shizhu-budget-2023/p.ind',
    'weights-sum': 'shizhu-budget-2023/p.weights',
  },
  'disclosure-report': {
    'catalogue-coverage': 'hunan-disclosure/l2014.3.a',
    'home-address': 'hunan-disclosure/d29.10',
    'identity-number': 'hunan-disclosure/d29.10',
    'mobile-number': 'hunan-disclosure/d29.10',
    'sensitive-detail': 'hunan-disclosure/d29.10',
    'within-reporting-period': 'hunan-disclosure/0.1',
  },
}

/** The report with the clause of each finding, where it has none of its own yet. */
export function withClauses(report: LintReport, family: Family | null): LintReport {
  const clauses = family === null ? undefined : clausesOfFamilies[family]
  if (clauses === undefined) return report
  const findings = report.findings.map((finding) => {
    const clause = clauses[finding.rule]
    return clause === undefined || finding.where.clause !== undefined
      ? finding
      : { ...finding, where: { ...finding.where, clause } }
  })
  return { ...report, findings }
}

/** What the clauses of a report are called; of a report that cites none nothing is read. */
export function clauseLabelsOf(report: LintReport): ClauseLabels {
  return report.findings.some(({ where: { clause } }) => clause !== undefined)
    ? clauseLabelsIn(report, loadCorpus(projectFolder))
    : new Map()
}

/** The clauses of a corpus by id, as far as their labels go. */
export type LabelledClauses = { readonly clauses: ReadonlyMap<string, { readonly label: string }> }

/** The same with the clauses at hand. */
export function clauseLabelsIn({ findings }: LintReport, { clauses }: LabelledClauses): ClauseLabels {
  const ids = new Set(findings.flatMap(({ where: { clause } }) => clause ?? []))
  return new Map([...ids].map((id) => [id, clauses.get(id)?.label ?? id]))
}
