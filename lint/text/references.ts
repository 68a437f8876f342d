import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'

/** A number of an official document: 机关代字〔年〕序号. `open` and `close` are the brackets as printed. */
export type DocumentNumber = Span & {
  readonly text: string
  readonly agency: string
  readonly open: string
  readonly year: number
  readonly close: string
  readonly serial: string
  readonly isEnded: boolean
}

const documentNumber =
  /([\u4e00-\u9fa5]{1,12})\s?([〔【[(（［])\s?((?:19|20)\d{2})\s?([〕】\])）］])\s?第?\s?(\d{1,5})(\s?号)?/g

/** The document numbers of a plain text. A year in round brackets without a number behind it is none. */
export function findDocumentNumbers(text: string): readonly DocumentNumber[] {
  return matchesOf(text, documentNumber).map(({ from, to, match }) => {
    const [whole, agency = '', open = '', year = '', close = '', serial = '', end] = match
    return {
      from,
      to,
      text: whole,
      agency,
      open,
      year: Number(year),
      close,
      serial,
      isEnded: end !== undefined,
    }
  })
}

/** A name in 《》: a law, a form, a programme. `depth` 0 is the outer one. */
export type NamedWork = Span & { readonly title: string }

/** The names in 《》, outermost ones only, those left open not at all. */
export function findNamedWorks(text: string): readonly NamedWork[] {
  const found: NamedWork[] = []
  let [depth, from] = [0, 0]
  for (const { from: at, match } of matchesOf(text, /[《》]/g)) {
    if (match[0] === '《') {
      if (depth === 0) from = at
      depth += 1
    } else if (depth > 0) {
      depth -= 1
      if (depth === 0) found.push({ from, to: at + 1, title: text.slice(from + 1, at) })
    }
  }
  return found
}

const address = /(?:https?:\/\/|www\.)[\w.\-~:/?#[\]@!$&'()*+,;=%\\]+/g

/** Web addresses: nothing in them is a figure or a date of the text. */
export function findAddresses(text: string): readonly (Span & { readonly text: string })[] {
  return matchesOf(text, address).map(({ from, to, match: [whole] }) => ({ from, to, text: whole }))
}
