/** From entries of registers to the reference of one unit's budget. A list that the office does not keep is ours. */
import { glossaryClause, terms } from '../glossary.ts'
import type { GlossaryTerm } from '../glossary.ts'
import { publicationSetOf, publishedTable } from '../publication-sets.ts'
import type { PublishedTable } from '../publication-sets.ts'
import { sentencesOf } from '../sentences.ts'
import type { SentenceKey, Sentences } from '../sentences.ts'
import { incomeSources } from '../tables.ts'
import { findSentenceKey, patternFault } from './sentence-labels.ts'
import {
  budgetPhrases,
  glossaryTerms,
  incomeSourceRegister,
  procurementItems,
  publicationTables,
  sentencePatterns,
} from './registers.ts'
import { commonPhrases } from './phrases.ts'
import { phraseUses } from './vocabulary.ts'
import type { BudgetReference, IncomeSource, Phrase, ReferenceEntry, ReferenceRows } from './vocabulary.ts'

type Values = ReferenceEntry['values']
const textOf = (values: Values, key: string): string => {
  const value = values[key]
  return typeof value === 'string' ? value.trim() : ''
}
const numberOf = (values: Values, key: string): number => {
  const value = values[key]
  return typeof value === 'number' ? value : 0
}

/** The reference of a budget where nobody asked the registers: our own lists. */
export function ownReference(region: string | undefined, year: number): BudgetReference {
  const sentences = sentencesOf(region, year)
  return {
    region: region ?? null,
    terms: terms.filter(({ from }) => from <= year),
    sentences,
    sources: incomeSources.map((name) => ({ name, always: sentences.alwaysNamed.includes(name) })),
    publicationSet: publicationSetOf(region, year),
    phrases: commonPhrases,
    procurementItems: null,
    codeNames: { function: {}, economic: {} },
    knownUnits: [],
    hasSubordinates: null,
    vehicles: null,
  }
}

/** The reference that the registers give; `undefined` where they were not asked, as for a foreign file. */
export function referenceFrom(
  rows: ReferenceRows | undefined,
  region: string | undefined,
  year: number,
): BudgetReference {
  const own = ownReference(rows?.region ?? region, year)
  if (rows === undefined) return own
  const of = (register: string): readonly ReferenceEntry[] =>
    rows.entries.filter((entry) => entry.register === register)
  const named = sourcesFrom(of(incomeSourceRegister.id), own.region, year)
  return {
    ...own,
    terms: termsFrom(of(glossaryTerms.id), year) ?? own.terms,
    sentences: {
      patterns: patternsFrom(of(sentencePatterns.id), own.region, year, own.sentences),
      alwaysNamed: named?.always ?? own.sentences.alwaysNamed,
    },
    sources: named?.sources ?? own.sources,
    publicationSet: tablesFrom(of(publicationTables.id), own.region, year) ?? own.publicationSet,
    phrases: phrasesFrom(of(budgetPhrases.id), own.region) ?? own.phrases,
    procurementItems: rows.hasCatalogue
      ? of(procurementItems.id).map(({ values }) => textOf(values, 'name'))
      : null,
    codeNames: { function: namesOf(of('function-codes')), economic: namesOf(of('economic-codes')) },
    knownUnits: rows.knownUnits,
    hasSubordinates: rows.subordinates > 0,
    vehicles: rows.vehicles,
  }
}

function termsFrom(entries: readonly ReferenceEntry[], year: number): readonly GlossaryTerm[] | undefined {
  if (entries.length === 0) return undefined
  const listed = entries.map(({ key, values }): GlossaryTerm => {
    const words = splitWords(textOf(values, 'words'))
    return {
      term: key,
      words: words.length === 0 ? [key] : words,
      meaning: textOf(values, 'meaning'),
      clause: glossaryClause(key),
      from: numberOf(values, 'fromYear'),
    }
  })
  // The terms that we know stand in the order of the instrument, the office's own behind them.
  const place = ({ term }: GlossaryTerm): number => {
    const at = terms.findIndex((one) => one.term === term)
    return at < 0 ? terms.length : at
  }
  return listed.filter(({ from }) => from <= year).toSorted((a, b) => place(a) - place(b))
}

