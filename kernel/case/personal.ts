/** Personal values: marked in the schema, sealed by the platform before a decision sees them, erasable without breaking the chain. */
import { z } from 'zod'
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

export function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && '$sealed' in value && 'digest' in value
}

type Path = readonly string[]

/** Paths of the personal fields of a schema; `*` stands for every item of a list. */
export function personalPaths(schema: z.ZodType): readonly Path[] {
  const found: Path[] = []
  const walk = (node: z.ZodType, path: Path): void => {
    if (node.meta()?.['personal'] === true) found.push(path)
    else if (node instanceof z.ZodObject)
      for (const [name, child] of Object.entries(node.shape)) walk(child as z.ZodType, [...path, name])
    else if (node instanceof z.ZodArray) walk(node.element as z.ZodType, [...path, '*'])
    else if (node instanceof z.ZodOptional || node instanceof z.ZodNullable || node instanceof z.ZodDefault)
      walk(node.unwrap() as z.ZodType, path)
    else if (node instanceof z.ZodUnion) for (const option of node.options) walk(option as z.ZodType, path)
  }
  walk(schema, [])
  return found
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
  if (head === '*')
    return Array.isArray(value)
      ? value.map((item, index) => mapPath(item, rest, `${at}[${index}]`, replace))
      : value
  const record = value as Record<string, unknown>
  return head in record
    ? { ...record, [head]: mapPath(record[head], rest, at === '' ? head : `${at}.${head}`, replace) }
    : value
}
