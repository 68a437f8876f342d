import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { restates } from '../interval.ts'
import { parsePrinted, printFigure, toHalfWidth } from '../printed-figure.ts'
import type { ReadTable } from '../reading/grid.ts'
import { cellOf, figureColumns, isTotalRow } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'
import { coreName } from '../text/names.ts'

const id = 'header-vs-total'
/** A header with the figure of its column in brackets at its end: 植树(1200株). */
const withFigure =
  /^([^（()）\d]{2,})[（(](?:共|计|合计)?([\d,.]+)(人次|人|名|户|个|项|件|所|家|台|套|辆|株|亩|万元|亿元|元)[）)]$/

/** The column that a header's figure speaks of: the one of its own name, else the first below it that is counted in its unit. */
function columnOf(table: ReadTable, name: string, header: string): number | undefined {
  const columns = figureColumns(table)
  const levels = columns.map((column) => ({ column, path: (table.paths[column - 1] ?? '').split('-') }))
  const own = levels.find(({ path }) => coreName(path.at(-1) ?? '') === name)
  return (own ?? levels.find(({ path }) => path.includes(header)))?.column
}

function checkTable(table: ReadTable): readonly CheckResult[] {
  const totals = table.rows.filter(isTotalRow)
  const [total] = totals
  if (total === undefined || totals.length > 1) return []
  return table.headerCells.flatMap((cell) => {
    const header = toHalfWidth(cell.text)
    const [, name = '', number = '', unit = ''] = withFigure.exec(header) ?? []
    const parsed = parsePrinted(number, unit)
    const column =
      number === '' || !parsed.ok
        ? undefined
        : columnOf(table, coreName(name), cell.text.replaceAll(/\s/g, ''))
    const sum = column === undefined ? undefined : cellOf(total, column)
    const figure = sum?.figure ?? null
    if (!parsed.ok || sum === undefined || figure === null || sum.isBlank) return []
    const isComparable = figure.unit === '' || figure.unit === unit
    if (!isComparable) return []
    if (restates(parsed.figure, { ...figure, unit })) return [passed(id, cell.place)]
    const difference = printFigure(
      parsed.figure.value - figure.value,
      unit,
      Math.max(parsed.figure.decimals, figure.decimals),
    )
    return [
      found({
        rule: id,
        grade: 'error',
        where: cell.place,
        related: [sum.place],
        stated: `${number}${unit}`,
        expected: `${sum.text}${unit}`,
        difference,
        message: `请核对表头与合计：表头“${header}”，而${describePlace(sum.place)}为${sum.text}，相差${difference}${unit}。`,
        repair: header.replace(number, sum.text),
      }),
    ]
  })
}

export const headerVsTotal = documentRule({
  id,
  name: '表头里的数等于该栏合计',
  grade: 'error',
  families: 'all',
  says: '表头写明任务数、总数的（“植树（1200株）”），与该栏合计核对。表头跨几栏时，与同名的一栏核对，没有同名的，与其下第一栏核对。',
  limits: ['只认写在表头末尾括号里、带单位的一个数。', '没有合计行或有两行合计的表不核对。'],
  examples: [
    { text: '乡镇\t植树（12株）\t修渠（7项）\n东镇\t5\t3\n西镇\t7\t4\n合计\t12\t7\n', finds: 0 },
    {
      text: '乡镇\t植树（21株）\t修渠（7项）\n东镇\t5\t3\n西镇\t7\t4\n合计\t12\t7\n',
      finds: 1,
      repair: '植树（12株）',
    },
    {
      text: '班次\t初级（90人）\t\t高级（30人）\t\n\t报名\t结业\t报名\t结业\n一\t50\t45\t10\t9\n二\t40\t38\t30\t20\n合计\t90\t83\t40\t29\n',
      finds: 1,
      repair: '高级（40人）',
    },
  ],
  check: ({ tables }) => tables.flatMap(checkTable),
})
