import { parseCsv } from 'hucre/csv'
import { cellAddress } from '#lint'
import type { DocumentSheet, ReadProblem, SheetDocument } from '#lint'
import { summarizeArchive } from './archive.ts'
import { type ReadLimits, standardLimits } from './limits.ts'
import { readWorkbookSheets } from './xlsx-engine.ts'

export type ReadResult =
  | { readonly ok: true; readonly document: SheetDocument }
  | { readonly ok: false; readonly problems: readonly ReadProblem[] }

type FileKind = 'xlsx' | 'csv' | 'old-office' | 'pdf' | 'image' | 'other-archive' | 'unknown'

/**
 * Reads an .xlsx or .csv file into sheets of addressed cells. The kind of file is told by its content, never by its name.
 * Refuses empty, damaged, foreign and oversized files and formulas without a stored value, each with what to do.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits = standardLimits,
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
  if (kind === 'xlsx') return await readXlsxFile(bytes, name, limits)
  if (kind === 'csv') return readCsvFile(bytes, name, limits)
  return failed('wrong-type', `文件“${name}”不是 .xlsx 或 .csv 表格：${kindWords[kind]}`)
}

const kindWords: Record<Exclude<FileKind, 'xlsx' | 'csv'>, string> = {
  'old-office': '内容是旧版 .xls 或加了密码的文件。请去掉密码，另存为 .xlsx 后再导入。',
  pdf: '内容是 PDF。请导入生成该 PDF 的表格文件。',
  image: '内容是图片。请导入原始表格文件。',
  'other-archive': '内容是压缩包或其他 Office 文件。请选择 .xlsx 工作簿。',
  unknown: '内容无法识别。请选择 .xlsx 工作簿，或 UTF-8、GB18030 编码的 .csv 文件。',
}

function fileKind(bytes: Uint8Array, limits: ReadLimits): FileKind {
  if (startsWith(bytes, [0x50, 0x4b])) {
    const summary = summarizeArchive(bytes, limits.entriesMax)
    if (summary === null) return 'xlsx'
    return summary.names.includes('xl/workbook.xml') || summary.entries > limits.entriesMax
      ? 'xlsx'
      : 'other-archive'
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'old-office'
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image'
  return decodeText(bytes) === null ? 'unknown' : 'csv'
}

async function readXlsxFile(bytes: Uint8Array, name: string, limits: ReadLimits): Promise<ReadResult> {
  const summary = summarizeArchive(bytes, limits.entriesMax)
  if (summary === null)
    return failed('damaged-file', `文件“${name}”已损坏或没有传完，无法打开。请重新保存后再导入。`)
  if (summary.entries > limits.entriesMax) {
    return failed(
      'over-limit',
      `文件“${name}”内含${summary.entries}个部件，超过上限${limits.entriesMax}个。请另存为新的工作簿后再导入。`,
    )
  }
  if (summary.expandedBytes > limits.expandedBytesMax) {
    return failed(
      'over-limit',
      `文件“${name}”展开后有${summary.expandedBytes}字节，超过上限${limits.expandedBytesMax}字节。请只保留需要导入的工作表。`,
    )
  }
  try {
    const { sheets, problems } = await readWorkbookSheets(bytes)
    if (problems.length > 0) return { ok: false, problems }
    return withinLimits({ name, sheets }, limits)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return failed(
      'damaged-file',
      `文件“${name}”的内容不完整，无法读取。请用表格软件打开、另存为 .xlsx 后再导入。`,
    )
  }
}

function readCsvFile(bytes: Uint8Array, name: string, limits: ReadLimits): ReadResult {
  const text = decodeText(bytes) ?? ''
  if (text.trim() === '') return failed('empty-file', `文件“${name}”里没有内容。请重新选择文件。`)
  const values = parseCsv(text, { typeInference: false, skipEmptyRows: false })
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
  const cells = document.sheets.reduce(
    (acc, sheet) => acc + sheet.rows.reduce((n, row) => n + row.length, 0),
    0,
  )
  if (cells > limits.cellsMax) {
    return failed(
      'over-limit',
      `文件“${document.name}”有${cells}个单元格，最多${limits.cellsMax}个。请删去空白区域和无关数据。`,
    )
  }
  const filled = document.sheets.some((sheet) =>
    sheet.rows.some((row) => row.some((cell) => cell.kind !== 'blank')),
  )
  if (!filled) return failed('empty-file', `文件“${document.name}”里没有内容。请重新选择文件。`)
  return { ok: true, document }
}

/** UTF-8 (with or without BOM) or GB18030 text; null when it holds control characters that no text file has. */
function decodeText(bytes: Uint8Array): string | null {
  const text = decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, 'gb18030')
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what tells a binary file
  return text === null || /[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4096)) ? null : text
}

function decodeAs(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

function failed(code: ReadProblem['code'], message: string): ReadResult {
  return { ok: false, problems: [{ code, message }] }
}
