/**
 * `npm run mutate [part of a path…]`: spoils every rule in turn and requires that some unit test notices. A rule whose
 * bound can move by one without a failing test is a rule whose boundary nobody tested.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../test/command.ts'
import type { StepResult } from '../test/result.ts'
import { type Project, compareExemptions, projectAt, sourcePaths } from './check.ts'
import { importTargets } from './import-graph.ts'
import { judgeSurvivors, keyOf, mutateFolder, mutatedFolders } from './mutate-checks.ts'
import { sameAsTheCheck, survivorsLeft } from './mutation-exemptions.ts'
import { type Mutant, applyMutant, mutantsOf } from './mutants.ts'

/** Mutants that mean the same as the rule, as `path rule change`. Must equal the survivors found. */
export const mutationExemptions: readonly string[] = []

const limitMs = 480_000
const oneRunMs = 60_000
const scope = /^(regulations|lint)\//

/**
 * Title review has more than a thousand mutants of rules, a process each: the whole run tries a fixed twelfth of them,
 * `npm run mutate regulations/titles` all.
 */
const sliced = 'regulations/titles/'
const SLICES = 12
function inSlice(mutant: Mutant): boolean {
  if (!mutant.path.startsWith(sliced)) return true
  const number = Number.parseInt(createHash('sha256').update(keyOf(mutant)).digest('hex').slice(0, 8), 16)
  return number % SLICES === 0
}

/** Mutates the rules of all files whose path contains one of `only` (all when empty), two test processes at a time. */
export async function runMutation(
  only: readonly string[] = [],
  project: Project = projectAt(root),
): Promise<StepResult> {
  const files = sourcePaths(project).filter((path) => scope.test(path) && !/\.(test|browser)\.ts$/.test(path))
  const found = files.map((path) => {
    const { rules, mutants } = mutantsOf(path, project.text(path))
    return { path, rules, mutants: only.length > 0 ? mutants : mutants.filter(inSlice) }
  })
  const chosen = found.filter(
    ({ path, rules }) => rules.length > 0 && (only.length === 0 || only.some((part) => path.includes(part))),
  )
  const tests = testsByModule(project)
  const details: string[] = []
  const ready: (Mutant & { tests: string[] })[] = []
  for (const { path, mutants } of chosen) {
    const own = (tests.get(path) ?? []).filter((test) => nearTo(path, test))
    if (own.length === 0) details.push(`${path}: no unit test imports it, so its rules cannot be mutated`)
    for (const [clause, group] of Map.groupBy(mutants, (mutant) => mutant.clause)) {
      const tagged = own.filter((test) => clause === undefined || project.text(test).includes(`'${clause}'`))
      if (tagged.length > 0 && !(await passes(tagged, path, project.text(path), clause)))
        details.push(`${path}: tests of ${clause ?? 'its rules'} fail before anything is mutated`)
      else ready.push(...group.map((mutant) => ({ ...mutant, tests: tagged })))
    }
  }
  const { survivors, examined } = await runAll(ready, project)
  const keys = new Set(survivors.map(keyOf))
  if (examined < ready.length)
    details.push(`time was up after ${examined} of ${ready.length} mutants: make the tests of rules faster`)
  for (const mutant of survivors) {
    if (mutationExemptions.includes(keyOf(mutant))) continue
    details.push(
      `${mutant.path}:${mutant.line}: rule ${mutant.rule} survives ${mutant.change}: test the case that tells them apart${mutant.clause === undefined ? '' : ` under clause('${mutant.clause}', …)`}`,
    )
  }
  if (only.length === 0) details.push(...compareExemptions(keys, mutationExemptions, 'mutationExemptions'))
  const failed = details.length > 0 ? 1 : 0
  return { passed: 1 - failed, failed, skipped: 0, examined, unit: 'mutants', details }
}

