import { parseCsv } from 'hucre/csv'
import { cellAddress } from '#lint'
import type { DocumentSheet, ReadProblem, SheetDocument } from '#lint'
import { expandArchive, summarizeArchive } from './archive.ts'
import { declaresEntities } from './entities.ts'
import { decodeText, fileKind, kindWords, nameDisagreement } from './file-kind.ts'
import { type ReadLimits, standardLimits } from './limits.ts'
import { type EngineResult, readOldWorkbookSheets, readWorkbookSheets } from './xlsx-engine.ts'

export type ReadResult =
  | { readonly ok: true; readonly document: SheetDocument; readonly unread?: readonly ReadProblem[] }
  | { readonly ok: false; readonly problems: readonly ReadProblem[] }

/**
 * Reads an .xlsx, old .xls or .csv file into sheets of addressed cells. The kind of file is told by its content; a name
 * that promises another kind is refused. Refuses empty, damaged, foreign, encrypted and oversized files and formulas
 * without a stored value, each with what to do.
 *
 * @param unreadFormulas `kept` reads the rest of a workbook in which such formulas are fewer than its numbers: their cells
 *   hold `unreadText`, and `unread` names them. Nothing may be stored from such a workbook.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits = standardLimits,
  unreadFormulas: 'refused' | 'kept' = 'refused',
): Promise<ReadResult> {
  if (bytes.byteLength === 0)
    return failed('empty-file', `文件“${name}”是空的（0字节）。请重新保存或重新选择文件。`)
  if (bytes.byteLength > limits.bytesMax) {
    return failed(
      'over-limit',
      `文件“${name}”有${bytes.byteLength}字节，超过上限${limits.bytesMax}字节。请删去图片和无关工作表后再导入。`,
    )
  }
  const kind = fileKind(bytes, limits)
  const disagreement = nameDisagreement(name, kind)
  if (disagreement !== null) return failed('wrong-type', disagreement)
  if (kind === 'xlsx') return await readXlsxFile(bytes, name, limits, unreadFormulas)
  if (kind === 'xls') return await readEngine(name, limits, () => readOldWorkbookSheets(bytes, limits))
  if (kind === 'csv') return readCsvFile(bytes, name, limits)
  return failed('wrong-type', `文件“${name}”不是可以读取的表格：${kindWords[kind]}`)
}

async function readXlsxFile(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  unreadFormulas: 'refused' | 'kept',
): Promise<ReadResult> {
  const summary = summarizeArchive(bytes, limits.entriesMax)
  if (summary === null) return damaged(name)
  if (summary.entries > limits.entriesMax) {
    return failed(
      'over-limit',
      `文件“${name}”内含${summary.entries}个部件，超过上限${limits.entriesMax}个。请另存为新的工作簿后再导入。`,
    )
  }
  if (summary.expandedBytes > limits.expandedBytesMax)
    return overExpanded(name, `${summary.expandedBytes}字节`, limits)
  const expanded = await expandArchive(bytes, limits)
  if (!expanded.ok)
    return expanded.why === 'damaged'
      ? failed('damaged-file', `文件“${name}”的内容无法读取，可能已损坏。请在表格软件中打开、另存后再导入。`)
      : overExpanded(name, '比它自己所写的更多', limits)
  if (declaresEntities(expanded.parts))
    return failed(
      'damaged-file',
      `文件“${name}”里有实体定义（DOCTYPE），正常的工作簿没有。请在 Excel 或 WPS 中打开、另存为新的 .xlsx 后再导入。`,
    )
  return await readEngine(name, limits, () => readWorkbookSheets(bytes, limits), unreadFormulas)
}

function overExpanded(name: string, found: string, limits: ReadLimits): ReadResult {
  return failed(
    'over-limit',
    `文件“${name}”展开后有${found}，超过上限${limits.expandedBytesMax}字节。请只保留需要导入的工作表。`,
  )
}

async function readEngine(
  name: string,
  limits: ReadLimits,
  read: () => Promise<EngineResult>,
  unreadFormulas: 'refused' | 'kept' = 'refused',
): Promise<ReadResult> {
  try {
    const result = await read()
    if ('cells' in result) return tooManyCells(name, result.cells, limits)
    const { sheets, problems } = result
    const isKept = unreadFormulas === 'kept' && problems.length < countNumbers(sheets)
    if (problems.length > 0 && !isKept) return { ok: false, problems: firstProblems(problems) }
    const found = withinLimits({ name, sheets }, limits)
    return found.ok && problems.length > 0 ? { ...found, unread: problems } : found
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (/exceeds|too many|limit/i.test(error.message)) return tooManyCells(name, undefined, limits)
    return failed(
      'damaged-file',
      `文件“${name}”的内容无法读取，可能已损坏。请在表格软件中打开、另存后再导入。`,
    )
  }
}

/** A workbook without any results would be answered cell by cell for hundreds of megabytes. */
const PROBLEMS_MAX = 1_000

