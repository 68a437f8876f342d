import type { CheckResult } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import { cellOf, figureColumns } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'
import { checkSum } from '../rules/sum-over-parts.ts'

const id = 'row-total'
const totalColumn = /^(?:合计|总计|小计|总额|总数|共计)$/

/** The total columns of a table with the columns they add up: those behind them (or before them) under the same heading. */
function totalsOf(
  table: ReadTable,
): readonly { readonly total: number; readonly parts: readonly number[] }[] {
  const columns = figureColumns(table)
  const levels = table.paths.map((path) => path.split('-'))
  return columns.flatMap((total) => {
    const own = levels[total - 1] ?? []
    if (!totalColumn.test(own.at(-1) ?? '')) return []
    const group = own.slice(0, -1).join('-')
    const siblings = columns.filter((column) => {
      const path = levels[column - 1] ?? []
      return column !== total && path.slice(0, -1).join('-') === group && path.length === own.length
    })
    const behind = siblings.filter((column) => column > total)
    const parts = behind.length >= 2 ? behind : siblings
    const isPlain = parts.every(
      (column) => !/其中|比|率|%|增减|合计|小计|总计/.test(levels[column - 1]?.at(-1) ?? ''),
    )
    return parts.length >= 2 && isPlain ? [{ total, parts }] : []
  })
}

function checkTable(table: ReadTable): readonly CheckResult[] {
  return totalsOf(table).flatMap(({ total, parts }) =>
    table.rows.flatMap((row) => {
      const whole = cellOf(row, total)
      const cells = parts.map((column) => cellOf(row, column))
      const isEmpty = cells.every((cell) => cell === undefined || cell.isBlank)
      if (whole === undefined || whole.figure === null || (isEmpty && whole.isBlank)) return []
      const figures = cells.flatMap((cell) =>
        cell === undefined || cell.figure === null ? [] : [{ place: cell.place, figure: cell.figure }],
      )
      return [
        checkSum({
          rule: id,
          total: { place: whole.place, figure: whole.figure },
          parts: figures,
          partsName: '各栏',
        }),
      ]
    }),
  )
}

export const rowTotal = documentRule({
  id,
  name: '合计栏等于各栏之和',
  grade: 'error',
  families: 'all',
  says: '同一表头下有“合计”（总计、小计）栏和两个以上分栏时，逐行核对合计是否等于各分栏之和，舍入造成的差不报。',
  limits: ['分栏名里有“其中”、比例或增减的不核对。', '合计栏和分栏须在同一级表头下。'],
  examples: [
    { text: '单位：人\n年级\t合计\t男生\t女生\n一年级\t90\t47\t43\n二年级\t88\t40\t48\n', finds: 0 },
    {
      text: '单位：人\n年级\t合计\t男生\t女生\n一年级\t90\t47\t43\n二年级\t88\t40\t49\n',
      finds: 1,
      repair: '89',
    },
    {
      text: '单位：万元\n项目\t人员经费\t公用经费\t合计\n甲处\t10.5\t2.25\t12.7\n乙处\t8\t1\t10\n',
      finds: 1,
      repair: '9.00',
    },
  ],
  check: ({ tables }) => tables.flatMap(checkTable),
})
