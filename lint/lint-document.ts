import type { CheckResult, LintFinding, LintReport, Place } from './finding.ts'
import { detectFamily } from './family.ts'
import { toReport } from './finding.ts'
import { documentRules } from './catalogue/index.generated.ts'
import type { PublicDocument } from './public-document.ts'
import { readDocument } from './reading/reading.ts'
import type { Family, RuleContext } from './rule.ts'

export type LintOptions = RuleContext & {
  /** Ids of the rules to run; all that suit the document's family where it is left out. Ids of no rule run nothing. */
  readonly rules?: readonly string[]
  /** Where somebody knows it better than the document's own title and tables say; null for none. */
  readonly family?: Family | null
}

/** A report with the family that chose the rules; null where only the general rules apply. */
export type DocumentReport = LintReport & { readonly family: Family | null }

/**
 * Checks a document: reads it once, finds its family, runs the rules, orders what they found by its place in the document.
 * A rule that had nothing to check does not appear among the checks.
 */
export function lintDocument(document: PublicDocument, options: LintOptions = {}): DocumentReport {
  const reading = readDocument(document)
  const { rules, family = detectFamily(reading), ...context } = options
  const chosen =
    rules === undefined
      ? documentRules.filter(({ families }) => suits(families, family))
      : documentRules.filter(({ id }) => rules.includes(id))
  const results: CheckResult[] = chosen.flatMap((rule) => rule.check(reading, context))
  const { findings, checks } = toReport(results)
  return { findings: inOrder(findings), checks, family }
}

const suits = (families: 'all' | readonly Family[], family: Family | null): boolean =>
  families === 'all' || (family !== null && families.includes(family))

/** Findings as a reader meets them: by block, by row and column in a table, by character in a text; gravest first at one place. */
export function inOrder(findings: readonly LintFinding[]): readonly LintFinding[] {
  const placed = findings.map((finding, index) => ({ finding, keys: [...keysOf(finding), index] }))
  return placed.toSorted((a, b) => compareKeys(a.keys, b.keys)).map(({ finding }) => finding)
}

const gravity = { error: 0, inconsistency: 1, doubt: 2, note: 3 } as const

function keysOf({ where, grade }: LintFinding): readonly number[] {
  const [row, column] = cellKeys(where)
  return [where.block ?? Number.MAX_SAFE_INTEGER, row, column, where.from ?? 0, gravity[grade]]
}

/** Row and column of an address such as `C7`; 0 where the place is no cell. */
function cellKeys({ cell }: Place): readonly [number, number] {
  const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(cell ?? '') ?? []
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return [Number(row), column]
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  return a.map((key, index) => key - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}
