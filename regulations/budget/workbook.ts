import type { DocumentCell, DocumentSheet, ReadProblem, SheetDocument, TableRow } from '#lint'
import { cellAt, comparableHeader, comparableTitle, locateTable, parsePrinted } from '#lint'
import type { BudgetFigures, PlacedCell, StatedRow, StatedTable, TableKey } from './figures.ts'
import type { TableDefinition } from './tables.ts'
import { tableDefinitions } from './tables.ts'
import { isFundSheet, readFund } from './workbook-funds.ts'
import { readNarrative } from './workbook-narrative.ts'
import type { ImportMapping } from './workbook-shape.ts'
import { aliasesOf, narrativeSheet, tableTitles } from './workbook-shape.ts'
import { findWrongUnit } from './workbook-units.ts'

export { narrativeColumns, narrativeSheet } from './workbook-shape.ts'

export type BudgetReading =
  | {
      readonly ok: true
      readonly figures: BudgetFigures
      /** Whether the file has the table of bound figures of the explanation; published tables come without. */
      readonly isExplained: boolean
    }
  | { readonly ok: false; readonly problems: readonly ReadProblem[] }

/** A table of this regulation has far fewer rows; more means that something else was pasted. */
export const tableRowsMax = 2_000
/** At most so many problems are listed; the rest is counted. */
const problemsShownMax = 200

/**
 * Maps a read workbook to budget figures, each cell as printed, nothing corrected. What disagrees is left to the checks;
 * what cannot be read (missing sheet, unknown header, text in a figure cell) is listed by cell, and then nothing is returned.
 * Without the tables that everything else is compared with there is no budget (t1, t2, t3, t6, t7); whatever else is missing,
 * the explanation's figures included, is left out and is a finding of the checks.
 * @param mapping what somebody chose for a file of this shape; without it, sheets and columns go by their own names
 */
export function readBudgetWorkbook(document: SheetDocument, mapping?: ImportMapping): BudgetReading {
  const problems: ReadProblem[] = []
  if (!knowsAnything(document, mapping)) return { ok: false, problems: [wrongWorkbook(document)] }
  const tables: Partial<Record<TableKey, StatedTable>> = {}
  for (const definition of tableDefinitions) {
    const sheet = findTableSheet(document, definition, problems, mapping)
    const aliases = { ...withUnit(definition), ...aliasesOf(mapping?.tables[definition.key]) }
    if (sheet !== undefined) tables[definition.key] = readTable(sheet, definition, aliases, problems)
  }
  const narrative = readNarrative(document, problems, mapping)
  const fundSheets = document.sheets.filter(isFundSheet)
  const funds = fundSheets.flatMap((sheet, i) => readFund(sheet, i + 1, problems))
  if (problems.length > 0) return { ok: false, problems: shorten(problems) }
  const figures = { tables, narrative: narrative ?? [], funds, ...readCover(document) }
  return { ok: true, figures, isExplained: narrative !== null }
}

/** Headers that repeat the unit, as in a published workbook: 收入预算数（万元） is 收入预算数. Another unit is none of them. */
function withUnit({ columns }: TableDefinition): Record<string, string> {
  const figures = columns.filter(({ kind }) => kind === 'figure').map(({ path }) => comparableHeader(path))
  return Object.fromEntries(
    figures.flatMap((path) => [`${path}（万元）`, `${path}(万元)`].map((header) => [header, path] as const)),
  )
}

const coverSheet = '封面'
/** The longest title that is kept; a longer line is no title. */
const coverTitleMax = 100

/** t0.title: the line of the sheet 封面 that says which budget this is. */
function readCover({ sheets }: SheetDocument): Pick<BudgetFigures, 'coverTitle'> {
  const cells = sheets.find(({ name }) => name.trim() === coverSheet)?.rows.flat() ?? []
  const lines = cells.map(({ text }) => text.replaceAll(/[\s\u3000]/g, ''))
  const title = lines.find((line) => /预算/.test(line) && line.length <= coverTitleMax)
  return title === undefined ? {} : { coverTitle: title }
}

/** Reads a figure cell as printed; null when it was added to `problems`. A number of a 万元 table prints two decimals. */
export function readFigure(
  sheet: string,
  column: string,
  cell: DocumentCell,
  unit: string,
  problems: ReadProblem[],
): PlacedCell {
  if (cell.kind === 'blank' || cell.text.trim() === '') return { value: null, cell: cell.address }
  const stated = cell.kind === 'number' && unit === '万元' ? withTwoDecimals(cell.text) : cell.text.trim()
  const parsed = parsePrinted(stated, unit)
  if (parsed.ok && parsed.figure.value >= 0) return { stated, value: parsed.figure.value, cell: cell.address }
  const reason = parsed.ok ? '预算金额不能为负' : parsed.reason
  problems.push({
    code: 'not-a-figure',
    sheet,
    cell: cell.address,
    message: `工作表「${sheet}」第${cell.row}行「${column}」（${cell.address}）应填数字，实际为“${cell.text.trim()}”：${reason}。请改正后重新导入。`,
  })
  return { value: null, cell: cell.address }
}

function withTwoDecimals(text: string): string {
  if (/^-?0*\.?0*$/.test(text)) return text
  const [whole = '0', fraction = ''] = text.split('.')
  return fraction.length >= 2 ? text : `${whole}.${fraction.padEnd(2, '0')}`
}

