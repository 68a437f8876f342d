/**
 * How a case stores its figures: cells by table, row and column. A text is a figure as printed, a number is an amount
 * known exactly in 分, null is a blank. What can be derived (values, cell addresses) is not stored, so a budget with seven
 * target tables stays below 32 KB.
 */
import { z } from 'zod'
import type { PrintedFigure } from '#lint'
import { isMoneyUnit, parsePrinted, printFigure } from '#lint'
import type {
  BudgetFigures,
  Figure,
  PlacedCell,
  StatedFund,
  StatedNarrative,
  StatedRow,
  StatedTable,
  TableKey,
} from '../figures.ts'
import { getTableDefinition } from '../tables.ts'

const text = (max: number) => z.string().max(max)
const cellSchema = z.union([text(4000), z.int(), z.null()])
export type PackedCell = z.infer<typeof cellSchema>

const rowSchema = z.strictObject({ id: text(20), row: z.int(), cells: z.array(cellSchema).max(20) })
const tableSchema = z.strictObject({
  sheet: text(60),
  /** Columns in print order; labels are texts, figures are cells. */
  columns: z.array(text(40)).max(20),
  /** Column letters in the imported file, '' where there is none. */
  letters: z.array(text(3)).max(20),
  rows: z.array(rowSchema).max(2000),
  notes: z.array(text(500)).max(20),
})
const narrativeSchema = z.strictObject({
  clause: text(20),
  item: text(60),
  unit: text(10),
  row: z.int(),
  value: cellSchema,
})
const indicatorSchema = z.strictObject({
  id: text(30),
  row: z.int(),
  cells: z.tuple([text(200), text(20), text(20), text(10), text(60)]),
})
const fundSchema = z.strictObject({
  key: text(30),
  sheet: text(60),
  title: text(100),
  name: text(100),
  compiler: text(100),
  department: text(100),
  budget: cellSchema,
  budgetCell: text(10),
  overview: text(4000),
  basis: text(4000),
  goal: text(4000),
  headCells: z.record(text(20), text(10)),
  indicators: z.array(indicatorSchema).max(200),
})
const tableKeys = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10'] as const

/** Figures as an act takes them and as a case stores them. */
export const packedFiguresSchema = z.strictObject({
  tables: z.partialRecord(z.enum(tableKeys), tableSchema),
  narrative: z.array(narrativeSchema).max(300),
  /** Column letter of the figures on the explanation's sheet. */
  narrativeLetter: text(3),
  funds: z.array(fundSchema).max(60),
  /** Title of an imported cover, as printed. */
  coverTitle: text(100).optional(),
})
export type PackedFigures = Omit<z.infer<typeof packedFiguresSchema>, 'coverTitle'> & {
  coverTitle?: string
}
export type PackedTable = z.infer<typeof tableSchema>
export type PackedFund = z.infer<typeof fundSchema>
export type PackedNarrative = z.infer<typeof narrativeSchema>

export const noFigures: PackedFigures = { tables: {}, narrative: [], narrativeLetter: '', funds: [] }

/** Stores figures; the reverse of `unpackFigures`. */
export function packFigures(figures: BudgetFigures): PackedFigures {
  const tables: PackedFigures['tables'] = {}
  for (const key of tableKeys) {
    const table = figures.tables[key]
    if (table !== undefined) tables[key] = packTable(table)
  }
  const placed = figures.narrative.find(({ figure }) => figure.cell !== undefined)
  return {
    tables,
    narrative: figures.narrative.map(({ clause, item, unit, row, figure }) => ({
      clause,
      item,
      unit,
      row,
      value: packCell(figure),
    })),
    narrativeLetter: letterOf(placed?.figure.cell),
    funds: figures.funds.map(packFund),
    ...(figures.coverTitle === undefined ? {} : { coverTitle: figures.coverTitle }),
  }
}

/** Figures as the checks take them. */
export function unpackFigures(packed: PackedFigures): BudgetFigures {
  const tables: Partial<Record<TableKey, StatedTable>> = {}
  for (const key of tableKeys) {
    const table = packed.tables[key]
    if (table !== undefined) tables[key] = unpackTable(key, table)
  }
  const narrative = packed.narrative.map((entry): StatedNarrative => {
    const { clause, item, unit, row, value } = entry
    return { clause, item, unit, row, figure: unpackCell(value, unit, `${packed.narrativeLetter}${row}`) }
  })
  const funds = packed.funds.map(unpackFund)
  const { coverTitle } = packed
  return { tables, narrative, funds, ...(coverTitle === undefined ? {} : { coverTitle }) }
}

