/** The figures of a table by the names a reader calls them: what row, what column, which side. */
import { once } from './memo.ts'
import { coreName } from '../text/names.ts'
import { sidesOf } from './column-sums.ts'
import type { BodyRow, ReadTable } from './grid.ts'
import { amountColumns, tableCellAt, totalLabel } from './grid.ts'
import type { SumCell } from './table-sums.ts'

/** One figure of a table. */
export type TableItem = {
  readonly table: ReadTable
  /** 收入 or 支出 where the header or the caption says so. */
  readonly side: string
  readonly row: BodyRow
  /** The row's name without numbering, spaces and brackets; 合计 for the total. */
  readonly name: string
  readonly isTotal: boolean
  readonly column: number
  /** Name of the column's last level; empty for the column that holds the amount itself (合计, 金额, 预算数). */
  readonly columnName: string
  readonly cell: SumCell
  /** The years that the column's header names, or else the table's caption. */
  readonly years: readonly string[]
}

const amountName =
  /^(?:[合总小]计|总额|总数|金额|数额|数量|人数|(?:\d{4}年)?(?:预算|决算|执行)?数?|预算金额|决算金额)$/

/** All figures of a table, blank ones as zeros, with the names of their rows and columns. */
export const itemsOf = once(readItems)

function readItems(table: ReadTable): readonly TableItem[] {
  if (table.rows.length === 0) return emptyItems(table)
  const sides = sidesOf(table)
  return sides.flatMap((side, at) => {
    const end = sides[at + 1]?.words ?? Number.MAX_SAFE_INTEGER
    const columns = amountColumns(table)
      .filter((column) => column > side.words && column < end)
      .map((column) => ({ column, columnName: columnNameOf(table, column), years: yearsIn(table, column) }))
    const shared = { table, side: sideName(table, side.words) }
    let group = ''
    return side.rows.flatMap(({ row, label, kind }) => {
      const first = row.cells[0]
      if (first?.column === 1 && first.text !== '' && !totalLabel.test(first.text))
        group = coreName(first.text)
      if (label === '' || (kind === 'subtotal' && group === '')) return []
      const isTotal = kind === 'total'
      // 小计 goes by the name of its group, printed once for several rows
      const name = isTotal ? '合计' : kind === 'subtotal' ? group : nameOf(row, label)
      return columns.flatMap((own): readonly TableItem[] => {
        const cell = tableCellAt(table, row, own.column)
        const { figure } = cell
        return figure === null ? [] : [{ ...shared, ...own, row, name, isTotal, cell: { ...cell, figure } }]
      })
    })
  })
}

/** A table of amounts that came out empty says zero in every column. */
function emptyItems(table: ReadTable): readonly TableItem[] {
  if (table.unit === null) return []
  const row: BodyRow = { label: '合计', code: null, depth: 0, cells: [] }
  return table.paths.flatMap((_path, index): readonly TableItem[] => {
    const cell = tableCellAt(table, row, index + 1)
    const { figure } = cell
    const columnName = columnNameOf(table, index + 1)
    if (figure === null) return []
    return [
      {
        table,
        side: '',
        row,
        name: '合计',
        isTotal: true,
        column: index + 1,
        columnName,
        cell: { ...cell, figure },
        years: yearsIn(table, index + 1),
      },
    ]
  })
}

const nameOf = ({ code }: BodyRow, label: string): string =>
  coreName(code === null ? label : label.replace(code, ''))

function sideName({ paths, caption }: ReadTable, words: number): string {
  const header = /收入|支出/.exec(paths[words - 1]?.split('-')[0] ?? '')?.[0]
  if (header !== undefined) return header
  return caption.includes('收支') ? '' : (/收入|支出/.exec(caption)?.[0] ?? '')
}

function columnNameOf({ paths }: ReadTable, column: number): string {
  const last = coreName(paths[column - 1]?.split('-').at(-1) ?? '')
  return amountName.test(last) ? '' : last
}

function yearsIn({ paths, caption }: ReadTable, column: number): readonly string[] {
  const own = (paths[column - 1] ?? '').match(/(?:19|20)\d{2}/g)
  return own ?? caption.match(/(?:19|20)\d{2}/g) ?? []
}
