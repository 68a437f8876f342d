/** Where a finding stands, as a reader finds it: the table, the row by its name, the column. */

type Where = { sheet?: unknown; row?: unknown; rowName?: unknown; column?: unknown }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** `表3 基本支出表 30211 差旅费 日常公用经费`. A row that has no name of its own is named by its number; ids never show. */
export function placeText(where: Where): string {
  const sheet = text(where.sheet)
  const row = text(where.rowName) || rowText(text(where.row))
  const column = text(where.column).split('-').at(-1) ?? ''
  return [sheet, row, column].filter((part, i, all) => part !== '' && all.indexOf(part) === i).join(' ')
}

/** `t6.total` is 合计, `t1.r2` 第2行, `p.laogan.r9` 第9条指标; what is no row id is a name already. */
export function rowText(row: string): string {
  if (/^t\d+\.total$/.test(row) || row === 'total') return '合计'
  const number = /^(t\d+|p\..+)\.r(\d+)$/.exec(row)
  if (number !== null)
    return number[1]?.startsWith('p.') === true ? `第${number[2]}条指标` : `第${number[2]}行`
  const own = /^r(\d+)$/.exec(row)
  return own === null ? row : `第${own[1]}行`
}
