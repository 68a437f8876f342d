/**
 * Permission phrases are data, so that they can be read, printed as a matrix, and asked of one case (here) or of
 * many (in SQL, `platform/cases`). The two interpreters are tested equal.
 */

export type PersonId = string
export type OrganisationId = string
export type RoleId = string

/** Who acts: a person in a post. `path` runs from the post's organisation up to the root of its tenant. */
export interface Actor {
  readonly person: PersonId
  readonly post: string
  readonly role: RoleId
  readonly organisation: OrganisationId
  readonly path: readonly OrganisationId[]
}

/** Who stands in which relation to a case. `person` or `organisation`, never both. */
export interface Party {
  readonly relation: string
  readonly organisation?: OrganisationId
  readonly person?: PersonId
  /** Runs from the organisation up to the root of its tenant; filled in by the platform when a case is loaded. */
  readonly path?: readonly OrganisationId[]
}

export type Phrase =
  | { readonly kind: 'role'; readonly role: RoleId }
  /** The acting post's organisation, or an ancestor of it, stands in the relation. */
  | { readonly kind: 'organisation'; readonly relation: string; readonly role?: RoleId }
  /** The acting post's own organisation stands in the relation (no ancestor). */
  | { readonly kind: 'own-organisation'; readonly relation: string; readonly role?: RoleId }
  /** The acting post's organisation stands above the one in the relation (not the same one). */
  | { readonly kind: 'organisation-above'; readonly relation: string; readonly role?: RoleId }
  /** The acting person stands in the relation. */
  | { readonly kind: 'person'; readonly relation: string }
  /** The acting person did the named act on this case. */
  | { readonly kind: 'actor-of'; readonly act: string }
  | { readonly kind: 'all'; readonly of: readonly Phrase[] }
  | { readonly kind: 'any'; readonly of: readonly Phrase[] }
  | { readonly kind: 'not'; readonly phrase: Phrase }
  /** Only the platform itself: lapses. */
  | { readonly kind: 'system' }
  /** Only as an effect of the named act of another procedure. */
  | { readonly kind: 'effect-of'; readonly procedure: string; readonly act: string }
  /** Anybody, without signing in. */
  | { readonly kind: 'public' }

export const role = (name: RoleId): Phrase => ({ kind: 'role', role: name })
export const organisationIs = (relation: string, roleId?: RoleId): Phrase => ({
  kind: 'organisation',
  relation,
  ...(roleId ? { role: roleId } : {}),
})
export const ownOrganisationIs = (relation: string, roleId?: RoleId): Phrase => ({
  kind: 'own-organisation',
  relation,
  ...(roleId ? { role: roleId } : {}),
})
export const organisationAbove = (relation: string, roleId?: RoleId): Phrase => ({
  kind: 'organisation-above',
  relation,
  ...(roleId ? { role: roleId } : {}),
})
export const personIs = (relation: string): Phrase => ({ kind: 'person', relation })
export const actorOf = (act: string): Phrase => ({ kind: 'actor-of', act })
export const allOf = (...of: Phrase[]): Phrase => ({ kind: 'all', of })
export const anyOf = (...of: Phrase[]): Phrase => ({ kind: 'any', of })
export const not = (phrase: Phrase): Phrase => ({ kind: 'not', phrase })
export const system: Phrase = { kind: 'system' }
export const effectOf = (procedure: string, act: string): Phrase => ({ kind: 'effect-of', procedure, act })
export const anybody: Phrase = { kind: 'public' }

/** Relation under which the actor of an act is kept among the parties. */
export const actorRelation = (act: string): string => `actor:${act}`

/** Where an act comes from: a person, the platform (lapse), or an act of another case. */
export type Origin =
  | { readonly kind: 'person'; readonly actor: Actor }
  | { readonly kind: 'system' }
  | { readonly kind: 'effect'; readonly procedure: string; readonly act: string; readonly actor?: Actor }

/** Interprets a phrase for one case. */
export function permits(phrase: Phrase, origin: Origin, parties: readonly Party[]): boolean {
  switch (phrase.kind) {
    case 'system':
      return origin.kind === 'system'
    case 'effect-of':
      return origin.kind === 'effect' && origin.procedure === phrase.procedure && origin.act === phrase.act
    case 'public':
      return origin.kind === 'person'
    case 'all':
      return phrase.of.every((part) => permits(part, origin, parties))
    case 'any':
      return phrase.of.some((part) => permits(part, origin, parties))
    case 'not':
      return !permits(phrase.phrase, origin, parties)
    default:
      return origin.kind === 'person' && actorFits(phrase, origin.actor, parties)
  }
}

type ActorPhrase = Extract<
  Phrase,
  { kind: 'role' | 'organisation' | 'own-organisation' | 'organisation-above' | 'person' | 'actor-of' }
>

function actorFits(phrase: ActorPhrase, actor: Actor, parties: readonly Party[]): boolean {
  switch (phrase.kind) {
    case 'role':
      return actor.role === phrase.role
    case 'person':
      return parties.some((party) => party.relation === phrase.relation && party.person === actor.person)
    case 'actor-of':
      return parties.some(
        (party) => party.relation === actorRelation(phrase.act) && party.person === actor.person,
      )
    case 'own-organisation':
      return (
        roleFits(phrase.role, actor) &&
        parties.some(
          (party) => party.relation === phrase.relation && party.organisation === actor.organisation,
        )
      )
    case 'organisation-above':
      return (
        roleFits(phrase.role, actor) &&
        parties.some(
          (party) =>
            party.relation === phrase.relation &&
            party.organisation !== actor.organisation &&
            (party.path ?? []).includes(actor.organisation),
        )
      )
    case 'organisation':
      return (
        roleFits(phrase.role, actor) &&
        parties.some(
          (party) =>
            party.relation === phrase.relation &&
            party.organisation !== undefined &&
            actor.path.includes(party.organisation),
        )
      )
  }
}

function roleFits(wanted: RoleId | undefined, actor: Actor): boolean {
  return wanted === undefined || actor.role === wanted
}

/** Relations whose holders a phrase names, each once: whom a message to them goes to. */
export function relationsNamed(phrase: Phrase): readonly string[] {
  switch (phrase.kind) {
    case 'organisation':
    case 'own-organisation':
    case 'person':
      return [phrase.relation]
    case 'all':
    case 'any':
      return [...new Set(phrase.of.flatMap(relationsNamed))]
    default:
      return []
  }
}

/** Acts whose actor some phrase asks about; their actors are kept among the parties. */
export function actsAskedAbout(phrase: Phrase): readonly string[] {
  switch (phrase.kind) {
    case 'actor-of':
      return [phrase.act]
    case 'not':
      return actsAskedAbout(phrase.phrase)
    case 'all':
    case 'any':
      return phrase.of.flatMap(actsAskedAbout)
    default:
      return []
  }
}
