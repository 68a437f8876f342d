/**
 * `npm run lint:seeds -- FOLDER [LIST]`: the checker against published documents that are not part of the project. Holds what
 * it says of every .txt and .md file of the folder against a list of expected findings, looks for phrases of these documents
 * in the rules, and for their sentences in our skeletons. Exit status 1 when something is missed, wrong or copied.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { copiedFrom } from './copied.ts'
import {
  type Answer,
  type Checked,
  type Comparison,
  checkDocument,
  compareFindings,
  linesOf,
} from './compare.ts'
import { readExpected } from './expected.ts'
import { phrasesOf } from './literals.ts'
import { officialTerms } from './official-terms.ts'

const root = resolve(import.meta.dirname, '../..')

function main(folder: string | undefined, list: string | undefined): number {
  if (folder === undefined) {
    console.error('usage: npm run lint:seeds -- FOLDER [LIST]')
    return 2
  }
  const texts = readTexts(folder)
  const checked = texts.map(({ name, text }) => checkDocument(text, name))
  const comparison = compareFindings(checked, readExpected(listFor(folder, list)))
  printCounts(comparison)
  printAnswers(checked, comparison)
  const wrong = printWrong(comparison) + printOriginality(texts)
  const missed = comparison.answers.filter((one) => !one.isFound && one.expectation.unfound === undefined)
  const errors = comparison.answers.filter(({ expectation }) => expectation.verdict === 'error')
  const odd = comparison.answers.filter(({ expectation }) => expectation.verdict === 'odd')
  console.log(
    `\n${errors.filter(({ isFound }) => isFound).length} of ${errors.length} errors and ` +
      `${odd.filter(({ isFound }) => isFound).length} of ${odd.length} odd places found; ${wrong} things wrong.`,
  )
  return missed.length + wrong > 0 ? 1 : 0
}

/** The list given, the one beside the documents, or ours. */
function listFor(folder: string, given: string | undefined): string {
  const beside = join(folder, 'lint-expected.yaml')
  return given ?? (existsSync(beside) ? beside : join(import.meta.dirname, 'seeds-expected.yaml'))
}

function readTexts(folder: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/i.test(name))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

function printCounts({ counts, answers }: Comparison): void {
  console.log('rule                        passes  listed   errors     odd')
  const tally = (rule: string, verdict: string): string => {
    const own = answers.filter(
      ({ expectation }) => expectation.rule === rule && expectation.verdict === verdict,
    )
    return own.length === 0 ? '' : `${own.filter(({ isFound }) => isFound).length}/${own.length}`
  }
  for (const { rule, passes, expected, why } of counts) {
    const difference =
      expected === null || expected === passes ? '' : passes > expected ? '  more' : '  fewer'
    console.log(
      `${rule.padEnd(28)}${String(passes).padStart(6)}${String(expected ?? '').padStart(8)}` +
        `${tally(rule, 'error').padStart(9)}${tally(rule, 'odd').padStart(8)}${difference}${why === undefined ? '' : `: ${why}`}`,
    )
  }
}

const placeOf = ({ expectation: { document, lines, rule, figures } }: Answer): string =>
  `${document}:${lines.join(',')} ${rule}${figures.length === 0 ? '' : ` (${figures.join(' ')})`}`

/** What was expected and not said, with what other rules say at the place. */
function printAnswers(checked: readonly Checked[], { answers }: Comparison): void {
  for (const verdict of ['error', 'odd'] as const) {
    const own = answers.filter(({ expectation }) => expectation.verdict === verdict)
    console.log(`\n${verdict === 'error' ? 'Errors' : 'Odd places'} missed`)
    for (const one of own.filter(({ isFound }) => !isFound))
      console.log(`  ${placeOf(one)}${whyOf(one)}${othersAt(checked, one)}`)
    const partly = own.filter((one) => one.isFound && one.lines.length < one.expectation.lines.length)
    for (const one of partly) console.log(`  partly: ${placeOf(one)}, only ${one.lines.join(',')}`)
  }
}

const whyOf = ({ expectation: { unfound } }: Answer): string => (unfound === undefined ? '' : `: ${unfound}`)

function othersAt(checked: readonly Checked[], { expectation }: Answer): string {
  const others = checked
    .filter(({ name }) => name.startsWith(expectation.document))
    .flatMap(({ findings }) => findings)
    .filter((one) => linesOf(one).some((line) => expectation.lines.includes(line)))
    .map(({ rule, grade }) => `${rule} ${grade}`)
  return others.length === 0 ? '' : ` — said there: ${[...new Set(others)].join(', ')}`
}

/** Prints what must not be, and counts it; inconsistencies beyond the list are printed to be read. */
function printWrong(comparison: Comparison): number {
  const { roundings, falseErrors, tooGrave, furtherInconsistencies } = comparison
  console.log(`\nRoundings that became findings: ${roundings.length}`)
  for (const one of roundings) console.log(`  ${placeOf(one)}`)
  console.log(`Odd places called errors or inconsistencies: ${tooGrave.length}`)
  for (const one of tooGrave) console.log(`  ${placeOf(one)}`)
  console.log(`Passing checks that became errors: ${falseErrors.length}`)
  for (const { document, finding } of falseErrors)
    console.log(`  ${document.slice(0, 3)}:${linesOf(finding).join(',')} ${finding.rule} ${finding.message}`)
  console.log(`Inconsistencies beyond the list (to be read): ${furtherInconsistencies.length}`)
  for (const { document, finding } of furtherInconsistencies)
    console.log(`  ${document.slice(0, 3)}:${linesOf(finding).join(',')} ${finding.rule} ${finding.message}`)
  return roundings.length + tooGrave.length + falseErrors.length
}

function printOriginality(texts: readonly { readonly text: string }[]): number {
  const originals = texts.map(({ text }) => text)
  const terms = readIfThere(join(root, 'docs/glossary.md')) + readIfThere(join(root, 'lint/terms.ts'))
  const phrases = phrasesOf(root, originals, terms)
  console.log(`Phrases of the documents in the rules: ${phrases.length}`)
  for (const { path, line, text } of phrases) console.log(`  ${path}:${line} ${text}`)
  const folder = join(root, 'tools/lint/skeletons')
  const copied = copiedFrom(originals, existsSync(folder) ? readTexts(folder) : [], officialTerms)
  console.log(`Runs of the documents in our skeletons: ${copied.length}`)
  for (const { name, line, run } of copied) console.log(`  ${name}:${line} ${run}`)
  return phrases.length + copied.length
}

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')

if (import.meta.main) process.exitCode = main(process.argv[2], process.argv[3])
