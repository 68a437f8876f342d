/** 元 given for 万元: said above a table it cannot be read; where it only shows in the size of the figures, it is asked. */
import type { DocumentSheet, ReadProblem } from '#lint'
import type { BudgetFigures, StatedTable, TableKey } from './figures.ts'
import { clauseOf, getTableDefinition } from './tables.ts'

/** The unit that a table states above its header, when it is not 万元. */
export function findWrongUnit(sheet: DocumentSheet, headerRow: number): ReadProblem[] {
  const cells = sheet.rows.slice(0, headerRow - 1).flat()
  const stated = cells.find(({ text }) => unitWords.test(text))
  const unit = unitWords.exec(stated?.text ?? '')?.[1]
  if (stated === undefined || unit === undefined || unit === '万元') return []
  const advice = unit === '元' ? '请把各数除以10000' : '请把各数换算成万元'
  return [
    {
      code: 'wrong-unit',
      sheet: sheet.name,
      cell: stated.address,
      message: `工作表「${sheet.name}」${stated.address}写的是“${stated.text.trim()}”，本表的数应以万元为单位。${advice}，并把这一格改为“单位：万元”，再重新导入。`,
    },
  ]
}

const unitWords =
  /(?<![\u4e00-\u9fff])(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(万元|亿元|千元|百元|元)(?![\u4e00-\u9fff])/

/** A finding in the shape of an import: what was read, and why it looks as if it were 元. */
export type UnitDoubt = {
  readonly rule: 'unit-of-table'
  readonly grade: 'doubt'
  readonly clause: string
  readonly sheet: string
  readonly cell?: string
  readonly stated: string
  readonly expected: string
  readonly message: string
}

/** Tables whose totals ought to be of one size: the general budget with and without other funds. */
const compared: readonly { readonly key: TableKey; readonly column: string }[] = [
  { key: 't1', column: 'total' },
  { key: 't2', column: 'total' },
  { key: 't3', column: 'total' },
  { key: 't6', column: 'total' },
  { key: 't7', column: 'total' },
]
/** 元 for 万元 makes a figure 10,000 times as large; other funds may make a total a few times larger, never a thousand. */
const OUT_OF_SCALE = 1_000

/** Tables whose total is a thousand times that of the smallest compared one. They are read as they stand, and asked about. */
export function doubtUnits(figures: BudgetFigures): UnitDoubt[] {
  const totals = compared.flatMap(({ key, column }) => {
    const table = figures.tables[key]
    const cell = table === undefined ? undefined : totalOf(table, column)
    return table === undefined || cell?.value == null || cell.value <= 0
      ? []
      : [{ key, sheet: table.sheet, value: cell.value, stated: cell.stated ?? '', cell: cell.cell }]
  })
  const smallest = totals.toSorted((a, b) => a.value - b.value)[0]
  if (smallest === undefined) return []
  return totals
    .filter(({ value }) => value >= smallest.value * OUT_OF_SCALE)
    .map(({ sheet, stated, cell }) => ({
      rule: 'unit-of-table',
      grade: 'doubt',
      clause: clauseOf('t.unit'),
      sheet,
      cell,
      stated,
      expected: `与《${getTableDefinition(smallest.key).title}》的${smallest.stated}相近`,
      message: `「${sheet}」的合计${stated}是「${smallest.sheet}」合计${smallest.stated}的一千倍以上，这张表可能是以元填写的。各数已按所写读入；如确以元填写，请换算成万元后重新导入。`,
    }))
}

function totalOf(table: StatedTable, column: string) {
  return table.rows.find(({ id }) => id.endsWith('.total'))?.figures[column]
}
