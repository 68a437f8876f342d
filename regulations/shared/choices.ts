/**
 * What a field of a form offers instead of asking for an id: cases, people, materials by their names. One table for a
 * module; the server fills it in where a form is shown. A field without any option stays a text.
 */

import type { Facts } from '#kernel/law'

/** One entry of a list: what is sent, and what is read. */
export type Choice = { readonly value: string; readonly label: string }

export type Choices =
  /** Read off the case itself. */
  | { readonly kind: 'case'; readonly of: (state: never) => readonly Choice[] }
  /**
   * Cases of a procedure that the person sees, in these stages; all where none are named. `announced`: in these stages a
   * case is public, so that everybody is offered its title.
   */
  | {
      readonly kind: 'cases'
      readonly procedure: string
      readonly stages: readonly string[]
      readonly announced: boolean
    }
  /** People with a post in the person's own organisation. */
  | { readonly kind: 'people' }
  | { readonly kind: 'organisations' }
  /** The name of the person's own organisation. */
  | { readonly kind: 'own-office' }
  /**
   * Entries of a register as far as the person sees them, and those whose column `own` holds the person's account; `label`
   * names the column shown. `through`: the entries hang on those of another register, whose name stands before.
   */
  | {
      readonly kind: 'register'
      readonly register: string
      readonly label: string
      readonly own: string | undefined
      readonly through: Through | undefined
    }

/** The entry of `register` that a column names by its key, and the column of it that is shown. */
export type Through = { readonly column: string; readonly register: string; readonly label: string }

/** By procedure, then by field: `path`, `table/column`, or either after `Act:` where an act differs. */
export type ChoiceTable = Readonly<Record<string, Readonly<Record<string, Choices>>>>

/** Options out of the state of a case. */
export const ofCase = (of: (state: never) => readonly Choice[]): Choices => ({ kind: 'case', of })
export const ofCases = (procedure: string, ...stages: readonly string[]): Choices => ({
  kind: 'cases',
  procedure,
  stages,
  announced: false,
})
/** Cases that stand announced to everybody in a stage. */
export const ofAnnounced = (procedure: string, ...stages: readonly string[]): Choices => ({
  kind: 'cases',
  procedure,
  stages,
  announced: true,
})
export const ofRegister = (
  register: string,
  label: string,
  { own, through }: { readonly own?: string; readonly through?: Through } = {},
): Choices => ({ kind: 'register', register, label, own, through })
export const ownPeople: Choices = { kind: 'people' }
export const ownOffice: Choices = { kind: 'own-office' }
export const allOrganisations: Choices = { kind: 'organisations' }

/** What a table says of one field of an act. */
export function findChoices(
  table: ChoiceTable,
  procedure: string,
  act: string,
  field: string,
): Choices | undefined {
  const own = table[procedure]
  return own?.[`${act}:${field}`] ?? own?.[field]
}

/** By procedure and act: fields that a person enters alike each time, and what they hold the first time. */
export type RepeatTable = Readonly<
  Record<string, Readonly<Record<string, { readonly fields: readonly string[]; readonly first: Facts }>>>
>
