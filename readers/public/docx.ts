/** Word documents: headings by style, automatic numbers, tables with merged cells, text boxes, notes at the end. */
import type { PublicLimits } from '../limits.ts'
import { expandPublicArchive } from './expand.ts'
import { BlockSink } from './sink.ts'
import type { SpannedCell } from './span-grid.ts'
import { type Numbering, readNumbering } from './word-numbering.ts'
import { type WordStyles, readStyles } from './word-styles.ts'
import type { XmlElement } from './xml.ts'
import { childrenOf, findAt, parseXml, plainText, valueAt } from './xml.ts'

type Reader = {
  readonly sink: BlockSink
  readonly styles: WordStyles
  readonly numbering: Numbering
  /** Text boxes of the paragraph under way; they follow it. */
  readonly boxes: XmlElement[]
  hasHiddenText: boolean
}

/** What a .docx holds and what of it is not shown. */
export type WordContent = { readonly sink: BlockSink; readonly remarks: readonly string[] }

/** Reads a .docx. Throws `Refusal` past a limit and for a damaged file. */
export async function readDocx(bytes: Uint8Array, limits: PublicLimits): Promise<WordContent> {
  const parts = await expandPublicArchive(bytes, limits)
  const part = (name: string): XmlElement | undefined => {
    const content = parts.get(`word/${name}.xml`)
    return content === undefined ? undefined : parseXml(decodeXmlPart(content), limits.depthMax)
  }
  const reader: Reader = {
    sink: new BlockSink(limits),
    styles: readStyles(part('styles')),
    numbering: readNumbering(part('numbering')),
    boxes: [],
    hasHiddenText: false,
  }
  readBlocks(reader, findAt(part('document'), 'w:document', 'w:body'))
  readNotes(reader, findAt(part('footnotes'), 'w:footnotes'), 'w:footnote')
  readNotes(reader, findAt(part('endnotes'), 'w:endnotes'), 'w:endnote')
  const remarks = reader.hasHiddenText
    ? ['文档里有隐藏文字，没有检查；公开前请在 Word 或 WPS 中显示并核对。']
    : []
  return { sink: reader.sink, remarks }
}

function decodeXmlPart(content: Uint8Array): string {
  const [first, second] = content
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return new TextDecoder(isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(content)
}

/** Wrappers that hold blocks or runs of their own; what was deleted or moved away is none of them. */
const wrappers = new Set(
  'w:sdt w:sdtContent w:customXml w:smartTag w:ins w:moveTo w:hyperlink w:fldSimple w:dir w:bdo mc:AlternateContent mc:Choice'.split(
    ' ',
  ),
)

function readBlocks(reader: Reader, holder: XmlElement | undefined): void {
  for (const child of childrenOf(holder)) {
    if (child.name === 'w:p') readParagraph(reader, child)
    else if (child.name === 'w:tbl') readTable(reader, child)
    else if (wrappers.has(child.name)) readBlocks(reader, child)
  }
}

function readParagraph(reader: Reader, paragraph: XmlElement): void {
  const text = textOf(reader, paragraph)
  const { depth, number } = shapeOf(reader, paragraph, text)
  reader.sink.addText(`${number}${text}`, depth)
  for (const box of reader.boxes.splice(0)) readBlocks(reader, box)
}

/** Depth as a heading (0: none) and the automatic number, both from the paragraph or else from its style. */
function shapeOf(reader: Reader, paragraph: XmlElement, text: string): { depth: number; number: string } {
  const shape = findAt(paragraph, 'w:pPr')
  const style = reader.styles.get(valueAt(shape, 'w:pStyle') ?? reader.styles.standard)
  const outline = Number(valueAt(shape, 'w:outlineLvl') ?? Number.NaN)
  const depth = Number.isInteger(outline) ? (outline < 9 ? outline + 1 : 0) : (style?.depth ?? 0)
  const list = valueAt(shape, 'w:numPr', 'w:numId') ?? style?.list
  const level = Number(valueAt(shape, 'w:numPr', 'w:ilvl') ?? style?.level ?? 0)
  // an empty paragraph shows its number too, but says nothing by it
  const number = list === undefined || list === '0' ? '' : reader.numbering.next(list, level)
  if (number === '' || text.trim() === '') return { depth, number: '' }
  return { depth, number: /[\d).a-z]$/i.test(number) && !/^[\s（(]/.test(text) ? `${number} ` : number }
}

const signs: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:ptab': ' ',
}

/** Text of all runs as a reader sees it; text boxes are put aside. */
function textOf(reader: Reader, holder: XmlElement): string {
  let text = ''
  for (const child of childrenOf(holder)) {
    if (child.name === 'w:r') text += runText(reader, child)
    else if (wrappers.has(child.name)) text += textOf(reader, child)
  }
  return text
}

