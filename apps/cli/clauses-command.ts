/** `guicheng clauses`: what every instrument asks for, what carries it, what its tests showed. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  clauseReport,
  collectCarriers,
  type Corpus,
  coverageOf,
  gapLines,
  loadCorpus,
  readEvidence,
  reportProblems,
  reportTable,
} from '#platform/corpus'
import { UsageRefused, readArguments } from './arguments.ts'
import { say, warn } from './say.ts'

/** The project's folder; found from here, so that the report needs no server. */
const root = join(import.meta.dirname, '../..')

/**
 * Prints the report. Clause tests whose record no longer fits the source are run first (`--recorded` leaves them out).
 * Exit status 1 on a gap in an instrument marked built, or named by `--built`, and on a clause test that fails.
 */
export async function clausesCommand(args: readonly string[]): Promise<number> {
  const { flags, options } = readArguments(args, ['json', 'gaps', 'recorded'], ['built'])
  const corpus = markBuilt(loadCorpus(root), options.get('built'))
  const citations = await collectCarriers(root, new Set(corpus.clauses.keys()))
  if (!flags.has('recorded')) await runStale(readEvidence(root).stale)
  const coverage = coverageOf(corpus, citations, readEvidence(root))
  const report = clauseReport(corpus, coverage)
  if (flags.has('json')) say(JSON.stringify(report))
  else {
    say(reportTable(report))
    if (flags.has('gaps'))
      corpus.instruments.flatMap((one) => gapLines(one, coverage)).forEach((line) => say(line))
  }
  const problems = reportProblems(corpus, coverage)
  for (const problem of problems) warn(problem)
  return problems.length === 0 ? 0 : 1
}

/** The corpus with instruments, given by id or module and separated by commas, taken as built. */
function markBuilt(corpus: Corpus, named: string | undefined): Corpus {
  const names = new Set((named ?? '').split(',').filter((name) => name !== ''))
  const instruments = corpus.instruments.map((one) =>
    names.delete(one.id) || names.delete(one.module) ? { ...one, built: true } : one,
  )
  if (names.size > 0) throw new UsageRefused(`没有规定“${[...names].join('、')}”。`)
  return { ...corpus, instruments }
}

/** Runs test files under the witness, which writes their records. */
async function runStale(files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  warn(`正在运行${files.length}个条款测试文件…`)
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const hook = join(root, 'tests/support/witness-hook.ts')
  const options = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    hook,
    '--test',
    '--test-concurrency=2',
  ]
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [...options, ...files.map((file) => join(root, file))], {
      cwd: root,
      env,
      stdio: 'ignore',
    })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}
