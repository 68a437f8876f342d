import type { CheckResult } from '../finding.ts'
import type { BodyRow, ReadTable } from '../reading/grid.ts'
import { cellOf, figureColumns } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'
import { checkSum } from '../rules/sum-over-parts.ts'

const id = 'code-rollup'

/** The rows directly below a code: the shortest codes that begin with it. */
function childrenOf(code: string, rows: readonly BodyRow[]): readonly BodyRow[] {
  const below = rows.filter(
    (row) => row.code !== null && row.code.length > code.length && row.code.startsWith(code),
  )
  const length = Math.min(...below.map((row) => row.code?.length ?? 0))
  return below.filter((row) => row.code?.length === length)
}

function checkTable(table: ReadTable): readonly CheckResult[] {
  const coded = table.rows.filter(({ code }) => code !== null)
  if (new Set(coded.map(({ code }) => code)).size !== coded.length) return []
  const columns = figureColumns(table)
  return coded.flatMap((row) => {
    const children = childrenOf(row.code ?? '', coded)
    if (children.length === 0) return []
    return columns.flatMap((column) => {
      const whole = cellOf(row, column)
      if (whole === undefined || whole.figure === null) return []
      const parts = children.flatMap((child) => {
        const cell = cellOf(child, column)
        return cell === undefined || cell.figure === null ? [] : [{ place: cell.place, figure: cell.figure }]
      })
      if (whole.isBlank && parts.every(({ figure }) => figure.value === 0)) return []
      return [
        checkSum({
          rule: id,
          total: { place: whole.place, figure: whole.figure },
          parts,
          partsName: '下级科目',
        }),
      ]
    })
  })
}

export const codeRollup = documentRule({
  id,
  name: '上级科目等于下级科目之和',
  grade: 'error',
  families: 'all',
  says: '表的第一栏是编码时，编码短的一行等于以它开头的下一级各行之和（201 → 20132 → 2013201），逐列核对，舍入造成的差不报。',
  limits: ['同一编码出现两次的表不核对。', '编码须在第一栏，三至七位数字。'],
  examples: [
    {
      text: '单位：万元\n编码\t名称\t合计\n301\t工资\t30.01\n30101\t基本工资\t20.01\n30102\t津贴\t10.01\n',
      finds: 0,
    },
    {
      text: '单位：万元\n编码\t名称\t合计\n301\t工资\t30.03\n30101\t基本工资\t20.01\n30102\t津贴\t10.00\n',
      finds: 1,
      repair: '30.01',
    },
    {
      text: '单位：元\n编码\t名称\t合计\n502\t商品服务\t900\n50201\t办公\t400\n50202\t会议\t600\n',
      finds: 1,
      repair: '1000.00',
    },
  ],
  check: ({ tables }) => tables.flatMap(checkTable),
})
