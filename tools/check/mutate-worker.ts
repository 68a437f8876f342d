/**
 * Child process of `mutate-checks.ts`. Serves the files of one area with all their mutants behind switches, loads the
 * tests of the area once, and tells for every mutant from a given one on whether a test noticed it. Only tests whose run
 * passes the mutant's place are asked.
 */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { CollectedTest } from './mutate-collector.ts'

/** What the child is asked: sources by file address, test files, and the range of mutants by number. */
export type MutationOrder = {
  readonly sources: Readonly<Record<string, string>>
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

async function work({ sources, tests, from, to }: MutationOrder): Promise<MutationAnswer | undefined> {
  serve(sources)
  for (const path of tests) await import(pathToFileURL(path).href)
  const { collected } = await import('./mutate-collector.ts')
  if (collected.length === 0) return { kind: 'failed', why: 'the test files hold no test' }
  const reaching = await trace(collected)
  if (typeof reaching === 'string') return { kind: 'failed', why: `fails unchanged: ${reaching}` }
  process.send?.({ kind: 'ready' } satisfies MutationAnswer)
  for (let number = from; number <= to; number += 1) {
    state.active = number
    const noticedBy = await findNoticing(reaching.get(number) ?? [])
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
