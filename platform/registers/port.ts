/** Registers as the case engine asks for them. */
import type pg from 'pg'
import type { EntryOperation, Lock } from '#kernel/case'
import type { Fact, Finding } from '#kernel/law'
import { plainFinding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { EntryValues, RegisterDefinition } from './definition.ts'
import { valueFaults } from './definition.ts'
import type { ChangedBy } from './entries.ts'
import { findEntry, inLockOrder, listEntries, rehearseEntries, writeEntry } from './entries.ts'
import { compareEntries } from './replay.ts'

/**
 * Writes the register changes of an act, inside its transaction, in lock order. Answers what speaks against them
 * as findings with the clause of the operation; the caller then rolls the transaction back.
 */
export async function applyEntries(
  client: pg.ClientBase,
  tenant: string,
  operations: readonly EntryOperation[],
  by: ChangedBy,
  definitions: ReadonlyMap<string, RegisterDefinition>,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const operation of inLockOrder(operations)) {
    const misfit = misfitOf(definitions, operation)
    if (misfit !== undefined) {
      findings.push(misfit)
      continue
    }
    const written = await writeEntry(client, tenant, operation, by)
    if (!written.ok) findings.push(notStanding(operation, written.say))
  }
  return findings
}

/** What `applyEntries` would find against operations of one act or several in a row, without writing. */
async function checkEntries(
  client: pg.ClientBase,
  tenant: string,
  operations: readonly EntryOperation[],
  definitions: ReadonlyMap<string, RegisterDefinition>,
): Promise<Finding[]> {
  const ordered = inLockOrder(operations)
  const fitting = ordered.filter((operation) => misfitOf(definitions, operation) === undefined)
  const refused = new Map<EntryOperation, string>()
  for (const { operation, say } of await rehearseEntries(client, tenant, fitting)) refused.set(operation, say)
  return ordered.flatMap((operation) => {
    const say = refused.get(operation)
    return say === undefined ? (misfitOf(definitions, operation) ?? []) : notStanding(operation, say)
  })
}

const notStanding = (operation: EntryOperation, say: string): Finding =>
  finding('register-entry-stands@1', '登记簿中有这一条', operation, say)

function misfitOf(
  definitions: ReadonlyMap<string, RegisterDefinition>,
  operation: EntryOperation,
): Finding | undefined {
  const definition = definitions.get(operation.register)
  if (definition === undefined) throw new Error(`an act writes the undeclared register ${operation.register}`)
  if (operation.values === null) return undefined
  const faults = valueFaults(definition, operation.key, operation.values)
  if (faults.length === 0) return undefined
  const label = (name: string): string => definition.columns.find(({ key }) => key === name)?.label ?? name
  const say = faults.map((fault) => `「${label(fault.column)}」${fault.say}`).join('')
  return finding(
    'register-values-fit@1',
    '登记内容符合登记簿的列',
    operation,
    `请更正后再办理：${definition.label}“${operation.key}”${say}`,
  )
}

function finding(rule: string, label: string, operation: EntryOperation, say: string): Finding {
  const { register, key, from, clause } = operation
  return plainFinding({ rule, clause, label, holds: 'no', say, facts: { register, key, from } })
}

/** The registers of a house as the case engine wants them: facts are the values with the entry's `key`. */
export function registerPort(definitions: readonly RegisterDefinition[]) {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]))
  const fact = (entry: { readonly key: string; readonly values: EntryValues }): Fact => ({
    ...entry.values,
    key: entry.key,
  })
  return {
    async find(
      client: pg.ClientBase,
      tenant: string,
      register: string,
      key: string,
      on: LocalDate,
      lock: Lock,
    ) {
      const entry = await findEntry(client, tenant, register, key, on, lock)
      return entry === undefined ? undefined : fact(entry)
    },
    async list(
      client: pg.ClientBase,
      tenant: string,
      register: string,
      where: EntryValues,
      on: LocalDate,
      lock: Lock,
    ): Promise<readonly Fact[]> {
      return (await listEntries(client, tenant, register, on, { where, lock })).map(fact)
    },
    write: (client: pg.ClientBase, tenant: string, operations: readonly EntryOperation[], by: ChangedBy) =>
      applyEntries(client, tenant, operations, by, byId),
    rehearse: (client: pg.ClientBase, tenant: string, operations: readonly EntryOperation[]) =>
      checkEntries(client, tenant, operations, byId),
    compare: compareEntries,
  }
}
