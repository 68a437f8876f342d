/** Lines → paragraphs: a line goes on with the next one when it is full and the next is not set in. */
import { type PdfLine, lineText } from './pdf-lines.ts'

export type PdfParagraph = {
  readonly text: string
  readonly page: number
  /** Depth of a heading by the size of its letters, 0 for none; its form may tell more. */
  readonly depth: number
  readonly joins: readonly { readonly at: number; readonly page: number }[]
}

/** Joins the lines that stand between two tables. Only ends of lines on another page are kept as places of joins. */
export function joinLines(lines: readonly PdfLine[], body: Body): readonly PdfParagraph[] {
  const paragraphs: PdfParagraph[] = []
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const open = paragraphs.at(-1)
    const text = lineText(line)
    if (before !== undefined && open !== undefined && continues(before, line, body)) {
      const blank = /[\w.,%]$/.test(open.text) && /^\w/.test(text) ? ' ' : ''
      const join = before.page === line.page ? [] : [{ at: open.text.length + blank.length, page: line.page }]
      paragraphs[paragraphs.length - 1] = {
        ...open,
        text: `${open.text}${blank}${text}`,
        joins: [...open.joins, ...join],
      }
    } else paragraphs.push({ text, page: line.page, depth: depthOf(line, body), joins: [] })
  }
  return paragraphs
}

/** Where running text begins and ends, and the size of its letters, in points. */
export type Body = { readonly left: number; readonly right: number; readonly size: number }

/** Running text reaches at least this far over a page; shorter lines are items and names. */
const REACH_MIN = 0.7

/** What most lines of a document have; `width` is that of its pages. */
export function bodyOf(lines: readonly PdfLine[], width: number): Body {
  // what stands in columns has bounds of its own
  const across = lines.some(({ column }) => column === undefined)
    ? lines.filter(({ column }) => column === undefined)
    : lines
  const share = (values: readonly number[], part: number): number =>
    values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0
  return {
    left: share(
      across.map(({ left }) => left),
      0.05,
    ),
    right: Math.max(
      REACH_MIN * width,
      share(
        across.map(({ right }) => right),
        0.9,
      ),
    ),
    size: share(
      lines.map(({ size }) => size),
      0.5,
    ),
  }
}

/** A heading, an item of a list, an annex: begins a line of its own wherever it stands. */
const begins =
  /^(?:第[一二三四五六七八九十百零]+[章节条编款]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．](?!\d)|附件|附表|注\s?\d?[:：])/

function continues(before: PdfLine, line: PdfLine, body: Body): boolean {
  const { size } = line
  // the last line of a paragraph above the columns may seem to be the first of the left one
  if (before.column !== undefined && line.column === undefined) return false
  const { left, right } = before.column ?? body
  const indent = line.left - (line.column ?? body).left
  const isFull = before.right > right - Math.max(1.6, headWidth(line)) * size
  const isSetIn = indent > 1.2 * size
  const isAlike = Math.abs(before.size - size) < 0.15 * size
  const isNear = before.page !== line.page || line.top - before.bottom < 1.6 * size
  if (!isFull || !isAlike || !isNear) return false
  // text that is set in as a whole (a list) goes on at the same place as its line before
  const isLevel = Math.abs(before.left - left - indent) < 0.5 * size && !isSetInAlone(before, left)
  return (!isSetIn || isLevel) && !begins.test(lineText(line))
}

/** What could not be parted at a line's end, in characters: a figure or a word goes to the next line as a whole. */
function headWidth(line: PdfLine): number {
  const [head = ''] = /^[\w.,%〔〕-]{0,24}/.exec(lineText(line)) ?? []
  return head.length * 0.6 + 1.6
}

function isSetInAlone(line: PdfLine, left: number): boolean {
  return Math.abs(line.left - left - 2 * line.size) < 0.6 * line.size
}

function depthOf(line: PdfLine, { size }: Body): number {
  if (line.size < 1.15 * size) return 0
  return line.size >= 1.5 * size ? 1 : 2
}
