/**
 * Mutates files in a running process: all their mutants stand behind switches, the tests are loaded once, and one mutant
 * after another is switched on; so every mutant is tried, and none is chosen by chance. The rules of a module go this way
 * (`mutate.ts`), and so do the checks of figures and texts, which are plain functions and no `rule(…)`.
 */
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../test/command.ts'
import { type Project, compareExemptions, isTest, sourcePaths } from './check.ts'
import { type Mutant, functionMutantsOf, switchMutants } from './mutants.ts'
import type { MutationAnswer, MutationOrder } from './mutate-worker.ts'

/** Files whose functions are mutated, and the unit tests that have to notice. */
export type MutatedArea = {
  readonly name: string
  readonly files: RegExp
  readonly tests: RegExp
  /** `npm test` tries about one mutant in so many, `npm run mutate` every one. */
  readonly oneIn: number
}

/**
 * Where checks are written as functions. A rule of the checker for public documents is judged by its own examples and
 * cases, what it reads with by the tests of all rules that come by.
 */
export const mutatedAreas: readonly MutatedArea[] = [
  beside('regulations/budget/checks/'),
  beside('lint/rules/'),
  {
    name: 'lint/',
    files: /^lint\/(?:(?:catalogue|reading|text)\/)?[^/]+\.ts$/,
    tests: /^(?:lint\/(?!output\/)|tests\/lint\/)/,
    oneIn: 10,
  },
]

/** A folder with its tests in it, small enough to be tried whole every time. */
function beside(folder: string): MutatedArea {
  const own = new RegExp(`^${folder}`)
  return { name: folder, files: own, tests: own, oneIn: 1 }
}

/**
 * Whether a mutant is among the one in so many: by its name and the seed, so that a change of one function never changes
 * which mutants of the others are tried.
 */
export function isSampled(mutant: Mutant, oneIn: number, seed = '1'): boolean {
  if (oneIn === 1) return true
  const digest = createHash('sha256')
    .update(`${seed} ${keyOf(mutant)}`)
    .digest()
  return digest.readUInt32BE(0) % oneIn === 0
}

/** What came of some files: the mutants tried, those nobody noticed, and what went wrong besides. */
export type FileResult = { mutants: number; survivors: Mutant[]; details: string[] }

/** A mutant that lets a test run longer than this is one that never ends: noticed. */
const oneMutantMs = 20_000

/** Files whose path contains one of `only` (all when empty), with all their mutants or the area's sample of them. */
export type AreaChoice = { readonly only: readonly string[]; readonly isWhole: boolean }

/** Mutates the functions of an area; tests by module as `reaching` says. */
export async function mutateArea(
  area: MutatedArea,
  { only, isWhole }: AreaChoice,
  project: Project,
  reaching: ReadonlyMap<string, readonly string[]>,
): Promise<FileResult> {
  const files = sourcePaths(project).filter(
    (path) =>
      area.files.test(path) &&
      !isTest(path) &&
      (only.length === 0 || only.some((part) => path.includes(part))),
  )
  const byFile = files
    .map((path) => {
      const { mutants } = functionMutantsOf(path, project.text(path))
      return { path, mutants: isWhole ? mutants : mutants.filter((one) => isSampled(one, area.oneIn)) }
    })
    .filter(({ mutants }) => mutants.length > 0)
  const tests = [...new Set(byFile.flatMap(({ path }) => reaching.get(path) ?? []))].filter((test) =>
    area.tests.test(test),
  )
  if (byFile.length === 0) return { mutants: 0, survivors: [], details: [] }
  if (tests.length === 0)
    return { mutants: 0, survivors: [], details: [`${area.name}: no unit test imports it`] }
  return mutateFiles(byFile, tests, project)
}

/** A file and its mutants. */
export type FileMutants = { readonly path: string; readonly mutants: readonly Mutant[] }

/**
 * Tries every mutant of some files against the given test files, in two processes. A mutant with a clause is asked only
 * of the tests whose title carries the clause.
 */
export function mutateFiles(
  byFile: readonly FileMutants[],
  tests: readonly string[],
  project: Project,
): Promise<FileResult> {
  const mutants = byFile.flatMap((file) => file.mutants)
  let before = 0
  const sources: Record<string, string> = {}
  for (const { path, mutants: own } of byFile) {
    const address = pathToFileURL(join(root, path)).href
    sources[address] = switchMutants(project.text(path), own, 'isMutantActive', before)
    before += own.length
  }
  const clauses = mutants.map(({ clause }) => clause ?? null)
  return askAll(mutants, { sources, clauses, tests: tests.map((test) => join(root, test)) })
}

