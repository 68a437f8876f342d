/** Findings, problems and periods as a viewer may see them, with the clause as an official would name it. */
import type { Actor, Fact, Finding, Origin, Party, Refused } from '#kernel'
import type { Corpus } from '#platform/corpus'
import type { Problem, Finding as FindingView } from '../contract/index.ts'
import { type ProblemAnswer, problem } from '../http/problem.ts'

/** Who looks at what: facts of a finding are shown to those it names only. */
export interface Viewer {
  readonly origin: Origin
  readonly parties: readonly Party[]
}

/** `皖人社发〔2018〕5号 第二十三条第（五）项`: the instrument's number or title, and the clause's reference. */
export function clauseLabel(corpus: Corpus, id: string): string {
  const clause = corpus.clauses.get(id)
  return clause === undefined ? id : clause.label
}

/** A finding with its clause label; facts only for the relations it names. */
export function findingView(corpus: Corpus, finding: Finding, viewer: Viewer): FindingView {
  const { rule, clause, label, holds, say, missing } = finding
  return {
    rule,
    clause,
    clauseLabel: clauseLabel(corpus, clause),
    label,
    holds,
    ...(say === undefined ? {} : { say }),
    ...(missing === undefined ? {} : { missing }),
    ...(mayReadFacts(finding, viewer) ? { facts: factsOf(finding.facts) } : {}),
  }
}

function mayReadFacts(finding: Finding, { origin, parties }: Viewer): boolean {
  const { readers } = finding
  if (readers === undefined) return true
  if (origin.kind !== 'person') return false
  return parties.some((party) => readers.includes(party.relation) && standsFor(party, origin.actor))
}

function standsFor(party: Party, actor: Actor): boolean {
  if (party.person !== undefined) return party.person === actor.person
  return party.organisation !== undefined && actor.path.includes(party.organisation)
}

type JsonFact = NonNullable<FindingView['facts']>[string]

/** Facts as plain JSON; an absent one is null. */
export function factsOf(facts: Finding['facts']): Record<string, JsonFact> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, jsonFact(fact)]))
}

/** A fact as plain, mutable JSON. */
export function jsonFact(fact: Fact | undefined): JsonFact {
  if (fact === undefined || fact === null) return null
  if (typeof fact !== 'object') return fact
  if (Array.isArray(fact)) return fact.map((item: Fact) => jsonFact(item))
  return Object.fromEntries(Object.entries(fact).map(([name, item]) => [name, jsonFact(item)]))
}

const STATUS: Readonly<Record<Refused['why'], number>> = {
  'unknown-act': 404,
  input: 422,
  'not-permitted': 403,
  'out-of-turn': 409,
  closed: 409,
  held: 409,
  'too-early': 409,
  'too-late': 409,
  undetermined: 409,
  rules: 409,
  'reason-needed': 422,
  backfill: 422,
  conflict: 409,
  claim: 409,
  quota: 409,
  'not-found': 404,
}

/** A refusal as a problem: every reason with its clause, the field at fault, and from when it is possible. */
export function refusalProblem(
  corpus: Corpus,
  refusal: Refused,
  viewer: Viewer,
  heldBy: NonNullable<Problem['heldBy']> = [],
): ProblemAnswer {
  const { act, why, say, findings, fields, possibleFrom } = refusal
  return problem(STATUS[why], say, {
    why,
    act,
    findings: findings.map((finding) => findingView(corpus, finding, viewer)),
    fields: fields.map(({ path, say: text }) => ({ path, say: text })),
    ...(possibleFrom === undefined ? {} : { possibleFrom }),
    ...(heldBy.length === 0 ? {} : { heldBy }),
  })
}
