/** Options of form fields that come from registers. */
import type { RegisterPort } from '#platform/cases'
import type { LocalDate } from '#kernel'
import { transaction } from '#platform/database'
import type pg from 'pg'
import type { FieldOption } from './contract/index.ts'
import type { LookupOptions } from './views/form.ts'

/** Reads the registers once; `label` names the column shown, the entry's key is the value. */
export async function registerLookups(
  pool: pg.Pool,
  port: RegisterPort,
  tenant: string,
  on: LocalDate,
  registers: readonly string[],
): Promise<LookupOptions> {
  if (registers.length === 0) return () => []
  const entries = new Map<string, readonly unknown[]>()
  await transaction(pool, async (client) => {
    for (const register of registers)
      entries.set(register, await port.list(client, tenant, register, {}, on, 'none'))
  })
  return (register, label) => (entries.get(register) ?? []).flatMap((entry) => optionOf(entry, label))
}

function optionOf(entry: unknown, label: string): FieldOption[] {
  if (typeof entry !== 'object' || entry === null) return []
  const values = entry as Readonly<Record<string, unknown>>
  const value = values['key'] ?? values['code'] ?? Object.values(values)[0]
  return [{ value: String(value), label: String(values[label] ?? value) }]
}
