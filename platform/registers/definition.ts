/** What a register is: a key and typed columns, declared by a regulation as data. */
import type { ClauseId, Fact } from '#kernel/law'
import type { RoleId } from '#kernel/case'
import type { RowScope } from './rows.ts'

export type ColumnType = 'text' | 'integer' | 'date' | 'select' | 'boolean'

/** A form that text must have, and how to say so in Chinese: 「应为18位…」. */
export interface Pattern {
  /** Regular expression over the whole text. */
  readonly expression: string
  readonly say: string
}

export interface RegisterColumn {
  readonly key: string
  readonly label: string
  readonly type: ColumnType
  readonly required: boolean
  /** An identity number or a phone: shown to those who keep it, never among the facts of an act. */
  readonly personal?: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly pattern?: Pattern
}

/** A register: entries by key, in force from a day until the next change. */
export interface RegisterDefinition {
  readonly id: string
  readonly label: string
  readonly clause: ClauseId
  /** Column heading of the key in a file and on the page. */
  readonly keyLabel: string
  readonly keyPattern?: Pattern
  readonly columns: readonly RegisterColumn[]
  /** Role whose holders keep it by hand and by file; acts write it whoever does them. */
  readonly keeper: RoleId
  /** Roles beside the keeper's whose holders may read it; absent: every role of the regulation. */
  readonly readers?: readonly RoleId[]
  /** Which entries a role sees; absent: all. Where it is given, a role that it does not name sees none. */
  readonly rows?: Readonly<Record<RoleId, RowScope>>
  /** Whether one faulty row stops a whole file; `atomic` by default. */
  readonly importing?: 'atomic' | 'rowwise'
}

/** Values of an entry by column key; an absent column is blank. */
export type EntryValues = Readonly<Record<string, Fact>>

/** Declares a register; a slip in the declaration is our own fault and throws. */
export function register(definition: RegisterDefinition): RegisterDefinition {
  const labels = [definition.keyLabel, ...definition.columns.map(({ label }) => label)]
  if (new Set(labels).size < labels.length)
    throw new Error(`register ${definition.id}: two columns share a label`)
  for (const column of definition.columns)
    if (column.type === 'select' && (column.options ?? []).length === 0)
      throw new Error(`register ${definition.id}: column ${column.key} has no options`)
  return definition
}

export interface ValueFault {
  readonly column: string
  /** Chinese, from 应为 on: what was expected and what was found. */
  readonly say: string
}

/** What does not fit the declaration, column by column; empty when all fits. */
export function valueFaults(
  definition: RegisterDefinition,
  key: string,
  values: EntryValues,
): readonly ValueFault[] {
  const known = new Set(definition.columns.map((column) => column.key))
  const foreign = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({ column: name, say: `「${definition.label}」没有这一列。` }))
  const keyFault = patternFault(definition.keyPattern, key, key.trim() === '' ? '必填，请填写。' : undefined)
  const own = keyFault === undefined ? [] : [{ column: definition.keyLabel, say: keyFault }]
  return [
    ...own,
    ...foreign,
    ...definition.columns.flatMap((column) => columnFault(column, values[column.key])),
  ]
}

function columnFault(column: RegisterColumn, value: Fact | undefined): readonly ValueFault[] {
  const say = valueFault(column, value)
  return say === undefined ? [] : [{ column: column.key, say }]
}

function valueFault(column: RegisterColumn, value: Fact | undefined): string | undefined {
  if (value === undefined || value === null || value === '')
    return column.required ? '必填，请填写。' : undefined
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  if (!hasType(column, value)) return `应为${expectation(column)}，实际为“${shown}”。`
  return typeof value === 'string' ? patternFault(column.pattern, value, undefined) : undefined
}

function patternFault(
  pattern: Pattern | undefined,
  text: string,
  before: string | undefined,
): string | undefined {
  if (before !== undefined || pattern === undefined) return before
  return new RegExp(`^(?:${pattern.expression})$`, 'u').test(text)
    ? undefined
    : `${pattern.say}，实际为“${text}”。`
}

function hasType(column: RegisterColumn, value: Fact): boolean {
  switch (column.type) {
    case 'integer':
      return Number.isSafeInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    case 'select':
      return (column.options ?? []).some((option) => option.value === value)
    case 'text':
      return typeof value === 'string'
  }
}

/** What a column expects, as said after 应为. */
export function expectation(column: RegisterColumn): string {
  switch (column.type) {
    case 'integer':
      return '整数'
    case 'boolean':
      return '“是”或“否”'
    case 'date':
      return '日期（如2026-03-01）'
    case 'select':
      return `${(column.options ?? []).map(({ label }) => `“${label}”`).join('、')}之一`
    case 'text':
      return '文字'
  }
}
