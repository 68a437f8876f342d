/** What a workbook is made of, and what its sheets offer: for choosing once which sheet and column means what. */
import type { DocumentSheet, SheetDocument } from '#lint'
import { cellAt, comparableHeader, comparableTitle, sheetHeader } from '#lint'
import { tableDefinitions } from './tables.ts'
import { isFundSheet } from './workbook-funds.ts'

/** A table that an import looks for; `columns` are comparable header paths. */
export type ShapeTable = {
  readonly key: string
  readonly title: string
  /** Comparable titles by which the table is known without anybody's choice. */
  readonly names: readonly string[]
  readonly required: boolean
  /** A file may lack it, and yet it is looked for by likeness, so that a renamed one is not passed over. */
  readonly sought?: boolean
  readonly columns: readonly string[]
  /** Columns that a file may lack. */
  readonly optional?: readonly string[]
}

/** A sheet of a file: what it is called and the header it has, as comparable paths with their cells. */
export type FoundSheet = {
  readonly name: string
  readonly titles: readonly string[]
  readonly headers: readonly { readonly path: string; readonly cell: string }[]
}

/**
 * Which sheet a table is read from and which header stands for which column. A column without header is not there; a
 * header that stands for no column is not read.
 */
export type ChosenTable = {
  readonly sheet: string | null
  readonly columns: Readonly<Record<string, string | null>>
  readonly ignored: readonly string[]
}
export type ImportMapping = { readonly tables: Readonly<Record<string, ChosenTable>> }

export const narrativeSheet = '说明'
export const narrativeColumns = ['条款', '项目', '数值', '单位'] as const
export const narrativeKey = 'narrative'

/** Comparable titles of the tables of a budget. */
export const tableTitles: ReadonlySet<string> = new Set(
  tableDefinitions.flatMap(({ title, sheet }) => [title, sheet]).map(comparableTitle),
)

/** The tables of a unit's budget and the table of bound figures. */
export const workbookTables: readonly ShapeTable[] = [
  ...tableDefinitions.map(({ key, title, sheet, requiredForImport, columns }) => ({
    key,
    title,
    names: [...new Set([comparableTitle(title), comparableTitle(sheet)])],
    required: requiredForImport,
    columns: columns.map(({ path }) => comparableHeader(path)),
  })),
  {
    key: narrativeKey,
    title: '说明数字表',
    names: [comparableTitle(narrativeSheet)],
    required: false,
    sought: true,
    columns: [...narrativeColumns],
  },
]

/** The sheets of a file with their headers. Target tables are forms of their own and known by their title. */
export function describeWorkbook(document: SheetDocument): FoundSheet[] {
  return document.sheets
    .filter((sheet) => !isFundSheet(sheet))
    .map((sheet) => {
      const fitting = workbookTables
        .map(({ columns }) => ({ header: sheetHeader(sheet, columns), columns }))
        .map(({ header, columns }) => ({
          header,
          hits: header?.columns.filter(({ path }) => columns.includes(path)).length ?? 0,
        }))
        .toSorted((a, b) => b.hits - a.hits)
      const titles = [sheet.name, ...[1, 2, 3].map((row) => cellAt(sheet, row, 1).text)]
      // The explanation as prose is no table.
      if (sheet.name.trim() === narrativeSheet && !hasNarrativeColumns(sheet))
        return { name: sheet.name, titles: [], headers: [] }
      return {
        name: sheet.name,
        titles: [...new Set(titles.map(comparableTitle).filter((title) => title !== ''))],
        headers: (fitting[0]?.header?.columns ?? []).map(({ path, address }) => ({ path, cell: address })),
      }
    })
}

/** A sheet 说明 with fewer of the columns is the explanation as prose. */
const narrativeColumnsMin = 2

/** Whether a sheet is laid out as the table of bound figures, be it with a header that somebody changed. */
export function hasNarrativeColumns(sheet: DocumentSheet, columnsMin = narrativeColumnsMin): boolean {
  const paths = new Set(sheetHeader(sheet, narrativeColumns)?.columns.map(({ path }) => path))
  return narrativeColumns.filter((column) => paths.has(column)).length >= columnsMin
}

/** The reader's view of a choice: header path in the file → path of the table; null for what is not read. */
export function aliasesOf(chosen: ChosenTable | undefined): Record<string, string | null> {
  if (chosen === undefined) return {}
  const meant = Object.entries(chosen.columns).flatMap(([column, header]): [string, string][] =>
    header === null || header === column ? [] : [[header, column]],
  )
  return Object.fromEntries([...chosen.ignored.map((header): [string, null] => [header, null]), ...meant])
}
