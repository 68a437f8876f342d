/** Bytes of any kind of file → paragraphs and tables, in this thread; `readPublicFile` runs it in one that can be ended. */
import type { Block, PublicDocument, ReadProblem } from '#lint'
import { standardLimits } from '../limits.ts'
import type { PublicLimits } from '../limits.ts'
import { readPublicText } from '../public-text.ts'
import { readSpreadsheet } from '../spreadsheet.ts'
import { readDocx } from './docx.ts'
import { expandPublicArchive } from './expand.ts'
import { readHtml } from './html.ts'
import { readPdf } from './pdf.ts'
import { type PublicKind, publicKind } from './public-kind.ts'
import { Refusal, refuseAbove } from './refusal.ts'
import { addSheet } from './sheet-blocks.ts'
import { BlockSink } from './sink.ts'

export type PublicFileResult =
  | { readonly ok: true; readonly document: PublicDocument }
  | { readonly ok: false; readonly message: string }

type Content = { readonly blocks: readonly Block[]; readonly remarks?: readonly string[] }

/** Reads a file, or answers in a sentence why not and what to do. Never throws for what a file holds. */
export async function readPublicBytes(
  bytes: Uint8Array,
  name: string,
  limits: PublicLimits,
): Promise<PublicFileResult> {
  try {
    const { blocks, remarks = [] } = await readContent(bytes, name, limits)
    if (blocks.length === 0) throw new Refusal('里没有文字和表格。请确认没有选错文件。')
    return { ok: true, document: { name, blocks, ...(remarks.length > 0 ? { remarks } : {}) } }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: `文件“${name}”${error.message}` }
    if (!(error instanceof Error)) throw error
    return {
      ok: false,
      message: `文件“${name}”内容无法读取，可能已损坏。请用生成它的软件打开、另存后再检查。`,
    }
  }
}

async function readContent(bytes: Uint8Array, name: string, limits: PublicLimits): Promise<Content> {
  if (bytes.byteLength === 0) throw new Refusal('是空的（0字节）。请重新保存或重新选择文件。')
  refuseAbove(bytes.byteLength, limits.bytesMax, '字节', '请删去图片等附带内容，或拆成几个文件后再检查。')
  const found = publicKind(bytes, name, limits)
  if ('refused' in found) throw new Refusal(found.refused)
  return await readKind(found, bytes, name, limits)
}

async function readKind(
  found: Exclude<PublicKind, { refused: string }>,
  bytes: Uint8Array,
  name: string,
  limits: PublicLimits,
): Promise<Content> {
  switch (found.kind) {
    case 'docx': {
      const { sink, remarks } = await readDocx(bytes, limits)
      return { blocks: sink.blocks, remarks }
    }
    case 'pdf':
      return await readPdf(bytes, limits)
    case 'html':
      refuseLong(found.text, limits)
      return { blocks: readHtml(found.text, limits).blocks }
    case 'text':
      return readText(found.text, name, limits)
    case 'csv':
      refuseLong(found.text, limits)
      return await readSheets(bytes, name, limits)
    case 'xlsx':
      refuseAbove(await countCells(bytes, limits), limits.cellsMax, '个单元格', '请删去空白区域和无关数据。')
      return await readSheets(bytes, name, limits)
    case 'xls':
      return await readSheets(bytes, name, limits)
  }
}

function refuseLong(text: string, limits: PublicLimits): void {
  refuseAbove(text.length, limits.charactersMax, '个字', '请拆成几个文件后再检查。')
}

function readText(text: string, name: string, limits: PublicLimits): Content {
  refuseLong(text, limits)
  const { blocks } = readPublicText(text, name)
  const cells = blocks.reduce(
    (sum, block) => sum + (block.kind === 'table' ? block.rows.reduce((n, row) => n + row.length, 0) : 0),
    0,
  )
  refuseAbove(cells, limits.cellsMax, '个单元格', '请拆成几个文件后再检查。')
  refuseAbove(blocks.length, limits.paragraphsMax, '段文字', '请拆成几个文件后再检查。')
  return { blocks }
}

async function readSheets(bytes: Uint8Array, name: string, limits: PublicLimits): Promise<Content> {
  const read = await readSpreadsheet(bytes, name, { ...standardLimits, ...limits }, 'kept')
  if (!read.ok)
    throw new Refusal(
      problemsLine(
        read.problems.map(({ message }) => message),
        name,
      ),
    )
  const sink = new BlockSink(limits)
  for (const sheet of read.document.sheets) addSheet(sink, sheet)
  const hidden = read.document.sheets
    .filter((sheet) => sheet.hidden === true)
    .map((sheet) => `「${sheet.name}」`)
  const remarks =
    hidden.length === 0 ? [] : [`工作表${hidden.join('')}是隐藏的，也作了检查；公开文件时它会一起公开。`]
  return { blocks: sink.blocks, remarks: [...remarks, ...unreadRemarks(read.unread)] }
}

/** Which cells hold formulas without a result, and what that means for the check. */
function unreadRemarks(unread: readonly ReadProblem[] = []): readonly string[] {
  if (unread.length === 0) return []
  const cells = unread.slice(0, CELLS_SHOWN).map(({ sheet = '', cell = '' }) => `「${sheet}」${cell}`)
  const all = unread.length > CELLS_SHOWN ? `${cells.join('、')}等${unread.length}格` : cells.join('、')
  return [
    `${all}是公式，文件里没有保存它的计算结果，含这些格的行和列没有核对合计。请在表格软件中打开、重新计算并保存，再检查一遍。`,
  ]
}

const CELLS_SHOWN = 5

const PROBLEMS_SHOWN = 3

/** Problems of a workbook in a line; their sentences name the file themselves. */
function problemsLine(messages: readonly string[], name: string): string {
  const shown = messages.slice(0, PROBLEMS_SHOWN).map((message) => message.replace(`文件“${name}”`, ''))
  const more = messages.length > PROBLEMS_SHOWN ? `这样的问题共${messages.length}处。` : ''
  return `${shown.join('')}${more}`
}

/** Cells written in the sheets, counted before anything is made of them. */
async function countCells(bytes: Uint8Array, limits: PublicLimits): Promise<number> {
  let cells = 0
  for (const [part, content] of await expandPublicArchive(bytes, limits)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(part)) continue
    const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    for (let at = file.indexOf('<v>'); at >= 0; at = file.indexOf('<v>', at + 3)) cells += 1
  }
  return cells
}
