import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from '../check/files.ts'
import { root, runTool } from './command.ts'
import { readJson } from './node-tests.ts'
import type { StepResult } from './result.ts'
import { firstLines } from './tools.ts'

/**
 * Runs the Playwright specs (`*.browser.ts`) whose path contains one of `only` and counts tests. A run that breaks
 * off before it writes its report (a syntax error, no browser) counts as one failure with Playwright's own words.
 */
export async function runBrowserTests(only: readonly string[]): Promise<StepResult> {
  const result: StepResult = { passed: 0, failed: 0, skipped: 0, examined: 0, unit: 'tests', details: [] }
  const files = projectFiles(root).filter((file) => file.endsWith('.browser.ts'))
  const chosen = files.filter((file) => only.length === 0 || only.some((part) => file.includes(part)))
  if (chosen.length === 0) return result
  const reportFile = join(root, 'test-results', 'playwright.json')
  rmSync(reportFile, { force: true })
  rmSync(inputsFolder, { recursive: true, force: true })
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const { code, output } = await runTool(
    'playwright',
    ['test', '--reporter=line,json', ...chosen.map(escapePattern)],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
    },
  )
  addCounts(result, statsOf(reportFile))
  for (const line of inputsTable()) console.log(line)
  if (code !== 0) {
    if (result.failed === 0) result.failed = 1
    result.details.push(...firstLines(output, 200))
  }
  return result
}

const inputsFolder = join(root, 'test-results', 'inputs')

type InputsRow = {
  job: string
  inputs: number
  pages: number
  fields: number
  budget: Partial<Record<string, number>>
}

/** The click budgets as a table: what each job took, and after a slash what it may take. */
function inputsTable(): string[] {
  if (!existsSync(inputsFolder)) return []
  const rows = readdirSync(inputsFolder).map((file) => readJson(join(inputsFolder, file)) as InputsRow)
  const cell = (row: InputsRow, name: 'inputs' | 'pages' | 'fields') =>
    `${row[name]}/${row.budget[name] ?? '–'}`.padStart(10)
  const lines = rows.map(
    (row) => `  ${cell(row, 'inputs')}${cell(row, 'pages')}${cell(row, 'fields')}  ${row.job}`,
  )
  return ['', `  ${'inputs'.padStart(10)}${'pages'.padStart(10)}${'fields'.padStart(10)}  job`, ...lines]
}

/** Playwright takes file arguments as regular expressions. */
function escapePattern(file: string): string {
  return `${RegExp.escape(file)}$`
}

type Stats = { expected: number; unexpected: number; flaky: number; skipped: number }

function statsOf(reportFile: string): Stats {
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  try {
    const report = readJson(reportFile)
    if (typeof report !== 'object' || report === null || !('stats' in report)) return none
    return { ...none, ...(report.stats as Partial<Stats>) }
  } catch (error) {
    // No report: the run broke off; the caller sees the exit code and prints the output.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return none
    throw error
  }
}

/** A test that passed only on a repeat counts as failed: it hides a race. */
function addCounts(result: StepResult, stats: Stats): void {
  result.passed += stats.expected
  result.failed += stats.unexpected + stats.flaky
  result.skipped += stats.skipped
  result.examined += stats.expected + stats.unexpected + stats.flaky + stats.skipped
}
