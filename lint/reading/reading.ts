import type { CheckResult, Grade, Place } from '../finding.ts'
import { found } from '../finding.ts'
import type { Paragraph, PublicDocument } from '../public-document.ts'
import type { TextDate } from '../text/dates.ts'
import { findDates } from '../text/dates.ts'
import type { TextFigure } from '../text/figures.ts'
import { findFigures } from '../text/figures.ts'
import type { Span } from '../text/plain.ts'
import { plainText, sentencesOf } from '../text/plain.ts'
import type { DocumentNumber, NamedWork } from '../text/references.ts'
import { findAddresses, findDocumentNumbers, findNamedWorks } from '../text/references.ts'
import type { JoinedGrid } from './continued.ts'
import { joinContinued } from './continued.ts'
import { overlapTest, spansIn } from '../text/spans.ts'
import { inCell, inLines } from './in-line.ts'
import type { PlacedLine, ReadTable, Surroundings } from './grid.ts'
import { readTable } from './grid.ts'

/** A stretch of text with everything that scanners find in it; positions are characters of `text` and of `plain` alike. */
export type ReadText = {
  readonly text: string
  readonly plain: string
  readonly dates: readonly TextDate[]
  readonly documentNumbers: readonly DocumentNumber[]
  readonly works: readonly NamedWork[]
  readonly addresses: readonly (Span & { readonly text: string })[]
  readonly figures: readonly TextFigure[]
  readonly sentences: readonly Span[]
  /** Where the text or a stretch of it stands. */
  readonly place: (span?: Span) => Place
}

/** A paragraph or a stretch of a very long one, numbered from 1; `section` is the nearest heading above, empty before the first. */
export type ReadParagraph = ReadText & {
  readonly number: number
  readonly heading: number | null
  readonly section: string
}

/** A document read once for all rules. */
export type Reading = {
  readonly name: string
  readonly paragraphs: readonly ReadParagraph[]
  readonly tables: readonly ReadTable[]
  /** Every text: the paragraphs, then the cells of tables that hold words. */
  readonly texts: readonly ReadText[]
}

/** Scans a document: dates, numbers, names and figures of its text, headers and units of its tables. */
export function readDocument({ name, blocks }: PublicDocument): Reading {
  const paragraphs: ReadParagraph[] = []
  const drafts: { readonly grid: JoinedGrid; readonly base: Place; readonly lines: ReadParagraph[] }[] = []
  let section = ''
  let number = 0
  let lines: ReadParagraph[] = []
  const before = lines
  for (const [index, block] of joinContinued(blocks).entries()) {
    if (block === null) continue
    if (block.kind === 'table') {
      const sheet = block.sheet ?? (section === '' ? name : section)
      const base: Place = { sheet, block: index + 1, ...placeParts(block) }
      lines = []
      drafts.push({ grid: block, base, lines })
    } else {
      number += 1
      const stretches = readParagraph(block, { number, block: index + 1 }, section)
      paragraphs.push(...stretches)
      if (block.heading !== null) section = block.text
      lines.push(...stretches)
    }
  }
  const tables = drafts.map(({ grid, base, lines: below }, index) =>
    readTable(grid, surroundings(drafts[index - 1]?.lines ?? before, below), base),
  )
  const cells = tables.flatMap(({ rows, headerCells }) => [
    ...headerCells.flatMap((cell) => readCell(cell.text, cell.place)),
    ...rows.flatMap((row) => row.cells.flatMap((cell) => readCell(cell.text, cell.place))),
  ])
  return { name, paragraphs, tables, texts: [...paragraphs, ...cells] }
}

function surroundings(above: readonly ReadParagraph[], below: readonly ReadParagraph[]): Surroundings {
  const end = below.findIndex(({ heading }) => heading !== null)
  const line = ({ text, place }: ReadParagraph): PlacedLine => ({ text, place: place() })
  return { above: above.slice(-4).map(line), below: below.slice(0, end < 0 ? 4 : Math.min(4, end)).map(line) }
}

