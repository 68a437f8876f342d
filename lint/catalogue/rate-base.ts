import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { sumClaimsIn } from '../reading/claims.ts'
import type { ReadTable } from '../reading/grid.ts'
import { cellOf, isTotalRow } from '../reading/grid.ts'
import type { RateColumn } from '../reading/rate-columns.ts'
import { leafOf, rateColumnsOf } from '../reading/rate-columns.ts'
import type { Reading, ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'
import { longestShared } from '../text/similar.ts'

const id = 'rate-base'

/** A rate that a paragraph sets for what its first words name: （三）创业培训。…率须达到40%以上. */
type SetRate = { readonly text: ReadText; readonly rate: TextFigure; readonly subject: string }
/** What a subject counts altogether, and the part in its bracket: 创业培训1500人（含学生400人）. */
type Whole = { readonly text: ReadText; readonly figure: TextFigure; readonly part: number }

function setRates({ paragraphs }: Reading): readonly SetRate[] {
  return paragraphs.flatMap((text) => {
    const lead = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s?([\u4e00-\u9fa5]{2,16})[。:：]/.exec(
      text.plain,
    )?.[1]
    if (lead === undefined) return []
    return text.figures
      .filter(({ unit, label, range }) => unit === '%' && range === null && /率/.test(label))
      .map((rate) => ({ text, rate, subject: lead }))
  })
}

/** Every whole with one part in its bracket. */
function wholesIn({ texts }: Reading): readonly Whole[] {
  return texts.flatMap((text) =>
    sumClaimsIn(text).flatMap(({ whole, parts, isListed }) => {
      const [part] = parts
      return isListed && parts.length === 1 && part !== undefined
        ? [{ text, figure: whole, part: part.figure.value }]
        : []
    }),
  )
}

/** What the base columns of a rate add up to: their total row. */
function baseTotal(table: ReadTable, { base }: RateColumn): number | null {
  const total = table.rows.find(isTotalRow)
  if (total === undefined) return null
  return base.reduce((sum, column) => sum + (cellOf(total, column)?.figure?.value ?? 0), 0)
}

function check(
  set: SetRate,
  table: ReadTable,
  column: RateColumn,
  wholes: readonly Whole[],
): readonly CheckResult[] {
  const { text, rate, subject } = set
  const total = baseTotal(table, column)
  const base = column.base.map((one) => leafOf(table, one)).join('与')
  if (column.printed !== rate.text.replaceAll(/\s/g, '').replace('％', '%') || total === null) return []
  if (longestShared(base, subject).length < 2) return []
  const whole = wholes.find(
    ({ figure, part }) => total === figure.figure.value || total === figure.figure.value - part,
  )
  if (whole === undefined) return []
  if (total === whole.figure.figure.value) return [passed(id, text.place(rate))]
  const cell = cellOf(
    table.rows.find(isTotalRow) ?? { label: '', code: null, depth: 0, cells: [] },
    column.column,
  )
  const left = (whole.figure.figure.value - total) / 10_000
  return [
    foundIn(id, text, {
      grade: 'doubt',
      span: rate,
      expected: `以${whole.figure.text.replaceAll(' ', '')}为基数`,
      related: [whole.text.place(whole.figure), ...(cell === undefined ? [] : [cell.place])],
      message: `请明确${rate.text}的基数：文中对${subject}（共${whole.figure.text.replaceAll(' ', '')}）规定，表中只按${base}${total / 10_000}计算，其中的${left}没有计入。`,
    }),
  ]
}

export const rateBase = documentRule({
  id,
  name: '对整体规定的比率按整体计算',
  grade: 'doubt',
  families: 'all',
  says: '正文对某项工作（“创业培训。……成功率须达到40%以上”）规定比率，又写明该项共多少、其中某部分多少的，看任务表里同一比率的栏是否按全部计算，还是漏了那一部分。',
  limits: ['正文的小标题须与总数前的名称相同。', '表中须有合计行，比率栏的表头须写明比率。'],
  examples: [
    {
      text: '全年完成技能培训300人（含学徒60人）。\n\n（一）技能培训。培训后就业率须达到50%以上。\n\n单位：人\n县区\t技能培训\t学徒\t就业（50%）\n东县\t100\t30\t50\n西县\t80\t20\t40\n南县\t60\t10\t30\n合计\t240\t60\t120\n',
      finds: 1,
    },
    {
      text: '全年完成技能培训300人（含学徒60人）。\n\n（一）技能培训。培训后就业率须达到50%以上。\n\n单位：人\n县区\t技能培训\t学徒\t就业（50%）\n东县\t120\t30\t60\n西县\t100\t20\t50\n南县\t80\t10\t40\n合计\t300\t60\t150\n',
      finds: 0,
    },
    {
      text: '全年安排护理实习90名（含见习30名）。\n\n1.护理实习。实习后留用率应达到20%。\n\n单位：名\n医院\t护理实习\t留用（20%）\n甲院\t10\t2\n乙院\t20\t4\n丙院\t30\t6\n合计\t60\t12\n',
      finds: 1,
    },
  ],
  check: (reading) => {
    const columns = reading.tables.flatMap((table) =>
      rateColumnsOf(table).map((column) => ({ table, column })),
    )
    const sets = columns.length === 0 ? [] : setRates(reading)
    const wholes = sets.length === 0 ? [] : wholesIn(reading)
    return sets.flatMap((set) => {
      const named = wholes.filter(({ figure }) => figure.label.endsWith(set.subject))
      return columns.flatMap(({ table, column }) => check(set, table, column, named))
    })
  },
})