function firstProblems(problems: readonly ReadProblem[]): readonly ReadProblem[] {
  const more = problems.length - PROBLEMS_MAX
  if (more <= 0) return problems
  const message = `另有${more}个公式没有保存计算结果，没有逐一列出。请在表格软件中打开、重新计算并保存。`
  return [...problems.slice(0, PROBLEMS_MAX), { code: 'formula-without-value', message }]
}

function countNumbers(sheets: readonly DocumentSheet[]): number {
  return sheets.reduce(
    (sum, { rows }) =>
      sum + rows.reduce((n, row) => n + row.filter(({ kind }) => kind === 'number').length, 0),
    0,
  )
}

function damaged(name: string): ReadResult {
  return failed('damaged-file', `文件“${name}”已损坏或没有传完，无法打开。请重新保存后再导入。`)
}

function tooManyCells(name: string, cells: number | undefined, limits: ReadLimits): ReadResult {
  const count = cells === undefined ? '过多' : `${cells}个`
  return failed(
    'over-limit',
    `文件“${name}”有${count}单元格，最多${limits.cellsMax}个。请删去空白区域和无关数据。`,
  )
}

function readCsvFile(bytes: Uint8Array, name: string, limits: ReadLimits): ReadResult {
  const text = decodeText(bytes) ?? ''
  if (text.trim() === '') return failed('empty-file', `文件“${name}”里没有内容。请重新选择文件。`)
  const values = parseCsv(text, { typeInference: false, skipEmptyRows: false })
  const cells = values.reduce((sum, row) => sum + row.length, 0)
  if (cells > limits.cellsMax) return tooManyCells(name, cells, limits)
  const rows = values.map((row, r) =>
    row.map((value, c) => {
      const shown = value === null ? '' : String(value)
      return {
        address: cellAddress(r + 1, c + 1),
        row: r + 1,
        column: c + 1,
        kind: shown === '' ? ('blank' as const) : ('text' as const),
        text: shown,
      }
    }),
  )
  const sheet: DocumentSheet = { name: name.replace(/\.csv$/i, ''), rows, merges: [] }
  return withinLimits({ name, sheets: [sheet] }, limits)
}

function withinLimits(document: SheetDocument, limits: ReadLimits): ReadResult {
  if (document.sheets.length > limits.sheetsMax) {
    return failed(
      'over-limit',
      `文件“${document.name}”有${document.sheets.length}张工作表，最多${limits.sheetsMax}张。`,
    )
  }
  const filled = document.sheets.some((sheet) =>
    sheet.rows.some((row) => row.some((cell) => cell.kind !== 'blank')),
  )
  if (!filled) return failed('empty-file', `文件“${document.name}”里没有内容。请重新选择文件。`)
  return { ok: true, document }
}

function failed(code: ReadProblem['code'], message: string): ReadResult {
  return { ok: false, problems: [{ code, message }] }
}
