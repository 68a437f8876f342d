import type { PrintedFigure } from './printed-figure.ts'

/**
 * `error`: wrong whatever the intention. `inconsistency`: two places disagree or a fixed form is not kept, the value is
 * not in question. `doubt`: possible, but a careful reader would ask. `note`: wording.
 */
export type Grade = 'error' | 'inconsistency' | 'doubt' | 'note'

/** Where something stands: sheet and cell address as in the file, row and column as a reader names them. */
export type Place = {
  readonly sheet: string
  readonly table?: string
  /** Stable row id where there is one, such as `t2.r5`. */
  readonly row?: string
  /** Row as a reader names it, such as `101 办公用房`. */
  readonly rowName?: string
  readonly column?: string
  /** Address such as `C7`. */
  readonly cell?: string
  /** Number of the block (paragraph or table) in the document, from 1. */
  readonly block?: number
  /** In running text: the paragraph (from 1), its line or page in the file, and the characters spoken of. */
  readonly paragraph?: number
  readonly line?: number
  readonly page?: number
  readonly from?: number
  readonly to?: number
  /** The same characters in the line of a text file, from 0; `line` where they end on a later one. */
  readonly inLine?: { readonly from: number; readonly to: number; readonly line?: number }
  /** Clause id that the finding rests on, such as `shizhu-budget-2023/t2.r5`. */
  readonly clause?: string
}

export type PlacedFigure = { readonly place: Place; readonly figure: PrintedFigure }

/** One statement that something in a document is wrong or odd. `message` says in Chinese what, where and what to do. */
export type LintFinding = {
  readonly rule: string
  readonly grade: Grade
  readonly where: Place
  /** The other places the finding speaks of: the parts of a sum, the table a figure was copied from. */
  readonly related: readonly Place[]
  readonly stated: string
  readonly expected: string
  /** Printed difference (stated − expected) where both are figures. */
  readonly difference?: string
  readonly message: string
  readonly repair?: string
}

/** One single check: `finding` is null when it passed. `where` names the clause it rests on, passed or not. */
export type CheckResult = {
  readonly rule: string
  readonly finding: LintFinding | null
  readonly where?: Place
}

/** All findings of a document and, per rule, how many single checks passed. */
export type LintReport = {
  readonly findings: readonly LintFinding[]
  readonly checks: Readonly<Record<string, number>>
}

/** @param where what was looked at; without its clause nobody can tell that the clause was checked */
export function passed(rule: string, where?: Place): CheckResult {
  return { rule, finding: null, ...(where === undefined ? {} : { where }) }
}

export function found(finding: LintFinding): CheckResult {
  return { rule: finding.rule, finding, where: finding.where }
}

/** Collects single checks into a report; a rule that never ran does not appear. */
export function toReport(results: readonly CheckResult[]): LintReport {
  const checks: Record<string, number> = {}
  const findings: LintFinding[] = []
  for (const { rule, finding } of results) {
    checks[rule] = (checks[rule] ?? 0) + (finding === null ? 1 : 0)
    if (finding !== null) findings.push(finding)
  }
  return { findings, checks }
}

/** A place as a reader finds it: 「表2」C8（101 办公用房，总计）; in a text 「三、收支情况」第12行, a table's cell with its row and column. */
export function describePlace(place: Place): string {
  const sheet = place.sheet === '' ? '' : `「${place.sheet}」`
  if (place.paragraph !== undefined) return `${sheet}${whereInText(place)}`
  const names = [place.rowName ?? place.row, place.column].filter((part) => part !== undefined && part !== '')
  const at = place.line === undefined ? (place.cell ?? '') : `第${place.line}行`
  const page = place.page === undefined ? '' : `第${place.page}页`
  return `${sheet}${page}${at}${names.length > 0 ? `（${names.join('，')}）` : ''}`
}

function whereInText({ line, page, paragraph }: Place): string {
  if (line !== undefined) return `第${line}行`
  return `${page === undefined ? '' : `第${page}页`}第${paragraph ?? 0}段`
}
