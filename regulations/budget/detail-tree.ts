/** A table with codes made from its lowest entries: every code above is the sum of those below it. */
import { findCodeName } from './code-names.ts'
import type { PlacedCell, StatedRow, StatedTable } from './figures.ts'
import { getTableDefinition } from './tables.ts'

export type TreeEntry = {
  readonly code: string
  readonly name: string | undefined
  readonly column: string
  readonly fen: number
}

/** Rows for every code and its parents in code order, sums exact; without entries an empty table with its note. */
export function makeTree(
  key: 't2' | 't3' | 't5' | 't7',
  entries: readonly TreeEntry[],
  { year, emptyNote }: { readonly year: number; readonly emptyNote: string },
): StatedTable {
  const { sheet, tree, columns } = getTableDefinition(key)
  const lengths = tree?.lengths ?? []
  const parts = columns.filter(({ kind, key: column }) => kind === 'figure' && column !== 'total')
  const codes = new Set(entries.flatMap(({ code }) => lengths.map((length) => code.slice(0, length))))
  const cells = (below: readonly TreeEntry[]): StatedRow['figures'] => {
    const figures = parts.map(({ key: column }): [string, number] => [
      column,
      sum(below.filter((entry) => entry.column === column)),
    ])
    return Object.fromEntries(
      [['total', sum(below)] as const, ...figures].map(([column, fen]): [string, PlacedCell] => [
        column,
        fen === 0 ? { value: null } : { value: fen },
      ]),
    )
  }
  if (entries.length === 0) return { key, sheet, rows: [], notes: [emptyNote] }
  const rows = [...codes].toSorted().map((code, i): StatedRow => {
    const own = entries.find((entry) => entry.code === code)?.name
    const name = findCodeName(tree?.register ?? 'function', code, year) ?? own ?? code
    const below = entries.filter((entry) => entry.code.startsWith(code))
    return { id: `${key}.r${i + 1}`, row: i + 6, labels: { code, name }, figures: cells(below) }
  })
  const total: StatedRow = {
    id: `${key}.total`,
    row: 5,
    labels: { code: '', name: '合计' },
    figures: cells(entries),
  }
  return { key, sheet, rows: [total, ...rows], notes: [] }
}

const sum = (entries: readonly TreeEntry[]): number => entries.reduce((total, { fen }) => total + fen, 0)
