/** Where a document names the year it is about: sentences, headings and tables that begin with one. */
import type { Place } from '../finding.ts'
import { titleNouns } from '../terms.ts'
import type { TextDate } from '../text/dates.ts'
import { findDates } from '../text/dates.ts'
import { plainText } from '../text/plain.ts'
import type { Span } from '../text/plain.ts'
import { datesIn, yearAlone } from './dated-acts.ts'
import type { ReadParagraph, ReadText, Reading } from './reading.ts'

/** What is said of the year before on purpose. */
export const lastYear = /比|较|上年|去年|决算|结转|结余|执行|调整|完成|回顾|截[止至]|以来|起|自/

/** A sentence that begins with a year, and its words behind it; `isAlone` when it names no other year. */
export type Lead = {
  readonly text: ReadText
  readonly date: TextDate
  readonly words: string
  readonly isAlone: boolean
}

/** The year, written without a month, that a sentence begins with after its number or its label. */
export function leadOf(text: ReadText, sentence: Span): TextDate | undefined {
  const [first] = datesIn(text, sentence)
  if (first === undefined || yearAlone(first) === null) return undefined
  return /^\s*$|[：:）)、.]\s*$/.test(text.plain.slice(sentence.from, first.from)) ? first : undefined
}

/** How the place of a header's cell names its row. */
const HEADER_ROW = '表头'

/** The sentences of running text that begin with a year. */
export function leadsOf({ texts }: Reading): readonly Lead[] {
  const running = texts.filter((text) =>
    'heading' in text ? text.heading === null : text.place().rowName !== HEADER_ROW,
  )
  return running.flatMap((text) =>
    text.sentences.flatMap((sentence): Lead[] => {
      const date = leadOf(text, sentence)
      if (date === undefined) return []
      const words = text.plain.slice(date.to, sentence.to)
      const isAlone = datesIn(text, sentence).every(({ year }) => year === date.year)
      return [{ text, date, words, isAlone }]
    }),
  )
}

/** A place that names the year a budget is for. */
export type YearMark = { readonly year: number; readonly stated: string; readonly place: Place }

const planned = /^\s?(?:度)?(?:年初|部门|单位|本级|财政|收入|支出|一般公共|预算){0,3}预算/
/** Characters of a sentence in which it shows that it speaks of the year before on purpose. */
const SAID = 40
const LONGEST_HEADING = 40

/** Every place of a budget that names its year: titles and headings, sentences on what is planned, headers of tables. */
export function budgetYears(reading: Reading): readonly YearMark[] {
  const headings = reading.paragraphs.flatMap((paragraph) => {
    const [date, more] = paragraph.dates
    if (date === undefined || more !== undefined || !isTitleLike(paragraph)) return []
    return markOf(paragraph, date)
  })
  const leads = leadsOf(reading)
    .filter(({ isAlone, words }) => isAlone && planned.test(words) && !lastYear.test(words.slice(0, SAID)))
    .flatMap(({ text, date }) => markOf(text, date))
  return [...headings, ...leads, ...reading.tables.flatMap(headerMarks)]
}

/** A heading, or a short line that ends like a title. */
function isTitleLike({ heading, plain }: ReadParagraph): boolean {
  const text = plain.trim()
  if (lastYear.test(text) || text.length > LONGEST_HEADING) return false
  return heading !== null || text.endsWith('表') || titleNouns.some((noun) => text.endsWith(noun))
}

function markOf(text: ReadText, date: TextDate): readonly YearMark[] {
  const year = yearAlone(date)
  return year === null ? [] : [{ year, stated: date.text.trim(), place: text.place(date) }]
}

/** The header of a table whose planned figures are all of one year. */
function headerMarks({ headerCells }: Reading['tables'][number]): readonly YearMark[] {
  const marks = headerCells.flatMap(({ text, place }) =>
    findDates(plainText(text)).flatMap((date) => {
      const year = yearAlone(date)
      const isPlan = text.includes('预算') && !lastYear.test(text)
      return year === null ? [] : [{ year, stated: date.text.trim(), place, isPlan }]
    }),
  )
  return marks.every(({ year }) => year === marks[0]?.year) ? marks.filter(({ isPlan }) => isPlan) : []
}
