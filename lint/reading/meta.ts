import { titleNouns } from '../terms.ts'
import type { TextDate } from '../text/dates.ts'
import { daysInMonth, findDateRanges, findDates, findYearRanges } from '../text/dates.ts'
import { orderOfExisting } from '../text/ordered-dates.ts'
import { plainText } from '../text/plain.ts'
import type { DocumentNumber } from '../text/references.ts'
import { once } from './memo.ts'
import type { ReadParagraph, Reading } from './reading.ts'

/** A stretch of days, both included, as ordered numbers: 20220901 to 20230831. */
export type Period = { readonly from: number; readonly to: number; readonly text: string }

/** A whole date that exists, with the paragraph that holds it; `order` is 20230315. */
export type PlacedDate = {
  readonly date: TextDate
  readonly order: number
  readonly paragraph: ReadParagraph
}

/** What a document says of itself; null where it says nothing. */
export type DocumentMeta = {
  readonly title: string | null
  /** The body that publishes it: the one that signed, that of the letterhead, or the one its title begins with. */
  readonly publisher: string | null
  /** The year the document is about, as its title or its headings name it; of a school year the second one. */
  readonly year: number | null
  /** The year the document is of: `year`, else that of its date, else that of its own number. */
  readonly yearOfUse: number | null
  /** The time a report reports on. */
  readonly period: Period | null
  readonly signed: PlacedDate | null
  /** The date of printing (…印发). */
  readonly printed: PlacedDate | null
  readonly ownNumber: { readonly number: DocumentNumber; readonly paragraph: ReadParagraph } | null
}

/** Paragraphs of a document's head, among which its title, letterhead and number stand. */
const HEAD_PARAGRAPHS = 30
const LETTERHEAD_PARAGRAPHS = 8
const LONGEST_TITLE = 80
const LONGEST_OFFICE = 40
const numbered =
  /^(?:第[一二三四五六七八九十百\d]+[章节条编款]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:\.\d+)*[.、．\s]\s?[^\d年]|附(?:件|表|录)?\s?\d*\s?[:：]?|[表注]\s?[\d一二三四五六七八九十]+)/
const endBracket = /\s?[（(][^（）()]{1,20}[）)]$/
const office =
  /(?:局|厅|委|办|办公室|中心|学院|大学|学校|中学|小学|幼儿园|部|院|所|处|站|会|政府|公司|馆|室|队|社|团|乡|镇|街道|科|法院|检察院|医院|银行|党校|园|场)$/

/** Reads what a document says of itself from its head, its end and its headings. */
export const readMeta = once(findMeta)

function findMeta({ paragraphs, tables }: Reading): DocumentMeta {
  const titleParagraph = findTitle(paragraphs)
  const title = titleParagraph?.text ?? tables.find(({ caption }) => caption !== '')?.caption ?? null
  const signed = findSigned(paragraphs)
  const ownNumber = findOwnNumber(paragraphs)
  const year = yearOfTitle(title) ?? yearOfHeadings(paragraphs)
  return {
    title,
    year,
    signed,
    ownNumber,
    publisher: findPublisher(paragraphs, signed, title),
    yearOfUse: year ?? signed?.date.year ?? ownNumber?.number.year ?? null,
    period: findPeriod(paragraphs, title),
    printed: findPrinted(paragraphs),
  }
}

const trimmed = ({ plain }: ReadParagraph): string => plain.trim()
const withoutBracket = (text: string): string => text.replace(endBracket, '')

/** The first line of the head that ends like a title; else its first heading that is not numbered. */
function findTitle(paragraphs: readonly ReadParagraph[]): ReadParagraph | undefined {
  const head = paragraphs
    .slice(0, HEAD_PARAGRAPHS)
    .filter((one) => one.text.length <= LONGEST_TITLE && !numbered.test(trimmed(one)))
  return (
    head.find((one) => {
      const text = withoutBracket(trimmed(one))
      return text.length > 5 && titleNouns.some((noun) => text.endsWith(noun)) && !/[。；;:：]/.test(text)
    }) ?? head.find(({ heading }) => heading === 1)
  )
}

/** A paragraph that is nothing but a whole date; the one below an office's name before any other. */
function findSigned(paragraphs: readonly ReadParagraph[]): PlacedDate | null {
  const alone = paragraphs.flatMap((paragraph, index) => {
    const date = paragraph.dates[0]
    const order = date === undefined ? null : orderOfExisting(date)
    if (date === undefined || order === null || trimmed(paragraph) !== date.text.trim()) return []
    const before = paragraphs[index - 1]
    return [{ date, order, paragraph, isSigned: before !== undefined && isOffice(trimmed(before)) }]
  })
  return alone.find(({ isSigned }) => isSigned) ?? alone[0] ?? null
}

function isOffice(text: string): boolean {
  return text.length >= 3 && text.length <= LONGEST_OFFICE && office.test(text) && !/[。,，；：:]/.test(text)
}

function findPrinted(paragraphs: readonly ReadParagraph[]): PlacedDate | null {
  for (const paragraph of paragraphs) {
    const date = paragraph.dates.at(-1)
    const order = date === undefined ? null : orderOfExisting(date)
    if (date === undefined || order === null) continue
    if (/^\s?印发\s?$/.test(paragraph.plain.slice(date.to))) return { date, order, paragraph }
  }
  return null
}

