import type { CheckResult } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { restates } from '../interval.ts'
import { printFigure } from '../printed-figure.ts'
import type { Side } from '../reading/column-sums.ts'
import { sidesOf } from '../reading/column-sums.ts'
import type { ReadTable } from '../reading/grid.ts'
import { tableCellAt } from '../reading/grid.ts'
import type { SumCell } from '../reading/table-sums.ts'
import { documentRule } from '../rule.ts'

const id = 'income-equals-expenditure'

/** The two sides that must close on one figure, each by the words that its header or its total begins with. */
const sides = [
  [/收入|来源/, /支出|运用|使用/],
  [/资产/, /负债|权益/],
] as const

/** The last total of a side in its first column of figures; none where it is blank. */
function closingOf(
  table: ReadTable,
  side: Side,
): { readonly cell: SumCell; readonly label: string } | undefined {
  const [column] = side.columns
  const total = side.rows.findLast(({ kind }) => kind === 'total')
  if (column === undefined || total === undefined) return undefined
  const cell = tableCellAt(table, total.row, column)
  const { figure } = cell
  return figure === null || cell.isBlank ? undefined : { cell: { ...cell, figure }, label: total.label }
}

const kindOf = (label: string): string => label.replaceAll(/\s|收入|支出|资产|负债/g, '')

function nameOf({ paths }: ReadTable, side: Side, label: string): string {
  const [column] = side.columns
  return `${paths[side.words - 1] ?? ''}${paths[(column ?? 1) - 1] ?? ''}${label}`
}

function checkTable(table: ReadTable): readonly CheckResult[] {
  const [left, right, third] = sidesOf(table)
  if (left === undefined || right === undefined || third !== undefined) return []
  const [a, b] = [closingOf(table, left), closingOf(table, right)]
  if (a === undefined || b === undefined || kindOf(a.label) !== kindOf(b.label)) return []
  const [first, second] = [nameOf(table, left, a.label), nameOf(table, right, b.label)]
  if (!sides.some(([one, other]) => one.test(first) && other.test(second))) return []
  if (restates(a.cell.figure, b.cell.figure)) return [passed(id, a.cell.place)]
  const { unit } = a.cell.figure
  const difference = printFigure(a.cell.figure.value - b.cell.figure.value, unit)
  return [
    found({
      rule: id,
      grade: 'error',
      where: a.cell.place,
      related: [b.cell.place],
      stated: a.cell.text,
      expected: b.cell.text,
      difference,
      message: `请核对表的左右两方，两方合计应当相等：${describePlace(a.cell.place)}为${a.cell.text}${unit}，${describePlace(b.cell.place)}为${b.cell.text}${unit}，相差${difference}${unit}。`,
    }),
  ]
}

export const incomeEqualsExpenditure = documentRule({
  id,
  name: '收支两方的合计相等',
  grade: 'error',
  families: 'all',
  says: '左右两方的表（收入与支出、来源与运用、资产与负债），两方最后一行合计须相同，不允许舍入差。',
  limits: ['两方的合计须都印出，叫法须相同（都是合计或都是总计）。', '上下排列的收支表不核对。'],
  examples: [
    {
      text: '单位：万元\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n拨款\t30.00\t教育\t32.50\n其他\t5.00\t医疗\t2.50\n收入总计\t35.00\t支出总计\t35.00\n',
      finds: 0,
    },
    {
      text: '单位：万元\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n拨款\t30.00\t教育\t32.50\n其他\t5.00\t医疗\t2.51\n收入总计\t35.00\t支出总计\t35.01\n',
      finds: 1,
    },
    {
      text: '单位：元\n资金来源\t金额\t资金运用\t金额\n合计\t900\t合计\t990\n会费\t600\t活动\t500\n捐赠\t300\t补助\t490\n',
      finds: 1,
    },
  ],
  check: ({ tables }) => tables.flatMap(checkTable),
})
