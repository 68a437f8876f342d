/** Whose an entry is: the organisation at the end of a scope that leads through other registers. */
import type { LocalDate } from '#kernel/time'
import type { EntryValues } from './definition.ts'
import type { Connection } from './entries.ts'
import { findEntry } from './entries.ts'
import type { RowScope } from './rows.ts'

/** The organisation that a scope finds in the values of an entry; null where an entry on the way is missing, or the scope names none. */
export async function findOwner(
  client: Connection,
  tenant: string,
  scope: RowScope,
  values: EntryValues,
  on: LocalDate,
): Promise<string | null> {
  if (scope.kind !== 'via' && scope.kind !== 'own-organisation') return null
  const named = values[scope.column]
  if (typeof named !== 'string' || named === '') return null
  if (scope.kind === 'own-organisation') return named
  const entry = await findEntry(client, tenant, scope.register, named, on)
  return entry === undefined ? null : findOwner(client, tenant, scope.of, entry.values, on)
}
