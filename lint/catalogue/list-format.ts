import type { CheckResult, Place } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'
import { plainText } from '../text/plain.ts'

const id = 'list-format'
const code = /^\d{1,2}(?:\.\d{1,2}){0,2}(?:-\d{1,2}(?:\.\d{1,2}){0,2})?$/
const separators = ['/', '、', ',', '，', ';', '；'] as const

type Cell = {
  readonly text: string
  readonly column: number
  readonly isLast: boolean
  readonly place: Place
}
type CodeList = { readonly cell: Cell; readonly codes: readonly string[]; readonly marks: readonly string[] }

/** A cell that holds nothing but codes and what stands between them; null for any other. */
function readCodes(cell: Cell): CodeList | null {
  const parts = plainText(cell.text)
    .trim()
    .split(/([\s/、,，;；]+)/)
  const codes = parts.filter((_one, index) => index % 2 === 0)
  const marks = parts.filter((_one, index) => index % 2 === 1).map((one) => one.trim())
  if (codes.at(-1) === '') codes.pop()
  return codes.every((one) => code.test(one)) ? { cell, codes, marks } : null
}

/** All filled cells, those of header rows too: where a table goes on without its header, its first row is taken for one. */
function cellsOf(table: ReadTable): readonly Cell[] {
  const body = table.rows.flatMap(({ cells }) => cells)
  const filled = [...table.headerCells, ...body].filter(({ text }) => text.trim() !== '')
  const ends = Map.groupBy(filled, ({ place }) => rowOf(place))
  return filled.map(({ text, column, place }) => {
    const isLast = (ends.get(rowOf(place)) ?? []).every((other) => other.column <= column)
    return { text: text.trim(), column, isLast, place }
  })
}

function rowOf({ line, cell }: Place): string {
  return String(line ?? cell?.replace(/\D/g, ''))
}

/**
 * The code lists of one section: its tables are often one table that pages cut up. A cell with one code counts where the
 * same column holds lists of several, or at a row's end where the cut moved the columns.
 */
function checkSection(tables: readonly ReadTable[]): readonly CheckResult[] {
  const cells = tables.flatMap(cellsOf)
  const lists = cells.flatMap((cell) => readCodes(cell) ?? [])
  const long = lists.filter(({ codes }) => codes.length > 1 && codes.some((one) => one.includes('.')))
  const separator = separators.find((one) => {
    const alike = long.filter(({ marks }) => marks.filter((mark) => mark === one).length * 2 > marks.length)
    return alike.length >= 2 && alike.length * 2 > long.length
  })
  const columns = new Set(long.map(({ cell }) => cell.column))
  if (separator === undefined || columns.size > 2) return []
  return lists
    .filter(({ cell, codes }) => columns.has(cell.column) || (cell.isLast && /\./.test(codes[0] ?? '')))
    .map((list) => checkList(list, separator))
}

function checkList({ cell, codes, marks }: CodeList, separator: string): CheckResult {
  const isTrailing = marks.length >= codes.length
  if (!isTrailing && marks.every((mark) => mark === separator)) return passed(id, cell.place)
  const repair = codes.join(separator)
  const says = isTrailing ? `末尾多出“${marks.at(-1) ?? ''}”` : `各项之间应都用“${separator}”`
  return found({
    rule: id,
    grade: 'note',
    where: cell.place,
    related: [],
    stated: cell.text,
    expected: repair,
    repair,
    message: `请统一编号的写法：“${cell.text}”${says}，改为“${repair}”。`,
  })
}

export const listFormat = documentRule({
  id,
  name: '编号清单用同一种分隔',
  grade: 'note',
  families: 'all',
  says: '表格一列里写着成串编号（如“5.1/5.2/6”）时，各格用同一种分隔符，中间不断、末尾不留。',
  limits: ['只看表格里的编号清单，且一列里要有两格以上用同一种分隔符。'],
  examples: [
    { text: '项目\t编号\n甲\t1.1/1.2\n乙\t2.1/2.2/3\n丙\t4.1', finds: 0 },
    { text: '项目\t编号\n甲\t1.1/1.2\n乙\t2.1/2.2 3\n丙\t4.1/5', finds: 1, repair: '2.1/2.2/3' },
    { text: '项目\t编号\n甲\t1.1/1.2/\n乙\t2.1/2.2\n丙\t4.1/5', finds: 1, repair: '1.1/1.2' },
  ],
  check: ({ tables }) =>
    [...Map.groupBy(tables, ({ grid }) => grid.sheet ?? '').values()].flatMap(checkSection),
})
