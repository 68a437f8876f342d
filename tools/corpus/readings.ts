/**
 * The readings: where a clause admits two meanings, the choice has a number and a section in docs/readings/.
 * The pages are generated from the corpus, so a reading is written once, beside its clause.
 */
import type { Clause, Corpus, Instrument } from '#platform/corpus'

/** A clause whose choice between two meanings carries a number. */
export type Reading = Clause & { readonly reading: string; readonly readingNumber: string }

const isReading = (clause: Clause): clause is Reading =>
  clause.reading !== undefined && clause.readingNumber !== undefined

/** All numbered readings, by number. */
export function readingsOf(corpus: Corpus): readonly Reading[] {
  return [...corpus.clauses.values()]
    .filter(isReading)
    .toSorted((a, b) => a.readingNumber.localeCompare(b.readingNumber))
}

/** What is wrong with the numbering: a reading without number, a number without reading, a gap, a number used twice. */
export function readingProblems(corpus: Corpus): string[] {
  const problems: string[] = []
  for (const clause of corpus.clauses.values()) {
    if ((clause.reading === undefined) !== (clause.readingNumber === undefined)) {
      problems.push(`${clause.file}:${clause.line}: ${clause.id} has reading and readingNumber not together`)
    }
  }
  const numbers = readingsOf(corpus).map((reading) => reading.readingNumber)
  for (const [index, number] of numbers.entries()) {
    const expected = `R-${String(index + 1).padStart(4, '0')}`
    if (number !== expected) {
      problems.push(`reading numbers must run on without gap: found ${number}, expected ${expected}`)
      break
    }
  }
  return problems
}

/** What the portal and the office's app show, where that is not the text itself. */
const shownAs = (shown: string | undefined, text: string): string[] =>
  shown === undefined || shown === text ? [] : [`  - Shown as: ${shown}`]

function section(reading: Reading): string {
  const lines = [
    `## ${reading.readingNumber} ${reading.label}`,
    '',
    `- Clause: \`${reading.id}\``,
    `- Question: what does this mean for a case at the boundary? ${reading.summary}`,
    `- Choice: ${reading.reading}`,
    ...shownAs(reading.readingZh, reading.reading),
  ]
  if (reading.conflict !== undefined)
    lines.push(
      `- Contradiction in the text: ${reading.conflict}`,
      ...shownAs(reading.conflictZh, reading.conflict),
    )
  lines.push(`- Boundary case: ${reading.test}`)
  lines.push(`- Tests: those tagged \`clause('${reading.id}', …)\``)
  return lines.join('\n')
}

function instrumentPage(instrument: Instrument, readings: readonly Reading[]): string {
  const head = [
    `# ${instrument.title}: readings`,
    '',
    'Generated from `corpus/` by `npm run gen`. Edit `reading` and `readingZh` of the clause, not this page.',
  ]
  return `${[head.join('\n'), ...readings.map(section)].join('\n\n')}\n`
}

function indexPage(corpus: Corpus): string {
  const lines = [
    '# Readings',
    '',
    'Where the text of an instrument admits two meanings, we chose one. Each choice has a number that is never reused,',
    'and tests at its boundary. Generated from `corpus/` by `npm run gen`.',
    '',
  ]
  for (const reading of readingsOf(corpus)) {
    const link = `[${reading.readingNumber}](${reading.instrument}.md)`
    lines.push(`- ${link} ${reading.label} (\`${reading.id}\`): ${reading.reading}`)
  }
  return `${lines.join('\n')}\n`
}

/** The pages below docs/readings/: an index and one page per instrument. */
export function readingPages(corpus: Corpus): { path: string; text: string }[] {
  const all = readingsOf(corpus)
  return [
    { path: 'docs/readings/README.md', text: indexPage(corpus) },
    ...corpus.instruments.map((instrument) => ({
      path: `docs/readings/${instrument.id}.md`,
      text: instrumentPage(
        instrument,
        all.filter((reading) => reading.instrument === instrument.id),
      ),
    })),
  ]
}
