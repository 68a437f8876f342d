/** Filling a Word layout: fields anywhere in the text, rows of tables repeated, runs of paragraphs multiplied. */
import { PatchType, TextRun, patchDocument } from 'docx'
import type { IRunOptions } from 'docx'
import { encodeXml, openWordFile, packArchive } from '#readers'
import type { WordFile, WordParagraph } from '#readers'
import { literal, namesIn } from './fields.ts'
import type { LayoutText } from './fields.ts'
import type { FilledParagraph, FilledTable, Filling } from './filling.ts'

/** The texts of a Word layout with their places, for `judgeTexts`. */
export function wordTexts(file: WordFile): LayoutText[] {
  return file.paragraphs.map((paragraph) => ({
    place: placeOf(paragraph),
    text: paragraph.text,
    row: paragraph.table === undefined ? null : `${paragraph.part}#${paragraph.table}#${paragraph.row}`,
  }))
}

function placeOf({ part, table, row, number }: WordParagraph): string {
  const where = part.includes('header')
    ? '页眉'
    : part.includes('footer')
      ? '页脚'
      : part.includes('notes')
        ? '脚注'
        : '正文'
  return table === undefined ? `${where}第${number}段` : `${where}第${table}个表格第${row}行`
}

/** Fills a Word layout. Values are put in literally; a value that looks like a field stays as it is. */
export async function fillWord(layout: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const file = await openWordFile(layout)
  if (file === undefined) throw new Error('a stored Word layout is no Word file')
  const prepared = multiplied(file, filling.paragraphs)
  const patches: Record<string, unknown> = {}
  for (const [name, text] of filling.texts) patches[name] = textPatch(text)
  for (const [name, paragraphs] of filling.paragraphs)
    patches[name] = textPatch(paragraphs.map(({ text }) => text).join('\n'))
  for (const [name, table] of filling.tables) patches[name] = rowsPatch(table)
  return await patchDocument({
    outputType: 'uint8array',
    data: prepared,
    keepOriginalStyles: true,
    trimPlaceholders: true,
    patches: patches as Parameters<typeof patchDocument>[0]['patches'],
  })
}

function textPatch(text: string, style: IRunOptions = {}) {
  const lines = text.split('\n')
  const children = lines.map(
    (line, index) => new TextRun({ ...style, text: literal(line), ...(index === 0 ? {} : { break: 1 }) }),
  )
  return { type: PatchType.PARAGRAPH, children }
}

function rowsPatch({ columns, rows }: FilledTable) {
  return {
    type: PatchType.TABLE_ROWS,
    rows: rows.map(({ cells, strong }) =>
      Object.fromEntries(
        columns.map(({ name }) => [name, textPatch(cells[name] ?? '', strong ? { bold: true } : {})]),
      ),
    ),
  }
}

/** A paragraph that holds nothing but a run of paragraphs becomes as many as there are, each in its own format. */
function multiplied(file: WordFile, known: Filling['paragraphs']): Uint8Array {
  const parts = new Map(file.parts)
  const places = file.paragraphs.flatMap((paragraph) => {
    const [name, ...others] = namesIn(paragraph.text)
    const paragraphs = name === undefined || others.length > 0 ? undefined : known.get(name)
    const alone = paragraph.text.replace(/\{\{[^{}]*\}\}/, '').trim() === ''
    return paragraphs === undefined || !alone ? [] : [{ paragraph, paragraphs }]
  })
  for (const { paragraph, paragraphs } of places.toSorted((a, b) => b.paragraph.from - a.paragraph.from)) {
    const xml = new TextDecoder().decode(parts.get(paragraph.part))
    const own = xml.slice(paragraph.from, paragraph.to)
    const filled = paragraphs.map((one) => paragraphXml(own, one)).join('')
    // A table cell must keep a paragraph.
    const kept =
      filled === '' && paragraph.table !== undefined ? paragraphXml(own, { text: '', style: 'body' }) : filled
    parts.set(
      paragraph.part,
      new TextEncoder().encode(`${xml.slice(0, paragraph.from)}${kept}${xml.slice(paragraph.to)}`),
    )
  }
  return packArchive(parts)
}

const headingFonts: Readonly<Record<string, string>> = {
  'heading-1': '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"/>',
  'heading-2': '<w:rFonts w:ascii="楷体_GB2312" w:hAnsi="楷体_GB2312" w:eastAsia="楷体_GB2312"/>',
}

/** The paragraph's own format and that of its first run, with another text; headings take the face of their level. */
function paragraphXml(paragraph: string, { text, style }: FilledParagraph): string {
  const own = paragraph.replace(/<w:([pr])PrChange[\s\S]*?<\/w:\1PrChange>/g, '')
  const format = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(own)?.[0] ?? ''
  const afterFormat = own.slice(own.indexOf(format) + format.length)
  const run = /<w:rPr>[\s\S]*?<\/w:rPr>/.exec(afterFormat)?.[0] ?? ''
  const inside = run.replace(/^<w:rPr>|<\/w:rPr>$/g, '')
  const font = /<w:rFonts[^>]*\/>/.exec(inside)?.[0] ?? ''
  const rest = inside.replace(font, '')
  const face = `${headingFonts[style] ?? font}${style === 'heading-3' && !rest.includes('<w:b/>') ? '<w:b/>' : ''}${rest}`
  const properties = face === '' ? '' : `<w:rPr>${face}</w:rPr>`
  return `<w:p>${format}<w:r>${properties}<w:t xml:space="preserve">${encodeXml(literal(text))}</w:t></w:r></w:p>`
}
