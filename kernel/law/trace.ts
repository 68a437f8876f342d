/** Findings as a tree that an official can read aloud. */
import type { Computed } from './calculation.ts'
import type { ClauseId } from './cite.ts'
import type { Fact, Facts, Finding } from './finding.ts'

/** Chinese reference of a clause (皖人社发〔2018〕5号 第二十三条第（五）项); the corpus provides it. */
export type ClauseLabel = (clause: ClauseId) => string

export interface TraceInput {
  /** First line: act, case and outcome. */
  readonly title: string
  readonly findings: readonly Finding[]
  readonly computed?: readonly Computed[]
  /** Last line: the events, or that nothing was recorded. */
  readonly outcome: string
}

const MARK = { yes: '✔', no: '✘', unknown: '？' } as const

/** Prints the trace of a decision. */
export function printTrace(input: TraceInput, labelOf: ClauseLabel): string {
  const blocks = [
    ...(input.computed ?? []).map((computed) => printComputed(computed, labelOf)),
    ...input.findings.map((finding) => printFinding(finding, labelOf)),
  ]
  return [input.title, ...blocks.flat(), `└─ ${input.outcome}`].join('\n')
}

function printFinding(finding: Finding, labelOf: ClauseLabel): string[] {
  const facts = printFacts(finding.facts)
  return [
    `├─ ${MARK[finding.holds]} ${finding.rule}${facts === '' ? '' : `   ${facts}`}`,
    `│    ${labelOf(finding.clause)}「${finding.label}」`,
    ...(finding.say === undefined ? [] : [`│    ${finding.say}`]),
  ]
}

function printComputed(computed: Computed, labelOf: ClauseLabel): string[] {
  const clauses = computed.clauses.map((clause) => labelOf(clause)).join('、')
  return [
    `├─ = ${computed.calculation}   ${computed.label}=${printFact(computed.value)}`,
    `│    ${clauses}`,
    ...computed.lines.map(
      (line) =>
        `│    · ${line.label} ${printFact(line.value)}${line.unit ?? ''}${line.note === undefined ? '' : `（${line.note}）`}`,
    ),
  ]
}

function printFacts(facts: Facts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${printFact(value ?? null)}`)
    .join('  ')
}

function printFact(fact: Fact): string {
  return typeof fact === 'string' ? fact : JSON.stringify(fact)
}
