/** Which entries of a register somebody sees: a declaration of the register, read as SQL wherever entries are listed. */
import type { LocalDate } from '#kernel/time'
import type { RegisterDefinition } from './definition.ts'

/** What makes an entry somebody's own. */
export type RowScope =
  | { readonly kind: 'all' }
  /** The column names the organisation of the acting post. */
  | { readonly kind: 'own-organisation'; readonly column: string }
  /** The column names the acting person. */
  | { readonly kind: 'own-person'; readonly column: string }
  /** The column is a division code within the one of the acting post's organisation. */
  | { readonly kind: 'territory'; readonly column: string }
  /** The column names an entry of another register which is in the scope. */
  | { readonly kind: 'via'; readonly column: string; readonly register: string; readonly of: RowScope }
  | { readonly kind: 'any'; readonly of: readonly RowScope[] }

/** Who looks, and on which day the entries between are read. */
export interface RowViewer {
  readonly role: string
  readonly organisation: string
  readonly person: string
  readonly on: LocalDate
}

/** What a role sees of a register: all of one that declares nothing, else what is declared for it, else nothing. */
export function scopeFor(definition: Pick<RegisterDefinition, 'rows'>, role: string): RowScope {
  if (definition.rows === undefined) return { kind: 'all' }
  return definition.rows[role] ?? { kind: 'any', of: [] }
}

const IN_FORCE = (alias: string, on: string): string =>
  `${alias}.superseded_at is null and ${alias}.from_date <= ${on}::date and (${alias}.until_date is null or ${alias}.until_date >= ${on}::date)`

/**
 * A condition that is true for the entries under `alias` within the scope. Adds the values it needs to `values`.
 *
 * @param values of the statement so far; placeholders are numbered after them
 */
function rowCondition(
  scope: RowScope,
  viewer: Omit<RowViewer, 'role'>,
  values: unknown[],
  alias = 'e',
): string {
  const add = (value: unknown): string => `$${values.push(value)}`
  const column = (name: string): string => `${alias}."values" ->> ${add(name)}::text`
  switch (scope.kind) {
    case 'all':
      return 'true'
    case 'any':
      return scope.of.length === 0
        ? 'false'
        : `(${scope.of.map((one) => rowCondition(one, viewer, values, alias)).join(' or ')})`
    case 'own-organisation':
      return `${column(scope.column)} = ${add(viewer.organisation)}`
    case 'own-person':
      return `${column(scope.column)} = ${add(viewer.person)}`
    case 'territory':
      return `exists (select from organisation_terms t where t.tenant = ${alias}.tenant and t.organisation = ${add(viewer.organisation)}
        and t.from_date <= ${add(viewer.on)}::date and (t.until_date is null or t.until_date >= ${add(viewer.on)}::date)
        and starts_with(${column(scope.column)}, regexp_replace(t.division, '(00)+$', '')))`
    case 'via': {
      const named = `${alias}v`
      const on = add(viewer.on)
      return `exists (select from entries ${named} where ${named}.tenant = ${alias}.tenant
        and ${named}.register = ${add(scope.register)} and ${named}.key = ${column(scope.column)}
        and ${IN_FORCE(named, on)} and ${rowCondition(scope.of, viewer, values, named)})`
    }
  }
}

/** The condition of what a viewer sees of a register. */
export const seenCondition = (
  definition: Pick<RegisterDefinition, 'rows'>,
  viewer: RowViewer,
  values: unknown[],
): string => rowCondition(scopeFor(definition, viewer.role), viewer, values)
