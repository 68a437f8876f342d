import type { BodyRow, ReadTable } from './grid.ts'
import { amountColumns, tableCellAt } from './grid.ts'
import type { TableSum } from './table-sums.ts'
import { bestSums, sumOf } from './table-sums.ts'

/** The rows directly below a code: the shortest codes that begin with it. */
function childrenOf(code: string, rows: readonly BodyRow[]): readonly BodyRow[] {
  const below = rows.filter(
    (row) => row.code !== null && row.code.length > code.length && row.code.startsWith(code),
  )
  const length = Math.min(...below.map((row) => row.code?.length ?? 0))
  return below.filter((row) => row.code?.length === length)
}

/** The sums of a table of codes: a shorter code with the next longer ones that begin with it, column by column. */
export function codeSums(table: ReadTable): readonly TableSum[] {
  const coded = table.rows.filter(({ code }) => code !== null)
  if (new Set(coded.map(({ code }) => code)).size !== coded.length) return []
  const columns = amountColumns(table).filter((column) => isAdded(table, column))
  const sums = coded.flatMap((row) => {
    const children = childrenOf(row.code ?? '', coded)
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
