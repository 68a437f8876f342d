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

const state = { active: 0, reached: new Set<number>() }

/** True while mutant `number` is switched on; notes that its place was passed. */
function isActive(number: number): boolean {
  state.reached.add(number)
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

async function fails({ body }: CollectedTest): Promise<boolean> {
  try {
    await body({})
    return false
  } catch {
    return true // which way it failed does not matter: the mutant was noticed
  }
}

/**
 * Runs every test unchanged; answers with the tests that pass each mutant's place, those that pass the fewest places
 * first since they are the quickest, or with the title that fails.
 */
async function trace(tests: readonly CollectedTest[]): Promise<Map<number, CollectedTest[]> | string> {
  const traced: { test: CollectedTest; reached: readonly number[] }[] = []
  for (const test of tests) {
    state.reached.clear()
    if (await fails(test)) return test.title
    traced.push({ test, reached: [...state.reached] })
  }
  const reaching = new Map<number, CollectedTest[]>()
  for (const { test, reached } of traced.toSorted((a, b) => a.reached.length - b.reached.length))
    for (const number of reached) reaching.set(number, [...(reaching.get(number) ?? []), test])
  return reaching
}

async function findNoticing(tests: readonly CollectedTest[]): Promise<string | undefined> {
  for (const test of tests) if (await fails(test)) return test.title
  return undefined
}

/** The tests that carry the clause in their title, as `tests/support/clause.ts` writes it; all without a clause. */
function taggedWith(clause: string | null, tests: readonly CollectedTest[]): readonly CollectedTest[] {
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
  const reaching = await trace(collected)
  if (typeof reaching === 'string') return { kind: 'failed', why: `fails unchanged: ${reaching}` }
  process.send?.({ kind: 'ready' } satisfies MutationAnswer)
  for (let number = from; number <= to; number += 1) {
    state.active = number
    const asked = taggedWith(clauses[number - 1] ?? null, reaching.get(number) ?? [])
    const noticedBy = await findNoticing(asked)
    state.active = 0
    process.send?.({ kind: 'mutant', number, noticedBy } satisfies MutationAnswer)
  }
  const left = await trace(collected)
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
