/** Words that every output of the checker shares. */
import type { Grade, LintFinding, LintReport } from '../finding.ts'
import type { Family } from '../rule.ts'

/** Grades, gravest first. */
export const gradeOrder: readonly Grade[] = ['error', 'inconsistency', 'doubt', 'note']

export const gradeNames: Readonly<Record<Grade, string>> = {
  error: '错误',
  inconsistency: '不一致',
  doubt: '存疑',
  note: '提示',
}

export const familyNames: Readonly<Record<Family, string>> = {
  budget: '单位预算公开',
  'disclosure-report': '信息公开年度报告',
  plan: '实施方案',
  regulation: '办法、规程',
  list: '名单、一览表',
}

/** What a report comes to: findings by grade and single checks passed. */
export type ReportCounts = Readonly<Record<Grade, number>> & { readonly passed: number }

export function countReport({ findings, checks }: LintReport): ReportCounts {
  const count = (grade: Grade): number => findings.filter((one) => one.grade === grade).length
  return {
    error: count('error'),
    inconsistency: count('inconsistency'),
    doubt: count('doubt'),
    note: count('note'),
    passed: Object.values(checks).reduce((sum, passed) => sum + passed, 0),
  }
}

/** 错误 1，不一致 0，存疑 2，提示 0；通过 57 项检查 */
export function countsText(counts: ReportCounts): string {
  const graded = gradeOrder.map((grade) => `${gradeNames[grade]} ${counts[grade]}`).join('，')
  return `${graded}；通过 ${counts.passed} 项检查`
}

/** The exit status of a report: 1 with an error, otherwise 0. */
export function statusOfReport({ findings }: LintReport): 0 | 1 {
  return findings.some(({ grade }) => grade === 'error') ? 1 : 0
}

/** What a finding says besides its message, one name and text each; empty ones are left out. */
export function findingFacts({
  stated,
  expected,
  repair,
}: LintFinding): readonly (readonly [name: string, text: string])[] {
  const facts: readonly (readonly [string, string])[] = [
    ['写的是', stated],
    ['应为', expected],
    ['建议改为', repair ?? ''],
  ]
  return facts.filter(([name, text]) => text !== '' && !(name === '建议改为' && text === expected))
}
