import assert from 'node:assert/strict'
import type { ClauseId, Facts, Rule } from '#kernel/law'
import { clause } from './clause.ts'

/** Which changes of the lawful facts leave a rule holding, break it, or leave it undecided. */
export type Neighbours<F> = {
  readonly holds?: readonly Partial<F>[]
  readonly fails: readonly Partial<F>[]
  readonly unknown?: readonly Partial<F>[]
}

/**
 * Tests of both sides of every bound of one rule under its clause: it holds for the lawful facts and for those with a
 * change of `holds`, fails with one of `fails`, and cannot be answered with one of `unknown`. A change names only what
 * differs, so that a reader sees the bound.
 */
export function neighbours<F extends Facts>(
  id: ClauseId,
  rule: Rule<F>,
  lawful: NoInfer<F>,
  { holds = [], fails, unknown = [] }: Neighbours<NoInfer<F>>,
): void {
  const told = (change: Partial<F>): string =>
    Object.keys(change).length === 0 ? 'the lawful case' : JSON.stringify(change)
  clause(id, `${rule.label} (${rule.id})`, ({ accepts, refuses }) => {
    for (const change of [{}, ...holds])
      accepts(told(change), () => assert.equal(rule({ ...lawful, ...change }).holds, 'yes'))
    for (const change of fails)
      refuses(told(change), () => {
        const finding = rule({ ...lawful, ...change })
        assert.equal(finding.holds, 'no')
        assert.ok((finding.say ?? '').length > 0)
      })
    for (const change of unknown)
      accepts(`not without knowing: ${told(change)}`, () => {
        assert.equal(rule(lawful).holds, 'yes')
        assert.equal(rule({ ...lawful, ...change }).holds, 'unknown')
      })
  })
}
