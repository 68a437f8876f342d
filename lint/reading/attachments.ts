/** What is attached to a document: the list of attachments after the text, and the attachments themselves. */
import { findMarker } from '../text/numbering.ts'
import type { AttachmentReference } from '../text/references.ts'
import { parseChineseNumber } from '../text/chinese-number.ts'
import { once } from './memo.ts'
import type { ReadParagraph, Reading } from './reading.ts'

export type AttachmentKind = AttachmentReference['kind']

/** A title with the paragraph that prints it. */
export type PrintedTitle = { readonly title: string; readonly paragraph: ReadParagraph }

/** `listed`: in the list; `headed`: over the attachment itself. `begins` is the block that the attachment begins with. */
export type Attachment = {
  readonly kind: AttachmentKind
  readonly number: number | null
  readonly listed: PrintedTitle | null
  readonly headed: PrintedTitle | null
  readonly begins: number | null
}

type Mark = {
  readonly kind: AttachmentKind
  readonly number: number | null
  readonly rest: string
  readonly index: number
  readonly paragraph: ReadParagraph
}

const lead = /^\s*(附件|附表|附录|附)\s?(\d{1,2}|[一二三四五六七八九十]{1,3})?\s?(?:[:：.、]\s?|\s|(?=《)|$)/
const TITLE_LENGTH = 60

/** The attachments of a document in the order of their first mention; empty for one that has none. */
export const findAttachments = once(readAttachments)

function readAttachments({ paragraphs }: Reading): readonly Attachment[] {
  const marks = paragraphs.flatMap((paragraph, index) => markOf(paragraph, index) ?? [])
  const listed: (PrintedTitle & { readonly kind: AttachmentKind; readonly number: number | null })[] = []
  const heads = new Map<string, Mark>()
  const last = new Map(marks.map(({ number }, at) => [number, at]))
  for (const [at, mark] of marks.entries()) {
    const list = listFrom(mark, paragraphs)
    const isRow =
      mark.rest !== '' && (marks[at + 1]?.index === mark.index + 1 || marks[at - 1]?.index === mark.index - 1)
    const comesAgain = (last.get(mark.number) ?? at) > at
    if (list.length > 0) listed.push(...list)
    else if (isRow || (mark.rest !== '' && comesAgain))
      listed.push({ kind: mark.kind, number: mark.number, title: mark.rest, paragraph: mark.paragraph })
    else if (!heads.has(keyOf(mark))) heads.set(keyOf(mark), mark)
  }
  const found = listed.map(({ kind, number, title, paragraph }): Attachment => {
    const head = heads.get(keyOf({ kind, number }))
    heads.delete(keyOf({ kind, number }))
    return { kind, number, listed: { title, paragraph }, ...headOf(head, paragraphs) }
  })
  const more = [...heads.values()].map((head): Attachment => ({
    kind: head.kind,
    number: head.number,
    listed: null,
    ...headOf(head, paragraphs),
  }))
  return [...found, ...more]
}

function keyOf({ kind, number }: Pick<Attachment, 'kind' | 'number'>): string {
  return `${kind}${number ?? ''}`
}

function markOf(paragraph: ReadParagraph, index: number): Mark | null {
  const match = lead.exec(paragraph.plain)
  if (match === null) return null
  const rest = firstLine(paragraph).slice(match[0].length).trim()
  const [, word = '', written] = match
  const kind: AttachmentKind = word === '附表' || word === '附录' ? word : '附件'
  if (rest.length > TITLE_LENGTH || /[。；]/.test(rest)) return null
  // 附 alone is a word like others; it leads a list only with a colon
  if (word === '附' && (written !== undefined || !/[:：]/.test(match[0]))) return null
  return { kind, number: written === undefined ? null : numberOf(written), rest, index, paragraph }
}

/** 附件：1.… with the numbered lines after it; empty where the mark leads no list. */
function listFrom(
  { kind, number, rest, index, paragraph }: Mark,
  paragraphs: readonly ReadParagraph[],
): readonly (PrintedTitle & { readonly kind: AttachmentKind; readonly number: number })[] {
  if (number !== null) return []
  const first = findMarker(rest)
  const items =
    first?.number === 1 ? [{ kind, number: 1, title: rest.slice(first.to).trim(), paragraph }] : []
  if (rest !== '' && items.length === 0) return []
  for (const next of paragraphs.slice(index + 1)) {
    const marker = findMarker(next.plain)
    if (marker?.kind !== 'dotted' || marker.number !== items.length + 1) break
    items.push({
      kind,
      number: marker.number,
      title: firstLine(next).slice(marker.to).trim(),
      paragraph: next,
    })
  }
  return items
}

function headOf(
  head: Mark | undefined,
  paragraphs: readonly ReadParagraph[],
): Pick<Attachment, 'headed' | 'begins'> {
  if (head === undefined) return { headed: null, begins: null }
  const begins = head.paragraph.place().block ?? null
  if (head.rest !== '') return { begins, headed: { title: head.rest, paragraph: head.paragraph } }
  const next = paragraphs[head.index + 1]
  const title = next === undefined ? '' : firstLine(next).trim()
  const isTitle =
    title !== '' && title.length <= TITLE_LENGTH && !/[。；]/.test(title) && findMarker(title) === null
  return { begins, headed: next === undefined || !isTitle ? null : { title, paragraph: next } }
}

/** The first printed line of a paragraph that goes over several: a title is not what the reader joined to it. */
function firstLine(paragraph: ReadParagraph): string {
  const { plain } = paragraph
  const { line } = paragraph.place()
  for (let at = 1; at < Math.min(plain.length, 2 * TITLE_LENGTH); at += 1)
    if (paragraph.place({ from: at, to: at + 1 }).line !== line) return plain.slice(0, at)
  return plain.slice(0, 2 * TITLE_LENGTH)
}

function numberOf(written: string): number | null {
  return /^\d+$/.test(written) ? Number(written) : (parseChineseNumber(written) ?? null)
}

/** The attachment in which a block stands; undefined before the first. */
export function attachmentAt(
  attachments: readonly Attachment[],
  block: number | undefined,
): Attachment | undefined {
  return attachments
    .filter(({ begins }) => begins !== null && begins <= (block ?? 0))
    .toSorted((a, b) => (a.begins ?? 0) - (b.begins ?? 0))
    .at(-1)
}
