/** Short words for declaring registers: one line a column. */
import type { RegisterColumn, RegisterDefinition } from '../shared/register.ts'

type Column = RegisterColumn

export const text = (key: string, label: string, required = false): Column => ({
  key,
  label,
  type: 'text',
  required,
})
export const integer = (key: string, label: string, required = false): Column => ({
  key,
  label,
  type: 'integer',
  required,
})
export const day = (key: string, label: string): Column => ({ key, label, type: 'date', required: false })
export const yes = (key: string, label: string): Column => ({ key, label, type: 'boolean', required: false })
/** One of a few words, which are their own labels. */
export const select = (key: string, label: string, values: readonly string[]): Column => ({
  key,
  label,
  type: 'select',
  required: true,
  options: values.map((value) => ({ value, label: value })),
})

/** A register of budgets; the dictionary keeper keeps it unless it names somebody else. */
export function register(
  definition: Omit<RegisterDefinition, 'keeper'> & { readonly keeper?: string },
): RegisterDefinition {
  return { keeper: 'dictionary-keeper', ...definition }
}
