/** Which clauses the product's values carry: found by walking what the modules export, so computed ids are found too. */
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { type Carriers, regulationModules, scanCitations } from './scan.ts'

/** Deep enough for procedures (acts, forms, fields); a shared value is walked once. */
const depthLimit = 8

/**
 * Every known clause id that stands as a string anywhere in a value: objects, arrays, maps, properties of functions. A
 * property named `clause` may leave the instrument out where only one has such a row.
 */
export function clausesIn(value: unknown, known: ReadonlySet<string>): readonly string[] {
  const byRow = Map.groupBy(known, (id) => id.slice(id.indexOf('/') + 1))
  const found = new Set<string>()
  const seen = new Set<unknown>()
  const walk = (one: unknown, depth: number): void => {
    if (typeof one === 'string' && known.has(one)) found.add(one)
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null) return
    if (depth > depthLimit || seen.has(one)) return
    seen.add(one)
    if ('clause' in one && typeof one.clause === 'string') {
      const [only, ...others] = byRow.get(one.clause) ?? []
      if (only !== undefined && others.length === 0) found.add(only)
    }
    const inner = one instanceof Map || one instanceof Set ? [...one] : Object.values(one)
    for (const next of inner) walk(next, depth + 1)
  }
  walk(value, 0)
  return [...found]
}

/**
 * Imports every module of the regulations and lists the clauses their exports carry, together with the citations
 * written out anywhere in the product.
 *
 * @param root the project's folder, without a trailing separator
 * @param known every clause id of the corpus
 */
export async function collectCarriers(root: string, known: ReadonlySet<string>): Promise<Carriers> {
  const carriers = new Map([...scanCitations(root, known)].map(([id, files]) => [id, [...files]]))
  for (const path of regulationModules(root)) {
    const exported: unknown = await import(pathToFileURL(join(root, path)).href)
    for (const id of clausesIn(exported, known)) {
      const files = carriers.get(id) ?? []
      if (!files.includes(path)) carriers.set(id, [...files, path])
    }
  }
  return carriers
}
