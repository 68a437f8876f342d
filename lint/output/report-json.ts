import type { Grade, LintReport, Place } from '../finding.ts'

/** A finding as it leaves the house; names are stable. */
export type JsonFinding = {
  readonly rule: string
  readonly grade: Grade
  readonly where: Place
  readonly related?: readonly Place[]
  readonly stated: string
  readonly expected: string
  readonly message: string
  readonly repair?: string
}

/** The stable form of a report: findings and, by rule, how many single checks passed. */
export type JsonReport = {
  readonly findings: readonly JsonFinding[]
  readonly checks: Readonly<Record<string, number>>
}

/** Brings a report into its stable form; `related` and `repair` are left out where there is none. */
export function jsonReport({ findings, checks }: LintReport): JsonReport {
  return {
    findings: findings.map(({ rule, grade, where, related, stated, expected, message, repair }) => ({
      rule,
      grade,
      where,
      ...(related.length === 0 ? {} : { related }),
      stated,
      expected,
      message,
      ...(repair === undefined ? {} : { repair }),
    })),
    checks,
  }
}
