/** What the registers hold when an office begins. The keeper writes it by acts, once, and then edits it. */
import { terms } from '../glossary.ts'
import { procurementKinds } from '../procurement.ts'
import { publicationSets } from '../publication-sets.ts'
import { sentenceTable } from '../sentences.ts'
import type { SentenceKey } from '../sentences.ts'
import { incomeSources } from '../tables.ts'
import { defaultLevels, defaultMeasures, defaultScales } from '../targets/reference-data.ts'
import { commonPhrases } from './phrases.ts'
import {
  budgetPhrases,
  glossaryTerms,
  incomeSourceRegister,
  procurementItems,
  publicationTables,
  sentencePatterns,
} from './registers.ts'
import { sentenceLabels } from './sentence-labels.ts'

/** An entry that a register begins with. */
export type SeedEntry = {
  readonly register: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number | boolean | null>>
}

const placeOf = (region: string): string | null => (region === '*' ? null : region)
const keyOf = (region: string, year: number, name: string): string =>
  `${region === '*' ? '各地' : region}-${year}-${name}`
/** Regions that only show what the tables can do; no office begins with them. */
const isExample = (region: string): boolean => region.endsWith('示例')

const glossary = terms.map(({ term, words, meaning, from }): SeedEntry => ({
  register: glossaryTerms.id,
  key: term,
  values: { meaning, words: words.join('、'), fromYear: from },
}))

const common = sentenceTable.find(({ region }) => region === '*')?.value

/** A region's entry holds what differs from everywhere. */
const sentences = sentenceTable
  .filter(({ region }) => !isExample(region))
  .flatMap(({ region, from, value, source }) =>
    (Object.entries(value.patterns) as [SentenceKey, string][])
      .filter(([key, pattern]) => region === '*' || pattern !== common?.patterns[key])
      .map(([key, pattern]): SeedEntry => ({
        register: sentencePatterns.id,
        key: keyOf(region, from, sentenceLabels[key]),
        values: { sentence: sentenceLabels[key], region: placeOf(region), fromYear: from, pattern, source },
      })),
  )

const carryOver = '上年结转'
/** Where a source is named though it brings nothing: everywhere, in one region from a year on, or nowhere. */
function namingOf(name: string): SeedEntry['values'] {
  const first = sentenceTable.find(({ value }) => value.alwaysNamed.includes(name))
  if (first === undefined) return { named: '有数才写', namedRegion: null, namedFrom: null }
  const namedRegion = placeOf(first.region)
  return { named: '总是写出', namedRegion, namedFrom: namedRegion === null ? null : first.from }
}

const sources = [...incomeSources, carryOver].map((name, i): SeedEntry => ({
  register: incomeSourceRegister.id,
  key: name,
  values: { order: i + 1, ...namingOf(name), carryOver: name === carryOver },
}))

const publication = publicationSets
  .filter(({ region }) => !isExample(region))
  .flatMap(({ region, from, value, source }) =>
    value.map(({ title, grade, repair, linkText }, i): SeedEntry => ({
      register: publicationTables.id,
      key: keyOf(region, from, title),
      values: {
        title,
        region: placeOf(region),
        fromYear: from,
        order: i + 1,
        grade: grade === 'error' ? '必须公开' : '建议公开',
        linked: linkText !== undefined,
        repair: repair ?? null,
        source,
      },
    })),
  )

const phrases = commonPhrases.map(({ use, table, text }, i): SeedEntry => ({
  register: budgetPhrases.id,
  key: `${use}-${String(i + 1).padStart(2, '0')}`,
  values: { use, table: table === '' ? null : table, text, region: null },
}))

/** The top of the catalogue; an office imports the catalogue of its region below it. */
const procurement = procurementKinds.map((kind, i): SeedEntry => ({
  register: procurementItems.id,
  key: ['A', 'B', 'C'][i] ?? kind,
  values: { name: kind, kind },
}))

const targets: readonly SeedEntry[] = [
  ...defaultLevels.map(({ key, ...values }): SeedEntry => ({ register: 'indicator-levels', key, values })),
  ...defaultMeasures.map(({ key, ...values }): SeedEntry => ({ register: 'measurement-units', key, values })),
  ...defaultScales.map(({ key }): SeedEntry => ({ register: 'grade-scales', key, values: { words: key } })),
]

export const seedEntries: readonly SeedEntry[] = [
  ...glossary,
  ...sources,
  ...sentences,
  ...publication,
  ...phrases,
  ...procurement,
  ...targets,
]
