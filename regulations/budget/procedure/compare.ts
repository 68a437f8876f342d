/** Two sets of figures cell by cell: what a reply says against what was sent. */
import { parsePrinted } from '#lint'
import type { TableKey } from '../figures.ts'
import { getTableDefinition } from '../tables.ts'
import type { PackedCell, PackedFigures, PackedTable } from './packed-figures.ts'
import type { Difference } from './vocabulary.ts'

type Cells = ReadonlyMap<string, { readonly label: string; readonly cell: PackedCell }>

/** Every cell of the tables and figure of the explanation that differs; a row that only one side has counts with blanks. */
export function compareFigures(
  before: PackedFigures,
  after: PackedFigures,
  reason: string,
): readonly Difference[] {
  const [old, next] = [cellsOf(before), cellsOf(after)]
  const paths = [...new Set([...old.keys(), ...next.keys()])]
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), next.get(path)]
    const [from, to] = [was?.cell ?? null, is?.cell ?? null]
    if (sameAmount(from, to)) return []
    return [{ path, label: is?.label ?? was?.label ?? path, before: from, after: to, reason }]
  })
}

/** A blank, 0 and 0.00 are the same amount; an exact amount equals a text only when it is that amount. */
function sameAmount(one: PackedCell, other: PackedCell): boolean {
  return one === other || fenOf(one) === fenOf(other)
}

function fenOf(cell: PackedCell): number | string {
  if (cell === null) return 0
  if (typeof cell === 'number') return cell
  const parsed = parsePrinted(cell, '万元')
  return parsed.ok ? parsed.figure.value : cell
}

function cellsOf(figures: PackedFigures): Cells {
  const tables = Object.entries(figures.tables) as [TableKey, PackedTable][]
  const told = figures.narrative.map(
    ({ clause, item, value }) => [`${clause}/${item}`, { label: `说明 ${item}`, cell: value }] as const,
  )
  return new Map([...tables.flatMap(([key, table]) => tableCells(key, table)), ...told])
}

function tableCells(key: TableKey, table: PackedTable) {
  const { title, columns } = getTableDefinition(key)
  const kindOf = (column: string) => columns.find((one) => one.key === column)
  return table.rows.flatMap(({ id, cells }) => {
    const named = table.columns.findIndex((column, i) => kindOf(column)?.kind === 'label' && cells[i] !== '')
    const row = id === `${key}.total` ? 'total' : String(cells[named] ?? id)
    return table.columns.flatMap((column, i) => {
      const definition = kindOf(column)
      if (definition?.kind !== 'figure') return []
      const label = `${title} ${row === 'total' ? '合计' : row} ${definition.path}`
      return [[`${key}/${row}/${column}`, { label, cell: cells[i] ?? null }] as const]
    })
  })
}