function findTableSheet(
  document: SheetDocument,
  definition: TableDefinition,
  problems: ReadProblem[],
  mapping: ImportMapping | undefined,
): DocumentSheet | undefined {
  const chosen = mapping?.tables[definition.key]
  if (chosen !== undefined) {
    const sheet = document.sheets.find(({ name }) => name === chosen.sheet)
    if (sheet === undefined && definition.requiredForImport)
      problems.push(missingSheet(document, definition.title, definition.sheet))
    return sheet
  }
  const names = new Set([comparableTitle(definition.title), comparableTitle(definition.sheet)])
  const matches = document.sheets.filter((sheet) => sheetTitles(sheet).some((title) => names.has(title)))
  if (matches.length > 1) {
    problems.push({
      code: 'missing-sheet',
      sheet: definition.sheet,
      message: `“${definition.title}”出现在${matches.length}张工作表（${matches.map(({ name }) => name).join('、')}）。请只保留一张后重新导入。`,
    })
  }
  if (matches.length === 0 && definition.requiredForImport)
    problems.push(missingSheet(document, definition.title, definition.sheet))
  return matches[0]
}

/** What a sheet may be known by: its name and the first cells of its first rows. */
export function sheetTitles(sheet: DocumentSheet): string[] {
  return [sheet.name, ...[1, 2, 3].map((row) => cellAt(sheet, row, 1).text)]
    .map(comparableTitle)
    .filter((t) => t !== '')
}

/** A table that is not there, with the sheets that are. */
export function missingSheet(document: SheetDocument, title: string, sheet: string): ReadProblem {
  const present = document.sheets.map(({ name }) => name).join('、')
  return {
    code: 'missing-sheet',
    sheet,
    message: `文件里没有“${title}”（工作表「${sheet}」）。现有工作表：${present}。请补上这张表，或把工作表改回原名后重新导入。`,
  }
}

/** Whether any sheet is one of ours, by title or by somebody's choice. */
function knowsAnything(document: SheetDocument, mapping: ImportMapping | undefined): boolean {
  if (mapping !== undefined) return true
  return document.sheets.some(
    (sheet) =>
      sheet.name.trim() === narrativeSheet || sheetTitles(sheet).some((title) => tableTitles.has(title)),
  )
}

function wrongWorkbook(document: SheetDocument): ReadProblem {
  const present = document.sheets.map(({ name }) => name).join('、')
  const required = tableDefinitions.filter(({ requiredForImport }) => requiredForImport)
  const wanted = required.map(({ title }) => title).join('、')
  return {
    code: 'missing-sheet',
    message: `这不像单位预算公开表工作簿：没有一张认得的表。应有：${wanted}。现有工作表：${present}。请核对是否选错了文件；如果只是表名不同，请在下面指定各表对应的工作表。`,
  }
}

function readTable(
  sheet: DocumentSheet,
  definition: TableDefinition,
  aliases: Readonly<Record<string, string | null>>,
  problems: ReadProblem[],
): StatedTable {
  const paths = definition.columns.map(({ path }) => path)
  const located = locateTable(sheet, { paths, rowsMax: tableRowsMax, aliases })
  if (!located.ok) {
    problems.push(...located.problems)
    return { key: definition.key, sheet: sheet.name, rows: [], notes: [] }
  }
  problems.push(...findWrongUnit(sheet, located.table.headerRow))
  let number = 0
  const rows = located.table.rows.map((row): StatedRow => {
    const isTotal = isTotalRow(definition, row)
    if (!isTotal) number += 1
    return readRow(
      definition,
      sheet.name,
      row,
      isTotal ? `${definition.key}.total` : `${definition.key}.r${number}`,
      problems,
    )
  })
  return {
    key: definition.key,
    sheet: sheet.name,
    rows,
    notes: located.table.notes.map(({ text }) => text.trim()),
  }
}

function isTotalRow(definition: TableDefinition, row: TableRow): boolean {
  const { column, text } = definition.totalLabel
  if (column === '') return true
  const path = definition.columns.find(({ key }) => key === column)?.path ?? ''
  return textOf(row, path).replace(/\s/g, '') === text
}

function readRow(
  definition: TableDefinition,
  sheet: string,
  row: TableRow,
  id: string,
  problems: ReadProblem[],
): StatedRow {
  const labels: Record<string, string> = {}
  const figures: Record<string, PlacedCell> = {}
  for (const { key, path, kind } of definition.columns) {
    const cell = row.cells[comparableHeader(path)]
    if (kind === 'label') labels[key] = textOf(row, path)
    else if (cell !== undefined) figures[key] = readFigure(sheet, path, cell, '万元', problems)
  }
  return { id, row: row.row, labels, figures }
}

/** Text of a row's cell by header path, spaces of line wraps removed. */
export function textOf(row: TableRow, path: string): string {
  return (row.cells[comparableHeader(path)]?.text ?? '').replace(/[\s\u3000]/g, '')
}

function shorten(problems: readonly ReadProblem[]): ReadProblem[] {
  if (problems.length <= problemsShownMax) return [...problems]
  const rest = problems.length - problemsShownMax
  const last: ReadProblem = {
    code: 'over-limit',
    message: `另有${rest}处问题没有列出。请先改正以上各处，再重新导入。`,
  }
  return [...problems.slice(0, problemsShownMax), last]
}
