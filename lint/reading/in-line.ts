/** Characters of a paragraph or a cell as characters of the lines of a text file. */
import type { Place } from '../finding.ts'
import type { Paragraph } from '../public-document.ts'

/**
 * Where the characters `from` to `to` of a paragraph stand in its lines; nothing where the file has no lines, or prints them
 * with marks between.
 */
export function inLines(paragraph: Paragraph, from: number, to: number): Pick<Place, 'inLine'> {
  const pieces = [{ ...paragraph, at: 0 }, ...(paragraph.joins ?? [])]
  const first = pieces.findLast(({ at }) => at <= from)
  const last = pieces.findLast(({ at }) => at < Math.max(to, from + 1))
  if (first?.line === undefined || first.start === undefined || last?.start === undefined) return {}
  const end = last === first || last.line === undefined ? {} : { line: last.line }
  return { inLine: { from: first.start + from - first.at, to: last.start + to - last.at, ...end } }
}

/** The same of the characters of a cell, which stands on one line. */
export function inCell({ inLine }: Place, from: number, to: number): Pick<Place, 'inLine'> {
  return inLine === undefined ? {} : { inLine: { from: inLine.from + from, to: inLine.from + to } }
}
