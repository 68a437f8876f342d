/** A register as a table that a file may hold under other names: what is looked for, what is there, what was chosen. */
import type { Sheet, SheetCell } from './cells.ts'
import { cellText } from './cells.ts'
import type { RegisterDefinition } from './definition.ts'
import { FROM_LABEL, HEADING_ROWS_MAX, VERSION_LABEL, findLayout, heading } from './sheet-layout.ts'

/** The one table of a register; `optional` are columns that a file may lack. */
export interface RegisterShape {
  readonly key: 'entries'
  readonly title: string
  readonly names: readonly string[]
  readonly required: true
  readonly columns: readonly string[]
  readonly optional: readonly string[]
}

/** A sheet and its heading row, which is the one that names most columns, else the fullest. */
export interface RegisterSheet {
  readonly name: string
  readonly titles: readonly string[]
  readonly headers: readonly { readonly path: string; readonly cell: string }[]
}

/** Which sheet holds the register, and which heading stands for which column (by label); null for none. */
export interface ChosenHeadings {
  readonly sheet: string | null
  readonly columns: Readonly<Record<string, string | null>>
}

export function registerShape({ label, keyLabel, columns }: RegisterDefinition): RegisterShape {
  const free = columns.filter(({ required }) => !required).map((column) => column.label)
  return {
    key: 'entries',
    title: label,
    names: [label],
    required: true,
    columns: [keyLabel, ...columns.map((column) => column.label), FROM_LABEL, VERSION_LABEL],
    optional: [...free, FROM_LABEL, VERSION_LABEL],
  }
}

/** What the sheets of a file offer for a register. */
export function describeRegisterSheets(
  definition: RegisterDefinition,
  sheets: readonly Sheet[],
): readonly RegisterSheet[] {
  return sheets.map((sheet) => ({
    name: sheet.name,
    titles: [sheet.name.trim()],
    headers: headingRow(definition, sheet)
      .map((cell) => ({ path: heading(cell), cell: cell.address }))
      .filter(({ path }, i, all) => path !== '' && all.findIndex((one) => one.path === path) === i),
  }))
}

/** Whether a heading can be read as it stands. */
export function headingIsRead(definition: RegisterDefinition, sheets: readonly Sheet[]): boolean {
  return findLayout(definition, sheets).ok
}

/** The chosen sheet with the register's own headings; columns that nobody chose are left blank. */
export function withRegisterHeadings(
  definition: RegisterDefinition,
  sheets: readonly Sheet[],
  chosen: ChosenHeadings | undefined,
): readonly Sheet[] {
  const sheet = sheets.find(({ name }) => name === chosen?.sheet)
  if (chosen === undefined || sheet === undefined) return sheets
  const labels = new Map(Object.entries(chosen.columns).map(([label, path]) => [path, label]))
  const head = headingRow(definition, sheet)
  const at = sheet.rows.indexOf(head)
  const renamed = head.map((cell): SheetCell => ({ ...cell, text: labels.get(heading(cell)) ?? '' }))
  return [{ ...sheet, rows: [renamed, ...sheet.rows.slice(at + 1)] }]
}

function headingRow(definition: RegisterDefinition, { rows }: Sheet): readonly SheetCell[] {
  const known = new Set(registerShape(definition).columns)
  const ranked = rows.slice(0, HEADING_ROWS_MAX).map((row) => ({
    row,
    named: row.filter((cell) => known.has(heading(cell))).length,
    filled: row.filter((cell) => cellText(cell) !== '').length,
  }))
  return ranked.toSorted((a, b) => b.named - a.named || b.filled - a.filled)[0]?.row ?? []
}
