import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { oleKind } from './ole.ts'
import { zipKind } from './zip.ts'

const TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  tif: 'image/tiff',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const

/** Kinds of files that are taken. */
export type FileKind = keyof typeof TYPES
/** What the bytes themselves say; `text` is any valid UTF-8 without control characters. */
export type Content = Exclude<FileKind, 'csv' | 'txt'> | 'text' | 'zip' | 'macros' | 'bomb' | 'other'

export type TypeCheck =
  | { readonly ok: true; readonly kind: FileKind; readonly mediaType: string }
  | { readonly ok: false; readonly reason: 'type-not-taken' | 'type-differs'; readonly message: string }

const TAKEN = 'PDF、PNG、JPG、WEBP、XLSX、XLS、DOCX、CSV（UTF-8）、TXT（UTF-8）'

const CONTENT_NAMES: Record<Content, string> = {
  pdf: 'PDF 文件',
  png: 'PNG 图片',
  jpg: 'JPG 图片',
  webp: 'WEBP 图片',
  tif: 'TIFF 图片',
  xlsx: 'Excel 工作簿（xlsx）',
  xls: 'Excel 97-2003 工作簿（xls）',
  docx: 'Word 文档（docx）',
  text: '纯文本',
  zip: '压缩包',
  macros: '带宏的 Office 文件',
  bomb: '展开后过大的压缩内容',
  other: '无法识别的内容',
}

/** Compares what a file's name promises with what its bytes are. `path` is the received file. */
export async function checkType(path: string, name: string): Promise<TypeCheck> {
  const kind = kindOfName(name)
  const file = await open(path, 'r')
  try {
    const content = await contentOf(file)
    if (content === 'macros' || content === 'bomb') return refusedContent(content, name)
    if (kind === undefined)
      return refused('type-not-taken', `“${name}”不是可以上传的文件类型。请转换成${TAKEN}后重新上传。`)
    if (content === kind || (content === 'text' && (kind === 'csv' || kind === 'txt'))) {
      return { ok: true, kind, mediaType: TYPES[kind] }
    }
    return refused('type-differs', differing(kind, content, name))
  } finally {
    await file.close()
  }
}

function differing(kind: FileKind, content: Content, name: string): string {
  if ((kind === 'csv' || kind === 'txt') && content === 'other') {
    return `“${name}”不是 UTF-8 编码的文本。请在记事本或 WPS 里另存为 UTF-8 编码后重新上传。`
  }
  return `“${name}”的扩展名是 ${kind}，但内容是${CONTENT_NAMES[content]}。请确认选对了文件，或按实际类型改名后重新上传。`
}

function refusedContent(content: 'macros' | 'bomb', name: string): TypeCheck {
  if (content === 'macros') {
    return refused('type-not-taken', `“${name}”带有宏。请另存为不带宏的 xlsx 或 docx 后重新上传。`)
  }
  return refused('type-not-taken', `“${name}”展开后过大，不予接收。请删去多余内容后重新上传。`)
}

function refused(reason: 'type-not-taken' | 'type-differs', message: string): TypeCheck {
  return { ok: false, reason, message }
}

function kindOfName(name: string): FileKind | undefined {
  const extension = /\.([^.]+)$/u.exec(name.toLowerCase())?.[1] ?? ''
  if (extension === 'jpeg') return 'jpg'
  if (extension === 'tiff') return 'tif'
  return Object.keys(TYPES).find((kind): kind is FileKind => kind === extension)
}

async function contentOf(file: FileHandle): Promise<Content> {
  const head = await readPart(file, 0, 1024)
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte)
  if (head.includes('%PDF-')) return 'pdf'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0xff, 0xd8, 0xff)) return 'jpg'
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tif'
  const { size } = await file.stat()
  if (starts(0x50, 0x4b)) return zipKind((position, length) => readPart(file, position, length), size)
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    return oleKind((position, length) => readPart(file, position, length), size)
  }
  return (await isText(file)) ? 'text' : 'other'
}

/** Up to `length` bytes at `position`; fewer at the end of the file. */
async function readPart(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function isText(file: FileHandle): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let position = 0; ; position += 65_536) {
      const part = await readPart(file, position, 65_536)
      const text = decoder.decode(part, { stream: part.length > 0 })
      // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
      if (/[\0-\x08\x0e-\x1f]/u.test(text)) return false
      if (part.length === 0) return true
    }
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
