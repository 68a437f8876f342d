/** Names of what a shown state refers to by id, as far as the viewer may know them. Ids that he may not know stay nameless. */
import type { AnyProcedure, Origin } from '#kernel'
import { findSeenCases } from '#platform/cases'
import { caseLabels } from '#regulations'
import type { CaseView } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import type { LookupOptions } from './form.ts'
import type { Names } from './trail.ts'

type Json = CaseView['state'][string]
type State = CaseView['state']
type Named = Readonly<Record<string, string>>

/** A text of the state with the name of the part that holds it; one in a list has the name of the list. */
interface Leaf {
  readonly part: string
  readonly text: string
}

/** Every text below a value, once per part. */
export function leavesOf(state: State): readonly Leaf[] {
  const found = new Map<string, Leaf>()
  const visit = (part: string, value: Json): void => {
    if (typeof value === 'string') found.set(`${part} ${value}`, { part, text: value })
    else if (Array.isArray(value)) for (const one of value) visit(part, one)
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) visit(name, one)
  }
  visit('', state)
  return [...found.values()]
}

const CASE_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
/** What an organisation's id looks like; figures, dates and words are none. */
const ORGANISATION_ID = /^(?=.*[a-z])[\w-]{2,64}$/i

/** Texts of a state that may be the id of an organisation. */
export const organisationIds = (leaves: readonly Leaf[]): readonly string[] =>
  leaves.flatMap(({ text }) => (ORGANISATION_ID.test(text) && !CASE_ID.test(text) ? [text] : []))

/** Parts that hold the id of somebody whose name stands beside it. */
const personParts = ['account', 'expert', 'person'] as const

/** People whom the state itself names beside their id: an expert of a drawn list is named wherever his id stands. */
export function namesBeside(state: State): Named {
  const found: Record<string, string> = {}
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value) && typeof value['name'] === 'string')
      for (const part of personParts) {
        const id = value[part]
        if (typeof id === 'string' && id !== '') found[id] = value['name']
      }
    for (const one of Object.values(value)) visit(one)
  }
  visit(state)
  return found
}

export interface Referring {
  readonly tenant: string
  readonly procedure: AnyProcedure
  readonly origin: Origin
  readonly lookups: (registers: readonly string[]) => Promise<LookupOptions>
}

/** Cases that the viewer may see too, with their titles, by the ids that the state holds. */
export async function casesIn(
  context: ServerContext,
  { tenant, origin }: Referring,
  leaves: readonly Leaf[],
): Promise<CaseView['cases']> {
  if (origin.kind !== 'person') return {}
  const ids = [...new Set(leaves.flatMap(({ text }) => (CASE_ID.test(text) ? [text] : [])))]
  const { procedures } = context.cases.options
  const seen = await findSeenCases(context.database.app, tenant, origin.actor, procedures, ids)
  return Object.fromEntries(seen.map(({ id, procedure, title }) => [id, { procedure, title }]))
}

/** Clauses by their label, and entries of those registers that the procedure's words name for a part. */
export async function termsIn(
  context: ServerContext,
  { procedure, lookups }: Referring,
  leaves: readonly Leaf[],
): Promise<Named> {
  const clauses = leaves.flatMap(({ text }): [string, string][] => {
    const clause = context.corpus.clauses.get(text)
    return clause === undefined ? [] : [[text, clause.label]]
  })
  const registers = caseLabels[procedure.id]?.entries ?? {}
  const asked = leaves.filter(({ part }) => registers[part] !== undefined)
  if (asked.length === 0) return Object.fromEntries(clauses)
  const options = await lookups([...new Set(asked.flatMap(({ part }) => registers[part]?.register ?? []))])
  const entries = asked.flatMap(({ part, text }): [string, string][] => {
    const of = registers[part]
    const found = of && options(of.register, of.label).find(({ value }) => value === text)
    return found === undefined || found.label === text ? [] : [[text, found.label]]
  })
  return Object.fromEntries([...clauses, ...entries])
}

/** Names of those ids that this viewer's state holds; who else takes part is not told. */
export function namesIn(
  leaves: readonly Leaf[],
  ids: readonly (string | null | undefined)[],
  nameOf: Names['person'],
): Named {
  const held = new Set(leaves.map(({ text }) => text))
  return Object.fromEntries(
    ids.flatMap((id) => {
      const name = nameOf(id)
      return typeof id === 'string' && name !== null && held.has(id) ? [[id, name]] : []
    }),
  )
}

/** Names of the files that the state cites by their hash. */
export function fileNames(files: CaseView['materials'], leaves: readonly Leaf[]): Named {
  const names = new Map(files.map(({ hash, name }) => [hash, name]))
  return Object.fromEntries(
    leaves.flatMap(({ text }): [string, string][] => {
      const name = names.get(text)
      return name === undefined ? [] : [[text, name]]
    }),
  )
}
