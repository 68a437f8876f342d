/** Running headers, footers and page numbers: what stands at the edge of page after page is no text of the document. */
import type { PdfItem } from './pdf-tables.ts'

/** Lines at either edge of a page that may be furniture, and the share of its height in which they stand. */
const LINES = 2
const EDGE = 0.13
/** The same line is furniture on this many pages, or on half of them; a document of two pages repeats it on both. */
const PAGES_MIN = 3

/** A longer line carries no number of its page: two that differ in their figures are two lines of text. */
const COUNTED_LENGTH_MAX = 20

const pageNumber =
  /^[-—–―·\s]*(?:第\s*)?[\divx]{1,4}\s*(?:页)?(?:\s*[/，,]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―·\s]*$/i

export type PageItems = { readonly height: number; readonly items: readonly PdfItem[] }

/** The items of every page without its furniture. */
export function withoutFurniture(pages: readonly PageItems[]): readonly (readonly PdfItem[])[] {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const key of new Set(page.items.flatMap((item, index) => keyOf(page, item, index) ?? [])))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  const needed = Math.max(2, Math.min(PAGES_MIN, Math.ceil(pages.length / 2)))
  return pages.map((page) =>
    page.items.filter((item, index) => {
      const key = keyOf(page, item, index)
      if (key === undefined) return true
      return !pageNumber.test(textOf(item)) && (counts.get(key) ?? 0) < needed
    }),
  )
}

const textOf = (item: PdfItem): string =>
  'line' in item ? item.line.pieces.map(({ text }) => text).join('') : ''

/** What a line at the edge says, its digits apart, and at which edge; undefined for the text of the page. */
function keyOf({ height, items }: PageItems, item: PdfItem, index: number): string | undefined {
  if (!('line' in item)) return undefined
  const isTop = index < LINES && item.line.bottom < height * EDGE
  const isBottom = index >= items.length - LINES && item.line.top > height * (1 - EDGE)
  if (!isTop && !isBottom) return undefined
  const said = textOf(item).replace(/\s/g, '')
  // the end of a sentence is the end of a paragraph of the page before
  if (/[。；，]$/.test(said)) return undefined
  const text = said.length > COUNTED_LENGTH_MAX ? said : said.replace(/\d+/g, '#')
  return `${isTop ? 'top' : 'bottom'} ${text} ${Math.round(item.line.top / 6)}`
}
