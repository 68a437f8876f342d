/** Tables that go on over a page: the second part, with its header repeated, belongs to the first. */
import type { Block, Grid, GridCell } from '#lint'
import { cellAddress } from '#lint'

/** Lines between two parts of a table that only say that it goes on. */
const goesOn = /^(?:续\s?表|接\s?上\s?表|[（(]?\s?续(?:上表|表)?\s?[）)]?)[\s\d一二三四五六七八九十]*$/

/** Joins tables of a text (not of sheets) that stand one after another and begin with the same header. */
export function joinContinued(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const before = joined.at(-1)
    const isLine = before?.kind === 'paragraph' && goesOn.test(before.text)
    const table = isLine ? joined.at(-2) : before
    const whole = block.kind === 'table' && table?.kind === 'table' ? joinTables(table, block) : undefined
    if (whole === undefined) joined.push(block)
    else joined.splice(isLine ? -2 : -1, 2, whole)
  }
  return joined
}

function joinTables(first: Grid, second: Grid): Grid | undefined {
  if (first.sheet !== undefined || second.sheet !== undefined) return undefined
  const repeated = repeatedRows(first, second)
  if (repeated === 0 || repeated === second.rows.length) return undefined
  const added = second.rows
    .slice(repeated)
    .map((row, index) => row.map((cell) => moved(cell, first.rows.length + index, second)))
  return { ...first, rows: [...first.rows, ...added] }
}

/** A cell of a text file keeps its line, of a PDF its page; its address counts on. */
function moved(cell: GridCell, row: number, { page }: Grid): GridCell {
  const place = page === undefined || cell.page !== undefined ? {} : { page }
  return { ...cell, ...place, address: cellAddress(row + 1, cell.column) }
}

const rowText = (row: readonly GridCell[] | undefined): string =>
  (row ?? []).map(({ text, column }) => `${column} ${text.replace(/\s/g, '')}`).join('|')

/** How many of the first rows of a table are the same as in the other; a header holds no figure. */
function repeatedRows(first: Grid, second: Grid): number {
  let rows = 0
  while (rows < second.rows.length && rowText(second.rows[rows]) === rowText(first.rows[rows])) {
    if (second.rows[rows]?.some(({ text }) => /^[-+]?[\d,.]+%?$/.test(text.trim())) === true) break
    rows += 1
  }
  return rows
}