export function packCell(figure: Figure | undefined): PackedCell {
  if (figure === undefined) return null
  return figure.stated ?? figure.value
}

/** The figure of a stored cell. Throws on a text that is no figure: cells are checked when they come in. */
export function unpackCell(cell: PackedCell, unit: string, address: string): PlacedCell {
  const place = /^[A-Z]+\d+$/.test(address) ? { cell: address } : {}
  if (typeof cell !== 'string') return { value: cell, ...place }
  const parsed = parsePrinted(cell, unit === '' ? '万元' : unit)
  if (!parsed.ok) throw new RangeError(`stored figure is not a figure: ${cell}`)
  return { stated: cell, value: parsed.figure.value, ...place }
}

/** Reads what a person typed for a cell. Numbers are exact 分 (counts: whole units). */
export function readTypedCell(
  value: PackedCell,
  unit: string,
): { readonly ok: true; readonly cell: PackedCell } | { readonly ok: false; readonly say: string } {
  if (value === null || value === '') return { ok: true, cell: null }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0)
      return { ok: false, say: '金额应为不小于0的数，最多到分。' }
    return { ok: true, cell: isMoneyUnit(unit) || unit === '' ? value : String(value) }
  }
  const parsed = parsePrinted(value, unit === '' ? '万元' : unit)
  if (!parsed.ok) return { ok: false, say: `${parsed.reason}。` }
  if (parsed.figure.value < 0) return { ok: false, say: '预算金额不能为负。' }
  return { ok: true, cell: withTwoDecimals(value.trim(), parsed.figure) }
}

/** t.unit, t3.r8: 万元 print with two decimals, so 0.2 is written 0.20; more decimals are kept, nothing stays as typed. */
function withTwoDecimals(text: string, { unit, value, decimals }: PrintedFigure): string {
  return unit === '万元' && value !== 0 && decimals < 2 ? printFigure(value, unit) : text
}

function letterOf(address: string | undefined): string {
  return address?.replace(/\d+$/, '') ?? ''
}

function packTable(table: StatedTable): PackedTable {
  const { columns } = getTableDefinition(table.key)
  return {
    sheet: table.sheet,
    columns: columns.map(({ key }) => key),
    letters: columns.map(({ key }) =>
      letterOf(table.rows.find((row) => row.figures[key]?.cell !== undefined)?.figures[key]?.cell),
    ),
    rows: table.rows.map((row) => ({
      id: row.id,
      row: row.row,
      cells: columns.map(({ key, kind }) =>
        kind === 'label' ? (row.labels[key] ?? '') : packCell(row.figures[key]),
      ),
    })),
    notes: [...table.notes],
  }
}

function unpackTable(key: TableKey, table: PackedTable): StatedTable {
  const definition = getTableDefinition(key)
  const rows = table.rows.map((row): StatedRow => {
    const labels: Record<string, string> = {}
    const figures: Record<string, PlacedCell> = {}
    for (const [index, column] of table.columns.entries()) {
      const cell = row.cells[index] ?? null
      const kind = definition.columns.find((one) => one.key === column)?.kind
      if (kind === 'label') labels[column] = typeof cell === 'string' ? cell : ''
      else figures[column] = unpackCell(cell, '万元', `${table.letters[index] ?? ''}${row.row}`)
    }
    return { id: row.id, row: row.row, labels, figures }
  })
  return { key, sheet: table.sheet, rows, notes: table.notes }
}

function packFund(fund: StatedFund): PackedFund {
  const { budget, headCells, indicators, ...texts } = fund
  return {
    ...texts,
    budget: packCell(budget),
    budgetCell: budget.cell ?? '',
    headCells: { ...headCells },
    indicators: indicators.map(({ id, row, name, weight, unit, relation, value }) => ({
      id,
      row,
      cells: [name, weight, unit, relation, value],
    })),
  }
}

function unpackFund(fund: PackedFund): StatedFund {
  const { budget, budgetCell, indicators, ...texts } = fund
  return {
    ...texts,
    budget: unpackCell(budget, '万元', budgetCell),
    indicators: indicators.map(({ id, row, cells: [name, weight, unit, relation, value] }) => ({
      id,
      row,
      name,
      weight,
      unit,
      relation,
      value,
    })),
  }
}
