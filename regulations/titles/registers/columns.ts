/** Short hands for columns of the registers of this regulation. */
import { cite } from '#kernel/law'
import type { ClauseId } from '#kernel/law'
import type { RegisterColumn, RegisterDefinition } from '../../shared/register.ts'
import { roleLabels } from '../roles.ts'
import type { Sight } from './who-sees.ts'

type Type = RegisterColumn['type']
const column =
  (type: Type) =>
  (key: string, label: string, required = false): RegisterColumn => ({
    key,
    label,
    type,
    required,
  })

export const text = column('text')
export const integer = column('integer')
export const day = column('date')
export const flag = column('boolean')
/** A column that takes one of the words given. */
export const select = (
  key: string,
  label: string,
  values: readonly string[],
  required = false,
): RegisterColumn => ({
  key,
  label,
  type: 'select',
  required,
  options: values.map((value) => ({ value, label: value })),
})

/** Everybody who works on titles in an office; not applicants, experts and members of an employer's group. */
const officeReaders: readonly string[] = Object.keys(roleLabels).filter(
  (role) => !['title-applicant', 'titles-expert', 'employer-assessor'].includes(role),
)
/** Data of persons over the whole province: nobody but who keeps it and the provincial office. */
export const personReaders: readonly string[] = ['province-titles']

/** Who keeps a register and who may read it, all of it or by `rows` some of it, and what an entry may not say; by default the keeper of registers, and every office. */
export type Keeping = {
  readonly keeper?: string
  readonly readers?: readonly string[]
  readonly rows?: Sight
  readonly fault?: RegisterDefinition['fault']
}

/** A register of this regulation. */
export function titlesRegister(
  id: string,
  label: string,
  clause: ClauseId,
  keyLabel: string,
  columns: readonly RegisterColumn[],
  { keeper = 'register-keeper', readers, rows, fault }: Keeping = {},
): RegisterDefinition {
  return {
    id,
    label,
    clause: cite(clause).clause,
    keyLabel,
    keeper,
    readers: readers ?? (rows === undefined ? officeReaders : Object.keys(rows)),
    columns,
    ...(rows === undefined ? {} : { rows }),
    ...(fault === undefined ? {} : { fault }),
  }
}
