/** Web pages: headings, lists with their numbers, tables with their extents. Nothing in a page runs or is fetched. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { PublicLimits } from '../limits.ts'
import { Refusal } from './refusal.ts'
import { BlockSink } from './sink.ts'
import type { SpannedCell } from './span-grid.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Parts of a page that are not its text. */
const silent = new Set(
  'head script style template noscript iframe object svg math select option button input textarea nav audio video canvas'.split(
    ' ',
  ),
)
const breaking = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table ul caption'.split(
    ' ',
  ),
)
/** The most columns a cell may cover, as browsers hold it. */
const COLUMNS_MAX = 1_000
const ROWS_MAX = 65_534

type Flow = {
  readonly sink: BlockSink
  /** Text of the paragraph under way. */
  text: string
  /** Depth of the heading under way, 0 in running text. */
  heading: number
}

/** Reads a page into paragraphs and tables. Throws `Refusal` past a limit. */
export function readHtml(text: string, limits: PublicLimits): BlockSink {
  const flow: Flow = { sink: new BlockSink(limits), text: '', heading: 0 }
  readNodes(flow, parse(text).childNodes, 1)
  endParagraph(flow)
  return flow.sink
}

function readNodes(flow: Flow, nodes: readonly Node[], depth: number): void {
  const { depthMax } = flow.sink.limits
  if (depth > depthMax) throw new Refusal(`标记嵌套超过${depthMax}层。请另存为 .docx 或 .txt 后再检查。`)
  let number = 1
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) flow.text += collapsed(node.value)
    else if ('tagName' in node && !isSilent(node)) {
      if (node.tagName === 'li') number = readItem(flow, node, number, depth)
      else readElement(flow, node, depth)
    }
  }
}

function isSilent(element: Element): boolean {
  return (
    silent.has(element.tagName) ||
    attribute(element, 'hidden') !== undefined ||
    /display\s*:\s*none/i.test(attribute(element, 'style') ?? '')
  )
}

function readElement(flow: Flow, element: Element, depth: number): void {
  const { tagName } = element
  if (tagName === 'br') flow.text += '\n'
  else if (tagName === 'table') {
    endParagraph(flow)
    if (isLayout(element)) readNodes(flow, element.childNodes, depth + 1)
    else readTable(flow, element)
  } else {
    const isBlock = breaking.has(tagName) || tagName === 'tr' || tagName === 'td'
    const heading = /^h([1-6])$/.exec(tagName)?.[1]
    if (isBlock) endParagraph(flow)
    if (heading !== undefined) flow.heading = Number(heading)
    readNodes(flow, element.childNodes, depth + 1)
    if (isBlock) endParagraph(flow)
  }
}

/** An item of a numbered list carries the number that a browser would print. Answers the next item's. */
function readItem(flow: Flow, item: Element, counted: number, depth: number): number {
  endParagraph(flow)
  const list = item.parentNode
  const isNumbered = list !== null && 'tagName' in list && list.tagName === 'ol'
  const start = isNumbered && counted === 1 ? whole(list, 'start') : undefined
  const number = whole(item, 'value') ?? start ?? counted
  if (isNumbered) flow.text = `${number}. `
  readNodes(flow, item.childNodes, depth + 1)
  endParagraph(flow)
  return number + 1
}

function endParagraph(flow: Flow): void {
  flow.sink.addText(flow.text, flow.heading)
  flow.text = ''
  flow.heading = 0
}

/** Line breaks of the source are blanks; between Chinese characters they are nothing. */
function collapsed(text: string): string {
  return text
    .replace(/[ \t\n\f\r]+/g, ' ')
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])/g, '')
}

/** A table that only arranges the page: it holds tables, headings or a single cell. */
function isLayout(table: Element): boolean {
  const pending: Element[] = [table]
  let cells = 0
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    for (const child of element.childNodes) {
      if (!('tagName' in child)) continue
      if (child.tagName === 'table' || /^h[1-6]$/.test(child.tagName)) return true
      if (child.tagName === 'td' || child.tagName === 'th') cells += 1
      pending.push(child)
    }
  }
  return cells <= 1
}

function readTable(flow: Flow, table: Element): void {
  const rows: SpannedCell[][] = []
  const sections = (parent: Element): void => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child)) continue
      if (child.tagName === 'caption') flow.sink.addText(textOf(child))
      else if (child.tagName === 'tr') rows.push(cellsOf(child))
      else if (/^t(?:head|body|foot)$/.test(child.tagName)) sections(child)
    }
  }
  sections(table)
  flow.sink.addTable(rows)
}

function cellsOf(row: Element): SpannedCell[] {
  return row.childNodes.flatMap((cell) => {
    if (!('tagName' in cell) || (cell.tagName !== 'td' && cell.tagName !== 'th')) return []
    const columnSpan = Math.min(COLUMNS_MAX, Math.max(1, whole(cell, 'colspan') ?? 1))
    const rowSpan = Math.min(ROWS_MAX, whole(cell, 'rowspan') ?? 1)
    return [{ text: textOf(cell), columnSpan, rowSpan: rowSpan < 1 ? ROWS_MAX : rowSpan }]
  })
}

/** Text of a cell: blocks and breaks on lines of their own, an indent at its beginning kept. */
function textOf(element: Element): string {
  const pending: (Node | string)[] = [element]
  let text = ''
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node === 'string') text += node
    else if (node.nodeName === '#text' && 'value' in node) text += collapsed(node.value)
    else if ('tagName' in node && !isSilent(node)) {
      if (node.tagName === 'br') text += '\n'
      const isBlock = node !== element && breaking.has(node.tagName)
      if (isBlock) pending.push('\n')
      pending.push(...node.childNodes.toReversed())
      if (isBlock) pending.push('\n')
    }
  }
  const lines = text.split('\n').map((line) => line.replace(/^ +/, '').trimEnd())
  return lines.filter((line) => line !== '').join('\n')
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

/** An attribute that is a whole number of at most six digits. */
function whole(element: Element, name: string): number | undefined {
  const text = /^\s*(-?\d{1,6})/.exec(attribute(element, name) ?? '')?.[1]
  return text === undefined ? undefined : Number(text)
}
