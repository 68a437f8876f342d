/** Dates as statements: what happened on them, apart from dates of signature, deadlines, validity and cut-off days. */
import type { TextDate } from '../text/dates.ts'
import type { Span } from '../text/plain.ts'
import { lastBefore, spansIn } from '../text/spans.ts'
import { orderOfExisting } from '../text/ordered-dates.ts'
import type { DocumentMeta } from './meta.ts'
import type { ReadText, Reading } from './reading.ts'

/** A whole date that exists, in the text that holds it; `order` is 20230315. */
export type DatedText = { readonly text: ReadText; readonly date: TextDate; readonly order: number }

/** Every whole, existing date but those of signature and of printing. */
export function wholeDates(reading: Reading, meta: DocumentMeta): readonly DatedText[] {
  const formal: readonly (TextDate | undefined)[] = [meta.signed?.date, meta.printed?.date]
  return reading.texts.flatMap((text) =>
    text.dates.flatMap((date) => {
      const order = formal.includes(date) ? null : orderOfExisting(date)
      return order === null ? [] : [{ text, date, order }]
    }),
  )
}

const cutOff = /截[止至]\s?(?:到|于|至)?\s?$/
/** What is still to come, or what the document says of itself. */
const notDone = /(?:将|拟|计划|预计)(?:于|在)?\s?$|本(?:年度)?(?:报告|年报)[^,，。；]{0,10}$/
const deadline = /^\s?(?:[（(][^（）()]*[）)])?\s?(?:之?前|以前|止|为止|起|后)/
const validity = /^\s?(?:[（(][^（）()]*[）)])?\s?(?:施行|实施|修订|修正|生效|颁布|废止|出生)/

/** Whether a date tells when something was done: no cut-off day, no deadline, no day a rule began, nothing in 《》. */
export function isAct({ text, date }: DatedText): boolean {
  const before = text.plain.slice(Math.max(0, date.from - 20), date.from)
  const after = text.plain.slice(date.to, date.to + 16)
  if (cutOff.test(before.slice(-8)) || notDone.test(before) || deadline.test(after) || validity.test(after))
    return false
  return !isInWork(text, date)
}

/** The dates of a stretch of a text, such as one of its sentences. */
export function datesIn({ dates }: ReadText, span: Span): readonly TextDate[] {
  return spansIn(dates, span)
}

/** The year of a date that is nothing but a year, 2023年; null for a month or a day. */
export function yearAlone({ year, month }: TextDate): number | null {
  return month === null ? year : null
}

/** Whether a stretch stands inside a name in 《》. */
export function isInWork({ works }: ReadText, { from, to }: Span): boolean {
  return (lastBefore(works, from)?.to ?? 0) > to
}
