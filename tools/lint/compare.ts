import type { LintFinding } from '#lint'
import { documentRules, readDocument } from '#lint'
import { readPublicText } from '#readers'
import type { Expectation, ExpectedList } from './expected.ts'

/** What the checker said of one document. */
export type Checked = {
  readonly name: string
  readonly findings: readonly LintFinding[]
  /** Passed checks by rule; a rule that looked at nothing is missing. */
  readonly passes: ReadonlyMap<string, number>
}

/** Applies every rule to a text. */
export function checkDocument(text: string, name: string): Checked {
  const reading = readDocument(readPublicText(text, name))
  const results = documentRules.flatMap((rule) => rule.check(reading))
  const passes = new Map<string, number>()
  for (const { rule, finding } of results)
    passes.set(rule, (passes.get(rule) ?? 0) + (finding === null ? 1 : 0))
  return { name, passes, findings: results.flatMap(({ finding }) => finding ?? []) }
}

/** An expectation with what answers it; `lines` are those of its lines that a finding speaks of. */
export type Answer = {
  readonly expectation: Expectation
  readonly findings: readonly LintFinding[]
  readonly lines: readonly number[]
  readonly isFound: boolean
}

export type Comparison = {
  readonly answers: readonly Answer[]
  /** Expected to be doubted, but called an error or an inconsistency. */
  readonly tooGrave: readonly Answer[]
  /** Roundings that a rule speaks of. */
  readonly roundings: readonly Answer[]
  /** Errors that nothing in the list calls for: passing checks that became errors. */
  readonly falseErrors: readonly Placed[]
  /** The same of grade inconsistency; to be read, not counted. */
  readonly furtherInconsistencies: readonly Placed[]
  readonly counts: readonly RuleCount[]
}

export type Placed = { readonly document: string; readonly finding: LintFinding }
export type RuleCount = {
  readonly rule: string
  readonly passes: number
  readonly expected: number | null
  /** Why the two differ, where the list says so. */
  readonly why?: string
}

const isGrave = ({ grade }: LintFinding): boolean => grade === 'error' || grade === 'inconsistency'

/** Every line that a finding speaks of: its own and those of related places. */
export function linesOf({ where, related }: LintFinding): readonly number[] {
  return [where, ...related].flatMap(({ line }) => line ?? [])
}

const matches = (one: LintFinding, { rule, by }: Expectation): boolean =>
  one.rule === rule || by.includes(one.rule)

/** Holds what was said against what should have been said. */
export function compareFindings(checked: readonly Checked[], list: ExpectedList): Comparison {
  const answers = list.findings.map((one) => answer(one, checked))
  const used = new Set(
    answers.filter(({ expectation }) => expectation.verdict === 'error').flatMap(({ findings }) => findings),
  )
  const unasked = checked.flatMap(({ name, findings }) =>
    findings
      .filter((finding) => isGrave(finding) && !used.has(finding) && !isFurther(name, finding, list))
      .map((finding) => ({ document: name, finding })),
  )
  return {
    answers: answers.filter(({ expectation }) => expectation.verdict !== 'rounding'),
    tooGrave: answers.filter(
      ({ expectation, findings }) =>
        expectation.verdict === 'odd' && findings.some((one) => isGrave(one) && !used.has(one)),
    ),
    roundings: answers.filter(
      ({ expectation, findings }) => expectation.verdict === 'rounding' && findings.length > 0,
    ),
    falseErrors: unasked.filter(({ finding }) => finding.grade === 'error'),
    furtherInconsistencies: unasked.filter(({ finding }) => finding.grade !== 'error'),
    counts: countRules(checked, list),
  }
}

function isFurther(name: string, finding: LintFinding, { further }: ExpectedList): boolean {
  return further.some(
    ({ document, line, rule }) =>
      name.startsWith(document) && rule === finding.rule && linesOf(finding).includes(line),
  )
}

/** Findings of the rule at one of the lines; an error needs a grave one, and something odd one that is not. */
function answer(expectation: Expectation, checked: readonly Checked[]): Answer {
  const findings = checked
    .filter(({ name }) => name.startsWith(expectation.document))
    .flatMap((one) => one.findings)
    .filter((one) => matches(one, expectation) && speaksOf(one, expectation))
  const fitting = findings.filter((one) => isGrave(one) === (expectation.verdict === 'error'))
  const lines = expectation.lines.filter((line) => fitting.some((one) => linesOf(one).includes(line)))
  return { expectation, findings, lines, isFound: fitting.length > 0 }
}

/** A rounding is a single cell or figure, and others may stand in its line. */
function speaksOf(one: LintFinding, { lines, verdict, figures }: Expectation): boolean {
  if (!linesOf(one).some((line) => lines.includes(line))) return false
  return verdict !== 'rounding' || figures.some((figure) => one.stated.includes(figure))
}

function countRules(checked: readonly Checked[], { rules }: ExpectedList): readonly RuleCount[] {
  const passesOf = (rule: string) => checked.reduce((sum, { passes }) => sum + (passes.get(rule) ?? 0), 0)
  const listed = rules.map(({ rule, passes, why }) => {
    const own = { rule, passes: passesOf(rule), expected: passes }
    return why === undefined ? own : { ...own, why }
  })
  const further = documentRules
    .map(({ id }) => id)
    .filter((id) => rules.every(({ rule }) => rule !== id))
    .map((rule) => ({ rule, passes: passesOf(rule), expected: null }))
  return [...listed, ...further]
}
