/**
 * Who sees which entries of registers that are not every office's: people and what hangs on them, vacancies, the pool of
 * experts. The province and the keeper see all; a bureau its territory, a department its units, an employer its own people,
 * a convening body the experts of its committees (art.4.a, 10, 50).
 */
import type { RowScope } from '../../shared/register.ts'

/** Roles and what of a register each of them sees. */
export type Sight = Readonly<Record<string, RowScope>>

export const everything: RowScope = { kind: 'all' }
const atEmployer = (of: RowScope): RowScope => ({
  kind: 'via',
  column: 'employer',
  register: 'titles-employers',
  of,
})
const ownUnit = atEmployer({ kind: 'own-organisation', column: 'organisation' })
const ownDepartment = atEmployer({ kind: 'own-organisation', column: 'department' })
const ownTerritory = atEmployer({ kind: 'territory', column: 'territory' })

/** Registers whose entries name an employer. */
export const byEmployer: Sight = {
  'register-keeper': everything,
  'province-titles': everything,
  'city-titles': ownTerritory,
  'county-titles': ownTerritory,
  'department-titles': ownDepartment,
  'authorised-department': { kind: 'any', of: [ownDepartment, ownUnit] },
  'employer-personnel': ownUnit,
  'employer-head': ownUnit,
}

/** Registers whose entries name a person: seen by whoever sees the person. */
export const byPerson: Sight = Object.fromEntries(
  Object.entries(byEmployer).map(([role, of]): [string, RowScope] => [
    role,
    of.kind === 'all' ? of : { kind: 'via', column: 'person', register: 'titles-persons', of },
  ]),
)

/** Vacancies: also told to who takes applications in, and to who inspects (art.16.5, 52.a). */
export const ofVacancies: Sight = {
  ...byEmployer,
  'acceptance-clerk': everything,
  'titles-inspector': everything,
}

const ownCommittee: RowScope = {
  kind: 'via',
  column: 'committee',
  register: 'titles-committees',
  of: { kind: 'own-organisation', column: 'convening' },
}
/** The pool of experts is closed to all but the secretary of the body that convenes their committee (art.50.a). */
export const ofExperts: Sight = { 'meeting-secretary': ownCommittee }
/** Recusal relations of these experts. */
export const ofRelations: Sight = {
  'meeting-secretary': { kind: 'via', column: 'expert', register: 'titles-experts', of: ownCommittee },
}
/** What a convening body keeps for itself. */
export const ofOffice: Sight = { 'acceptance-clerk': { kind: 'own-organisation', column: 'office' } }
