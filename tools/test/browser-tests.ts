import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
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
  addCounts(result, readReport(reportFile)?.stats)
  for (const line of inputsTable()) console.log(line)
  for (const line of secondTriesIn(reportFile)) console.log(line)
  if (code !== 0 || result.failed > 0) {
    if (result.failed === 0) result.failed = 1
    result.details.push(...failuresIn(reportFile), ...firstLines(output, 200))
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

type Report = { readonly stats: Stats; readonly suites: readonly Suite[] }
type Stats = { expected: number; unexpected: number; flaky: number; skipped: number }
type Suite = { readonly file: string; readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] }
type Spec = {
  readonly title: string
  /** Passed, be it at the second try. */
  readonly ok: boolean
  readonly file: string
  readonly line: number
  readonly tests: readonly {
    readonly results: readonly { readonly errors: readonly { message?: string }[] }[]
  }[]
}

/** What Playwright wrote about the run; undefined when it broke off before: the caller prints the output. */
function readReport(file: string): Report | undefined {
  return existsSync(file) ? (readJson(file) as Report) : undefined
}

/** Every failed test by its place and title with the first lines of its errors: what a person wants to read first. */
function failuresIn(file: string): string[] {
  const all = specsIn(file)
  const failed = all.filter(({ ok }) => !ok)
  const late = all.filter(isSecondTry)
  return [...failed, ...(late.length > SECOND_TRIES ? late : [])].flatMap(toldWithErrors)
}

/** Tests that failed once and passed then: a race of the test or of the product, named so that somebody looks for it. */
function secondTriesIn(file: string): string[] {
  const late = specsIn(file).filter(isSecondTry)
  const head = `  ${late.length} passed at the second try only, of at most ${SECOND_TRIES}:`
  return late.length === 0 ? [] : ['', head, ...late.flatMap(toldWithErrors).map((line) => `    ${line}`)]
}

function specsIn(file: string): readonly Spec[] {
  const specs = (suite: Suite): readonly Spec[] => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specs),
  ]
  return (readReport(file)?.suites ?? []).flatMap(specs)
}

const isSecondTry = ({ ok, tests }: Spec) =>
  ok && tests.some(({ results }) => results.some(({ errors }) => errors.length > 0))

const toldWithErrors = ({ title, file, line, tests }: Spec): string[] => [
  `${file}:${line} › ${title}`,
  ...tests
    .flatMap(({ results }) => results.flatMap(({ errors }) => errors))
    .flatMap(({ message = '' }) => firstLines(stripVTControlCharacters(message), LINES_PER_ERROR))
    .map((text) => `  ${text}`),
]

const LINES_PER_ERROR = 8

/** How many tests of one run may need a second try before the run fails: a loaded machine, not a habit. */
const SECOND_TRIES = 2

function addCounts(result: StepResult, stats: Stats | undefined): void {
  if (stats === undefined) return
  result.passed += stats.expected + stats.flaky
  result.failed += stats.unexpected
  result.skipped += stats.skipped
  result.examined += stats.expected + stats.unexpected + stats.flaky + stats.skipped
  if (stats.flaky <= SECOND_TRIES) return
  result.passed -= stats.flaky
  result.failed += stats.flaky
}