/** Mutates the checks that are plain functions (`mutatedFolders`), as `runMutation` does the rules. */
export async function runCheckMutation(
  only: readonly string[] = [],
  project: Project = projectAt(root),
): Promise<StepResult> {
  const tests = testsByModule(project)
  const details: string[] = []
  const survivors: Mutant[] = []
  let examined = 0
  for (const folder of mutatedFolders) {
    const result = await mutateFolder(folder, only, project, tests)
    examined += result.mutants
    details.push(...result.details)
    survivors.push(...result.survivors)
  }
  const lists = { same: sameAsTheCheck, open: survivorsLeft }
  // with a part of the files, or after a failure, a list cannot be told to be too long
  details.push(...judgeSurvivors(survivors, lists, only.length === 0 && details.length === 0))
  const failed = details.length > 0 ? 1 : 0
  return { passed: 1 - failed, failed, skipped: 0, examined, unit: 'mutants', details }
}

/** Tests of the same module; the walks over every procedure are too slow to run once per mutant. */
function nearTo(path: string, test: string): boolean {
  const [room = '', module = ''] = path.split('/')
  return test.startsWith(`${room}/${module}/`) || test.startsWith(`tests/${module}/`)
}

async function runAll(mutants: readonly (Mutant & { tests: string[] })[], project: Project) {
  const survivors: Mutant[] = []
  const end = performance.now() + limitMs
  let next = 0
  let examined = 0
  const work = async () => {
    while (next < mutants.length && performance.now() < end) {
      const mutant = mutants[next]
      next += 1
      if (mutant === undefined) return
      const source = applyMutant(project.text(mutant.path), mutant)
      if (mutant.tests.length === 0 || (await passes(mutant.tests, mutant.path, source, mutant.clause)))
        survivors.push(mutant)
      examined += 1
    }
  }
  await Promise.all([work(), work()])
  return { survivors, examined }
}

/**
 * Runs test files with `source` in the place of `path`; true when all pass. With a clause, only tests tagged with it are
 * run (`tests/support/clause.ts` writes the id into every title). A run without end counts as a failure.
 */
function passes(tests: readonly string[], path: string, source: string, clause?: string): Promise<boolean> {
  const tagged = clause === undefined ? [] : [`--test-name-pattern=${RegExp.escape(`[${clause}]`)}`]
  const mutant = JSON.stringify({ url: pathToFileURL(join(root, path)).href, source })
  const hook = pathToFileURL(join(import.meta.dirname, 'mutate-hook.ts')).href
  const files = tests.map((test) => join(root, test))
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', hook, '--test', '--test-isolation=none', '--test-reporter=dot', ...tagged, ...files],
      {
        cwd: root,
        env: { ...process.env, GUICHENG_MUTANT: mutant, NODE_TEST_CONTEXT: undefined },
        stdio: 'ignore',
        timeout: oneRunMs,
        killSignal: 'SIGKILL',
      },
    )
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

/** For each module, the unit tests that reach it through imports. */
function testsByModule(project: Project): Map<string, string[]> {
  const targets = importTargets(project)
  const reached = new Map<string, string[]>()
  for (const test of targets.keys()) {
    if (!test.endsWith('.test.ts') || /\.(db|slow)\.test\.ts$/.test(test)) continue
    const seen = new Set<string>([test])
    const queue = [test]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      for (const target of targets.get(path) ?? []) {
        if (seen.has(target)) continue
        seen.add(target)
        queue.push(target)
      }
    }
    for (const path of seen) reached.set(path, [...(reached.get(path) ?? []), test])
  }
  return reached
}

if (import.meta.main) {
  const start = performance.now()
  const only = process.argv.slice(2)
  const both = [await runCheckMutation(only), await runMutation(only)]
  const examined = both.reduce((sum, one) => sum + one.examined, 0)
  const details = [
    ...both.flatMap((one) => one.details),
    ...(examined === 0 ? [`no mutants in ${only.join(' ')}`] : []),
  ]
  for (const line of details) console.log(line)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${examined} mutants, ${details.length === 0 ? 'every one noticed' : 'see above'}, ${seconds} s`,
  )
  process.exitCode = details.length === 0 ? 0 : 1
}
