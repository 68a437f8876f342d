/** Permission phrases as SQL over `case_parties`: the second interpreter. A property test shows that it agrees with `permits`. */
import { type Actor, type Phrase, actorRelation } from '#kernel'
import { LEGAL_NOW } from '#platform/database'

/** Values of a statement under construction; `add` answers the placeholder. */
export class SqlValues {
  readonly values: unknown[]
  constructor(values: readonly unknown[] = []) {
    this.values = [...values]
  }

  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  /** The finished statement with the values it still names: a condition that decided nothing took its own away. */
  statement(text: string): { readonly text: string; readonly values: unknown[] } {
    const used: unknown[] = []
    const places = new Map<string, string>()
    const renumbered = text.replaceAll(/\$(\d+)/g, (_, number: string) => {
      const place = places.get(number) ?? `$${used.push(this.values[Number(number) - 1])}`
      places.set(number, place)
      return place
    })
    return { text: renumbered, values: used }
  }
}

/**
 * A condition that is true for the rows of `cases` (under the alias `c`) on which the phrase holds for this actor.
 * @param phrase asked of a person; phrases of the system and of effects hold for nobody
 */
export function toSql(phrase: Phrase, actor: Actor, values: SqlValues): string {
  switch (phrase.kind) {
    case 'public':
      return 'true'
    case 'system':
    case 'effect-of':
      return 'false'
    case 'role':
      return truth(actor.role === phrase.role)
    case 'not':
      return negated(toSql(phrase.phrase, actor, values))
    case 'all':
      return joined(
        phrase.of.map((part) => toSql(part, actor, values)),
        'and',
      )
    case 'any':
      return joined(
        phrase.of.map((part) => toSql(part, actor, values)),
        'or',
      )
    case 'person':
      return stands(phrase.relation, `p.person = ${values.add(actor.person)}`, values)
    case 'actor-of':
      return stands(actorRelation(phrase.act), `p.person = ${values.add(actor.person)}`, values)
    case 'own-organisation':
      return roleFits(phrase.role, actor)
        ? stands(phrase.relation, `p.organisation = ${values.add(actor.organisation)}`, values)
        : 'false'
    case 'organisation-above':
      return roleFits(phrase.role, actor) ? standsBelow(phrase.relation, actor, values) : 'false'
    case 'organisation':
      return roleFits(phrase.role, actor)
        ? stands(phrase.relation, `p.organisation = any(${values.add([...actor.path])}::text[])`, values)
        : 'false'
  }
}

const TODAY = `(${LEGAL_NOW} at time zone 'Asia/Shanghai')::date`

function standsBelow(relation: string, actor: Actor, values: SqlValues): string {
  const own = values.add(actor.organisation)
  return stands(
    relation,
    `p.organisation <> ${own} and ${own} = any(organisation_path(p.tenant, p.organisation, ${TODAY}))`,
    values,
  )
}

const truth = (holds: boolean): string => (holds ? 'true' : 'false')
const roleFits = (wanted: string | undefined, actor: Actor): boolean =>
  wanted === undefined || wanted === actor.role

function stands(relation: string, who: string, values: SqlValues): string {
  return `exists (select from case_parties p where p.tenant = c.tenant and p.case_id = c.id and p.relation = ${values.add(relation)} and ${who})`
}

function negated(condition: string): string {
  if (condition === 'true' || condition === 'false') return truth(condition === 'false')
  return `not ${condition}`
}

/** Joins conditions, leaving out what decides nothing; nothing at all holds for `and` and fails for `or`. */
export function joined(conditions: readonly string[], word: 'and' | 'or'): string {
  const [neutral, deciding] = word === 'and' ? ['true', 'false'] : ['false', 'true']
  if (conditions.includes(deciding)) return deciding
  const left = conditions.filter((condition) => condition !== neutral)
  if (left.length === 0) return neutral
  return left.length === 1 ? (left[0] ?? neutral) : `(${left.join(` ${word} `)})`
}
