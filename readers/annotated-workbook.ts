import type { AnnotatedSheet, ClauseLabels, LintReport, PublicDocument } from '#lint'
import { annotatedSheets, findingsSheet, workbookComments } from '#lint'
import { fileKind } from './file-kind.ts'
import { standardLimits } from './limits.ts'
import { guardFormula, uniqueSheetNames } from './write-sheet.ts'
import type { SheetContent } from './xlsx-engine.ts'
import { annotateWorkbookSheets, writeWorkbookSheets } from './xlsx-engine.ts'

/** A checked file: its bytes where it was one, the document that was read of it, what was found. */
export type CheckedDocument = {
  readonly bytes?: Uint8Array
  readonly document: PublicDocument
  readonly report: LintReport
}

/**
 * The annotated copy as .xlsx. A workbook comes back as it is, with comments at its cells and the list of findings as its first
 * sheet; any other document as that list, its text and its tables, with comments at what was found.
 */
export async function annotatedWorkbook(
  { bytes, document, report }: CheckedDocument,
  labels: ClauseLabels = new Map(),
): Promise<Uint8Array> {
  if (bytes === undefined || fileKind(bytes, standardLimits) !== 'xlsx') {
    const sheets = annotatedSheets(document, report, labels)
    const names = uniqueSheetNames(sheets.map(({ name }) => name))
    return await writeWorkbookSheets(
      sheets.map((sheet, index) => contentOf(sheet, names[index] ?? sheet.name)),
    )
  }
  const comments = workbookComments(report).map(({ sheet, address, text }) => ({
    sheet,
    text,
    ...cellPlace(address),
  }))
  const taken = document.blocks.flatMap((block) => (block.sheet === undefined ? [] : [block.sheet]))
  const list = findingsSheet(report, labels)
  const [name = list.name] = uniqueSheetNames([...new Set(taken), list.name]).slice(-1)
  return await annotateWorkbookSheets(bytes, comments, [contentOf(list, name)])
}

function contentOf(
  { rows, merges, widths, headerRows, comments }: AnnotatedSheet,
  name: string,
): SheetContent {
  return {
    name,
    rows: rows.map((row) => row.map((text) => (text === '' ? null : guardFormula(text)))),
    merges,
    widths,
    headerRows,
    comments,
  }
}

function cellPlace(address: string): { readonly row: number; readonly column: number } {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row), column }
}
