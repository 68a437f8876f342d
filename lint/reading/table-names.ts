/** The items of tables by the names that running text calls them. */
import { once } from './memo.ts'
import { isMoneyUnit } from '../printed-figure.ts'
import { commonLength, coreName, stemName } from '../text/names.ts'
import { levelsOf } from './header.ts'
import type { ReadTable } from './grid.ts'
import type { Statement } from './narrative.ts'
import { restates } from '../interval.ts'
import type { TableItem } from './table-items.ts'
import { itemsOf } from './table-items.ts'

/** An item with the names it goes by, without words that only say what kind of figure it is. */
export type NamedItem = { readonly item: TableItem; readonly stems: readonly string[] }

/** Rows in their amount, columns in the total row, and the total by its side: 收入, 支出. */
export const namedItems = once(readNamedItems)

function readNamedItems(table: ReadTable): readonly NamedItem[] {
  return itemsOf(table).flatMap((item) => {
    const names = namesOf(item)
    const stems = names.map(stemName).filter((stem) => stem.length >= 2)
    return stems.length === 0 ? [] : [{ item, stems }]
  })
}

function namesOf(item: TableItem): readonly string[] {
  if (!item.isTotal) return item.columnName === '' || isYearColumn(item) ? [item.name] : []
  if (item.columnName === '' && item.side !== '') return [item.side]
  const { paths } = item.table
  const levels = levelsOf(paths[item.column - 1] ?? '')
  const group = levels.slice(0, -1).join('-')
  // the first column of a group is what the group is counted by
  const isFirst = paths.findIndex((path) => path.startsWith(`${group}-`)) === item.column - 1
  return [...(isFirst || item.columnName === '' ? levels.slice(-2, -1) : []), item.columnName].map(coreName)
}

const isYearColumn = ({ columnName }: TableItem): boolean =>
  /^(?:19|20)\d{2}年?(?:度|预算|决算)?数?$/.test(columnName)

/** Whether a statement can be of an item: one kind of unit, one year, and not 收入 for 支出. */
export function canBe(statement: Statement, { item }: NamedItem): boolean {
  const { figure, label, year } = statement
  const { unit } = item.cell.figure
  const isMoney =
    isMoneyUnit(figure.unit === '元' ? figure.figure.unit : figure.unit) || isMoneyUnit(figure.figure.unit)
  const { years } = item
  return (
    isMoney === isMoneyUnit(unit) &&
    (unit === '' || isMoney || unit === figure.unit) &&
    (year === null ? !isYearColumn(item) : years.length === 0 || years.includes(year)) &&
    !(label.includes('收入') && item.side === '支出') &&
    !(label.includes('支出') && item.side === '收入')
  )
}

/** Whether the printed figures are one. */
export function says(statement: Statement, { item }: NamedItem): boolean {
  return restates(statement.figure.figure, item.cell.figure)
}

/** How alike two names are, in hundredths of the shorter one. */
export function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  return shorter === 0 ? 0 : Math.floor((commonLength(a, b) * 100) / shorter)
}
