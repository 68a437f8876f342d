/** Options of form fields that come from registers. */
import type { LocalDate } from '#kernel'
import type { Session } from '#platform/identity'
import { type Entry, listEntries, listSeenEntries } from '#platform/registers'
import type { FieldOption } from './contract/index.ts'
import type { ServerContext } from './context.ts'
import { seenBy } from './register-readers.ts'
import type { LookupOptions } from './views/form.ts'

/**
 * Reads the registers once, each as far as the person sees its entries; `label` names the column shown, the entry's key is
 * the value.
 */
export async function registerLookups(
  { database, registers: definitions }: ServerContext,
  session: Session,
  on: LocalDate,
  registers: readonly string[],
): Promise<LookupOptions> {
  const { tenant } = session
  const entries = new Map<string, readonly Entry[]>()
  for (const register of new Set(registers)) {
    const definition = definitions.find(({ id }) => id === register)
    const found =
      definition === undefined
        ? await listEntries(database.app, tenant, register, on)
        : await listSeenEntries(database.app, tenant, register, on, seenBy(definition, session))
    entries.set(register, found)
  }
  return (register, label) => (entries.get(register) ?? []).map((entry) => optionOf(entry, label))
}

function optionOf({ key, values }: Entry, label: string): FieldOption {
  const shown = values[label]
  return { value: key, label: typeof shown === 'string' || typeof shown === 'number' ? String(shown) : key }
}
