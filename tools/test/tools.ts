import { runTool } from './command.ts'
import { type Step, type StepResult, single } from './result.ts'

/** The first lines of long output, none over 240 characters: they name the trouble, the repeat command shows the rest. */
export function firstLines(output: string, count = 80): string[] {
  const filled = output.split('\n').filter((line) => line.trim() !== '')
  const lines = filled.map((line) => (line.length > 240 ? `${line.slice(0, 240)}…` : line))
  const rest = lines.length - count
  return rest > 0 ? [...lines.slice(0, count), `… and ${rest} more lines`] : lines
}

function numberFrom(output: string, pattern: RegExp): number {
  return Number(pattern.exec(output)?.[1] ?? 0)
}

async function format(): Promise<StepResult> {
  const { code, output } = await runTool('oxfmt', ['--check', '.'])
  return single(code === 0, numberFrom(output, /on (\d+) files?/), 'files', firstLines(output))
}

async function lint(): Promise<StepResult> {
  const { code, output } = await runTool('oxlint', ['--type-aware', '--deny-warnings'])
  return single(code === 0, numberFrom(output, /on (\d+) files?/), 'files', firstLines(output))
}

/** Counts the project's own files among those the compiler read, so that an empty `include` is seen. */
async function types(project: string): Promise<StepResult> {
  const { code, output } = await runTool('tsc', ['--noEmit', '--checkers', '2', '--listFiles', '-p', project])
  const lines = output.split('\n')
  const isFile = (line: string) => /^(\/|[A-Za-z]:).*\.(ts|tsx|cts|mts|json)$/.test(line)
  const own = lines.filter((line) => isFile(line) && !/[/\\]node_modules[/\\]/.test(line))
  return single(code === 0, own.length, 'files', firstLines(lines.filter((l) => !isFile(l)).join('\n')))
}

/** Formatter, linter and compiler runs. */
export const toolSteps: readonly Step[] = [
  { name: 'format', part: 'check', repair: 'npm run format', run: format },
  { name: 'lint', part: 'check', repair: 'npm run lint', run: lint },
  { name: 'types', part: 'check', repair: 'npm run types', run: () => types('tsconfig.json') },
  {
    name: 'types of the browser tests',
    part: 'check',
    repair: 'npm run types -- -p tests/tsconfig.json',
    run: () => types('tests/tsconfig.json'),
  },
  {
    name: 'types of the admin app',
    part: 'check',
    repair: 'npm run types -- -p apps/admin/tsconfig.json',
    run: () => types('apps/admin/tsconfig.json'),
  },
]
