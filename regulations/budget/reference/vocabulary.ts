/** What the office's registers said when a budget was last worked on: kept with the budget, so that it can be read again. */
import type { GlossaryTerm } from '../glossary.ts'
import type { PublishedTable } from '../publication-sets.ts'
import type { Sentences } from '../sentences.ts'

export const phraseUses = ['空表备注', '增减原因', '其他说明', '退回意见', '答复意见'] as const
export type PhraseUse = (typeof phraseUses)[number]

/** A wording to pick from; `table` is the title of the one table it is for, empty where it fits any. */
export type Phrase = { readonly use: PhraseUse; readonly table: string; readonly text: string }

/** A source of income in its order; `always` names it in the explanation even when it brings nothing. */
export type IncomeSource = { readonly name: string; readonly always: boolean }

/** Cars of the unit at the end of a day, by kind. */
export type VehicleStock = { readonly on: string; readonly kinds: Readonly<Record<string, number>> }

/** Everything of the registers that a budget's sentences, tables and checks rest on, for its region and year. */
export type BudgetReference = {
  readonly region: string | null
  readonly terms: readonly GlossaryTerm[]
  readonly sentences: Sentences
  readonly sources: readonly IncomeSource[]
  readonly publicationSet: readonly PublishedTable[]
  readonly phrases: readonly Phrase[]
  /** Names of procurement items of table 9 that the catalogue has; null where no catalogue is kept. */
  readonly procurementItems: readonly string[] | null
  /** Names of the codes in use, as the registers of codes have them. */
  readonly codeNames: Readonly<Record<'function' | 'economic', Readonly<Record<string, string>>>>
  /** Codes named in the texts that the register of units has. */
  readonly knownUnits: readonly string[]
  /** Whether units below this one are registered; null where nobody looked. */
  readonly hasSubordinates: boolean | null
  /** null where the register has no car of the unit. */
  readonly vehicles: VehicleStock | null
}

/** Row provider: the entries that the reference of a unit's budget is made of, in force on a day. */
export const referenceProvider = 'budget.reference'

export type ReferenceEntry = {
  readonly register: string
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
}
/** What the provider answers. */
export type ReferenceRows = {
  readonly region: string | null
  /** Entries of the lists and those of the catalogues that were asked for by name. */
  readonly entries: readonly ReferenceEntry[]
  /** Whether the catalogue of procurement items has any entry. */
  readonly hasCatalogue: boolean
  readonly knownUnits: readonly string[]
  readonly subordinates: number
  readonly vehicles: VehicleStock | null
}
