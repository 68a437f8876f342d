/** Personal values: marked in the schema, sealed by the platform before a decision sees them, erasable without breaking the chain. */
import type { z } from 'zod'
import type { Fact } from '#kernel/law'

/** What stands in input, events and state instead of a personal value: where it is kept, and a salted digest of it. */
export interface Sealed {
  readonly $sealed: string
  readonly digest: string
}

/**
 * Marks a field as personal (证件号, 电话, 健康…). The schema still checks the plain value; the decision gets the seal,
 * so that no rule can read an identifier. Names are not personal in this sense: they are never masked.
 */
export function personal<T>(schema: z.ZodType<T>): z.ZodType<Sealed> {
  return schema.meta({ ...schema.meta(), personal: true }) as unknown as z.ZodType<Sealed>
}

type Path = readonly string[]

const LEAVES: ReadonlySet<string> = new Set([
  'string',
  'number',
  'int',
  'boolean',
  'bigint',
  'enum',
  'literal',
  'date',
  'null',
  'undefined',
  'void',
  'any',
  'unknown',
  'never',
  'template_literal',
  'nan',
  'symbol',
  'custom',
  'transform',
])

/** The parts of a schema that `safeParse` looks into, with the step of the path that leads there. */
function partsOf(node: z.core.$ZodType): readonly (readonly [z.core.$ZodType, string | undefined])[] {
  const def = (node as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([name, child]) => [child, name] as const)
    case 'array':
      return [[def.element, '*']]
    case 'record':
      return [[def.valueType, '*']]
    case 'tuple':
      return [
        ...def.items.map((item, index) => [item, String(index)] as const),
        ...(def.rest === null ? [] : [[def.rest, '*'] as const]),
      ]
    case 'union':
      return def.options.map((option) => [option, undefined] as const)
    case 'intersection':
      return [
        [def.left, undefined],
        [def.right, undefined],
      ]
    case 'pipe':
      return [
        [def.in, undefined],
        [def.out, undefined],
      ]
    case 'lazy':
      return [[def.getter(), undefined]]
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return [[def.innerType, undefined]]
    default:
      if (LEAVES.has(def.type)) return []
      throw new TypeError(`personal fields cannot be looked for inside a schema of kind ${def.type}`)
  }
}

/**
 * Paths of the personal fields of a schema; `*` stands for every item of a list or record. Looks through every wrapper
 * that zod has, and throws on a kind it does not know, so that a mark is never silently missed.
 */
export function personalPaths(schema: z.ZodType): readonly Path[] {
  const found = new Map<string, Path>()
  const seen = new Set<unknown>()
  const walk = (node: z.core.$ZodType, path: Path): void => {
    if ((node as z.ZodType).meta()?.['personal'] === true) {
      found.set(path.join('.'), path)
      return
    }
    if (seen.has(node)) return // a recursive schema
    seen.add(node)
    for (const [child, step] of partsOf(node)) walk(child, step === undefined ? path : [...path, step])
    seen.delete(node)
  }
  walk(schema, [])
  return [...found.values()]
}

/** Replaces the values at paths; absent values stay absent. */
export function mapPaths(
  value: unknown,
  paths: readonly Path[],
  replace: (value: Fact, path: string) => unknown,
): unknown {
  return paths.reduce((whole, path) => mapPath(whole, path, '', replace), value)
}

function mapPath(
  value: unknown,
  path: Path,
  at: string,
  replace: (value: Fact, path: string) => unknown,
): unknown {
  const [head, ...rest] = path
  if (value === undefined || value === null) return value
  if (head === undefined) return replace(value as Fact, at)
  if (Array.isArray(value))
    return value.map((item, index) =>
      head === '*' || head === String(index)
        ? mapPath(item, rest, `${at}[${index}]`, replace)
        : (item as unknown),
    )
  if (typeof value !== 'object') return value
  if (head === '*')
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, mapPath(item, rest, `${at}.${name}`, replace)]),
    )
  const record = value as Record<string, unknown>
  return head in record
    ? { ...record, [head]: mapPath(record[head], rest, at === '' ? head : `${at}.${head}`, replace) }
    : value
}
