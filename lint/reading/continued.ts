/** Tables that a page's end cut in two: the second part goes on without a header, or repeats it. */
import type { Block, Grid, GridCell } from '../public-document.ts'
import { firstText, headerDepth, totalLabel, widthOf } from './header.ts'

/** A cell that knows the block it was printed in, where its table was put together from several. */
export type JoinedCell = GridCell & { readonly block?: number }
/** A grid that may hold the rows of several blocks. */
export type JoinedGrid = Omit<Grid, 'rows'> & { readonly rows: readonly (readonly JoinedCell[])[] }

const goesOn = /^[（(]?续\s?表?[）)]?\s?[一二三四五六七八九十\d]{0,3}$|^(?:单位|计量单位)[:：]/

/**
 * The blocks of a document, tables cut by a page's end put together at the place of their first part; what was put there
 * is null at its own place, so that the blocks keep their numbers.
 */
export function joinContinued(
  blocks: readonly Block[],
): readonly (Exclude<Block, Grid> | JoinedGrid | null)[] {
  const joined: (Exclude<Block, Grid> | JoinedGrid | null)[] = [...blocks]
  let open: { readonly at: number; readonly grid: JoinedGrid } | null = null
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') {
      if (!goesOn.test(block.text.trim())) open = null
      continue
    }
    const rows: JoinedGrid['rows'] | null = open === null ? null : rowsThatGoOn(open.grid, block)
    if (open === null || rows === null) {
      open = { at: index, grid: block }
      continue
    }
    const more: JoinedGrid['rows'] = rows.map((row) =>
      row.map((cell): JoinedCell => ({ ...cell, block: index + 1 })),
    )
    open = { at: open.at, grid: { ...open.grid, rows: [...open.grid.rows, ...more] } }
    joined[open.at] = open.grid
    joined[index] = null
  }
  return joined
}

/** The rows of a second part without the header it repeats; null where it is a table of its own. */
function rowsThatGoOn(before: JoinedGrid, next: Grid): JoinedGrid['rows'] | null {
  if (before.sheet !== next.sheet) return null
  if (totalLabel.test(firstText(before.rows.at(-1) ?? []))) return null
  const depth = headerDepth(before)
  const repeats = depth > 0 && depth < next.rows.length && textOf(before, depth) === textOf(next, depth)
  if (repeats) return next.rows.slice(depth)
  if (widthOf(before.rows) !== widthOf(next.rows)) return null
  const [first = []] = next.rows
  const isBare = headerDepth(next) <= 1 && hasFigures(first) && before.rows.slice(depth).some(hasFigures)
  return isBare || countsOn(before.rows.at(-1) ?? [], first) ? next.rows : null
}

/** Whether a row has the number behind that of the row before it: 序号 17, then 18. */
function countsOn(before: readonly GridCell[], next: readonly GridCell[]): boolean {
  const [last, first] = [firstText(before), firstText(next)]
  return /^\d{1,4}$/.test(last) && Number(first) === Number(last) + 1
}

const textOf = ({ rows }: JoinedGrid, depth: number): string =>
  JSON.stringify(rows.slice(0, depth).map((row) => row.map(({ text }) => text.replaceAll(/\s/g, ''))))

const hasFigures = (cells: readonly GridCell[]): boolean =>
  cells.some(({ text, column }) => column > 1 && /^[\d,.]+%?$/.test(text.trim()))
