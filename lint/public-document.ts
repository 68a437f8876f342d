/**
 * What a reader makes of any public document: blocks in their order, each knowing where it stands. Text stays as printed;
 * marks of the file format (Markdown signs, tags) are gone.
 */
import { cellAddress } from './document.ts'

/** Line of a text file, page of a PDF, both from 1; only those that the file has. */
export type BlockPlace = { readonly line?: number; readonly page?: number; readonly sheet?: string }

/** A paragraph, a list item or a heading; `heading` is its depth from 1, null for running text. */
export type Paragraph = BlockPlace & {
  readonly kind: 'paragraph'
  readonly text: string
  readonly heading: number | null
  /** Where the text went over a line's or page's end and was joined: position in `text` and the line that begins there. */
  readonly joins?: readonly { readonly at: number; readonly line: number }[]
}

/** A cell as printed. A merged cell stands once, with its extent; a row that OCR flattened has extents of 1. */
export type GridCell = {
  readonly text: string
  /** Column from 1, and how many columns and rows it covers. */
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  /** Address in the file, such as `C7`. */
  readonly address: string
  readonly line?: number
}

/** A table as printed, header rows included. */
export type Grid = BlockPlace & {
  readonly kind: 'table'
  readonly rows: readonly (readonly GridCell[])[]
}

export type Block = Paragraph | Grid

/** `name` is the file's name as the user knows it. */
export type PublicDocument = { readonly name: string; readonly blocks: readonly Block[] }

/** A table cell of a text file, where nothing is merged. */
export function plainCell(text: string, row: number, column: number, line?: number): GridCell {
  const place = line === undefined ? {} : { line }
  return { text, column, columnSpan: 1, rowSpan: 1, address: cellAddress(row, column), ...place }
}
