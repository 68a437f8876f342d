import type { CheckResult, PlacedFigure } from '../finding.ts'
import type { BodyRow, ReadTable } from '../reading/grid.ts'
import { cellOf, figureColumns, isTotalRow, totalLabel } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'
import { checkSum } from '../rules/sum-over-parts.ts'

const id = 'column-total'

const chapter = /^[一二三四五六七八九十]+、/
type LabelledRow = { readonly row: BodyRow; readonly label: string }

/** The rows a total adds up: those of the shortest codes, those numbered 一、二、, otherwise all but parts of others. */
function partsOf(rows: readonly LabelledRow[]): readonly LabelledRow[] {
  const lengths = rows.flatMap(({ row }) => (row.code === null ? [] : [row.code.length]))
  if (lengths.length > 0) return rows.filter(({ row }) => row.code?.length === Math.min(...lengths))
  const chapters = rows.filter(({ label }) => chapter.test(label))
  return chapters.length >= 2 ? chapters : rows.filter(({ row }) => row.depth === 0)
}

/** The label that a figure column goes with: the nearest column of words at its left, so that both sides of a table have theirs. */
function labelColumn(table: ReadTable, column: number, figures: readonly number[]): number {
  const words = table.paths
    .map((_path, index) => index + 1)
    .filter((one) => one < column && !figures.includes(one))
  return words.at(-1) ?? 1
}

function placed({ row }: LabelledRow, column: number): PlacedFigure | null {
  const cell = cellOf(row, column)
  return cell === undefined || cell.figure === null ? null : { place: cell.place, figure: cell.figure }
}

function checkColumn(table: ReadTable, column: number, figures: readonly number[]): readonly CheckResult[] {
  const words = labelColumn(table, column, figures)
  const rows = table.rows.map((row) => {
    const own = cellOf(row, words)?.text ?? ''
    return { row, label: own === '' && row.code === null && words <= 2 ? (row.cells[0]?.text ?? '') : own }
  })
  const isTotal = ({ row, label }: LabelledRow) => totalLabel.test(label) || (words <= 2 && isTotalRow(row))
  const totals = rows.filter(isTotal)
  const [total] = totals
  const parts = partsOf(rows.filter((row) => !isTotal(row)))
  if (total === undefined || totals.length !== 1 || parts.length < 2) return []
  const whole = placed(total, column)
  const values = parts.flatMap((row) => placed(row, column) ?? [])
  if (
    whole === null ||
    (cellOf(total.row, column)?.isBlank === true && values.every(({ figure }) => figure.value === 0))
  )
    return []
  return [checkSum({ rule: id, total: whole, parts: values, partsName: '各行' })]
}

function checkTable(table: ReadTable): readonly CheckResult[] {
  const figures = figureColumns(table)
  return figures
    .filter((column) => !/[%％]|比例|比重|率|编码|代码|序号|年份|增减/.test(table.paths[column - 1] ?? ''))
    .flatMap((column) => checkColumn(table, column, figures))
}

export const columnTotal = documentRule({
  id,
  name: '合计行等于各行之和',
  grade: 'error',
  families: 'all',
  says: '表中只有一行合计（总计）时，逐列核对它是否等于各行之和；有科目编码的，只加最短的编码。印到小数的数按它代表的区间比较，舍入造成的差不报。',
  limits: [
    '有两行以上合计、小计的表不核对。',
    '比例、增减和编码列不核对。',
    '“其中”行只在用缩进、空格或“其中”二字标出时才不计入。',
  ],
  examples: [
    { text: '单位：万元\n项目\t预算数\n办公费\t12.30\n差旅费\t7.70\n合计\t20.00\n', finds: 0 },
    {
      text: '单位：万元\n项目\t预算数\n办公费\t12.30\n差旅费\t7.70\n合计\t21.00\n',
      finds: 1,
      repair: '20.00',
    },
    {
      text: '各镇报名人数\n镇\t报名\t录取\n东镇\t120\t80\n西镇\t95\t60\n合计\t215\t150\n',
      finds: 1,
      repair: '140',
    },
    {
      text: '单位：万元\n科目编码\t科目名称\t金额\n205\t教育支出\t9.34\n20502\t普通教育\t9.34\n208\t社会保障支出\t1.02\n合计\t\t10.36\n',
      finds: 0,
    },
  ],
  check: ({ tables }) => tables.flatMap(checkTable),
})
