import type { CellContent, SheetContent } from './xlsx-engine.ts'
import { writeWorkbookSheets } from './xlsx-engine.ts'

/** A list to export: one header row, then rows; `null` is a blank cell. */
export type ListSheet = {
  readonly name: string
  /** `hidden` columns carry what a later import needs and nobody should edit. */
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly hidden?: boolean }[]
  readonly rows: readonly (readonly CellContent[])[]
}

/** Longest sheet name that Excel accepts, and the characters it does not. */
const sheetNameMax = 31

/**
 * Writes lists to an .xlsx buffer, one sheet each. Text that a spreadsheet would run as a formula (first character = + - @,
 * also full-width, tab or line break) gets an apostrophe in front, so that opening an export never runs anything.
 */
export async function writeSheet(lists: readonly ListSheet[]): Promise<Uint8Array> {
  return await writeWorkbookSheets(
    lists.map((list): SheetContent => ({
      name: sheetName(list.name),
      rows: [list.columns.map(({ title }) => guarded(title)), ...list.rows.map((row) => row.map(guarded))],
      headerRows: [1],
      widths: list.columns.map(({ width }) => width ?? 16),
      hiddenColumns: list.columns.flatMap(({ hidden }, index) => (hidden === true ? [index + 1] : [])),
    })),
  )
}

/** Lists as CSV with BOM (so that spreadsheets read UTF-8), guarded in the same way. */
export function writeCsvList(list: ListSheet): string {
  const rows = [list.columns.map(({ title }) => title), ...list.rows]
  return `\uFEFF${rows.map((row) => row.map((content) => quoted(plain(guarded(content)))).join(',')).join('\r\n')}\r\n`
}

/** Text that would start a formula, made harmless. Plain negative numbers are given as decimals, not as text. */
export function guardFormula(text: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text
}

function guarded(content: CellContent): CellContent {
  return typeof content === 'string' ? guardFormula(content) : content
}

function plain(content: CellContent): string {
  if (content === null) return ''
  return typeof content === 'string' ? content : content.decimal
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, '_').slice(0, sheetNameMax)
}

/** Names as Excel takes them, each once: cut to 31 characters, and numbered where two come to the same. */
export function uniqueSheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = sheetName(name)
    let own = base
    for (let number = 2; taken.has(own.toLowerCase()); number += 1)
      own = `${base.slice(0, sheetNameMax - 4)}(${number})`
    taken.add(own.toLowerCase())
    return own
  })
}
