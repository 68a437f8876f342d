/**
 * What a reader makes of any public document: blocks in their order, each knowing where it stands. Text stays as printed;
 * marks of the file format (Markdown signs, tags) are gone.
 */
import { cellAddress } from './document.ts'

/** Line of a text file, page of a PDF, both from 1, sheet of a workbook; only those that the file has. */
export type BlockPlace = {
  readonly line?: number
  readonly page?: number
  readonly sheet?: string
  /** The sheet is in the file but not shown. */
  readonly hidden?: true
}

/** A paragraph, a list item or a heading; `heading` is its depth from 1, null for running text. */
export type Paragraph = BlockPlace & {
  readonly kind: 'paragraph'
  readonly text: string
  readonly heading: number | null
  /** Where the text begins in its line of the file, in characters from 0; only where the line prints it letter for letter. */
  readonly start?: number
  /** Where the text went over a line's or page's end and was joined: position in `text`, line or page that begins there. */
  readonly joins?: readonly {
    readonly at: number
    readonly line?: number
    readonly page?: number
    readonly start?: number
  }[]
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
  /** Where the text begins in its line, as in a paragraph. */
  readonly start?: number
  /** Page of a PDF, where the table goes over several. */
  readonly page?: number
}

/** A table as printed, header rows included. */
export type Grid = BlockPlace & {
  readonly kind: 'table'
  readonly rows: readonly (readonly GridCell[])[]
}

export type Block = Paragraph | Grid

/**
 * `name` is the file's name as the user knows it; `remarks` are sentences about what the file holds but could not be read
 * or is not shown (pages without a text layer, hidden sheets), for the reader of the report.
 */
export type PublicDocument = {
  readonly name: string
  readonly blocks: readonly Block[]
  readonly remarks?: readonly string[]
}

/** What a cell holds whose formula the file keeps no result of: neither a figure nor a blank. */
export const unreadText = '（未算出）'

/** A table cell of a text file, where nothing is merged. */
export function plainCell(
  text: string,
  row: number,
  column: number,
  place: { readonly line?: number; readonly start?: number } = {},
): GridCell {
  return { text, column, columnSpan: 1, rowSpan: 1, address: cellAddress(row, column), ...place }
}
