/** Notes that count what a table holds: 本表设5个诊断项目，15个诊断要素. */
import { scaleOf } from '../printed-figure.ts'
import type { TextFigure } from '../text/figures.ts'
import type { CountedList } from './counted.ts'
import type { ReadTable } from './grid.ts'
import type { ReadParagraph } from './reading.ts'

const note = /(?:本表|上表|该表)[^。\d]{0,12}\d/

/** Each count of a note below a table whose noun is one of the table's columns. */
export function countedColumns(
  paragraphs: readonly ReadParagraph[],
  tables: readonly ReadTable[],
): readonly CountedList[] {
  return tables.flatMap((last, index) => {
    const numbers = last.below.map(({ place }) => place.paragraph)
    const notes = paragraphs.filter((one) => numbers.includes(one.number) && note.test(one.plain))
    return notes.flatMap((text) =>
      text.figures.flatMap((figure) => countOf(text, figure, tables.slice(0, index + 1)) ?? []),
    )
  })
}

/** A count against the table above it, which a scan may have broken into pieces. */
function countOf(text: ReadParagraph, figure: TextFigure, tables: readonly ReadTable[]): CountedList | null {
  const noun = /^\s?([\u4e00-\u9fa5]{2,8})/.exec(text.plain.slice(figure.to))?.[1]
  const first = tables.findLastIndex(({ paths }) => paths.some((path) => namesIt(path, noun)))
  const pieces = tables.slice(first)
  if (noun === undefined || first === -1 || pieces.slice(0, -1).some(({ below }) => below.length > 0))
    return null
  const column = (pieces[0]?.paths ?? []).findIndex((path) => namesIt(path, noun)) + 1
  const counts = countsOf(pieces, column)
  const stated = figure.figure.value / scaleOf(figure.figure.unit)
  const listed = counts.includes(stated) ? stated : (counts[0] ?? 0)
  const isPlain = pieces.length === 1
  return { text, span: figure, stated, least: listed, most: listed, isOpen: false, isPlain }
}

const namesIt = (path: string, noun: string | undefined): boolean => path.split('-').at(-1) === noun

/**
 * How many things a column may be said to hold: its different entries, its filled cells, the numbers of each level that
 * entries begin with, and the rows of a table in pieces, whose columns have moved.
 */
function countsOf(pieces: readonly ReadTable[], column: number): readonly number[] {
  const [head, ...others] = pieces
  const bodies = [...(head?.rows.map(({ cells }) => cells) ?? []), ...others.flatMap(({ grid }) => grid.rows)]
  const texts = bodies.map((cells) =>
    cells.map((cell) => ({ ...cell, text: cell.text.replaceAll(/\s/g, '') })),
  )
  const own = texts.flatMap((cells) => cells.filter((cell) => cell.column === column && cell.text !== ''))
  const codes = texts.flatMap((cells) =>
    cells.flatMap(({ text }) => /^(\d{1,2}(?:\.\d{1,2}){0,2})[\u4e00-\u9fa5]/.exec(text)?.[1] ?? []),
  )
  const levels = [1, 2, 3].map(
    (depth) => new Set(codes.filter((one) => one.split('.').length === depth)).size,
  )
  const isNumbered = codes.length > 0
  const broken = others.length > 0 ? [bodies.length] : []
  return [new Set(own.map(({ text }) => text)).size, own.length, ...(isNumbered ? levels : []), ...broken]
}
