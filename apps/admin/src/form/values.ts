import type { Json, JsonObject } from '../api/types.ts'
import { type Schema, schemaAt, takesEmpty } from './act-form.ts'

/** `a.b` → name path of the form library; numbers become indexes. */
export function namePath(path: string): (string | number)[] {
  return path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Path of a column inside a row: `items[].note` of `items` is `note`. */
export function columnPath(path: string, table: string): (string | number)[] {
  const inner = path.startsWith(`${table}[].`) ? path.slice(table.length + 3) : path
  return namePath(inner)
}

/** `changes.0.cell` → `changes[].cell`, the way fields are named. */
export function fieldPath(path: string): string {
  return path.replaceAll(/\[(\d+)\]|\.(\d+)(?=\.|$)/g, '[]')
}

/** What is sent: as entered, without what was left empty. Validity is the server's alone. */
export function toInput(values: unknown): JsonObject {
  const pruned = prune(values)
  return typeof pruned === 'object' && pruned !== null && !Array.isArray(pruned) ? pruned : {}
}

/** The same for an act: a text that the input must name but that may be empty is sent empty, a box that nobody ticked as no. */
export function toActInput(values: unknown, schema: Schema): JsonObject {
  const filled = fillUntouched(toInput(values), schema, schema)
  return filled as JsonObject
}

function fillUntouched(value: Json, schema: Schema | undefined, root: Schema): Json {
  if (Array.isArray(value)) return value.map((item) => fillUntouched(item, schema?.items, root))
  if (typeof value !== 'object' || value === null || schema?.properties === undefined) return value
  const untouched = (schema.required ?? []).flatMap((name): (readonly [string, Json])[] => {
    if (name in value) return []
    const part = schemaAt({ ...root, ...schema }, name)
    if (part?.type === 'boolean') return [[name, false]]
    return takesEmpty(part) ? [[name, '']] : []
  })
  const parts = Object.entries(value).map(
    ([name, part]) => [name, fillUntouched(part, schema.properties?.[name], root)] as const,
  )
  return { ...Object.fromEntries(untouched), ...Object.fromEntries(parts) }
}

function prune(value: unknown): Json | undefined {
  if (value === undefined || value === '') return undefined
  // An explicit null is content: a place that was emptied on purpose.
  if (value === null) return null
  if (Array.isArray(value)) return value.map((item) => prune(item) ?? {})
  if (typeof value === 'object') {
    const parts = Object.entries(value).flatMap(([name, part]) => {
      const kept = prune(part)
      return kept === undefined ? [] : [[name, kept] as const]
    })
    return Object.fromEntries(parts)
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return undefined
}

/** Value at a path, undefined where there is none. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  let here: Json | undefined = value
  for (const step of namePath(path)) {
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as Record<string, Json | undefined>)[String(step)]
  }
  return here
}
