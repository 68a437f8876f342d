import type { PlacedFigure, PrintedFigure } from '#lint'
import { exactFigure, parsePrinted, printFigure } from '#lint'

/**
 * One figure of a budget. `stated` is the text as printed; without it the value is known exactly in 分. `value` is 分 for
 * money and ten-thousandths for other units; null is a blank cell, which counts as zero.
 */
export type Figure = { readonly stated?: string; readonly value: number | null }

/** A figure with its address in the imported file, such as `C7`. */
export type PlacedCell = Figure & { readonly cell?: string }

export type TableKey = 't1' | 't2' | 't3' | 't4' | 't5' | 't6' | 't7' | 't8' | 't9' | 't10'

/** `row` is the row number on the sheet; `id` is `tN.rK` or `tN.total` (K-th row below the header, totals not counted). */
export type StatedRow = {
  readonly id: string
  readonly row: number
  readonly labels: Readonly<Record<string, string>>
  readonly figures: Readonly<Record<string, PlacedCell>>
}

export type StatedTable = {
  readonly key: TableKey
  readonly sheet: string
  readonly rows: readonly StatedRow[]
  readonly notes: readonly string[]
}

/** A figure of the explanation. `item` is as printed, including 增加 or 减少. */
export type StatedNarrative = {
  readonly clause: string
  readonly item: string
  readonly unit: string
  readonly row: number
  readonly figure: PlacedCell
}

/** An indicator row as printed; nothing is filled in. */
export type StatedIndicator = {
  readonly id: string
  readonly row: number
  readonly name: string
  readonly weight: string
  readonly unit: string
  readonly relation: string
  readonly value: string
}

/** A target table. `key` is the fund's clause id where the instrument names it (`p.rencai`), else `p.<number>`. */
export type StatedFund = {
  readonly key: string
  readonly sheet: string
  readonly title: string
  readonly compiler: string
  readonly name: string
  readonly department: string
  readonly budget: PlacedCell
  readonly overview: string
  readonly basis: string
  readonly goal: string
  /** Cell addresses of the head fields by label, such as 立项依据 → B7. */
  readonly headCells: Readonly<Record<string, string>>
  readonly indicators: readonly StatedIndicator[]
}

/** A unit budget as printed or as worked on; plain data, as it is stored with the act. */
export type BudgetFigures = {
  readonly tables: Readonly<Partial<Record<TableKey, StatedTable>>>
  readonly narrative: readonly StatedNarrative[]
  readonly funds: readonly StatedFund[]
  /** Title of an imported cover, as printed; absent where the file has none. */
  readonly coverTitle?: string
}

/** The figure to reckon with: as printed with its interval, or exact in 分. A blank is an exact zero. */
export function toPrintedFigure(figure: Figure | undefined, unit = '万元'): PrintedFigure {
  if (figure === undefined) return exactFigure(0, unit, '')
  const known = readBefore.get(figure)
  if (known?.unit === unit) return known
  const read = readFigure(figure, unit)
  readBefore.set(figure, read)
  return read
}

/** A figure stands in many checks: it is read once in a unit. */
const readBefore = new WeakMap<Figure, PrintedFigure>()

function readFigure(figure: Figure, unit: string): PrintedFigure {
  if (figure.stated !== undefined) {
    const parsed = parsePrinted(figure.stated, unit)
    if (parsed.ok) return parsed.figure
    throw new RangeError(`stored figure is not a figure: ${figure.stated}`)
  }
  return exactFigure(figure.value ?? 0, unit, figure.value === null ? '' : printFigure(figure.value, unit))
}

/** What a table prints for a figure: as stated, blank for null, else 万元 with two decimals, half up. */
export function printedText(figure: Figure | undefined, unit = '万元'): string {
  if (figure === undefined) return ''
  if (figure.stated !== undefined) return figure.stated
  return figure.value === null ? '' : printFigure(figure.value, unit)
}

/** A cell of a table as a placed figure for the rules; an absent cell is an exact zero at that place. */
export function placeFigure(
  table: StatedTable,
  row: StatedRow,
  column: { readonly key: string; readonly path: string },
  clause: string,
): PlacedFigure {
  const figure = row.figures[column.key]
  return {
    figure: toPrintedFigure(figure),
    place: {
      sheet: table.sheet,
      table: table.key,
      row: row.id,
      rowName: rowName(row),
      column: column.path,
      ...(figure?.cell === undefined ? {} : { cell: figure.cell }),
      clause,
    },
  }
}

/** Code and name of a row as a reader names it. */
export function rowName(row: StatedRow): string {
  return [row.labels['code'], row.labels['name'] ?? row.labels['expenditure'] ?? row.labels['income']]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
}
