import type { Json, JsonObject } from '../api/types.ts'

/** Ids that say nothing to who reads the name beside them. */
const idParts: ReadonlySet<string> = new Set(['account', 'person', 'employerKey'])
const PERSON_KEY = /^p-[\da-f]{16,}(#\d+)?$/
const CASE_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** Whether a value is the id of a case: it says nothing to anybody who does not learn its title. */
export const isCaseId = (value: Json): value is string => typeof value === 'string' && CASE_ID.test(value)

/** Whether a value is the key of a person in the registers, or of one of his entries: a digest that nobody reads. */
export const isPersonKey = (value: Json): value is string =>
  typeof value === 'string' && PERSON_KEY.test(value)

/** Whether a part is an id whose name stands beside it in the same object. */
export function saysTheSame(part: string, held: Json, around: JsonObject): boolean {
  if (typeof around['name'] !== 'string') return false
  return idParts.has(part) || (part === 'key' && isPersonKey(held))
}

/**
 * Parts in the order in which their words were written down, then a name and a number, then the others as they came:
 * the database keeps no order.
 */
export function inOrder(
  parts: readonly string[],
  labels: Readonly<Record<string, string>>,
  path: string,
): string[] {
  const written = Object.keys(labels)
  const rank = (part: string): number => {
    const found = written.indexOf(`${path}${part}`)
    if (found >= 0) return found
    return written.length + (part === 'name' ? 0 : part === 'number' ? 1 : 2)
  }
  return parts.toSorted((one, other) => rank(one) - rank(other))
}
