/** The grids of a file that goes out to a spreadsheet: the tables as people change them, and a hidden sheet that knows them again. */
import { type FileCell, type FileSheet, type FileUnit } from './table-file-sheets.ts'

/** A cell to write: text, or a number as decimal text with its places. */
export type GridCell = string | null | { readonly decimal: string; readonly decimals: number }
export type FileGrid = {
  readonly name: string
  readonly rows: readonly (readonly GridCell[])[]
  readonly headerRows: readonly number[]
  readonly widths: readonly number[]
  /** Columns (from 1) that are not shown. */
  readonly hiddenColumns: readonly number[]
  readonly hidden?: boolean
}

/** What a file says of itself: whose figures, in which version, in which unit, and how every cell went out. */
export type FileStamp = { readonly caseId: string; readonly version: string; readonly unit: FileUnit }

export const stampName = '导出信息（勿改）'
export const stampFormat = 'guicheng-budget-tables-1'
export const keyTitle = '行号（勿改）'
const stampTitles = ['工作表', '行', '栏', '位置', '原值'] as const
/** Rows over the body of every sheet: title, unit, header. */
const headerRow = 3

/** The sheets as grids, the hidden one last. `owner` is the line under each title: unit and year. */
export function tableFile(
  sheets: readonly FileSheet[],
  stamp: FileStamp,
  owner: string,
): readonly FileGrid[] {
  return [...sheets.map((sheet) => gridOf(sheet, stamp.unit, owner)), stampGrid(sheets, stamp)]
}

function gridOf({ name, title, columns, rows }: FileSheet, unit: FileUnit, owner: string): FileGrid {
  const blanks = (count: number): readonly null[] => Array.from({ length: Math.max(0, count) }, () => null)
  return {
    name,
    rows: [
      [title],
      [`${owner}　金额单位：${unit}`],
      [...columns.map((column) => column.title), keyTitle],
      ...rows.map(({ key, cells }) => [
        ...cells.map(contentOf),
        ...blanks(columns.length - cells.length),
        key,
      ]),
    ],
    headerRows: [headerRow],
    widths: [...columns.map(({ width }) => width), 16],
    hiddenColumns: [columns.length + 1],
  }
}

/** Figures are written as numbers with the decimals they print, so that a spreadsheet adds them up. */
function contentOf({ text, kind }: FileCell): GridCell {
  if (text === '') return null
  const plain = /^\d{1,15}(?:\.(\d{1,6}))?$/.exec(text)
  if ((kind !== 'figure' && kind !== 'count') || plain === null) return text
  return { decimal: text, decimals: plain[1]?.length ?? 0 }
}

function stampGrid(sheets: readonly FileSheet[], { caseId, version, unit }: FileStamp): FileGrid {
  const cells = sheets.flatMap(({ name, columns, rows }) =>
    rows.flatMap((row) =>
      row.cells.map(({ path, text }, i): readonly GridCell[] => [
        name,
        row.key,
        columns[i]?.key ?? '',
        path,
        text,
      ]),
    ),
  )
  return {
    name: stampName,
    rows: [['格式', stampFormat, caseId, version, unit], [...stampTitles], ...cells],
    headerRows: [2],
    widths: [24, 24, 14, 34, 24],
    hiddenColumns: [],
    hidden: true,
  }
}
