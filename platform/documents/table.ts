import { z } from 'zod'

/**
 * One table, whatever it is written to: PDF, Excel, page. Every cell is text as it is to be read
 * (figures keep their printed digits); a blank cell is null or absent, which is not the same as '0'.
 */
export type Column = {
  readonly key: string
  readonly header: string
  /** `figure` is right-aligned and becomes a number in Excel; `code` is centred and stays text. */
  readonly kind: 'text' | 'figure' | 'code'
  /** Preferred width in Chinese characters; without it the longest cell decides (4 to 22 of them). */
  readonly width?: number | undefined
}

/** Columns under one merged header cell; groups may lie inside groups. */
export type ColumnGroup = { readonly header: string; readonly columns: readonly ColumnOrGroup[] }
export type ColumnOrGroup = Column | ColumnGroup

export type Row = {
  /** Stable key of the row, written to Excel's hidden sheet so that a changed file can come back. */
  readonly key?: string | undefined
  readonly cells: Readonly<Record<string, string | null>>
  /** Indent of the first text cell, in characters: 0 for 类, 1 for 款, 2 for 项. */
  readonly level?: number | undefined
  readonly emphasis?: 'total' | 'subtotal' | undefined
}

export type Table = {
  readonly title: string
  readonly subtitle?: string | undefined
  /** Left end of the line above the table, such as 「填报单位：…」. */
  readonly preparedBy?: string | undefined
  /** Right end of the line above the table, such as 「单位：万元」. */
  readonly unit?: string | undefined
  readonly columns: readonly ColumnOrGroup[]
  readonly rows: readonly Row[]
  readonly notes?: readonly string[] | undefined
  /** Rows that somebody signs in by hand: about 10 mm high. */
  readonly tall?: boolean | undefined
}

const column = z.strictObject({
  key: z.string().min(1),
  header: z.string(),
  kind: z.enum(['text', 'figure', 'code']),
  width: z.number().positive().optional(),
})

const columnOrGroup: z.ZodType<ColumnOrGroup, ColumnOrGroup> = z.lazy(() =>
  z.union([column, z.strictObject({ header: z.string(), columns: z.array(columnOrGroup).min(1) })]),
)

const row = z.strictObject({
  key: z.string().optional(),
  cells: z.record(z.string(), z.string().nullable()),
  level: z.int().min(0).max(5).optional(),
  emphasis: z.enum(['total', 'subtotal']).optional(),
})

/** A table together with its leaf columns and its merged header, ready to be drawn. */
export type LaidOutTable = Table & {
  readonly leaves: readonly Column[]
  readonly header: readonly HeaderCell[]
}

/** Shape of a table on its way into a document; a cell that no column shows is our own mistake. */
export const tableSchema: z.ZodType<LaidOutTable, Table> = z
  .strictObject({
    title: z.string(),
    subtitle: z.string().optional(),
    preparedBy: z.string().optional(),
    unit: z.string().optional(),
    columns: z.array(columnOrGroup).min(1),
    rows: z.array(row),
    notes: z.array(z.string()).optional(),
    tall: z.boolean().optional(),
  })
  .superRefine((table, context) => {
    const keys = leafColumns(table.columns).map((leaf) => leaf.key)
    if (new Set(keys).size !== keys.length) context.addIssue('two columns have the same key')
    for (const [index, { cells }] of table.rows.entries()) {
      const stray = Object.keys(cells).find((key) => !keys.includes(key))
      if (stray !== undefined) context.addIssue(`row ${index}: no column has the key ${stray}`)
    }
  })
  .transform((table) => ({
    ...table,
    leaves: leafColumns(table.columns),
    header: headerCells(table.columns),
  }))

/** A header cell and where it stands; rows and columns count from 0 inside the header. */
export type HeaderCell = {
  readonly header: string
  readonly row: number
  readonly column: number
  readonly rowspan: number
  readonly colspan: number
}

/** The columns that hold cells, from left to right. */
export function leafColumns(columns: readonly ColumnOrGroup[]): Column[] {
  return columns.flatMap((entry) => ('columns' in entry ? leafColumns(entry.columns) : [entry]))
}

/** How many header rows the columns need: 1 without groups. */
export function headerDepth(columns: readonly ColumnOrGroup[]): number {
  return Math.max(...columns.map((entry) => ('columns' in entry ? 1 + headerDepth(entry.columns) : 1)))
}

/** The merged header as cells in reading order; a plain column spans down to the last header row. */
export function headerCells(columns: readonly ColumnOrGroup[]): HeaderCell[] {
  const cells = placeHeader(columns, 0, 0, headerDepth(columns))
  return cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
}

function placeHeader(
  columns: readonly ColumnOrGroup[],
  row: number,
  firstColumn: number,
  depth: number,
): HeaderCell[] {
  let column = firstColumn
  return columns.flatMap((entry) => {
    const start = column
    if (!('columns' in entry)) {
      column += 1
      return [{ header: entry.header, row, column: start, rowspan: depth, colspan: 1 }]
    }
    const colspan = leafColumns(entry.columns).length
    column += colspan
    return [
      { header: entry.header, row, column: start, rowspan: 1, colspan },
      ...placeHeader(entry.columns, row + 1, start, depth - 1),
    ]
  })
}
