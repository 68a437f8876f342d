import type { LintReport } from '../finding.ts'
import { describePlace } from '../finding.ts'
import { countReport, countsText, findingFacts, gradeNames } from './words.ts'

/** A report for people at a terminal: one line for the whole, what could not be read, then place, message and facts of each finding. */
export function reportText(name: string, report: LintReport, remarks: readonly string[] = []): string {
  const lines = [`${name}：${countsText(countReport(report))}`, ...remarks.map((one) => `  未读到  ${one}`)]
  for (const finding of report.findings) {
    lines.push(`  ${gradeNames[finding.grade]}  ${describePlace(finding.where)}  [${finding.rule}]`)
    lines.push(`        ${finding.message}`)
    const facts = findingFacts(finding).map(([fact, text]) => `${fact}：${text}`)
    if (facts.length > 0) lines.push(`        ${facts.join('　')}`)
  }
  return lines.join('\n')
}
