/** Short hands for columns of the registers of this regulation. */
import { cite } from '#kernel/law'
import type { ClauseId } from '#kernel/law'
import type { RegisterColumn, RegisterDefinition } from '../../shared/register.ts'

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

/** A register of this regulation kept by the post `register-keeper`. */
export function titlesRegister(
  id: string,
  label: string,
  clause: ClauseId,
  keyLabel: string,
  columns: readonly RegisterColumn[],
): RegisterDefinition {
  return { id, label, clause: cite(clause).clause, keyLabel, keeper: 'register-keeper', columns }
}
