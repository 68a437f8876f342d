/** Who may read a register: its keeper, the roles it names, and only people of the regulation it belongs to. */
import type { RegisterDefinition } from '#platform/registers'
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
