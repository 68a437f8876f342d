/** `node tools/corpus/clauses.ts [--json]`: prints the clause report and fails on a gap in a built instrument. */
import { resolve } from 'node:path'
import { loadCorpus } from '#platform/corpus'
import { clauseReport, reportProblems, reportTable } from '#platform/corpus'
import { scanCode } from '#platform/corpus'

const root = resolve(import.meta.dirname, '../..')
const corpus = loadCorpus(root)
const scan = scanCode(root, new Set(corpus.clauses.keys()))
const report = clauseReport(corpus, scan)
console.log(process.argv.includes('--json') ? JSON.stringify(report, null, 2) : reportTable(report))
const problems = reportProblems(corpus, scan)
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
}