/** How a mutant is named in the lists of exemptions: `path function change`. */
export function keyOf({ path, rule, change }: Mutant): string {
  return `${path} ${rule} ${change}`
}

/** Mutants that no test can notice, by key, and how many others a file may still have that none does. */
export type SurvivorLists = {
  readonly same: readonly string[]
  readonly open: Readonly<Record<string, number>>
}

/**
 * What is wrong with the survivors: those of a file with more than the lists allow, each with what to do. With `whole`
 * also entries that are no longer needed.
 */
export function judgeSurvivors(survivors: readonly Mutant[], lists: SurvivorLists, whole: boolean): string[] {
  const problems: string[] = []
  const others = survivors.filter((mutant) => !lists.same.includes(keyOf(mutant)))
  for (const [path, own] of Map.groupBy(others, (mutant) => mutant.path)) {
    if (own.length <= (lists.open[path] ?? 0)) continue
    for (const { line, rule, change } of own)
      problems.push(
        `${path}:${line}: ${rule} survives ${change}: test the case that tells them apart` +
          (path in lists.open ? ` (one of ${own.length}, at most ${lists.open[path]} may be left)` : ''),
      )
  }
  if (!whole) return problems
  for (const [path, allowed] of Object.entries(lists.open)) {
    const left = others.filter((mutant) => mutant.path === path).length
    if (left < allowed)
      problems.push(`survivorsLeft: ${path} has ${left} now, write that instead of ${allowed}`)
  }
  const found = new Set(survivors.map(keyOf))
  return [...problems, ...compareExemptions(found, lists.same, 'sameAsTheCheck')]
}

/** Two halves at a time; a child that hangs or falls on a mutant is followed by one that begins after it. */
async function askAll(
  mutants: readonly Mutant[],
  order: Omit<MutationOrder, 'from' | 'to'>,
): Promise<FileResult> {
  const middle = Math.ceil(mutants.length / 2)
  const halves = await Promise.all([
    askRange({ ...order, from: 1, to: middle }),
    askRange({ ...order, from: middle + 1, to: mutants.length }),
  ])
  const unnoticed = new Set(halves.flatMap(({ survivors }) => survivors))
  return {
    mutants: halves.reduce((sum, { examined }) => sum + examined, 0),
    survivors: mutants.filter((_mutant, index) => unnoticed.has(index + 1)),
    details: [...new Set(halves.flatMap(({ details }) => details))],
  }
}

type RangeResult = { examined: number; survivors: number[]; details: string[] }

async function askRange(order: MutationOrder): Promise<RangeResult> {
  const result: RangeResult = { examined: 0, survivors: [], details: [] }
  let from = order.from
  while (from <= order.to) {
    const { next, ended } = await askOnce({ ...order, from }, result)
    if (!ended) break
    result.examined += 1
    from = next + 1
  }
  return result
}

/** One child; answers with the first mutant it did not get to and whether it hung or fell on that one, which is to notice it. */
function askOnce(order: MutationOrder, result: RangeResult): Promise<{ next: number; ended: boolean }> {
  const { NODE_TEST_CONTEXT: _test, ...env } = process.env
  const child = fork(join(import.meta.dirname, 'mutate-worker.ts'), { cwd: root, env, stdio: 'ignore' })
  const { promise, resolve } = Promise.withResolvers<{ next: number; ended: boolean }>()
  let [next, ready] = [order.from, false]
  const end = () => {
    if (!ready) result.details.push('the tests did not come to an end unchanged')
    child.kill('SIGKILL')
  }
  let timer = setTimeout(end, 6 * oneMutantMs)
  child.on('message', (answer: MutationAnswer) => {
    clearTimeout(timer)
    timer = setTimeout(end, oneMutantMs)
    if (answer.kind === 'ready') ready = true
    if (answer.kind === 'failed') result.details.push(answer.why)
    if (answer.kind !== 'mutant') return
    result.examined += 1
    next = answer.number + 1
    if (answer.noticedBy === undefined) result.survivors.push(answer.number)
  })
  child.on('error', (error) => result.details.push(String(error)))
  child.on('exit', () => {
    clearTimeout(timer)
    if (!ready && result.details.length === 0) result.details.push('the tests ended before the first mutant')
    resolve({ next, ended: ready && next <= order.to && result.details.length === 0 })
  })
  child.send(order)
  return promise
}