const splitWords = (words: string): readonly string[] =>
  words
    .split(/[、,，；;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** An entry of the region beats one for everywhere, a newer year an older one; a pattern that cannot be filled is not used. */
function patternsFrom(
  entries: readonly ReferenceEntry[],
  region: string | null,
  year: number,
  own: Sentences,
): Sentences['patterns'] {
  const patterns: Record<SentenceKey, string> = { ...own.patterns }
  const ordered = inForce(entries, region, year)
  for (const { values } of ordered) {
    const [label, pattern] = [textOf(values, 'sentence'), textOf(values, 'pattern')]
    const key = findSentenceKey(label)
    if (key !== undefined && pattern !== '' && patternFault(label, pattern) === undefined)
      patterns[key] = pattern
  }
  return patterns
}

/** Entries for everywhere first, then those of the region, each from the oldest year on: the last one holds. */
function inForce(
  entries: readonly ReferenceEntry[],
  region: string | null,
  year: number,
): readonly ReferenceEntry[] {
  const weight = ({ values }: ReferenceEntry): number =>
    (textOf(values, 'region') === '' ? 0 : 10_000) + numberOf(values, 'fromYear')
  return entries
    .filter(({ values }) => ['', region ?? ''].includes(textOf(values, 'region')))
    .filter(({ values }) => numberOf(values, 'fromYear') <= year)
    .toSorted((a, b) => weight(a) - weight(b))
}

function sourcesFrom(
  entries: readonly ReferenceEntry[],
  region: string | null,
  year: number,
): { readonly sources: readonly IncomeSource[]; readonly always: readonly string[] } | undefined {
  if (entries.length === 0) return undefined
  const isAlways = ({ values }: ReferenceEntry): boolean =>
    textOf(values, 'named') === '总是写出' &&
    ['', region ?? ''].includes(textOf(values, 'namedRegion')) &&
    numberOf(values, 'namedFrom') <= year
  const ordered = entries.toSorted((a, b) => numberOf(a.values, 'order') - numberOf(b.values, 'order'))
  return {
    sources: ordered
      .filter(({ values }) => values['carryOver'] !== true)
      .map((entry) => ({ name: entry.key, always: isAlways(entry) })),
    always: ordered.filter(isAlways).map(({ key }) => key),
  }
}

/** The newest set of the region that has begun, else the newest one for everywhere. */
function tablesFrom(
  entries: readonly ReferenceEntry[],
  region: string | null,
  year: number,
): readonly PublishedTable[] | undefined {
  const last = inForce(entries, region, year).at(-1)
  if (last === undefined) return undefined
  const isOfSet = ({ values }: ReferenceEntry): boolean =>
    textOf(values, 'region') === textOf(last.values, 'region') &&
    numberOf(values, 'fromYear') === numberOf(last.values, 'fromYear')
  return entries
    .filter(isOfSet)
    .toSorted((a, b) => numberOf(a.values, 'order') - numberOf(b.values, 'order'))
    .map(({ values }) =>
      publishedTable(textOf(values, 'title'), {
        grade: textOf(values, 'grade') === '必须公开' ? 'error' : 'doubt',
        repair: textOf(values, 'repair'),
        isLinked: values['linked'] === true,
      }),
    )
}

function phrasesFrom(
  entries: readonly ReferenceEntry[],
  region: string | null,
): readonly Phrase[] | undefined {
  if (entries.length === 0) return undefined
  return entries
    .filter(({ values }) => ['', region ?? ''].includes(textOf(values, 'region')))
    .flatMap(({ values }) => {
      const use = phraseUses.find((one) => one === textOf(values, 'use'))
      return use === undefined ? [] : [{ use, table: textOf(values, 'table'), text: textOf(values, 'text') }]
    })
}

function namesOf(entries: readonly ReferenceEntry[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map(({ key, values }) => [key, textOf(values, 'name')]))
}
