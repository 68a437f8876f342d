/**
 * Stands in for `node:test` in the process that mutates checks: keeps the tests instead of running them, so that they
 * can be run once per mutant without loading anything again.
 */

/** One test as it was written: its title with those of its groups, and its body. */
export type CollectedTest = { readonly title: string; readonly body: (context: object) => unknown }

/** The tests of all files loaded so far, in their order. */
export const collected: CollectedTest[] = []

const groups: string[] = []

/** Keeps a test. */
export function it(title: string, body: (context: object) => unknown): Promise<void> {
  collected.push({ title: [...groups, title].join(' › '), body })
  return Promise.resolve()
}

/** Keeps the tests of a group. */
export function describe(title: string, define: () => void): Promise<void> {
  groups.push(title)
  define()
  groups.pop()
  return Promise.resolve()
}

export { it as test, describe as suite }

/** What the tests of a file need once, before the first of them: a walk that they all look at. */
export const setups: (() => unknown)[] = []

/** Keeps a set-up; it runs once, unchanged, so a mutant inside it is noticed only by tests that call the rule. */
export function before(body: () => unknown): void {
  setups.push(body)
}

function refuse(name: string): () => never {
  return () => {
    throw new Error(`these tests are run many times, so they may not use ${name}()`)
  }
}

export const after = refuse('after')
export const beforeEach = refuse('beforeEach')
export const afterEach = refuse('afterEach')
