/** Places of a working budget that nobody types into: they are added up, bound to another table, or made from figures. */
import { codeOf, columnSums, directChildren, rowSums, sectionSums } from './checks/sums.ts'
import { threePublicPairs } from './checks/three-public.ts'
import { figureColumns, findTable } from './checks/lookup.ts'
import type { CheckedTable } from './checks/lookup.ts'
import type { BudgetFigures, StatedRow, TableKey } from './figures.ts'
import { isEntryTable } from './figures-working.ts'
import { tableDefinitions } from './tables.ts'
import { threePublicItems } from './three-public.ts'

/**
 * Paths as acts name them (`t2/201/basic`) of every computed cell. A printed document has none: there every cell stands as
 * printed and is mended by itself.
 */
export function computedPlaces(figures: BudgetFigures, basis: 'printed' | 'working'): readonly string[] {
  if (basis === 'printed') return []
  return tableDefinitions.flatMap(({ key }) => {
    const table = findTable(figures, key)
    return table === undefined ? [] : computedOf(figures, table, key)
  })
}

function computedOf(figures: BudgetFigures, table: CheckedTable, key: TableKey): readonly string[] {
  if (key === 't9') return everyCell(table)
  if (isEntryTable(key)) return treeCells(table)
  if (key === 't4') return threePublicCells(figures)
  return [...sectionSums(figures), ...columnSums(figures), ...rowSums(figures)]
    .filter(({ total }) => total.place.table === key)
    .flatMap(({ total }) => {
      const row = table.stated.rows.find(({ id }) => id === total.place.row)
      const column = table.definition.columns.find(({ path }) => path === total.place.column)
      return row === undefined || column === undefined ? [] : [cellPath(table, row, column.key)]
    })
}

function everyCell(table: CheckedTable): readonly string[] {
  const columns = figureColumns(table)
  return table.stated.rows.flatMap((row) => columns.map((column) => cellPath(table, row, column)))
}

/** Of a tree of codes only the lowest level takes entries, and only in the columns that a total is made of. */
function treeCells(table: CheckedTable): readonly string[] {
  const depth = Math.max(...(table.definition.tree?.lengths ?? [0]))
  return table.stated.rows.flatMap((row) => {
    const code = codeOf(row)
    const takesEntries = code.length === depth && directChildren(table, code).length === 0
    return figureColumns(table)
      .filter((column) => column === 'total' || !takesEntries)
      .map((column) => cellPath(table, row, column))
  })
}

/** Sums of table 4, and what table 3 says where no project pays for it. */
function threePublicCells(figures: BudgetFigures): readonly string[] {
  const bound = threePublicPairs(figures).length === 0 ? [] : threePublicItems.map(({ column }) => column)
  return ['total', 'car', ...bound].map((column) => `t4/total/${column}`)
}

/** How acts name a cell's row: `total` for the sum, its code, else the nearest label before the figure, else any label. */
export function cellPath(table: CheckedTable, row: StatedRow, column: string): string {
  return `${table.definition.key}/${rowName(table, row, column)}/${column}`
}

function rowName({ definition }: CheckedTable, { id, labels }: StatedRow, column: string): string {
  if (id === `${definition.key}.total`) return 'total'
  const code = labels['code'] ?? ''
  if (code !== '') return code
  const { columns } = definition
  const printed = (from: typeof columns): readonly string[] =>
    from.flatMap(({ kind, key }) =>
      kind === 'label' && (labels[key] ?? '') !== '' ? [labels[key] ?? ''] : [],
    )
  const before = printed(
    columns.slice(
      0,
      columns.findIndex(({ key }) => key === column),
    ),
  )
  return before.at(-1) ?? printed(columns)[0] ?? ''
}
