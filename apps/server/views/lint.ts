import { countReport, describePlace, documentRules, familyNames, findingFacts, markDocument } from '#lint'
import type { Corpus } from '#platform/corpus'
import type { LintDocumentView } from '../contract/lint.ts'
import type { PublicCheck } from '../lint-check.ts'
import { clauseLabelsIn } from '../lint-clauses.ts'

const ruleNames = new Map(documentRules.map(({ id, name }) => [id, name]))

/** A checked document as a screen draws it: its findings with their places, and its text with marks. */
export function lintDocumentView(
  corpus: Corpus,
  { name, family, budget, document, report }: Extract<PublicCheck, { ok: true }>,
): LintDocumentView {
  const marked = markDocument(document, report)
  const labels = clauseLabelsIn(report, corpus)
  return {
    file: name,
    familyName: family === null ? '' : familyNames[family],
    unit: budget?.unit ?? '',
    counts: countReport(report),
    findings: report.findings.map((finding, index) => ({
      number: index + 1,
      rule: finding.rule,
      ruleName: ruleNames.get(finding.rule) ?? '',
      grade: finding.grade,
      place: describePlace(finding.where),
      shown: !marked.unplaced.includes(index + 1),
      message: finding.message,
      facts: findingFacts(finding).map(([fact, text]) => ({ name: fact, text })),
      clause: finding.where.clause ?? null,
      clauseLabel: finding.where.clause === undefined ? null : (labels.get(finding.where.clause) ?? null),
    })),
    blocks: structuredClone(marked.blocks) as LintDocumentView['blocks'],
    remarks: [...(document.remarks ?? [])],
  }
}