/** A cell of fewer characters holds a name or a figure, which tables are read for. */
const CELL_TEXT_LENGTH = 8

function readCell(text: string, place: Place): readonly ReadText[] {
  if (text.length < CELL_TEXT_LENGTH) return []
  return stretchesOf(text).map(({ from, to }) =>
    readText(text.slice(from, to), (span) => {
      if (span === undefined) return place
      const [begin, end] = [from + span.from, from + span.to]
      return { ...place, from: begin, to: end, ...inCell(place, begin, end) }
    }),
  )
}

/** A text that is longer is read in stretches: rules compare the sentences and figures of a text with one another. */
const STRETCH_LENGTH_MAX = 4_000

/** Bounds of the stretches of a text, cut behind the last sentence that fits, or where it is full. */
export function stretchesOf(text: string): readonly Span[] {
  if (text.length <= STRETCH_LENGTH_MAX) return [{ from: 0, to: text.length }]
  const stretches: Span[] = []
  for (let from = 0; from < text.length;) {
    const most = text.slice(from, from + STRETCH_LENGTH_MAX)
    const end = Math.max(...Array.from('。！？；;\n', (stop) => most.lastIndexOf(stop))) + 1
    const isLast = from + STRETCH_LENGTH_MAX >= text.length
    const to = isLast || end === 0 ? from + most.length : from + end
    stretches.push({ from, to })
    from = to
  }
  return stretches
}

type Numbers = { readonly number: number; readonly block: number }

function readParagraph(
  paragraph: Paragraph,
  { number, block }: Numbers,
  section: string,
): readonly ReadParagraph[] {
  const { heading, text, joins = [] } = paragraph
  const placeFrom = (start: number, span?: Span): Place => {
    const from = start + (span?.from ?? 0)
    const join = span === undefined ? undefined : joins.findLast(({ at }) => at <= from)
    return {
      sheet: heading === null ? section : text,
      block,
      paragraph: number,
      ...placeParts(paragraph),
      ...placeParts(join ?? {}),
      ...(span === undefined
        ? {}
        : { from, to: start + span.to, ...inLines(paragraph, from, start + span.to) }),
    }
  }
  return stretchesOf(text).map(({ from, to }) => ({
    ...readText(text.slice(from, to), (span) => placeFrom(from, span)),
    number,
    heading,
    section,
  }))
}

function readText(text: string, place: ReadText['place']): ReadText {
  const plain = plainText(text)
  const addresses = findAddresses(plain)
  const documentNumbers = findDocumentNumbers(plain)
  const isInAddress = overlapTest(addresses)
  const dates = findDates(plain).filter((date) => !isInAddress(date))
  return {
    text,
    plain,
    addresses,
    documentNumbers,
    dates,
    works: findNamedWorks(plain),
    figures: findFigures(plain, [...addresses, ...documentNumbers, ...dates]),
    sentences: sentencesOf(plain),
    place,
  }
}

function placeParts({ line, page }: { readonly line?: number; readonly page?: number }): Partial<Place> {
  return { ...(line === undefined ? {} : { line }), ...(page === undefined ? {} : { page }) }
}

/** The figures of one sentence, in their order. */
export function figuresIn(paragraph: ReadText, span: Span): readonly TextFigure[] {
  return spansIn(paragraph.figures, span).filter(({ to }) => to <= span.to)
}

/** What a finding in a text says of itself; `stated` is the stretch as printed unless given. */
export type TextFinding = {
  readonly grade: Grade
  readonly span: Span
  readonly expected: string
  readonly message: string
  readonly stated?: string
  readonly repair?: string
  readonly related?: readonly Place[]
}

/** A finding of a rule at a stretch of a text. */
export function foundIn(rule: string, text: ReadText, finding: TextFinding): CheckResult {
  const { grade, span, expected, message, related = [], repair } = finding
  return found({
    rule,
    grade,
    where: text.place(span),
    related,
    stated: finding.stated ?? text.text.slice(span.from, span.to),
    expected,
    message,
    ...(repair === undefined ? {} : { repair }),
  })
}
