/**
 * `npm run mutate [part of a path…]`: spoils every rule in turn and requires that some unit test notices. A rule whose
 * bound can move by one without a failing test is a rule whose boundary nobody tested.
 */
import { root } from '../test/command.ts'
import type { StepResult } from '../test/result.ts'
import { type Project, compareExemptions, projectAt, sourcePaths } from './check.ts'
import { importTargets } from './import-graph.ts'
import {
  type FileMutants,
  type FileResult,
  type MutatedArea,
  type SurvivorLists,
  judgeSurvivors,
  keyOf,
  mutateArea,
  mutateFiles,
  mutatedAreas,
} from './mutate-checks.ts'
import { sameAsTheCheck, sameAsTheRule, survivorsLeft } from './mutation-exemptions.ts'
import { lintSurvivorsLeft, sameAsTheLintCheck } from './mutation-exemptions-lint.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

const scope = /^(regulations|lint)\//

/** Mutates the rules of all files whose path contains one of `only` (all when empty), module by module. */
export async function runMutation(
  only: readonly string[] = [],
  project: Project = projectAt(root),
): Promise<StepResult> {
  const files = sourcePaths(project).filter((path) => scope.test(path) && !/\.(test|browser)\.ts$/.test(path))
  const chosen = files
    .map((path) => ({ path, ...mutantsOf(path, project.text(path)) }))
    .filter(
      ({ path, rules }) =>
        rules.length > 0 && (only.length === 0 || only.some((part) => path.includes(part))),
    )
  const tests = testsByModule(project)
  const details: string[] = []
  const survivors: Mutant[] = []
  let examined = 0
  for (const [, own] of Map.groupBy(chosen, ({ path }) => moduleOf(path))) {
    const result = await mutateRules(own, tests, project)
    examined += result.mutants
    details.push(...result.details)
    survivors.push(...result.survivors)
  }
  for (const mutant of survivors) {
    if (sameAsTheRule.includes(keyOf(mutant))) continue
    details.push(
      `${mutant.path}:${mutant.line}: rule ${mutant.rule} survives ${mutant.change}: test the case that tells them apart${mutant.clause === undefined ? '' : ` under clause('${mutant.clause}', …)`}`,
    )
  }
  const found = new Set(survivors.map(keyOf))
  if (only.length === 0) details.push(...compareExemptions(found, sameAsTheRule, 'sameAsTheRule'))
  const failed = details.length > 0 ? 1 : 0
  return { passed: 1 - failed, failed, skipped: 0, examined, unit: 'mutants', details }
}

/** `regulations/titles` of `regulations/titles/review/rules.ts`. */
function moduleOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

/** The rules of one module, against those of its tests that name one of their clauses. */
async function mutateRules(
  files: readonly FileMutants[],
  reaching: ReadonlyMap<string, readonly string[]>,
  project: Project,
): Promise<FileResult> {
  const tests = new Set<string>()
  const details: string[] = []
  for (const { path, mutants } of files) {
    const own = (reaching.get(path) ?? []).filter((test) => nearTo(path, test))
    if (own.length === 0) details.push(`${path}: no unit test imports it, so its rules cannot be mutated`)
    const clauses = new Set(mutants.map(({ clause }) => clause))
    for (const test of own)
      if ([...clauses].some((one) => one === undefined || project.text(test).includes(`'${one}'`)))
        tests.add(test)
  }
  const result = await mutateFiles(files, [...tests], project)
  return { ...result, details: [...details, ...result.details] }
}

/**
 * Mutates the checks that are plain functions (`mutatedAreas`), as `runMutation` does the rules. With `isWhole` every
 * mutant is tried; without, of the large areas a sample that is the same every time.
 */
export async function runCheckMutation(
  only: readonly string[] = [],
  isWhole = false,
  project: Project = projectAt(root),
): Promise<StepResult> {
  const tests = testsByModule(project)
  const details: string[] = []
  let examined = 0
  for (const area of mutatedAreas) {
    const result = await mutateArea(area, { only, isWhole }, project, tests)
    examined += result.mutants
    // of a part of the mutants, or after a failure, a list cannot be told to be too long
    const isAll = only.length === 0 && (isWhole || area.oneIn === 1) && result.details.length === 0
    details.push(...result.details, ...judgeSurvivors(result.survivors, listsOf(area), isAll))
  }
  const failed = details.length > 0 ? 1 : 0
  return { passed: 1 - failed, failed, skipped: 0, examined, unit: 'mutants', details }
}

/** What the lists of exemptions say of an area. */
function listsOf({ files }: MutatedArea): SurvivorLists {
  const open = Object.entries({ ...survivorsLeft, ...lintSurvivorsLeft }).filter(([path]) => files.test(path))
  const same = [...sameAsTheCheck, ...sameAsTheLintCheck]
  return {
    same: same.filter((key) => files.test(key.slice(0, key.indexOf(' ')))),
    open: Object.fromEntries(open),
  }
}

/** Tests of the same module; the walks over every procedure are too slow to run once per mutant. */
function nearTo(path: string, test: string): boolean {
  const [room = '', module = ''] = path.split('/')
  return test.startsWith(`${room}/${module}/`) || test.startsWith(`tests/${module}/`)
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
  const both = [await runCheckMutation(only, true), await runMutation(only)]
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
