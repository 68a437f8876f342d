import { parseChineseNumber } from './chinese-number.ts'
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

const attachmentKinds = ['附件', '附表', '附录'] as const

/** A reference to something attached: 附件2, 附表一, 见附件. `number` is null where none is written. */
export type AttachmentReference = Span & {
  readonly kind: (typeof attachmentKinds)[number]
  readonly number: number | null
  /** 见附件2, 按附件2: the text sends the reader there. */
  readonly isPointed: boolean
  readonly text: string
}

const attachmentReference =
  /(?<![》）)]\s?(?:的)?)(附件|附表|附录)\s?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d份式套张页次.-]))?/g
const pointing = /(?:见|详见|参见|参照|如|按|按照|填写|列入|附)\s?$/

/** References to attachments; one without a number only where the text points to it (见附件). */
export function findAttachmentReferences(text: string): readonly AttachmentReference[] {
  return matchesOf(text, attachmentReference).flatMap(({ from, to, match: [whole, written, digits] }) => {
    const kind = attachmentKinds.find((one) => one === written)
    const number = digits === undefined ? null : (toNumber(digits) ?? null)
    const isPointed = pointing.test(text.slice(0, from))
    if (kind === undefined) return []
    if (number === null && (!isPointed || /^\s?[\d一二三四五六七八九十]/.test(text.slice(to)))) return []
    return [{ from, to, kind, number, isPointed, text: whole.trim() }]
  })
}

/** A reference to an article of the document itself: 本办法第十二条; each article of a row (第三条、第五条) by itself. */
export type ArticleReference = Span & { readonly number: number; readonly text: string }

const ownArticles =
  /(?:本(?:办法|规定|条例|细则|实施细则|规程|方案|章程|制度|规则|暂行办法|试行办法|准则))((?:[、和及与至或]?\s?第\s?(?:[一二三四五六七八九十百零〇]{1,6}|\d{1,3})\s?条(?:第[一二三四五六七八九十]{1,3}[款项])*(?:第?[（(][一二三四五六七八九十]{1,3}[）)]项?)*)+)/g
const oneArticle = /第\s?([一二三四五六七八九十百零〇]{1,6}|\d{1,3})\s?条/g

/** The articles of its own that a text names. */
export function findOwnArticles(text: string): readonly ArticleReference[] {
  return matchesOf(text, ownArticles).flatMap(({ to, match: [, row = ''] }) =>
    matchesOf(row, oneArticle).flatMap((one) => {
      const number = toNumber(one.match[1] ?? '')
      const start = to - row.length
      const [from, end] = [start + one.from, start + one.to]
      return number === undefined ? [] : [{ from, to: end, number, text: one.match[0] }]
    }),
  )
}

function toNumber(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text)
}
