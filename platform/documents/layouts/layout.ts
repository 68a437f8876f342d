/** A layout of an office: examined when it comes, filled when a paper is asked for. */
import { declaresEntities, expandArchive, openWordFile } from '#readers'
import type { TemplateData, TemplateName } from '../model.ts'
import { excelTemplate } from './excel-template.ts'
import { excelTexts, fillExcel } from './excel-fill.ts'
import { judgeTexts } from './fields.ts'
import type { LayoutField, LayoutFinding, LayoutText } from './fields.ts'
import type { Filling } from './filling.ts'
import { outsideReferences } from './outside.ts'
import { fillWord, wordTexts } from './word-fill.ts'
import { wordTemplate } from './word-template.ts'

export const layoutFormats = ['docx', 'xlsx'] as const
export type LayoutFormat = (typeof layoutFormats)[number]

export const layoutMediaTypes: Readonly<Record<LayoutFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A layout is a form, not an archive. */
export const LAYOUT_BYTES_MAX = 5 * 1024 * 1024

/** The layout that we bring, as a file with fields for the office to change. */
export async function layoutTemplate<Name extends TemplateName>(
  format: LayoutFormat,
  template: Name,
  data: TemplateData[Name],
  extra: readonly LayoutField[] = [],
): Promise<Uint8Array> {
  return format === 'docx' ? await wordTemplate(template, data) : await excelTemplate(template, data, extra)
}

/** Puts the data into a layout that has been examined. */
export async function fillLayout(
  format: LayoutFormat,
  layout: Uint8Array,
  filling: Filling,
): Promise<Uint8Array> {
  return format === 'docx' ? await fillWord(layout, filling) : await fillExcel(layout, filling)
}

export type Examined =
  | { readonly ok: false; readonly findings: readonly LayoutFinding[] }
  | {
      readonly ok: true
      readonly format: LayoutFormat
      /** Only warnings; they are shown again when the layout is put in force. */
      readonly findings: readonly LayoutFinding[]
      readonly used: readonly string[]
    }

/** Examines a layout file: what it is, whether it can be read, and every field in it. */
export async function examineLayout(
  bytes: Uint8Array,
  fileName: string,
  known: readonly LayoutField[],
): Promise<Examined> {
  const opened = await openLayout(bytes, fileName)
  if (typeof opened === 'string') return refusedLayout(fileName, opened)
  const { findings, used } = judgeTexts(opened.texts, known)
  const all = [...opened.findings, ...findings]
  if (used.length === 0)
    return refusedLayout(fileName, '里没有任何字段，每一份都会印得一样。请从字段清单中选用字段，如“{{标题}}”')
  return all.some(({ grade }) => grade === 'refuse')
    ? { ok: false, findings: all }
    : { ok: true, format: opened.format, findings: all, used }
}

type Opened = {
  readonly format: LayoutFormat
  readonly texts: readonly LayoutText[]
  readonly findings: readonly LayoutFinding[]
}

/** The texts of the file, or what is wrong with it as a whole. */
async function openLayout(bytes: Uint8Array, fileName: string): Promise<Opened | string> {
  const extension = /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? ''
  if (bytes.byteLength === 0) return '是空的（0字节）。请重新保存'
  if (bytes.byteLength > LAYOUT_BYTES_MAX)
    return `有${bytes.byteLength}字节，超过上限${LAYOUT_BYTES_MAX}字节。请压缩或删去图片`
  const other = otherFormats[extension]
  if (other !== undefined) return other
  const expanded = await expandArchive(bytes, archiveLimits)
  if (!expanded.ok && expanded.why === 'too-large') return tooLarge
  if (expanded.ok && declaresEntities(expanded.parts))
    return '里有实体定义（DOCTYPE），正常的文档没有。请在 Word、Excel 或 WPS 中打开，另存'
  const outside = expanded.ok ? outsideReferences(expanded.parts) : []
  if (outside.length > 0)
    return `含有${outside.join('、')}，打开印出的文书时会带入外部内容。请在 Word 或 Excel 中删去或改为普通内容`
  const word = await openWordFile(bytes)
  if (word !== undefined) {
    if (extension !== 'docx') return `的内容是 Word 文档，扩展名却是 .${extension}。请把扩展名改为 .docx`
    if (word.paragraphs.length > PARAGRAPHS_MAX)
      return `有${word.paragraphs.length}段，作版式最多${PARAGRAPHS_MAX}段。请删去多余的内容`
    return { format: 'docx', texts: wordTexts(word), findings: [] }
  }
  const excel = extension === 'xlsx' && expanded.ok ? await excelTexts(bytes) : undefined
  if (excel !== undefined && excel.cells > CELLS_MAX)
    return `有${excel.cells}个单元格，作版式最多${CELLS_MAX}个。请删去空白区域和多余的内容`
  if (excel !== undefined) return { format: 'xlsx', texts: excel.texts, findings: excel.findings }
  return '不是可以打开的 Word（.docx）或 Excel（.xlsx）文件，可能已损坏，或加了密码。请在 Word、Excel 或 WPS 中打开，另存后再上传'
}

/** A layout is opened again for every paper that is printed in it: what no form needs is not taken. */
const EXPANDED_MEGABYTES = 32
const PARAGRAPHS_MAX = 20_000
const CELLS_MAX = 200_000
const archiveLimits = { entriesMax: 2_000, expandedBytesMax: EXPANDED_MEGABYTES * 1024 * 1024 }
const tooLarge = `的部件过多，或展开后超过${EXPANDED_MEGABYTES}兆字节。请压缩图片，删去多余的内容`

const saveAs = (format: string): string => `请在 Word、Excel 或 WPS 中打开，另存为 ${format}`
const otherFormats: Readonly<Record<string, string>> = {
  doc: `是旧版 Word 文档。${saveAs('.docx')}`,
  wps: `是 WPS 文字（.wps）。${saveAs('.docx')}`,
  xls: `是旧版工作簿。${saveAs('.xlsx')}`,
  et: `是 WPS 表格（.et）。${saveAs('.xlsx')}`,
  docm: '带有宏。请另存为不带宏的 .docx',
  xlsm: '带有宏。请另存为不带宏的 .xlsx',
  pdf: '是 PDF，不能作版式。请用 Word 或 Excel 文件',
}

/** The answer to a file that is no layout as a whole; `why` goes on from its name and ends with what to do first. */
export function refusedLayout(fileName: string, why: string): Examined {
  const say = `文件“${fileName}”${why}后重新上传。`
  return { ok: false, findings: [{ grade: 'refuse', place: fileName, found: '', nearest: null, say }] }
}
