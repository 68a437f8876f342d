/** A block of cells: what is copied out of a table, and what a pasted or deleted block changes. */
import type { MoneyUnit } from '../lib/money.ts'
import type { CellModel, TableModel } from './budget-model.ts'
import { type CodedBlock, codedBlock } from './sheet-codes.ts'
import type { Change, Changes } from './sheet-history.ts'
import type { Area, Spot } from './sheet-keys.ts'
import { type CellValue, editText, looksLikeOtherUnit, printBlock, readCell } from './sheet-text.ts'

export type Sheet = {
  table: TableModel
  changes: Changes
  computed: ReadonlySet<string>
  stored: ReadonlyMap<string, CellValue>
  unit: MoneyUnit
}

/** The value of a cell as it stands in the sheet now. */
export function valueOf(cell: CellModel, changes: Changes): CellValue {
  const own = changes.get(cell.path)
  return own === undefined ? cell.value : own.to
}

export function isOpen(cell: CellModel | undefined, computed: ReadonlySet<string>): cell is CellModel {
  return cell !== undefined && cell.path !== '' && !computed.has(cell.path)
}

/** The selected cells as Excel and WPS take them: labels as they are, figures in the unit of the sheet. */
export function blockText({ table, changes, unit }: Sheet, area: Area): string {
  const rows = table.rows.slice(area.top, area.bottom + 1).map(({ cells }) =>
    cells.slice(area.left, area.right + 1).map((cell) => {
      const value = valueOf(cell, changes)
      return cell.isLabel ? String(value ?? '') : editText(value, unit)
    }),
  )
  return printBlock(rows)
}

export type Pasted = {
  changes: Change[]
  /** Cells of the block that fell on labels that differ, on computed cells or beyond the table. */
  skipped: number
  /** Texts that are no amounts. */
  faults: string[]
  otherUnit: boolean
  /** The block brought codes, and its rows went to the rows of the same codes. */
  isByCode: boolean
  /** Codes of the block that the table has no row for. */
  unknown: string[]
  /** The block brought codes, but other columns than the table: nothing was taken. */
  isMisplaced: boolean
}

/** What a block changes when it is put at `spot`. A single value fills the whole selection. */
export function pasteBlock(sheet: Sheet, block: readonly (readonly string[])[], area: Area): Pasted {
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined
  const pasted: Pasted = {
    changes: [],
    skipped: 0,
    faults: [],
    otherUnit: false,
    isByCode: false,
    unknown: [],
    isMisplaced: false,
  }
  const coded = codedBlock(sheet.table, block, area)
  if (coded !== undefined) putByCode(sheet, coded, pasted)
  else if (single !== undefined) {
    for (const spot of spotsOf(area)) putCell(sheet, spot, single, pasted)
  } else {
    block.forEach((texts, down) =>
      texts.forEach((text, right) =>
        putCell(sheet, { row: area.top + down, column: area.left + right }, text, pasted),
      ),
    )
  }
  pasted.otherUnit = looksLikeOtherUnit(pasted.changes, sheet.unit)
  return pasted
}

/** Each row of the block goes to the table's row of its code; headings and sums of the block have none. */
function putByCode(sheet: Sheet, { left, rows, unknown, isSameShape }: CodedBlock, pasted: Pasted): void {
  pasted.isByCode = isSameShape
  pasted.isMisplaced = !isSameShape
  if (!isSameShape) return
  pasted.unknown = unknown
  for (const { row, texts } of rows)
    texts.forEach((text, right) => putCell(sheet, { row, column: left + right }, text, pasted))
  // A whole table brings its names and sums along; that they stay as they are needs no word.
  pasted.skipped = 0
}

function putCell(sheet: Sheet, { row, column }: Spot, text: string, pasted: Pasted): void {
  const cell = sheet.table.rows[row]?.cells[column]
  const repeats = cell?.isLabel === true && String(cell.value ?? '').trim() === text.trim()
  if (!isOpen(cell, sheet.computed)) {
    if (!repeats && text.trim() !== '') pasted.skipped += 1
    return
  }
  const read = readCell(text, sheet.unit)
  if ('fault' in read) pasted.faults.push(text.trim())
  else pasted.changes.push(changeOf(sheet, cell, read.value))
}

/** What emptying the selected cells changes. */
export function clearBlock(sheet: Sheet, area: Area): Change[] {
  return spotsOf(area).flatMap(({ row, column }) => {
    const cell = sheet.table.rows[row]?.cells[column]
    return isOpen(cell, sheet.computed) ? [changeOf(sheet, cell, null)] : []
  })
}

/** A change of one cell, told against the case as it is stored. */
export function changeOf({ stored }: Pick<Sheet, 'stored'>, cell: CellModel, to: CellValue): Change {
  return { path: cell.path, before: stored.get(cell.path) ?? null, to }
}

function spotsOf({ top, left, bottom, right }: Area): Spot[] {
  const spots: Spot[] = []
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) spots.push({ row, column })
  return spots
}