function runText(reader: Reader, run: XmlElement): string {
  const vanish = findAt(run, 'w:rPr', 'w:vanish')
  const isHidden = vanish !== undefined && !/^(?:0|false|off)$/.test(vanish.attributes['w:val'] ?? '')
  let text = ''
  for (const child of childrenOf(run)) {
    if (child.name === 'w:t') text += plainText(child)
    else if (child.name === 'w:ruby') text += textOf(reader, findAt(child, 'w:rubyBase') ?? child)
    else if (child.name in signs)
      text += child.attributes['w:type'] === 'page' ? '' : (signs[child.name] ?? '')
    else if (/^(?:w:drawing|w:pict|mc:AlternateContent)$/.test(child.name)) putBoxesAside(reader, child)
  }
  if (isHidden && text.trim() !== '') reader.hasHiddenText = true
  return isHidden ? '' : text
}

/** A text box stands twice in a file, for new and for old programs: the second is passed over. */
function putBoxesAside(reader: Reader, drawing: XmlElement): void {
  for (const child of childrenOf(drawing)) {
    if (child.name === 'w:txbxContent') reader.boxes.push(child)
    else if (child.name !== 'mc:Fallback') putBoxesAside(reader, child)
  }
}

type OpenCell = {
  text: string
  columnSpan: number
  rowSpan: number
  readonly column: number
  isKept: boolean
}

/** Merged cells stand once: below the first of a vertical merge the others are dropped and lengthen it. */
function readTable(reader: Reader, table: XmlElement): void {
  const nested: XmlElement[] = []
  const above = new Map<number, OpenCell>()
  const rows = rowsOf(table).map((row) => {
    let column = span(valueAt(row, 'w:trPr', 'w:gridBefore'), 0)
    const before = column > 0 ? [{ text: '', columnSpan: column, rowSpan: 1, column: 0, isKept: true }] : []
    const cells = cellsOf(row).map((cell): OpenCell => {
      const shape = findAt(cell, 'w:tcPr')
      const columnSpan = span(valueAt(shape, 'w:gridSpan'), 1)
      const merge = findAt(shape, 'w:vMerge')
      const open = above.get(column)
      const goesOn = merge !== undefined && merge.attributes['w:val'] !== 'restart' && open !== undefined
      if (goesOn) open.rowSpan += 1
      const own = {
        text: goesOn ? '' : cellText(reader, cell, nested),
        columnSpan,
        rowSpan: 1,
        column,
        isKept: !goesOn,
      }
      if (merge === undefined) above.delete(column)
      else if (!goesOn) above.set(column, own)
      column += columnSpan
      return own
    })
    return [...before, ...cells]
  })
  reader.sink.addTable(rows.map((row): SpannedCell[] => row.filter(({ isKept }) => isKept)))
  for (const one of nested) readTable(reader, one)
  for (const box of reader.boxes.splice(0)) readBlocks(reader, box)
}

/** A number of columns, at least `least` and at most what Word allows many times over. */
function span(text: string | undefined, least: number): number {
  const columns = Number(text ?? least)
  return Number.isInteger(columns) ? Math.min(1_000, Math.max(least, columns)) : least
}

function rowsOf(holder: XmlElement): readonly XmlElement[] {
  return childrenOf(holder).flatMap((child) =>
    child.name === 'w:tr' ? [child] : wrappers.has(child.name) ? rowsOf(child) : [],
  )
}

function cellsOf(holder: XmlElement): readonly XmlElement[] {
  return childrenOf(holder).flatMap((child) =>
    child.name === 'w:tc' ? [child] : wrappers.has(child.name) ? cellsOf(child) : [],
  )
}

/** Paragraphs of a cell line by line; a table inside follows the table that it stands in. */
function cellText(reader: Reader, holder: XmlElement, nested: XmlElement[]): string {
  const lines: string[] = []
  for (const child of childrenOf(holder)) {
    if (child.name === 'w:p') {
      const text = textOf(reader, child)
      lines.push(`${shapeOf(reader, child, text).number}${text}`)
    } else if (child.name === 'w:tbl') nested.push(child)
    else if (wrappers.has(child.name)) lines.push(cellText(reader, child, nested))
  }
  return lines
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trimEnd()
}

/** Notes follow the text; the lines that only separate them have a type of their own. */
function readNotes(reader: Reader, notes: XmlElement | undefined, name: string): void {
  for (const note of childrenOf(notes, name)) {
    if (note.attributes['w:type'] === undefined || note.attributes['w:type'] === 'normal')
      readBlocks(reader, note)
  }
}
