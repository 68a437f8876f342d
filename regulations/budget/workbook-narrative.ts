/** The table of bound figures of the explanation. Published workbooks carry tables only: then there is nothing to read. */
import type { DocumentSheet, ReadProblem, SheetDocument } from '#lint'
import { cellAt, locateTable } from '#lint'
import type { StatedNarrative } from './figures.ts'
import { missingSheet, readFigure, sheetTitles, tableRowsMax, textOf } from './workbook.ts'
import { isFundSheet } from './workbook-funds.ts'
import type { ImportMapping } from './workbook-shape.ts'
import {
  aliasesOf,
  hasNarrativeColumns,
  narrativeColumns,
  narrativeKey,
  narrativeSheet,
  tableTitles,
} from './workbook-shape.ts'

const title = '说明数字表'

/** The figures of the explanation as printed; null where the file has no table of them. */
export function readNarrative(
  document: SheetDocument,
  problems: ReadProblem[],
  mapping: ImportMapping | undefined,
): StatedNarrative[] | null {
  const chosen = mapping?.tables[narrativeKey]
  const sheet =
    chosen === undefined
      ? findNarrativeSheet(document, problems)
      : document.sheets.find(({ name }) => name === chosen.sheet)
  if (sheet === undefined) {
    const isAway = chosen !== undefined && chosen.sheet !== null
    if (isAway) problems.push(missingSheet(document, title, narrativeSheet))
    return null
  }
  const located = locateTable(sheet, {
    paths: narrativeColumns,
    rowsMax: tableRowsMax,
    aliases: aliasesOf(chosen),
  })
  if (!located.ok) {
    problems.push(...located.problems)
    return []
  }
  return located.table.rows.map((row) => {
    const unit = textOf(row, '单位')
    const cell = row.cells['数值'] ?? cellAt(sheet, row.row, 3)
    const shown = cell.kind === 'number' ? { ...cell, kind: 'text' as const } : cell
    const figure = readFigure(sheet.name, textOf(row, '项目'), shown, unit === '' ? '万元' : unit, problems)
    return { clause: textOf(row, '条款'), item: textOf(row, '项目'), unit, row: row.row, figure }
  })
}

/** The sheet 说明, unless it is prose. One of another name with all its columns is not passed over in silence. */
function findNarrativeSheet(document: SheetDocument, problems: ReadProblem[]): DocumentSheet | undefined {
  const named = document.sheets.find(({ name }) => name.trim() === narrativeSheet)
  if (named !== undefined && hasNarrativeColumns(named)) return named
  const alike = document.sheets.find(
    (sheet) =>
      hasNarrativeColumns(sheet, narrativeColumns.length) &&
      !isFundSheet(sheet) &&
      !sheetTitles(sheet).some((one) => tableTitles.has(one)),
  )
  if (alike !== undefined)
    problems.push({
      code: 'missing-sheet',
      sheet: alike.name,
      message: `工作表「${alike.name}」的列与“${title}”相同，而文件里没有名为「${narrativeSheet}」的${title}。请把它改名为「${narrativeSheet}」，或指定它就是${title}后重新导入。`,
    })
  return undefined
}
