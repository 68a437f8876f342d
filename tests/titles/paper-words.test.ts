/** What stands on papers of title review is Chinese: no account, id of the program or digest with its kind is ever printed. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { AnyProcedure, DocumentSpec, Staged } from '#kernel'
import { procedures } from '../../regulations/titles/procedures.ts'
import { applicationStates } from '../support/title-papers.ts'
import { maskPersonal, fillPlaces } from '../../regulations/titles/identity/slots.ts'

type Specs = Readonly<Record<string, DocumentSpec<Staged>>>
type Exampled = { readonly example: () => { readonly state?: Staged } }

const statesOf = (procedure: AnyProcedure): readonly Staged[] => [
  ...Object.values(procedure.acts as Record<string, Exampled>).flatMap(
    ({ example }) => example().state ?? [],
  ),
  ...(procedure.id === 'titles/application' ? applicationStates : []),
]

/** Keys whose texts the layouts read and never print. */
const unprinted = new Set(['kind', 'template', 'orientation', 'paper', 'key', 'emphasis'])

/** Every text that a layout would print. */
function textsOf(data: unknown): string[] {
  if (typeof data === 'string') return [data]
  if (Array.isArray(data)) return data.flatMap(textsOf)
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) => (unprinted.has(key) ? [] : textsOf(value)))
}

const facts = maskPersonal({ number: '340102198001012316', phone: '05510000123' })
/** Numbers drawn, digests and codes of certificates have Latin letters of their own. */
const withoutCodes = (text: string): string =>
  text.replaceAll(/\b[0-9a-f]{16,}\b|\b(?=\w*\d)[0-9a-z]{12}\b/gu, '')

it('no paper prints a Latin word, an account or an id of the program', () => {
  const found = new Map<string, string>()
  let looked = 0
  for (const procedure of procedures)
    for (const [name, spec] of Object.entries(procedure.documents as Specs))
      for (const state of statesOf(procedure).filter((one) => spec.when(one, [])))
        for (const text of textsOf(spec.data(state, []))) {
          looked += 1
          if (/[a-z]{2,}/u.test(withoutCodes(fillPlaces(text, () => facts))))
            found.set(`${procedure.id}/${name}`, text)
        }
  assert.ok(looked > 5000, `${looked} texts`)
  assert.deepEqual(Object.fromEntries(found), {})
})