/** The number of the document itself stands alone in a line of the head. */
function findOwnNumber(paragraphs: readonly ReadParagraph[]): DocumentMeta['ownNumber'] {
  for (const paragraph of paragraphs.slice(0, HEAD_PARAGRAPHS)) {
    const number = paragraph.documentNumbers[0]
    if (number !== undefined && trimmed(paragraph).length === number.text.trim().length)
      return { number, paragraph }
  }
  return null
}

function findPublisher(
  paragraphs: readonly ReadParagraph[],
  signed: PlacedDate | null,
  title: string | null,
): string | null {
  const above = signed === null ? undefined : paragraphs[signed.paragraph.number - 2]
  if (above !== undefined && isOffice(trimmed(above))) return trimmed(above)
  const letterhead = paragraphs
    .slice(0, LETTERHEAD_PARAGRAPHS)
    .flatMap((one) => /^(.+)文件$/.exec(trimmed(one))?.[1] ?? [])
    .find((name) => isOffice(name))
  return letterhead ?? officeOfTitle(title)
}

/** 甲县乙局2023年部门预算, 甲县乙局关于…, 2023年甲县乙局部门决算. */
function officeOfTitle(title: string | null): string | null {
  const plain = plainText(title ?? '').replaceAll(/\s/g, '')
  const front = /^(.{3,40}?)(?=(?:19|20)\d{2}|关于)/.exec(plain)?.[1]
  const behind = /^(?:19|20)\d{2}年度?(.{3,40}?)(?=部门|单位|预算|决算|信息公开)/.exec(plain)?.[1]
  const name = front ?? behind
  return name !== undefined && isOffice(name) ? name : null
}

function yearOfTitle(title: string | null): number | null {
  const plain = plainText(title ?? '').replaceAll(/[（(][^（）()]*[）)]/g, '')
  const range = findYearRanges(plain)[0]
  if (range !== undefined) return range.unit === '学年' ? range.last : null
  return findDates(plain).find(({ year }) => year !== null)?.year ?? null
}

/** The year that headings without a number begin with, when it is the same in all of them. */
function yearOfHeadings(paragraphs: readonly ReadParagraph[]): number | null {
  const years = paragraphs.flatMap(({ heading, dates }) => {
    const first = dates[0]
    return heading !== null && first?.from === 0 && first.year !== null ? [first.year] : []
  })
  const [year] = years
  return year !== undefined && years.every((one) => one === year) ? year : null
}

const reporting = /报告|总结|年报|公报/
const stated = /期限|报告期|统计期|时间范围/

/** The period that a report names for its figures; else the one of its title. */
function findPeriod(paragraphs: readonly ReadParagraph[], title: string | null): Period | null {
  if (title === null || !reporting.test(title)) return null
  for (const { dates, plain } of paragraphs) {
    const range = findDateRanges(plain, dates)[0]
    if (range === undefined || !stated.test(plain.slice(0, range.from))) continue
    const [from, to] = [orderOfExisting(range.start), orderOfExisting(range.end)]
    if (from !== null && to !== null && from < to) return { from, to, text: range.text }
  }
  return periodIn(plainText(title))
}

const halves = /((?:19|20)\d{2})\s?年\s?(上|下)半年/
const quarters = /((?:19|20)\d{2})\s?年\s?第?([一二三四])季度/
const seasons = /((?:19|20)\d{2})\s?年\s?(春|秋)季/

/**
 * The period a title names: a school year (September to August), a half-year, a quarter, a school term (春季 to the end of
 * July, 秋季 to the end of January), a month, a year. Null for several years that are no school year.
 */
export function periodIn(plain: string): Period | null {
  const range = findYearRanges(plain)[0]
  if (range !== undefined)
    return range.unit === '学年' && range.last === range.first + 1
      ? { from: range.first * 10_000 + 901, to: range.last * 10_000 + 831, text: range.text }
      : null
  const half = halves.exec(plain)
  if (half !== null) return months(Number(half[1]), half[2] === '上' ? [1, 6] : [7, 12], half[0])
  const quarter = quarters.exec(plain)
  if (quarter !== null) {
    const last = ('一二三四'.indexOf(quarter[2] ?? '') + 1) * 3
    return months(Number(quarter[1]), [last - 2, last], quarter[0])
  }
  const season = seasons.exec(plain)
  if (season !== null) {
    const year = Number(season[1])
    return season[2] === '春'
      ? months(year, [2, 7], season[0])
      : { from: year * 10_000 + 901, to: (year + 1) * 10_000 + 131, text: season[0] }
  }
  const date = findDates(plain).find(({ year, day }) => year !== null && day === null)
  if (date === undefined || date.year === null) return null
  return months(date.year, date.month === null ? [1, 12] : [date.month, date.month], date.text)
}

function months(year: number, [first, last]: readonly [number, number], text: string): Period {
  return {
    from: year * 10_000 + first * 100 + 1,
    to: year * 10_000 + last * 100 + daysInMonth(year, last),
    text,
  }
}
