/** Which kinds of public documents there are, told by content, and what is said of the others. */
import { summarizeArchive } from '../archive.ts'
import { decodeText, type FileKind, fileKind } from '../file-kind.ts'
import type { PublicLimits } from '../limits.ts'

/** What a file is: one of the kinds that are read, or a sentence why it is not. */
export type PublicKind =
  | { readonly kind: 'docx' | 'pdf' | 'xls' | 'xlsx' }
  | { readonly kind: 'csv' | 'html' | 'text'; readonly text: string }
  | { readonly refused: string }

const words: Readonly<Record<'csv' | 'docx' | 'html' | 'pdf' | 'text' | 'xls' | 'xlsx', string>> = {
  xlsx: 'Excel 工作簿（.xlsx）',
  xls: '旧版 Excel 工作簿（.xls）',
  docx: 'Word 文档（.docx）',
  pdf: 'PDF',
  html: '网页（.html）',
  csv: '文本',
  text: '文本',
}

const refusals: Partial<Readonly<Record<FileKind, string>>> = {
  doc: '是旧版 Word 文档（.doc）。请用 Word 或 WPS 另存为 .docx 后再检查。',
  encrypted: '加了密码，无法读取。请去掉密码、另存后再检查。',
  image: '是图片，没有文字可读。请先做文字识别，把识别出的文字贴进来，或检查原来的文件。',
  'other-archive': '是压缩包或不认识的 Office 文件。请解压后逐个检查。',
  unknown: '内容无法识别。可以检查 .docx、.xlsx、.xls、.csv、.pdf、.html、.txt、.md。',
}

/** Extensions and the content that they promise. Texts may be called anything that holds text. */
const promised: Readonly<Record<string, readonly (keyof typeof words)[]>> = {
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  xls: ['xls'],
  csv: ['csv'],
  tsv: ['csv'],
  docx: ['docx'],
  docm: ['docx'],
  pdf: ['pdf'],
  html: ['html'],
  htm: ['html'],
  txt: ['text', 'html'],
  md: ['text', 'html'],
  markdown: ['text', 'html'],
}

/** Tells a file by its content, then holds it against its name: one that promises something else may be the wrong file. */
export function publicKind(bytes: Uint8Array, name: string, limits: PublicLimits): PublicKind {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const found = findKind(bytes, extension, limits)
  if ('refused' in found) return found
  const expected = promised[extension]
  if (expected === undefined || expected.includes(found.kind)) return found
  const advice =
    found.kind === 'text' || found.kind === 'csv'
      ? '.txt'
      : found.kind === 'html'
        ? '.html'
        : `.${found.kind}`
  return {
    refused: `的扩展名是 .${extension}，内容却是${words[found.kind]}。请确认没有选错文件；没有选错就把扩展名改为 ${advice} 再检查。`,
  }
}

function findKind(bytes: Uint8Array, extension: string, limits: PublicLimits): PublicKind {
  const office = otherOffice(bytes, extension, limits)
  if (office !== undefined) return { refused: office }
  const kind = fileKind(bytes, limits)
  if (kind === 'docx' || kind === 'pdf' || kind === 'xls' || kind === 'xlsx')
    return { kind: kind === 'xlsx' && extension.startsWith('doc') ? 'docx' : kind }
  if (kind !== 'csv' && kind !== 'html') return { refused: refusals[kind] ?? '' }
  const text = decodeText(bytes) ?? ''
  if (text.startsWith('{\\rtf')) return { refused: '是 RTF 文档。请用 Word 或 WPS 另存为 .docx 后再检查。' }
  if (kind === 'html') return { kind, text }
  // a fragment of a page has no beginning that tells it: its name does
  if (/^html?$/.test(extension) && /<[a-z][^>]{0,200}>/i.test(text)) return { kind: 'html', text }
  return { kind: /^[ct]sv$/.test(extension) ? 'csv' : 'text', text }
}

/** Formats of Chinese office programs that share their containers with Word and Excel. */
function otherOffice(bytes: Uint8Array, extension: string, limits: PublicLimits): string | undefined {
  if (/^(?:et|ett)$/.test(extension)) return '是 WPS 表格（.et）。请在 WPS 中另存为 .xlsx 后再检查。'
  if (/^(?:wps|wpt)$/.test(extension)) return '是 WPS 文字（.wps）。请在 WPS 中另存为 .docx 后再检查。'
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined
  const names = summarizeArchive(bytes, limits.entriesMax)?.names ?? []
  return names.includes('OFD.xml')
    ? '是 OFD 版式文件。请转换成 PDF 后再检查，或检查生成它的文件。'
    : undefined
}
