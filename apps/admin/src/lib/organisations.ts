import type { Json, JsonObject } from '../api/types.ts'

/** Parts of a state that hold the id of an organisation. */
const idParts: ReadonlySet<string> = new Set(['organisation', 'department', 'finance'])

/**
 * The parts of a state for reading: ids of organisations as their names. Beside its own name the organisation is left
 * out, for it says the same again. An id whose name is not known stays.
 */
export function withOrganisations(value: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
  const named = Object.entries(value).flatMap(([part, held]): [string, Json][] => {
    const name = idParts.has(part) && typeof held === 'string' ? names[held] : undefined
    if (name === undefined) return [[part, held]]
    return part === 'organisation' && typeof value['name'] === 'string' ? [] : [[part, name]]
  })
  return Object.fromEntries(named)
}
