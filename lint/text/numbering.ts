/**
 * The number that a paragraph begins with (第三条, 二、, （一）, 3., (2)), and the numbered points inside a paragraph
 * (①②, 1.…；2.…, 一是…二是…). Only what stands where a number of that kind stands; a figure is none.
 */
import { parseChineseNumber } from './chinese-number.ts'
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'

/** Kinds of numbers from the widest to the narrowest; a wider one ends the counting of the narrower ones. */
export const markerKinds = [
  'part',
  'chapter',
  'section',
  'article',
  'comma',
  'bracketed',
  'dotted',
  'arabic-bracketed',
  'half-bracketed',
] as const
export type MarkerKind = (typeof markerKinds)[number]

/** `isAside`: stands behind 注： or 附件： and begins a list without being a line of its own. */
export type Marker = Span & {
  readonly kind: MarkerKind
  readonly number: number
  readonly text: string
  readonly isAside: boolean
}

const numeral = '[〇一二三四五六七八九十百千零]{1,7}|\\d{1,3}'
const forms: readonly (readonly [MarkerKind, RegExp])[] = [
  ['part', new RegExp(`^第\\s?(${numeral})\\s?编`)],
  ['chapter', new RegExp(`^第\\s?(${numeral})\\s?章`)],
  ['section', new RegExp(`^第\\s?(${numeral})\\s?节`)],
  // 第三条规定的…, 第三条第二款 begin a sentence about an article, not the article
  ['article', new RegExp(`^第\\s?(${numeral})\\s?条(?!之|第|规定|所|的|、|和|及|至|中|明确|要求)`)],
  ['comma', /^([一二三四五六七八九十]{1,3})\s?、(?![一二三四五六七八九十]{1,2}[、年月季级类期条款项和至])/],
  ['bracketed', /^[（(]\s?([一二三四五六七八九十]{1,3})\s?[）)](?!项(?!目)|款(?!项)|目(?![标的录前])|至|、)/],
  ['dotted', /^(\d{1,2})\s?(?:[、．]|\.(?!\d))/],
  ['arabic-bracketed', /^[（(]\s?(\d{1,2})\s?[）)]/],
  ['half-bracketed', /^(\d{1,2})\s?[)）]/],
]
const aside = /^(?:附件?|附录|附表|备?注|说明)\s?[:：]\s?/

/** The number a paragraph begins with, null where there is none. */
export function findMarker(text: string): Marker | null {
  const before = aside.exec(text)?.[0]
  const lead = (before ?? /^\s*/.exec(text)?.[0] ?? '').length
  const rest = text.slice(lead)
  for (const [kind, form] of forms) {
    const [printed, digits] = form.exec(rest) ?? ['']
    const number = toNumber(digits)
    if (number === undefined || number === 0) continue
    const span = { from: lead, to: lead + printed.length }
    return { ...span, kind, number, text: printed, isAside: before !== undefined }
  }
  return null
}

/** A numbered point inside a text. */
export type InlinePoint = Span & { readonly number: number; readonly text: string }

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const inlineForms: readonly RegExp[] = [
  /(?<=^|[。；;：:，,>\s])([①-⑳])/g,
  /(?<=^|[。；;：:]\s?)(\d{1,2})(?:[、．]|\.(?!\d))/g,
  /(?<=^|[。；;：:，,])([一二三四五六七八九十])是/g,
  /(?<=^|[。；;：:]\s?)第([一二三四五六七八九十])[，,]/g,
]

/**
 * Rows of numbered points inside one text: each begins with a 1 and has two or more points. The number that the text
 * itself begins with belongs to a row only when the next point follows it.
 */
export function findInlineRows(text: string): readonly (readonly InlinePoint[])[] {
  return inlineForms.flatMap((form) => {
    const points = matchesOf(text, form).flatMap(({ from, to, match }) => {
      const number = toNumber(match[1])
      return number === undefined ? [] : [{ from, to, number, text: match[0] }]
    })
    const own = points[0]
    const isOwn = own?.from === 0 && points[1]?.number !== own.number + 1
    return rowsOf(isOwn ? points.slice(1) : points).filter((row) => row.length >= 2 && row[0]?.number === 1)
  })
}

function rowsOf(points: readonly InlinePoint[]): readonly (readonly InlinePoint[])[] {
  const rows: InlinePoint[][] = []
  for (const point of points) {
    const row = rows.at(-1)
    if (row === undefined || (point.number === 1 && (row.at(-1)?.number ?? 0) > 1)) rows.push([point])
    else row.push(point)
  }
  return rows
}

function toNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const ring = circled.indexOf(text)
  if (ring >= 0) return ring + 1
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text)
}
