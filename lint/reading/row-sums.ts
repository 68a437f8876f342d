import { once } from './memo.ts'
import type { ReadTable } from './grid.ts'
import { amountColumns, tableCellAt, figureColumns, totalLabel } from './grid.ts'
import type { TableSum } from './table-sums.ts'
import { bestSums, isTrivial, sumOf, until } from './table-sums.ts'
import { coreName } from '../text/names.ts'

const totalColumn = /^(?:总分|总得分|总人数|总金额|合计人数|合计金额|计|[\u4e00-\u9fa5]{1,4}[合总小]计)$/
const noPart =
  /^其中|^(?:序|编|学|工|房)号|代码|编码|^[行栏]次|年[份度]$|增减|比上年|比例|比重|占比|率$|[%％]|备注|排名|名次|单价|标准|平均|人均/

type Column = { readonly column: number; readonly levels: readonly string[] }

const isTotal = (name: string): boolean => totalLabel.test(name) || totalColumn.test(coreName(name))

/** The sums over the columns of a table: a column 合计 under some heading with the columns that it adds up, row by row. */
export const rowSums = once(readRowSums)

function readRowSums(table: ReadTable): readonly TableSum[] {
  const columns = amountColumns(table).map((column): Column => {
    return { column, levels: (table.paths[column - 1] ?? '').split('-') }
  })
  const filled = figureColumns(table)
  return columns.flatMap((total) => {
    if (!filled.includes(total.column) || !isTotal(total.levels.at(-1) ?? '')) return []
    const readings = partsOf(total, columns).map((parts) =>
      table.rows.flatMap((row) => {
        const sum = sumOf(
          tableCellAt(table, row, total.column),
          parts.map(({ column }) => tableCellAt(table, row, column)),
        )
        return sum === undefined || isTrivial(sum) ? [] : [sum]
      }),
    )
    const sums = bestSums(readings)
    // 总分, 总人数 with rows that do not show what they add up may be weighted, or count some twice
    return totalLabel.test(total.levels.at(-1) ?? '') ? sums : sums.filter(({ isSure }) => isSure)
  })
}

/** What may be the parts of a total column: those behind it, those before it up to the next total, and all beside it. */
function partsOf(total: Column, columns: readonly Column[]): readonly (readonly Column[])[] {
  const prefix = total.levels.slice(0, -1)
  const beside = childrenOf(prefix, columns)
  const isEnd = ({ levels }: Column) => levels.length === prefix.length + 1 && isTotal(levels.at(-1) ?? '')
  const behind = until(
    beside.filter(({ column }) => column > total.column),
    isEnd,
  )
  const before = until(beside.filter(({ column }) => column < total.column).toReversed(), isEnd).toReversed()
  return [behind, before, beside.filter((one) => !isEnd(one))].filter((parts) => parts.length >= 2)
}

/** The columns directly below a heading; a heading of its own below it stands with its total, or else with all its columns. */
function childrenOf(prefix: readonly string[], columns: readonly Column[]): readonly Column[] {
  const within = columns.filter(({ levels }) => prefix.every((name, index) => levels[index] === name))
  const names = [...new Set(within.map(({ levels }) => levels[prefix.length] ?? ''))]
  return names.flatMap((name) => {
    if (noPart.test(name)) return []
    const group = within.filter(({ levels }) => levels[prefix.length] === name)
    const leaves = group.filter(({ levels }) => levels.length === prefix.length + 1)
    if (leaves.length === group.length) return leaves
    const below = childrenOf([...prefix, name], columns)
    const total = below.find(
      ({ levels }) => levels.length === prefix.length + 2 && isTotal(levels.at(-1) ?? ''),
    )
    return total === undefined ? below : [total]
  })
}
