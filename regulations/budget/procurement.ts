/** 政府采购: three categories, of which so much from the general budget (n.5.2); table 9 is made from them. */
import { printFigure } from '#lint'
import { findNarrative } from './explanation-figures.ts'
import type { BudgetFigures, PlacedCell, StatedRow, StatedTable } from './figures.ts'
import { getTableDefinition } from './tables.ts'

export const procurementKinds = ['货物', '工程', '服务'] as const
export type ProcurementKind = (typeof procurementKinds)[number]

/** One category in 分, with the texts of printed figures. */
export type ProcurementRow = {
  readonly kind: ProcurementKind
  readonly total: PlacedCell
  readonly general: PlacedCell
}

/** The entered categories; an absent figure is nothing. */
function procurementOf(figures: BudgetFigures): readonly ProcurementRow[] {
  const cell = (item: string): PlacedCell =>
    figures.narrative.find((entry) => entry.item === item)?.figure ?? { value: null }
  return procurementKinds.map((kind) => ({
    kind,
    total: cell(`政府采购${kind}预算`),
    general: cell(`一般公共预算拨款政府采购${kind}预算`),
  }))
}

/** Sentence for the categories: 货物3.20万元、工程0万元、服务1.00万元. Every figure carries its unit (n.5.2.a). */
export function procurementWords(figures: BudgetFigures, prefix = '政府采购'): string {
  return procurementKinds
    .map((kind) => `${kind}${findNarrative(figures, `${prefix}${kind}预算`)?.text ?? '0'}万元`)
    .join('、')
}

/** t9: rows by category with their fund source; without procurement an empty table with its note. */
export function makeProcurementTable(figures: BudgetFigures, emptyNote: string): StatedTable {
  const rows = procurementOf(figures).filter(({ total }) => (total.value ?? 0) !== 0)
  const { sheet } = getTableDefinition('t9')
  if (rows.length === 0) return { key: 't9', sheet, rows: [], notes: [emptyNote] }
  const sum = (key: 'total' | 'general'): PlacedCell => {
    const value = rows.reduce((fen, row) => fen + (row[key].value ?? 0), 0)
    const isPrinted = rows.some((row) => row[key].stated !== undefined)
    return isPrinted ? { stated: printFigure(value, '万元'), value } : { value }
  }
  const listed = rows.map(({ kind, total, general }, i): StatedRow => ({
    id: `t9.r${i + 1}`,
    row: i + 6,
    labels: { name: kind },
    figures: { total: plain(total), general: plain(general) },
  }))
  const total: StatedRow = {
    id: 't9.total',
    row: 5,
    labels: { name: '合计' },
    figures: { total: sum('total'), general: sum('general') },
  }
  return { key: 't9', sheet, rows: [total, ...listed], notes: [] }
}

const plain = ({ stated, value }: PlacedCell): PlacedCell =>
  stated === undefined ? { value } : { stated, value }
