/** What the registers answered, kept with the table as far as it matters there. */
import { indicatorKey } from '#lint'
import type { DocumentEntry } from './basis.ts'
import { normalNumber } from './basis.ts'
import type { ReferenceAnswers } from './desk.ts'
import type { Outcome } from './judge.ts'
import { defaultLevels, defaultMeasures, defaultScales, levelsOfYear } from './reference-data.ts'
import type { FundCategory, Reference, TargetFund, TargetTable } from './vocabulary.ts'
import { fundCategories } from './vocabulary.ts'

type Entry = Readonly<Record<string, string | number | boolean | null>>

const textOf = (entry: Entry, key: string): string => {
  const value = entry[key]
  return typeof value === 'string' ? value : ''
}
const numberOf = (entry: Entry, key: string): number | null => {
  const value = entry[key]
  return typeof value === 'number' ? value : null
}
const orNull = (value: string): string | null => (value === '' ? null : value)

export function categoryOf(text: string): FundCategory | undefined {
  return fundCategories.find((one) => one === text)
}

/** The reference of a table: lists of the office or, where it keeps none, those we begin with. */
export function referenceOf(
  fund: Pick<TargetFund, 'key' | 'name' | 'year' | 'parent'> & { readonly owner: { readonly code: string } },
  table: Pick<TargetTable, 'basis' | 'rows'>,
  answers: ReferenceAnswers,
): Reference {
  return {
    levels: levelsOfYear(levelsIn(answers.levels ?? []), fund.year),
    measures: measuresIn(answers.measures ?? []),
    scales: scalesIn(answers.scales ?? []),
    documents: documentsIn(answers.documents ?? [], table),
    declared: declaredIn(answers.declared ?? [], fund.key, table),
    last: lastIn(answers.last ?? [], fund.name),
    funds: fundsIn(answers.funds ?? [], fund),
  }
}

function levelsIn(entries: readonly Entry[]): Reference['levels'] {
  if (entries.length === 0) return defaultLevels
  return entries.map((entry) => ({
    key: textOf(entry, 'key'),
    first: textOf(entry, 'first'),
    second: textOf(entry, 'second'),
    fromYear: numberOf(entry, 'fromYear') ?? 0,
    toYear: numberOf(entry, 'toYear'),
    suggested: numberOf(entry, 'suggested'),
    source: textOf(entry, 'source'),
    unconfirmed: entry['unconfirmed'] === true,
  }))
}

function measuresIn(entries: readonly Entry[]): Reference['measures'] {
  if (entries.length === 0) return defaultMeasures
  return entries.map((entry) => ({
    key: textOf(entry, 'key'),
    kind: textOf(entry, 'kind'),
    instead: orNull(textOf(entry, 'instead')),
  }))
}

function scalesIn(entries: readonly Entry[]): Reference['scales'] {
  if (entries.length === 0) return defaultScales
  return entries.map((entry) => ({
    key: textOf(entry, 'key'),
    words: textOf(entry, 'words')
      .split(/[、,，>]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  }))
}

function documentsIn(
  entries: readonly Entry[],
  { basis }: Pick<TargetTable, 'basis'>,
): readonly DocumentEntry[] {
  const cited = new Set(basis.map(({ number }) => normalNumber(number)))
  return entries
    .filter((entry) => cited.has(textOf(entry, 'key')))
    .map((entry) => ({
      key: textOf(entry, 'key'),
      title: textOf(entry, 'title'),
      issuer: orNull(textOf(entry, 'issuer')),
      kind: orNull(textOf(entry, 'kind')),
      validFrom: numberOf(entry, 'validFrom'),
      validTo: numberOf(entry, 'validTo'),
      trial: entry['trial'] === true,
    }))
}

function declaredIn(
  entries: readonly Entry[],
  fund: string,
  { rows }: Pick<TargetTable, 'rows'>,
): Reference['declared'] {
  const own = new Set(rows.map(({ name }) => indicatorKey(name)))
  return entries
    .filter((entry) => textOf(entry, 'fund') !== fund && own.has(indicatorKey(textOf(entry, 'name'))))
    .map((entry) => ({
      fund: textOf(entry, 'fund'),
      fundName: textOf(entry, 'fundName'),
      name: textOf(entry, 'name'),
      relation: textOf(entry, 'relation'),
      value: textOf(entry, 'value'),
      unit: textOf(entry, 'unit'),
    }))
}

function lastIn(entries: readonly Entry[], fundName: string): Reference['last'] {
  return entries
    .filter((entry) => textOf(entry, 'fundName') === fundName)
    .map((entry) => ({
      name: textOf(entry, 'name'),
      target: textOf(entry, 'target'),
      result: textOf(entry, 'result'),
      outcome: outcomeOf(textOf(entry, 'outcome')),
      reason: textOf(entry, 'reason'),
    }))
}

function outcomeOf(text: string): Outcome {
  return text === 'full' || text === 'part' ? text : 'none'
}

function fundsIn(
  entries: readonly Entry[],
  fund: { readonly key: string; readonly parent: string | null; readonly owner: { readonly code: string } },
): Reference['funds'] {
  return entries
    .map((entry) => ({
      key: textOf(entry, 'key'),
      name: textOf(entry, 'name'),
      owner: textOf(entry, 'owner'),
      category: categoryOf(textOf(entry, 'category')) ?? '其他',
      parent: orNull(textOf(entry, 'parent')),
      amount: textOf(entry, 'amount'),
    }))
    .filter(
      (one) =>
        one.owner === fund.owner.code ||
        one.key === fund.parent ||
        (one.parent !== null && (one.parent === fund.parent || one.parent === fund.key)),
    )
}
