/**
 * Running text as files hold it: plain text, Markdown, and what OCR makes of a scan (lines broken at page ends, tables as
 * lines of tabs). Lines become paragraphs, headings and tables that know the line they stand on.
 */
import type { Block, Grid, Paragraph, PublicDocument } from '#lint'
import { plainCell } from '#lint'

type Line = { readonly number: number; readonly text: string; readonly depth: number }

/** Reads text already decoded; nothing is refused here, and an empty text is a document without blocks. */
export function readPublicText(text: string, name: string): PublicDocument {
  const lines = text.split(/\r\n?|\n/).map((one, index): Line => {
    const marks = /^\s{0,3}(#{1,6})\s/.exec(one)
    return { number: index + 1, text: one, depth: marks?.[1]?.length ?? 0 }
  })
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const { rows, end } = tableFrom(lines, at)
    if (rows > 0) blocks.push(toGrid(lines.slice(at, at + rows)))
    // where no table begins at a line, none begins at the lines that were looked at after it
    else for (const line of lines.slice(at, end)) addLine(blocks, line)
    at = rows > 0 ? at + rows : end
  }
  return { name, blocks }
}

/**
 * How many lines from `at` on are one table, and the line behind those that were looked at: lines without a blank one between them, of which two or more hold tabs or
 * bars; short lines among them are rows of one cell. A longer line of prose ends the table.
 */
function tableFrom(lines: readonly Line[], at: number): { readonly rows: number; readonly end: number } {
  let [end, ruled, last] = [at, 0, at]
  for (let line = lines[end]; line !== undefined && line.text.trim() !== ''; line = lines[end]) {
    const isRow = line.text.trim().includes('\t') || isPiped(line)
    if (!isRow && (line.depth > 0 || line.text.length > LONE_CELL_LENGTH || /[。；：]/.test(line.text))) break
    end += 1
    if (isRow) [ruled, last] = [ruled + 1, end]
    // a row of one filled cell, told by the tabs around it
    else if (ruled >= 1 && line.text.includes('\t')) [ruled, last] = [ruled + 1, end]
  }
  return { rows: ruled >= 2 ? last - at : 0, end: Math.max(end, at + 1) }
}
/** A row of one cell is shorter than a line of prose. */
const LONE_CELL_LENGTH = 24

const isPiped = ({ text }: Line): boolean => /^\s*\|.*\|\s*$/.test(text)
const isRuler = ({ text }: Line): boolean => /^[\s|:-]+$/.test(text)

function toGrid(lines: readonly Line[]): Grid {
  const rows = lines
    .filter((line) => !(isPiped(line) && isRuler(line)))
    .map((line, index) => {
      const cells = isPiped(line) ? line.text.trim().slice(1, -1).split('|') : line.text.split('\t')
      const last = cells.findLastIndex((cell) => cell.trim() !== '')
      let begin = isPiped(line) ? line.text.indexOf('|') + 1 : 0
      return cells.slice(0, last + 1).map((cell, column) => {
        const text = unmarked(cell)
        const place = { line: line.number, ...startOf(text, cell, begin) }
        begin += cell.length + 1
        return plainCell(text, index + 1, column + 1, place)
      })
    })
  return { kind: 'table', rows, ...(lines[0] === undefined ? {} : { line: lines[0].number }) }
}

/** Where a text begins in what the file prints from `begin` on; nothing where marks inside it were taken out. */
function startOf(text: string, printed: string, begin = 0): { readonly start?: number } {
  const at = text === '' ? -1 : printed.indexOf(text)
  return at < 0 ? {} : { start: begin + at }
}

/** Text without the signs of Markdown and the tags that OCR leaves. */
function unmarked(text: string): string {
  return (
    text
      .replace(/<\/?(?:b|i|u|strong|em|br|sup|sub)\s?\/?>/gi, '')
      // marks of bold are two; the signs that hide a number stand in longer runs or between digits
      .replace(/(?<!\*)\*\*(?!\*)(?!(?<=\d\*\*)\d)|__(?=\S)/g, '')
      .replace(/\\([_*#|[\]()<>])/g, '$1')
      .trim()
  )
}

function addLine(blocks: Block[], line: Line): void {
  const text = unmarked(line.text.replace(/^\s{0,3}#{1,6}\s+/, '').replace(/^\s*[-*+]\s+/, ''))
  if (text === '' || /^[-*_=\s]+$/.test(text) || /^-\s?\d+\s?-$/.test(line.text.trim())) return
  const heading = textHeading(text, line.depth)
  const before = blocks.at(-1)
  if (heading === null && before?.kind === 'paragraph' && isBroken(before, text)) {
    const join = { at: before.text.length, line: line.number, ...startOf(text, line.text) }
    blocks[blocks.length - 1] = {
      ...before,
      text: before.text + text,
      joins: [...(before.joins ?? []), join],
    }
  } else blocks.push({ kind: 'paragraph', text, heading, line: line.number, ...startOf(text, line.text) })
}

const numbered =
  /^(?:第[一二三四五六七八九十百\d]+[章节条编款]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:\.\d+)*[.、．]|附件|附表|表\s?\d|注\s?\d?[:：])/
const depths: readonly (readonly [RegExp, number])[] = [
  [/^第[一二三四五六七八九十百\d]+[章编]/, 1],
  [/^附件\s?\d*\s?[:：]?$/, 1],
  [/^[一二三四五六七八九十]+、/, 2],
  [/^[（(][一二三四五六七八九十]+[）)]/, 3],
]
/** An amount at the head of a line is no number of an item: 68.54 万元. */
const amountFirst = /^\d+\.\d+\s?(?:[万亿]?元|[人个%％])/
/** A heading is a short line without a stop; what is numbered like one is one in a plain text too. */
const HEADING_LENGTH = 40

/** Depth of a heading from its form and the marks of its format (0: none); null for running text. */
export function textHeading(text: string, marks: number): number | null {
  const isShort = text.length <= HEADING_LENGTH && !/[。；;，,]$/.test(text)
  const depth = depths.find(([words]) => words.test(text))?.[1]
  if (marks > 0) return isShort || depth === undefined ? (depth ?? marks) : null
  return isShort && depth !== undefined && !text.includes('。') ? depth : null
}

/** A paragraph that is longer is none that was broken: a file without a stop is not put together without end. */
const JOINED_LENGTH_MAX = 10_000

/** A paragraph that a page's or line's end cut off: no stop at its end, long enough, and nothing that begins anew. */
function isBroken(before: Paragraph, next: string): boolean {
  if (before.heading !== null || before.text.length < 20 || before.text.length > JOINED_LENGTH_MAX)
    return false
  return (
    !'。！？；：:;.!?”）)】》]'.includes(before.text.slice(-1)) &&
    (!numbered.test(next) || amountFirst.test(next)) &&
    !/\d{4}年\d{1,2}月\d{1,2}日$/.test(next) &&
    // the unit of a table stands below its title
    !/^[（(]?(?:金额)?单位\s?[:：]/.test(next)
  )
}
