/** What a role has to do with: the instruments it works under, and the procedures it meets in them. */
import type { AnyProcedure, Phrase } from '#kernel'
import { roleLabels as budgetRoles } from '#regulations/budget'
import { roleLabels as titlesRoles } from '#regulations/titles'

const rolesOf: Readonly<Record<string, readonly string[]>> = {
  'shizhu-budget-2023': Object.keys(budgetRoles),
  'anhui-titles-2018': Object.keys(titlesRoles),
}

/** Instruments a role works under; none for administrators of the platform, who see what is there. */
export function instrumentsOf(role: string): ReadonlySet<string> {
  return new Set(Object.keys(rolesOf).filter((instrument) => rolesOf[instrument]?.includes(role)))
}

type How = 'by-role' | 'by-organisation' | 'by-person' | 'not'

/** How a phrase may fit the holder of a role, the surest first. */
function fits(phrase: Phrase, role: string): readonly How[] {
  switch (phrase.kind) {
    case 'all':
    case 'any':
      return phrase.of.flatMap((part) => fits(part, role))
    case 'role':
      return [phrase.role === role ? 'by-role' : 'not']
    case 'organisation':
    case 'own-organisation':
    case 'organisation-above':
      return [phrase.role === undefined ? 'by-organisation' : phrase.role === role ? 'by-role' : 'not']
    case 'person':
    case 'actor-of':
      return ['by-person']
    default:
      return ['not']
  }
}

const howOf = ({ acts, visibility }: AnyProcedure, role: string): ReadonlySet<How> =>
  new Set([visibility.see, ...Object.values(acts).map(({ by }) => by)].flatMap((one) => fits(one, role)))

/** The procedures of the instruments a role works under; administrators have all. */
export function proceduresUnder(procedures: readonly AnyProcedure[], role: string): readonly AnyProcedure[] {
  const instruments = instrumentsOf(role)
  return instruments.size === 0
    ? procedures
    : procedures.filter(({ instrument }) => instruments.has(instrument))
}

/**
 * The procedures whose desk a role sees: those that name it or its organisation; for a role that none names (experts, who
 * stand in cases as persons only) those that persons stand in. Administrators see all.
 */
export function proceduresFor(procedures: readonly AnyProcedure[], role: string): readonly AnyProcedure[] {
  if (instrumentsOf(role).size === 0) return procedures
  const own = proceduresUnder(procedures, role).map((procedure) => ({
    procedure,
    how: howOf(procedure, role),
  }))
  const named = own.filter(({ how }) => how.has('by-role') || how.has('by-organisation'))
  const met = named.length > 0 ? named : own.filter(({ how }) => how.has('by-person'))
  return met.map(({ procedure }) => procedure)
}
