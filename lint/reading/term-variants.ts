/** Terms of tables against terms of the text: a header that leaves out a word, and titles that change the kind of body. */
import { matchesOf } from '../text/plain.ts'
import type { NameClash, Named } from './name-variants.ts'
import { named } from './name-variants.ts'
import type { ReadParagraph, Reading } from './reading.ts'

const BEGINNING = 4
const MIN_TERM = 6
const OFTEN = 2
/** Characters that join or deny and so do not stand inside one term. */
const joining = /[和与及或的之不非无第]/

/**
 * Headers that the text never uses, where it uses the same term with one or two characters more: 运行费 in the table,
 * 运行维护费 in the text.
 */
export function findShortenedHeaders({ tables, paragraphs }: Reading): readonly NameClash[] {
  const headers = tables.flatMap(({ headerCells }) =>
    headerCells.flatMap(({ text, place }): readonly Named[] => {
      const name = text.replaceAll(/\s/g, '')
      const isTerm = name.length >= MIN_TERM && /^[\u4e00-\u9fa5]{6,16}$/.test(name)
      return isTerm ? [{ text: null, span: { from: 0, to: 0 }, name, place }] : []
    }),
  )
  if (headers.length === 0) return []
  const beginnings = indexBeginnings(paragraphs, new Set(headers.map(({ name }) => name.slice(0, BEGINNING))))
  return [...Map.groupBy(headers, ({ name }) => name).entries()].flatMap(([name, odd]) => {
    const places = beginnings.get(name.slice(0, BEGINNING)) ?? []
    if (places.some(({ paragraph, from }) => paragraph.plain.startsWith(name, from))) return []
    const longer = places.flatMap(({ paragraph, from }) => {
      const length = lengthOfLonger(paragraph.plain.slice(from, from + name.length + 2), name)
      return length === 0 ? [] : [named(paragraph, from, from + length)]
    })
    const usual = [...Map.groupBy(longer, (one) => one.name).values()].find(({ length }) => length >= OFTEN)
    return usual === undefined ? [] : [{ usual, odd }]
  })
}

type Beginning = { readonly paragraph: ReadParagraph; readonly from: number }

/** Where the first characters of the headers stand in the text; one walk for all of them. */
function indexBeginnings(
  paragraphs: readonly ReadParagraph[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly Beginning[]> {
  const found = new Map<string, Beginning[]>()
  for (const paragraph of paragraphs)
    for (let from = 0; from + BEGINNING <= paragraph.plain.length; from += 1) {
      const start = paragraph.plain.slice(from, from + BEGINNING)
      if (!wanted.has(start)) continue
      const own = found.get(start)
      if (own === undefined) found.set(start, [{ paragraph, from }])
      else own.push({ paragraph, from })
    }
  return found
}

/** How long the text's term is that holds the header with one or two characters put in; 0 when it is none. */
function lengthOfLonger(text: string, header: string): number {
  for (const more of [1, 2])
    for (let at = BEGINNING; at < header.length; at += 1) {
      const inserted = text.slice(at, at + more)
      const isWhole = text.startsWith(header.slice(0, at)) && text.startsWith(header.slice(at), at + more)
      if (isWhole && /^[\u4e00-\u9fa5]+$/.test(inserted) && !joining.test(inserted))
        return header.length + more
    }
  return 0
}

const kindOfBody =
  /(?:单位|部门)(?=(?:收支|收入|支出)?(?:预算|决算|总表)|(?:收支|收入|支出)(?:预算|决算)?(?:总表|表))/g

/** Titles and captions that speak of 单位 where the document's title speaks of 部门, or the other way round. */
export function findKindsOfBody({ paragraphs }: Reading): NameClash | null {
  const titles = paragraphs.flatMap((paragraph) => {
    if (paragraph.heading === null) return []
    const found = matchesOf(paragraph.plain, kindOfBody).map(({ from, to }) => named(paragraph, from, to))
    // a title that names both tells them apart
    return new Set(found.map(({ name }) => name)).size === 1 ? found.slice(0, 1) : []
  })
  const [main] = titles
  if (main === undefined || titles.length < 2) return null
  const odd = titles.filter(({ name }) => name !== main.name)
  return { usual: titles.filter(({ name }) => name === main.name), odd }
}
