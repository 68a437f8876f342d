import type { Place } from '../finding.ts'
import type { Paragraph, PublicDocument } from '../public-document.ts'
import type { TextDate } from '../text/dates.ts'
import { findDates } from '../text/dates.ts'
import type { TextFigure } from '../text/figures.ts'
import { findFigures } from '../text/figures.ts'
import type { Span } from '../text/plain.ts'
import { plainText, sentencesOf } from '../text/plain.ts'
import type { DocumentNumber, NamedWork } from '../text/references.ts'
import { findAddresses, findDocumentNumbers, findNamedWorks } from '../text/references.ts'
import type { ReadTable } from './grid.ts'
import { readTable } from './grid.ts'

/** A paragraph with everything that scanners find in it; all positions are characters of `text` and of `plain` alike. */
export type ReadParagraph = Paragraph & {
  /** Number among the paragraphs, from 1. */
  readonly number: number
  readonly plain: string
  /** Text of the nearest heading above, empty before the first. */
  readonly section: string
  readonly dates: readonly TextDate[]
  readonly documentNumbers: readonly DocumentNumber[]
  readonly works: readonly NamedWork[]
  readonly addresses: readonly (Span & { readonly text: string })[]
  readonly figures: readonly TextFigure[]
  readonly sentences: readonly Span[]
}

/** A document read once for all rules. */
export type Reading = {
  readonly name: string
  readonly paragraphs: readonly ReadParagraph[]
  readonly tables: readonly ReadTable[]
}

/** Scans a document: dates, numbers, names and figures of its text, headers and units of its tables. */
export function readDocument({ name, blocks }: PublicDocument): Reading {
  const paragraphs: ReadParagraph[] = []
  const tables: ReadTable[] = []
  let section = ''
  let above: string[] = []
  for (const block of blocks) {
    if (block.kind === 'table') {
      const base: Place = { sheet: block.sheet ?? (section === '' ? name : section), ...placeParts(block) }
      tables.push(readTable(block, above, base))
      above = []
    } else {
      paragraphs.push(readParagraph(block, paragraphs.length + 1, section))
      if (block.heading !== null) section = block.text
      above = [...above, block.text].slice(-4)
    }
  }
  return { name, paragraphs, tables }
}

function readParagraph(paragraph: Paragraph, number: number, section: string): ReadParagraph {
  const plain = plainText(paragraph.text)
  const addresses = findAddresses(plain)
  const documentNumbers = findDocumentNumbers(plain)
  const dates = findDates(plain).filter(
    (date) => !addresses.some((one) => one.from <= date.from && date.to <= one.to),
  )
  return {
    ...paragraph,
    number,
    plain,
    section,
    dates,
    documentNumbers,
    works: findNamedWorks(plain),
    addresses,
    figures: findFigures(plain, [...addresses, ...documentNumbers, ...dates]),
    sentences: sentencesOf(plain),
  }
}

function placeParts({ line, page }: { readonly line?: number; readonly page?: number }): Partial<Place> {
  return { ...(line === undefined ? {} : { line }), ...(page === undefined ? {} : { page }) }
}

/** The place of a stretch of a paragraph; the line is that of the stretch where lines were joined. */
export function placeIn(paragraph: ReadParagraph, span?: Span): Place {
  const { number, heading, text, section, joins = [] } = paragraph
  const line =
    (span === undefined ? undefined : joins.findLast(({ at }) => at <= span.from)?.line) ?? paragraph.line
  return {
    sheet: heading === null ? section : text,
    paragraph: number,
    ...placeParts({ ...paragraph, ...(line === undefined ? {} : { line }) }),
    ...(span === undefined ? {} : { from: span.from, to: span.to }),
  }
}

/** The figures of one sentence, in their order. */
export function figuresIn(paragraph: ReadParagraph, { from, to }: Span): readonly TextFigure[] {
  return paragraph.figures.filter((figure) => figure.from >= from && figure.to <= to)
}
