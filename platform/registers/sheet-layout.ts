/** Where the columns of a register stand in a sheet; faults by place. */
import type { RegisterColumn, RegisterDefinition } from './definition.ts'
import type { Sheet, SheetCell } from './cells.ts'
import { cellText } from './cells.ts'

/** A fault of a file by place; `say` is Chinese and names row, column and cell. */
export interface ImportFault {
  readonly sheet: string
  readonly cell: string
  readonly row: number | null
  readonly column: string | null
  readonly say: string
}

/** Heading of the day from which a row holds. */
export const FROM_LABEL = '生效日期'
/** Heading of the hidden column that names the exported state of a row. */
export const VERSION_LABEL = '版本（勿改）'
/** Heading of the column that says what is wrong with a returned row; ignored when the file comes back. */
export const PROBLEM_LABEL = '问题'

export interface Layout {
  readonly sheet: Sheet
  /** Rows below the heading that are not blank. */
  readonly body: readonly (readonly SheetCell[])[]
  /** Column numbers from 1. */
  readonly key: number
  readonly from: number | undefined
  readonly version: number | undefined
  readonly columns: readonly { readonly column: RegisterColumn; readonly place: number | undefined }[]
}

export const HEADING_ROWS_MAX = 20

/** Finds the heading in any sheet of a file and the place of every column; all that is wrong with it otherwise. */
export function findLayout(
  definition: RegisterDefinition,
  sheets: readonly Sheet[],
):
  | { readonly ok: true; readonly layout: Layout }
  | { readonly ok: false; readonly faults: readonly ImportFault[] } {
  for (const sheet of sheets) {
    const index = sheet.rows
      .slice(0, HEADING_ROWS_MAX)
      .findIndex((row) => row.some((cell) => heading(cell) === definition.keyLabel))
    const row = sheet.rows[index]
    if (row !== undefined) return judgeHeading(definition, sheet, index, row)
  }
  const labels = [definition.keyLabel, ...definition.columns.map(({ label }) => label)]
  const say = `没有找到表头：前${HEADING_ROWS_MAX}行中应有一行写着${labels.map((one) => `「${one}」`).join('')}。请下载模板后填写。`
  return { ok: false, faults: [{ sheet: sheets[0]?.name ?? '', cell: 'A1', row: null, column: null, say }] }
}

/** Headings may carry a mark of required columns and line breaks. */
export function heading(cell: SheetCell): string {
  return cellText(cell).replaceAll(/[\s*＊]/g, '')
}

function judgeHeading(
  definition: RegisterDefinition,
  sheet: Sheet,
  index: number,
  row: readonly SheetCell[],
) {
  const places = new Map<string, SheetCell>()
  const faults: ImportFault[] = []
  const known = new Set([
    definition.keyLabel,
    FROM_LABEL,
    VERSION_LABEL,
    PROBLEM_LABEL,
    ...definition.columns.map(({ label }) => label),
  ])
  for (const cell of row) {
    const label = heading(cell)
    if (label === '') continue
    const first = places.get(label)
    if (first !== undefined)
      faults.push(placed(sheet, cell, label, `与${first.address}的列名重复，请删去一列。`))
    else if (!known.has(label))
      faults.push(placed(sheet, cell, label, '不是这个登记簿的列，请删去这一列或改正列名。'))
    else places.set(label, cell)
  }
  for (const { label, required } of definition.columns)
    if (required && !places.has(label)) {
      const say = `第${index + 1}行表头缺少必填的列「${label}」，请补上。`
      faults.push({ sheet: sheet.name, cell: `A${index + 1}`, row: index + 1, column: label, say })
    }
  if (faults.length > 0) return { ok: false as const, faults }
  const layout: Layout = {
    sheet,
    body: sheet.rows.slice(index + 1).filter((cells) => cells.some((cell) => cellText(cell) !== '')),
    key: places.get(definition.keyLabel)?.column ?? 1,
    from: places.get(FROM_LABEL)?.column,
    version: places.get(VERSION_LABEL)?.column,
    columns: definition.columns.map((column) => ({ column, place: places.get(column.label)?.column })),
  }
  return { ok: true as const, layout }
}

/** A fault at a cell: `第5行「单位代码」（B5）：…`. */
export function placed(sheet: Sheet, cell: SheetCell, label: string, what: string): ImportFault {
  const say = `第${cell.row}行「${label}」（${cell.address}）：${what}`
  return { sheet: sheet.name, cell: cell.address, row: cell.row, column: label, say }
}

/** The cell of a column in a row, blank where the row ends before it. */
export function cellOf(row: readonly SheetCell[], place: number): SheetCell {
  const number = row[0]?.row ?? 0
  return (
    row[place - 1] ?? {
      address: `${letters(place)}${number}`,
      row: number,
      column: place,
      kind: 'blank',
      text: '',
    }
  )
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
