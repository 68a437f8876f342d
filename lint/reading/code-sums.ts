import { once } from './memo.ts'
import type { BodyRow, ReadTable } from './grid.ts'
import { amountColumns, tableCellAt } from './grid.ts'
import type { TableSum } from './table-sums.ts'
import { bestSums, sumOf } from './table-sums.ts'

/** The rows directly below a code: the shortest codes that begin with it. */
function childrenOf(code: string, sorted: readonly BodyRow[], at: number): readonly BodyRow[] {
  let end = at + 1
  while (sorted[end]?.code?.startsWith(code) === true) end += 1
  const below = sorted.slice(at + 1, end)
  const length = below.reduce((least, row) => Math.min(least, row.code?.length ?? least), Infinity)
  return below.filter((row) => row.code?.length === length)
}

/** The sums of a table of codes: a shorter code with the next longer ones that begin with it, column by column. */
export const codeSums = once(readCodeSums)

function readCodeSums(table: ReadTable): readonly TableSum[] {
  const coded = table.rows.filter(({ code }) => code !== null)
  if (new Set(coded.map(({ code }) => code)).size !== coded.length) return []
  const columns = amountColumns(table).filter((column) => isAdded(table, column))
  const sorted = coded.toSorted((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1))
  const places = new Map(sorted.map((row, at) => [row, at]))
  const sums = coded.flatMap((row) => {
    const children = childrenOf(row.code ?? '', sorted, places.get(row) ?? 0)
    if (children.length === 0) return []
    return columns.flatMap((column) => {
      const parts = children.map((child) => tableCellAt(table, child, column))
      return sumOf(tableCellAt(table, row, column), parts) ?? []
    })
  })
  return bestSums([sums]).map((sum) => ({ ...sum, isSure: true }))
}

/** Whether the figures of a column can be added up at all: no rates, prices, codes, years. */
export function isAdded(table: ReadTable, column: number): boolean {
  const name = (table.paths[column - 1] ?? '').replaceAll(/[（(][^（()）]*[）)]/g, '')
  const isRate = table.rows.some((row) => tableCellAt(table, row, column).figure?.unit === '%')
  return (
    !isRate &&
    !/比例|比重|占比|[率幅]$|[%％]|编码|代码|编号|序号|行次|年份|(?:^|-)年度$|增减|增长|单价|标准|平均|人均|年龄|排名|名次|最[高低大小]|分数线|电话|指数/.test(
      name,
    )
  )
}
