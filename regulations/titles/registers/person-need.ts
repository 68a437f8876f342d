/** How acts ask for a person: by the columns they decide on, so that no identity number and no phone is kept with an act. */
import type { Lock, Need } from '#kernel/case'
import { need } from '#kernel/case'
import type { PersonEntry } from './people.ts'

/** Columns of the register of persons that an act may be given; numbers and phones are compared by people, on the page. */
export type PersonField = Exclude<keyof PersonEntry, 'number' | 'phone'>

/** The named columns of one person; absent where the register does not know the key. */
export const personNeed = <F extends PersonField>(
  key: string,
  fields: readonly F[],
  lock: Lock = 'share',
): Need<Pick<PersonEntry, F> | undefined> =>
  need.register<Pick<PersonEntry, F>>('titles-persons', key, { fields, lock })

/** What every file keeps of its person: name and account, and the employer that must be the named one. */
export const ownPersonFields = ['name', 'account', 'employer'] as const

/** What opens an application: whose it is and where the person belongs (art.13, 63.a), and what bars at once (art.65). */
export const openingPersonFields = [
  ...ownPersonFields,
  'status',
  'retiresOn',
  'fileLocation',
  'labourLocation',
  'fileAgency',
] as const

/** What the check before filing and the filed facts are reckoned from. */
export const filedPersonFields = [
  'name',
  'sex',
  'bornOn',
  'nation',
  'formerName',
  'status',
  'workingSince',
  'contractFrom',
  'contractUntil',
  'post',
  'postSpecialty',
  'postSince',
  'retiresOn',
  'movedInOn',
  'movedFrom',
] as const

/** The person as the check before filing knows her. */
export type FiledPerson = Pick<PersonEntry, (typeof filedPersonFields)[number]>
/** The person as the opening of an application knows her. */
export type OpeningPerson = Pick<PersonEntry, (typeof openingPersonFields)[number]>
