/** Ids that a case page shows without a name: what nobody at a desk can read. */
import { isCaseId, isPersonKey, saysTheSame } from '../../apps/admin/src/lib/fact-order.ts'
import { organisations } from '../../apps/demo/titles/organisations.ts'
import { people, personId } from '../../apps/demo/titles/people.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type Names = Readonly<Record<string, unknown>>

export interface ShownCase {
  readonly procedure: string
  readonly state: { readonly [name: string]: Json }
  readonly people: Names
  readonly organisations: Names
  readonly cases: Names
  readonly terms: Names
}

const offices = new Set(organisations.map(({ id }) => id))
const accounts = new Set(people.map(({ account }) => personId(account)))
const COMMITTEE = /^99\d{4}-\d{3}$/
const EXPERT = /^99\d{4}-\d{3}-\d{2}$/
const CLAUSE = /^[a-z][a-z\d-]+-\d{4}\/[\w.]+$/

export interface Nameless {
  readonly path: string
  readonly id: string
  readonly kind: 'case' | 'office' | 'person' | 'committee' | 'clause'
}

/** Every id of the shown state that neither the page nor the object around it gives a name to. */
export function namelessIn(view: ShownCase): readonly Nameless[] {
  const found: Nameless[] = []
  const visit = (path: string, part: string, value: Json, around: Readonly<Record<string, Json>>): void => {
    if (Array.isArray(value)) for (const one of value) visit(`${path}.*`, part, one, around)
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) visit(`${path}.${name}`, name, one, value as never)
    else if (typeof value === 'string') {
      const kind = kindOf(view, part, value, around)
      if (kind !== undefined) found.push({ path: `${view.procedure}${path}`, id: value, kind })
    }
  }
  for (const [name, part] of Object.entries(view.state)) visit(`.${name}`, name, part, view.state)
  return found
}

/** What a nameless id is the id of; undefined where it has a name or is none. */
function kindOf(
  { people: named, organisations: known, cases, terms }: ShownCase,
  part: string,
  text: string,
  around: Readonly<Record<string, Json>>,
): Nameless['kind'] | undefined {
  const isBeside = typeof around['name'] === 'string'
  if (isCaseId(text)) return text in cases ? undefined : 'case'
  if (offices.has(text)) return text in known || (part === 'organisation' && isBeside) ? undefined : 'office'
  if (isPersonKey(text)) return undefined // no screen shows it
  if (accounts.has(text))
    return text in named || saysTheSame(part, text, around as never) ? undefined : 'person'
  if (EXPERT.test(text)) return text in named || isBeside || part === 'key' ? undefined : 'person'
  if (COMMITTEE.test(text))
    return text in terms || isBeside || 'committeeName' in around ? undefined : 'committee'
  return CLAUSE.test(text) && !(text in terms) ? 'clause' : undefined
}
