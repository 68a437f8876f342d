import type { ReadTable } from './grid.ts'

/** The same function, worked out once for each table: several rules ask the same of it. */
export function oncePerTable<T>(work: (table: ReadTable) => T): (table: ReadTable) => T {
  const done = new WeakMap<ReadTable, { readonly value: T }>()
  return (table) => {
    const known = done.get(table)
    if (known !== undefined) return known.value
    const value = work(table)
    done.set(table, { value })
    return value
  }
}
