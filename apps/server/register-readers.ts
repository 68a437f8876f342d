/**
 * Who may read a register: its keeper, the roles it names, and only people of the regulation it belongs to; and which of its
 * entries, by the register's own `rows`. Identity numbers and phones are shown whole to the keeper, who types them, only.
 */
import type { Fact } from '#kernel'
import type { Session } from '#platform/identity'
import type { Entry, RegisterDefinition, Seen } from '#platform/registers'
import type { ServerContext } from './context.ts'
import { instrumentsOf } from './role-scope.ts'

type House = Pick<ServerContext, 'registers'>

/** The registers a role may read; one that it may not read does not exist for it, in lists, exports and imports. */
export function registersFor(house: House, role: string): readonly RegisterDefinition[] {
  const instruments = instrumentsOf(role)
  return house.registers.filter((definition) => {
    const { keeper, readers, clause } = definition
    if (keeper === role) return true
    if (readers !== undefined) return readers.includes(role)
    return instruments.size === 0 || instruments.has(clause.split('/')[0] ?? '')
  })
}

/** A register by id, as far as a role may read it. */
export function findRegister(house: House, role: string, id: string): RegisterDefinition | undefined {
  return registersFor(house, role).find((definition) => definition.id === id)
}

/** Whose eyes a register is read with. */
export const seenBy = (
  definition: RegisterDefinition,
  { post, person, today }: Pick<Session, 'post' | 'person' | 'today'>,
): Seen => ({
  definition,
  viewer: { role: post.role, organisation: post.organisation, person: person.id, on: today },
})

const SHOWN_AT_ENDS = 2
/** A number as it is shown to whoever does not keep it: its first and last characters. */
const masked = (text: string): string =>
  text.length <= 2 * SHOWN_AT_ENDS
    ? '*'.repeat(text.length)
    : `${text.slice(0, SHOWN_AT_ENDS)}${'*'.repeat(text.length - 2 * SHOWN_AT_ENDS)}${text.slice(-SHOWN_AT_ENDS)}`

/** An entry as a role sees it: columns marked personal are masked to everybody but the keeper. */
export function shownTo<E extends Pick<Entry, 'values'>>(
  { columns, keeper }: RegisterDefinition,
  role: string,
  entry: E,
): E {
  if (role === keeper) return entry
  const hidden = new Set(columns.filter(({ personal }) => personal === true).map(({ key }) => key))
  if (hidden.size === 0) return entry
  const values = Object.entries(entry.values).map(([column, value]): [string, Fact] => [
    column,
    hidden.has(column) && typeof value === 'string' ? masked(value) : value,
  ])
  return { ...entry, values: Object.fromEntries(values) }
}
