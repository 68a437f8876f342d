import { join } from 'node:path'
import { root, runCommand } from './command.ts'
import { type StepResult, single } from './result.ts'
import { firstLines } from './tools.ts'

/** The clause report; runs after the tests, whose records it reads. Fails on a gap in an instrument marked built. */
export async function runClauses(): Promise<StepResult> {
  const { code, output } = await runCommand(join(root, 'tools/run.sh'), ['apps/cli/main.ts', 'clauses'])
  const rows = [...output.matchAll(/^[a-z0-9-]+-?[a-z0-9]+ +(\d+) /gm)]
  const clauses = rows.reduce((sum, match) => sum + Number(match[1]), 0)
  return single(code === 0, clauses, 'clauses', firstLines(output))
}
