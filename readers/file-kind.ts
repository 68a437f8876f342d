import { summarizeArchive } from './archive.ts'
import type { ReadLimits } from './limits.ts'

/** What the bytes of a file are, whatever its name says. */
export type FileKind =
  | 'xlsx'
  | 'xls'
  | 'csv'
  | 'html'
  | 'docx'
  | 'doc'
  | 'encrypted'
  | 'pdf'
  | 'image'
  | 'other-archive'
  | 'unknown'

/** Tells a file by its content. A cut-off archive counts as a workbook, so that the damage is what is said of it. */
export function fileKind(bytes: Uint8Array, limits: ReadLimits): FileKind {
  if (startsWith(bytes, [0x50, 0x4b])) return archiveKind(bytes, limits)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oldOfficeKind(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image'
  const text = decodeText(bytes)
  if (text === null) return 'unknown'
  return /^\s*(?:<!doctype html|<html|<table|<\?xml[^>]*>\s*<html)/i.test(text) ? 'html' : 'csv'
}

/** What is said of a kind that cannot be read, with the way out. */
export const kindWords: Readonly<Record<FileKind, string>> = {
  xlsx: '内容是 .xlsx 工作簿',
  xls: '内容是旧版 .xls 工作簿',
  csv: '内容是文本（CSV）',
  html: '内容是网页（HTML），不是工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
  docx: '内容是 Word 文档。请选择 .xlsx 工作簿。',
  doc: '内容是旧版 Word 文档。请选择 .xlsx 工作簿。',
  encrypted: '内容加了密码，无法读取。请去掉密码，另存为 .xlsx 后再导入。',
  pdf: '内容是 PDF。请导入生成该 PDF 的表格文件。',
  image: '内容是图片。请导入原始表格文件。',
  'other-archive': '内容是压缩包或其他 Office 文件。请选择 .xlsx 工作簿。',
  unknown: '内容无法识别。请选择 .xlsx 工作簿，或 UTF-8、GB18030 编码的 .csv 文件。',
}

const expectedKind: Readonly<Record<string, FileKind>> = {
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xls: 'xls',
  csv: 'csv',
  txt: 'csv',
}

/** A sentence where the name promises another kind than the content; null where they agree or the name says nothing. */
export function nameDisagreement(name: string, kind: FileKind): string | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (extension === 'et' || extension === 'ett')
    return `文件“${name}”是 WPS 表格（.et）。请在 WPS 中打开，另存为 .xlsx 后再导入。`
  const expected = expectedKind[extension]
  if (expected === undefined || expected === kind || !isSheetKind(kind)) return null
  const advice = kind === 'csv' ? '请改名为 .csv，或用 Excel、WPS 另存为 .xlsx' : `请把扩展名改为 .${kind}`
  return `文件“${name}”的扩展名是 .${extension}，${kindWords[kind]}。请确认没有选错文件；${advice}后再导入。`
}

function isSheetKind(kind: FileKind): boolean {
  return kind === 'xlsx' || kind === 'xls' || kind === 'csv'
}

function archiveKind(bytes: Uint8Array, limits: ReadLimits): FileKind {
  const summary = summarizeArchive(bytes, limits.entriesMax)
  if (summary === null || summary.entries > limits.entriesMax) return 'xlsx'
  if (summary.names.includes('xl/workbook.xml')) return 'xlsx'
  return summary.names.includes('word/document.xml') ? 'docx' : 'other-archive'
}

/** Office 97-2003 containers hold named streams; the names lie in the file as UTF-16. */
function oldOfficeKind(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (name: string): boolean => file.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return 'encrypted'
  if (holds('WordDocument')) return 'doc'
  if (!holds('Workbook') && !holds('Book')) return 'unknown'
  return hasFilePassword(file) ? 'encrypted' : 'xls'
}

/** A BIFF stream with a password has the record FILEPASS (0x2F) right after its first record, BOF. */
function hasFilePassword(file: Buffer): boolean {
  const begin = file.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]))
  return begin >= 0 && begin + 22 <= file.length && file.readUInt16LE(begin + 20) === 0x2f
}

/** UTF-8 (with or without BOM), UTF-16 with BOM or GB18030; null when it holds control characters that no text file has. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeWide(bytes) ?? decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, 'gb18030')
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what tells a binary file
  return text === null || /[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4096)) ? null : text
}

/** What Excel calls Unicode text begins with its byte order. */
function decodeWide(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs(bytes, 'utf-16le')
  return startsWith(bytes, [0xfe, 0xff]) ? decodeAs(bytes, 'utf-16be') : null
}

function decodeAs(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'): string | null {
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
