/**
 * `npm test [check|unit|mutate|db|browser|slow] [part of a path…]`: runs every step, even after a failure, and ends with one
 * line `N passed, N failed, N skipped`. Exit code 1 when anything failed.
 */
import { ownCheckSteps } from '../check/main.ts'
import { runCheckMutation, runMutation } from '../check/mutate.ts'
import { runBrowserTests } from './browser-tests.ts'
import { runClauses } from './clauses.ts'
import { runNodeTests } from './node-tests.ts'
import { type Step, type StepResult, isPart, parts, refuseEmpty, totalsLine } from './result.ts'
import { toolSteps } from './tools.ts'

function allSteps(only: readonly string[]): Step[] {
  return [
    ...toolSteps,
    ...ownCheckSteps,
    { name: 'unit tests', part: 'unit', repair: 'npm run test:unit', run: () => runNodeTests('unit', only) },
    { name: 'database tests', part: 'db', repair: 'npm run test:db', run: () => runNodeTests('db', only) },
    // counts what all tests answered: with a part of them it would only tell what was left out
    ...(only.length === 0
      ? [{ name: 'clauses', part: 'db', repair: 'npm run clauses -- --gaps', run: runClauses } as const]
      : []),
    { name: 'mutation of rules', part: 'mutate', repair: 'npm run mutate', run: () => runMutation(only) },
    {
      name: 'mutation of checks',
      part: 'mutate',
      repair: 'npm run mutate',
      run: () => runCheckMutation(only),
    },
    {
      name: 'browser tests',
      part: 'browser',
      repair: 'npm run test:browser',
      run: () => runBrowserTests(only),
    },
    { name: 'slow tests', part: 'slow', repair: 'npm test -- slow', run: () => runNodeTests('slow', only) },
  ]
}

function chooseSteps(args: readonly string[]): Step[] {
  const [first, ...rest] = args
  if (first === undefined) return allSteps([]).filter((step) => step.part !== 'slow')
  if (!isPart(first)) throw new Error(`npm test knows the parts ${parts.join(', ')}, not "${first}"`)
  return allSteps(rest).filter((step) => step.part === first)
}

async function runStep(step: Step): Promise<StepResult> {
  try {
    return refuseEmpty(await step.run())
  } catch (error) {
    const details = [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    return { passed: 0, failed: 1, skipped: 0, examined: 0, unit: 'things', details }
  }
}

function report(step: Step, result: StepResult, seconds: number): void {
  const { passed, failed, skipped, examined, unit } = result
  const mark = failed > 0 ? 'FAILED' : 'ok'
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`
  console.log(` ${mark}, ${examined} ${unit}, ${counts}, ${seconds.toFixed(1)} s`)
  if (failed === 0) return
  for (const line of result.details) console.log(`    ${line}`)
  console.log(`    to repair or repeat: ${step.repair}`)
}

const steps = chooseSteps(process.argv.slice(2))
const results: StepResult[] = []
for (const [index, step] of steps.entries()) {
  process.stdout.write(`[${index + 1}/${steps.length}] ${step.name} …`)
  const start = performance.now()
  const result = await runStep(step)
  results.push(result)
  report(step, result, (performance.now() - start) / 1000)
}
const failed = steps.filter((_step, index) => (results[index]?.failed ?? 0) > 0)
if (failed.length > 0) {
  console.log('\nfailed steps:')
  for (const step of failed) console.log(`  ${step.name}: ${step.repair}`)
}
console.log(totalsLine(results))
process.exitCode = failed.length > 0 ? 1 : 0
