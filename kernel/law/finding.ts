/** Rules are values: an id, a citation and a test over plain facts. Calling one yields a finding. */
import type { Citation, ClauseId } from './cite.ts'

/** What can be stored with an act and hashed: no floats, no dates, no bigint. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact }
export type Facts = { readonly [name: string]: Fact | undefined }

export type Holds = 'yes' | 'no' | 'unknown'

/** The answer of a rule on given facts. The facts passed are the facts shown: nothing hidden can decide. */
export interface Finding {
  /** `id@revision`; a corrected rule gets a new revision, so that old decisions stay explainable. */
  readonly rule: string
  readonly clause: ClauseId
  /** The rule as a Chinese proposition: 出席委员达到规定人数. */
  readonly label: string
  readonly holds: Holds
  readonly facts: Facts
  /** Chinese sentence for the user when the rule does not hold: first what to do, then what is wrong. */
  readonly say?: string
  /** Name of the fact that is missing, when the rule is undetermined. */
  readonly missing?: string
  /** Relations to the case whose holders may read the facts; others see clause and sentence only. Absent: everybody in the case. */
  readonly readers?: readonly string[]
}

export interface RuleText<F> {
  readonly label: string
  /** What to tell the person when the rule does not hold. */
  readonly otherwise: (facts: F) => string
  /** Which fact is missing when the test answers `unknown`. */
  readonly missing?: (facts: F) => string
  readonly revision?: number
  readonly readers?: readonly string[]
}

export interface Rule<F extends Facts> {
  (facts: F): Finding
  readonly id: string
  readonly revision: number
  readonly clause: ClauseId
  readonly label: string
}

/**
 * Declares a rule.
 * @param id kebab-case proposition, stored in the ledger and never reused (`two-thirds-of-present-approved`)
 * @param test true, false, or `unknown` when a fact needed to decide is absent
 */
export function rule<F extends Facts>(
  id: string,
  citation: Citation,
  test: (facts: F) => boolean | 'unknown',
  text: RuleText<F>,
): Rule<F> {
  const revision = text.revision ?? 1
  const judge = (facts: F): Finding => {
    const answer = test(facts)
    const holds: Holds = answer === 'unknown' ? 'unknown' : answer ? 'yes' : 'no'
    const base = {
      rule: `${id}@${revision}`,
      clause: citation.clause,
      label: text.label,
      holds,
      facts,
      ...(text.readers ? { readers: text.readers } : {}),
    }
    if (holds === 'yes') return base
    if (holds === 'no') return { ...base, say: text.otherwise(facts) }
    const missing = text.missing?.(facts) ?? absentFact(facts)
    return { ...base, missing, say: `暂时无法判断「${text.label}」：缺少“${missing}”，请先补充这一项。` }
  }
  return Object.assign(judge, { id, revision, clause: citation.clause, label: text.label })
}

function absentFact(facts: Facts): string {
  const absent = Object.entries(facts).find(([, value]) => value === null || value === undefined)
  return absent === undefined ? '事实' : absent[0]
}

/** A finding that no rule value made: the kernel's own answers (out of turn, not permitted) and those of claims and quotas. */
export function plainFinding(finding: Omit<Finding, 'facts'> & { readonly facts?: Facts }): Finding {
  return { facts: {}, ...finding }
}
