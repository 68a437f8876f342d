/** Who may read a register: its keeper, the roles it names, and only people of the regulation it belongs to. */
import type { Phrase } from '#kernel'
import type { RegisterDefinition } from '#platform/registers'
import type { ServerContext } from './context.ts'

type House = Pick<ServerContext, 'procedures' | 'registers'>

/** The registers a role may read; one that it may not read does not exist for it, in lists, exports and imports. */
export function registersFor(house: House, role: string): readonly RegisterDefinition[] {
  const instruments = instrumentsOf(house, role)
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

/** Instruments in whose procedures a role may do something; none for administrators of the platform. */
export function instrumentsOf({ procedures }: Pick<House, 'procedures'>, role: string): ReadonlySet<string> {
  return new Set(
    procedures
      .filter(({ id }) => !id.startsWith('registers/'))
      .filter(({ acts, visibility }) =>
        [visibility.see, ...Object.values(acts).map(({ by }) => by)].some((phrase) => names(phrase, role)),
      )
      .map(({ instrument }) => instrument),
  )
}

function names(phrase: Phrase, role: string): boolean {
  switch (phrase.kind) {
    case 'all':
    case 'any':
      return phrase.of.some((part) => names(part, role))
    case 'role':
    case 'organisation':
    case 'own-organisation':
    case 'organisation-above':
      return phrase.role === role
    default:
      return false
  }
}
