import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import type { EventData } from 'node:test'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { projectFiles } from '../check/files.ts'
import { root } from './command.ts'
import type { StepResult } from './result.ts'

export type NodeTestKind = 'unit' | 'db' | 'slow'

/** Notes which clauses the product answers with while tests run; see tests/support/witness.ts. */
const witnessHook = pathToFileURL(join(root, 'tests/support/witness-hook.ts')).href

const suffixes: Record<NodeTestKind, RegExp> = {
  unit: /(?<!\.(db|slow))\.test\.ts$/,
  db: /\.db\.test\.ts$/,
  slow: /\.slow\.test\.ts$/,
}

/** The test files of one kind whose path contains one of `only` (all when empty), relative to the root, sorted. */
export function testFiles(kind: NodeTestKind, only: readonly string[], files = projectFiles(root)): string[] {
  const chosen = (file: string) => only.length === 0 || only.some((part) => file.includes(part))
  return files.filter((file) => suffixes[kind].test(file) && chosen(file))
}

/** Runs test files with node's own runner, each file in a process of its own, and counts tests, not files. */
export async function runNodeTests(kind: NodeTestKind, only: readonly string[]): Promise<StepResult> {
  const files = testFiles(kind, only)
  const result: StepResult = { passed: 0, failed: 0, skipped: 0, examined: 0, unit: 'tests', details: [] }
  if (files.length === 0) return result
  const stream = run({
    files: files.map((file) => join(root, file)),
    concurrency: kind === 'slow' ? 1 : 2,
    timeout: kind === 'slow' ? 1_800_000 : 180_000,
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', witnessHook],
    cwd: root,
  })
  const output = new Map<string, string[]>()
  for await (const event of stream) {
    if (event.type === 'test:summary' && event.data.file === undefined) count(result, event.data)
    if (event.type === 'test:summary' && event.data.file !== undefined) refuseEmptyFile(result, event.data)
    if (event.type === 'test:fail' && isOwnFailure(event.data)) result.details.push(...describe(event.data))
    if (event.type === 'test:stderr' || event.type === 'test:stdout') keep(output, event.data)
  }
  for (const [file, lines] of output) {
    if (result.details.some((line) => line.includes(shown(file))))
      result.details.push(`output of ${shown(file)}:`, ...lines)
  }
  return result
}

function count(result: StepResult, { counts }: EventData.TestSummary): void {
  result.passed += counts.passed
  result.skipped += counts.skipped + counts.todo
  // Cancelled tests (a timeout of their parent, a crashed file) have failed.
  result.failed += counts.tests - counts.passed - counts.skipped - counts.todo
  result.examined += counts.tests
}

/** A file with no test in it would count as one passed test; it is a mistake. */
function refuseEmptyFile(result: StepResult, { counts, file }: EventData.TestSummary): void {
  if (counts.tests > 0 || file === undefined) return
  result.failed += 1
  result.details.push(`${shown(file)}: holds no test`)
}

function keep(output: Map<string, string[]>, { file, message }: { file: string; message: string }): void {
  const lines = output.get(file) ?? []
  if (lines.length < 60) lines.push(`    ${message.trimEnd()}`)
  output.set(file, lines)
}

/** A parent that fails only because a subtest did is not told again. */
function isOwnFailure(data: EventData.TestFail): boolean {
  return !('failureType' in data.details.error && data.details.error.failureType === 'subtestsFailed')
}

function describe(data: EventData.TestFail): string[] {
  const cause: unknown = data.details.error.cause ?? data.details.error
  const text = cause instanceof Error ? toldWithCauses(cause) : inspect(cause)
  const place = data.file === undefined ? '' : `${shown(data.file)}:${data.line ?? 0}`
  return [
    `✗ ${data.name}  (${place})`,
    ...text
      .split('\n')
      .slice(0, 40)
      .map((line) => `    ${line}`),
  ]
}

/** A property test tells its counterexample first; what failed is the cause. */
function toldWithCauses(error: Error): string {
  const own = `${error.message}\n${ownFrames(error)}`
  return error.cause instanceof Error ? `${toldWithCauses(error.cause)}\n${own}` : own
}

function ownFrames(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return frames.filter((line) => !line.includes('node:') && !line.includes('node_modules')).join('\n')
}

function shown(file: string): string {
  return relative(root, file)
}

/** Reads a JSON file written by a tool; the caller names the shape it checks. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
