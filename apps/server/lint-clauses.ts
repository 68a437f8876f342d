/** Which clause a finding rests on where the document is of a family that an instrument of the corpus governs. */
import { fileURLToPath } from 'node:url'
import type { ClauseId } from '#kernel/law'
import type { ClauseLabels, Family, LintReport } from '#lint'
import { loadCorpus } from '#platform/corpus'

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

type ClausesOfRules = Readonly<Record<string, ClauseId>>

/** By family and rule. A rule that no clause of the instrument asks for has none. */
export const clausesOfFamilies: Readonly<Partial<Record<Family, ClausesOfRules>>> = {}

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
