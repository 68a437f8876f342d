/** Characters of a page → lines, and the pieces of a line that wide gaps part. */
import type { PdfChar } from './pdf-page.ts'

/** A stretch of a line without a wide gap. */
export type Piece = {
  readonly text: string
  readonly left: number
  readonly right: number
}

/** Where the lines of a column begin and end, in points. */
export type PdfColumn = { readonly left: number; readonly right: number }

export type PdfLine = {
  readonly page: number
  readonly pieces: readonly Piece[]
  /** The same parted at narrow gaps already, for tables whose columns stand close. */
  readonly words: readonly Piece[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Size of the largest character. */
  readonly size: number
  /** The column it stands in, where the page has several. */
  readonly column?: PdfColumn
}

/** A gap of more than this many characters' width parts two pieces. */
const WIDE_GAP = 1.3
const NARROW_GAP = 0.5
/** A gap that shows a blank, in characters' widths: between letters and digits, and beside Chinese characters. */
const BLANK_GAP = 0.28
const CHINESE_GAP = 0.9

/** Sorts characters into lines from top to bottom; blanks count by the room that they take. */
export function linesOf(chars: readonly PdfChar[], page: number, column?: PdfColumn): readonly PdfLine[] {
  const place = column === undefined ? {} : { column }
  return rowsOf(chars).flatMap((row) =>
    toLine(
      row.toSorted((a, b) => a.left - b.left),
      page,
    ).map((line) => ({ ...line, ...place })),
  )
}

/** Characters that stand beside one another, row by row from top to bottom. */
export function rowsOf(chars: readonly PdfChar[]): readonly (readonly PdfChar[])[] {
  const rows: PdfChar[][] = []
  let row: PdfChar[] = []
  let [top, bottom] = [0, 0]
  for (const char of chars.toSorted((a, b) => middle(a) - middle(b))) {
    const room = Math.min(bottom, char.bottom) - Math.max(top, char.top)
    if (row.length > 0 && room > 0.5 * Math.min(bottom - top, char.bottom - char.top)) row.push(char)
    else {
      row = [char]
      rows.push(row)
      ;[top, bottom] = [char.top, char.bottom]
    }
  }
  return rows
}

const middle = ({ top, bottom }: PdfChar): number => (top + bottom) / 2
const isBlank = ({ text }: PdfChar): boolean => text.trim() === ''

function toLine(chars: readonly PdfChar[], page: number): readonly PdfLine[] {
  const shown = chars.filter((char) => !isBlank(char))
  const [first] = shown
  const last = shown.at(-1)
  if (first === undefined || last === undefined) return []
  const size = Math.max(...shown.map((char) => char.size))
  return [
    {
      page,
      pieces: piecesOf(shown, WIDE_GAP * size),
      words: piecesOf(shown, NARROW_GAP * size),
      left: first.left,
      right: last.right,
      top: Math.min(...shown.map(({ top }) => top)),
      bottom: Math.max(...shown.map(({ bottom }) => bottom)),
      size,
    },
  ]
}

function piecesOf(chars: readonly PdfChar[], widest: number): readonly Piece[] {
  const pieces: { text: string; left: number; right: number }[] = []
  for (const char of chars) {
    const piece = pieces.at(-1)
    const gap = char.left - (piece?.right ?? 0)
    if (piece === undefined || gap > widest) {
      pieces.push({ text: char.text, left: char.left, right: char.right })
    } else if (!isDouble(piece, char)) {
      const isChinese = /[\u2e80-\u9fff\uff00-\uffef]$/.test(piece.text) || char.text > '\u2e80'
      const blank = gap > (isChinese ? CHINESE_GAP : BLANK_GAP) * char.size ? ' ' : ''
      piece.text += `${blank}${char.text}`
      piece.right = Math.max(piece.right, char.right)
    }
  }
  return pieces
}

/** Programs without bold type print a character twice, a little apart. */
function isDouble(piece: { readonly text: string; readonly right: number }, char: PdfChar): boolean {
  return piece.text.endsWith(char.text) && piece.right - char.left > 0.7 * (char.right - char.left)
}

/** The text of a line, gaps shown as one blank. */
export function lineText({ pieces }: Pick<PdfLine, 'pieces'>): string {
  return pieces.map(({ text }) => text).join(' ')
}
