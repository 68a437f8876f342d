/**
 * Child process of `mutate-checks.ts`. Serves the files of one area with all their mutants behind switches, loads the
 * tests of the area once, and tells for every mutant from a given one on whether a test noticed it. Only tests whose run
 * passes the mutant's place are asked.
 */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { CollectedTest } from './mutate-collector.ts'

/** What the child is asked: sources by file address, the clause of each mutant, test files, the range by number. */
export type MutationOrder = {
  readonly sources: Readonly<Record<string, string>>
  /** For each mutant the clause whose tests alone may notice it; null: any test may. */
  readonly clauses: readonly (string | null)[]
  readonly tests: readonly string[]
  readonly from: number
  readonly to: number
}

/** What it answers: `ready` once the tests pass unchanged, one line per mutant, `failed` when something else is wrong. */
export type MutationAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'mutant'; readonly number: number; readonly noticedBy: string | undefined }
  | { readonly kind: 'failed'; readonly why: string }

/**
 * The mutant switched on, and the passes of places since a test began. A test that passes far more of them than it does
 * unchanged goes round for ever.
 */
const state = { active: 0, passes: 0, passesMax: Number.POSITIVE_INFINITY }
/** For each mutant whether its place was passed since a test began. */
let reached = new Uint8Array(0)

/** True while mutant `number` is switched on; notes that its place was passed. */
function isActive(number: number): boolean {
  reached[number] = 1
  state.passes += 1
  if (state.passes > state.passesMax) throw new Error('goes round for ever')
  return number === state.active
}
Object.assign(globalThis, { isMutantActive: isActive })

const collectorUrl = pathToFileURL(`${import.meta.dirname}/mutate-collector.ts`).href

function serve(sources: MutationOrder['sources']): void {
  registerHooks({
    resolve: (name, context, next) =>
      name === 'node:test' ? { url: collectorUrl, shortCircuit: true } : next(name, context),
    load: (address, context, next) => {
      const source = sources[address]
      return source === undefined
        ? next(address, context)
        : { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}

/** A test and how many places of mutants it passes unchanged. */
type TracedTest = CollectedTest & { readonly passes: number }

async function fails({ body }: CollectedTest, passesMax = Number.POSITIVE_INFINITY): Promise<boolean> {
  Object.assign(state, { passes: 0, passesMax })
  try {
    await body({})
    return false
  } catch {
    return true // which way it failed does not matter: the mutant was noticed
  } finally {
    state.passesMax = Number.POSITIVE_INFINITY
  }
}

/**
 * Runs every test unchanged; answers with the tests that pass each mutant's place, those that pass the fewest places
 * first since they are the quickest, or with the title that fails.
 */
async function trace(
  tests: readonly CollectedTest[],
  mutants: number,
): Promise<Map<number, TracedTest[]> | string> {
  const traced: { test: TracedTest; numbers: readonly number[] }[] = []
  for (const test of tests) {
    reached = new Uint8Array(mutants + 1)
    if (await fails(test)) return test.title
    const numbers = [...reached.keys()].filter((number) => reached[number] === 1)
    traced.push({ test: { ...test, passes: state.passes }, numbers })
  }
  const reaching = new Map<number, TracedTest[]>()
  for (const { test, numbers } of traced.toSorted((a, b) => a.test.passes - b.test.passes))
    for (const number of numbers) {
      const known = reaching.get(number)
      if (known === undefined) reaching.set(number, [test])
      else known.push(test)
    }
  return reaching
}

async function findNoticing(tests: readonly TracedTest[]): Promise<string | undefined> {
  for (const test of tests) if (await fails(test, test.passes * 20 + 100_000)) return test.title
  return undefined
}

/** The tests that carry the clause in their title, as `tests/support/clause.ts` writes it; all without a clause. */
function taggedWith<T extends CollectedTest>(clause: string | null, tests: readonly T[]): readonly T[] {
  return clause === null ? tests : tests.filter(({ title }) => title.includes(`[${clause}]`))
}

async function work(order: MutationOrder): Promise<MutationAnswer | undefined> {
  const { sources, clauses, tests, from, to } = order
  serve(sources)
  for (const path of tests) await import(pathToFileURL(path).href)
  const { collected: all, setups } = await import('./mutate-collector.ts')
  if (all.length === 0) return { kind: 'failed', why: 'the test files hold no test' }
  for (const setUp of setups) await setUp()
  const wanted = new Set(clauses)
  const collected = wanted.has(null)
    ? all
    : all.filter((test) => [...wanted].some((clause) => taggedWith(clause, [test]).length > 0))
  const reaching = await trace(collected, clauses.length)
  if (typeof reaching === 'string') return { kind: 'failed', why: `fails unchanged: ${reaching}` }
  process.send?.({ kind: 'ready' } satisfies MutationAnswer)
  for (let number = from; number <= to; number += 1) {
    state.active = number
    const asked = taggedWith(clauses[number - 1] ?? null, reaching.get(number) ?? [])
    const noticedBy = await findNoticing(asked)
    state.active = 0
    process.send?.({ kind: 'mutant', number, noticedBy } satisfies MutationAnswer)
  }
  const left = await trace(collected, clauses.length)
  return typeof left === 'string' ? { kind: 'failed', why: `a mutant left its mark on: ${left}` } : undefined
}

async function answer(order: MutationOrder): Promise<void> {
  const last = await work(order).catch((error: unknown) => ({ kind: 'failed' as const, why: String(error) }))
  if (last !== undefined) process.send?.(last)
  process.disconnect?.()
}

process.once('message', (order: MutationOrder) => {
  void answer(order)
})
