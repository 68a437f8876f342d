/** Ruled lines of a page → tables with their rows, columns and merged cells. */
import type { Ruling } from './pdf-page.ts'

/** A cell of a lattice: rows and columns from 0, `endRow` and `endColumn` behind its last. */
export type LatticeCell = {
  readonly row: number
  readonly column: number
  readonly endRow: number
  readonly endColumn: number
}

/** Borders of rows and columns in points, from top and left, and the cells between them. */
export type Lattice = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly LatticeCell[]
}

/** Lines this far apart, in points, are one; ends this far from a line touch it. */
const NEAR = 3
const SHORTEST = 6
/** Lines of a page that are looked at: a drawing may have any number of them. */
const LINES_MAX = 3_000

/** Tables of a page: groups of lines that touch, with two across and two down at least. */
export function latticesOf(horizontal: readonly Ruling[], vertical: readonly Ruling[]): readonly Lattice[] {
  const across = merged(horizontal)
  const down = merged(vertical)
  if (across.length + down.length > LINES_MAX) return []
  return touching(across, down).flatMap(({ rows, columns }) => {
    if (rows.length < 2 || columns.length < 1) return []
    const lattice = toLattice(rows, columns)
    return lattice.cells.length > 1 ? [lattice] : []
  })
}

/** Pieces of one line put together; short ones are dots and strokes of letters. */
export function merged(rulings: readonly Ruling[]): readonly Ruling[] {
  const lines: { at: number; from: number; to: number }[][] = []
  for (const one of rulings.toSorted((a, b) => a.at - b.at)) {
    const level = lines.at(-1)
    if (level !== undefined && one.at - (level[0]?.at ?? 0) <= NEAR / 2) level.push({ ...one })
    else lines.push([{ ...one }])
  }
  return lines.flatMap((level) => {
    const done: { at: number; from: number; to: number }[] = []
    for (const one of level.toSorted((a, b) => a.from - b.from)) {
      const last = done.at(-1)
      if (last !== undefined && one.from <= last.to + NEAR) last.to = Math.max(last.to, one.to)
      else done.push(one)
    }
    return done.filter(({ from, to }) => to - from >= SHORTEST)
  })
}

type Group = { readonly rows: Ruling[]; readonly columns: Ruling[] }

/** Groups of lines that meet, each by way of the others. */
function touching(across: readonly Ruling[], down: readonly Ruling[]): readonly Group[] {
  const owner = Array.from({ length: across.length + down.length }, (_one, index) => index)
  const root = (index: number): number => {
    let at = index
    while (owner[at] !== at) {
      owner[at] = owner[owner[at] ?? at] ?? at
      at = owner[at] ?? at
    }
    return at
  }
  across.forEach((row, r) => {
    down.forEach((column, c) => {
      if (meets(row, column)) owner[root(r)] = root(across.length + c)
    })
  })
  const groups = new Map<number, Group>()
  const groupOf = (index: number): Group => {
    const group = groups.get(root(index)) ?? { rows: [], columns: [] }
    groups.set(root(index), group)
    return group
  }
  across.forEach((row, r) => groupOf(r).rows.push(row))
  down.forEach((column, c) => groupOf(across.length + c).columns.push(column))
  return [...groups.values()]
}

function meets(row: Ruling, column: Ruling): boolean {
  return isWithin(column.at, row) && isWithin(row.at, column)
}

function isWithin(at: number, { from, to }: Ruling): boolean {
  return at >= from - NEAR && at <= to + NEAR
}

function toLattice(rows: readonly Ruling[], columns: readonly Ruling[]): Lattice {
  // tables are often open at the sides: their rows tell where they end
  const ends = rows.flatMap(({ from, to }) => [from, to])
  const xs = distinct([...columns.map(({ at }) => at), Math.min(...ends), Math.max(...ends)])
  const ys = distinct(rows.map(({ at }) => at))
  const isRuledDown = (column: number, row: number): boolean =>
    hasLine(columns, xs[column] ?? 0, ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2)
  const isRuledAcross = (row: number, column: number): boolean =>
    hasLine(rows, ys[row] ?? 0, ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2)
  return { xs, ys, cells: cellsOf(ys.length - 1, xs.length - 1, isRuledDown, isRuledAcross) }
}

function hasLine(rulings: readonly Ruling[], at: number, through: number): boolean {
  return rulings.some((one) => Math.abs(one.at - at) <= NEAR && one.from <= through && through <= one.to)
}

function distinct(values: readonly number[]): readonly number[] {
  const kept: number[] = []
  for (const value of values.toSorted((a, b) => a - b))
    if (kept.length === 0 || value - (kept.at(-1) ?? 0) > NEAR) kept.push(value)
  return kept
}

/** Cells without a line between them are one: first over the columns of a row, then down while all of them are open. */
function cellsOf(
  rows: number,
  columns: number,
  isRuledDown: (column: number, row: number) => boolean,
  isRuledAcross: (row: number, column: number) => boolean,
): readonly LatticeCell[] {
  const taken = new Set<number>()
  const cells: LatticeCell[] = []
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue
      let endColumn = column + 1
      while (endColumn < columns && !taken.has(row * columns + endColumn) && !isRuledDown(endColumn, row))
        endColumn += 1
      const isOpenBelow = (end: number): boolean =>
        Array.from({ length: endColumn - column }, (_one, index) => column + index).every(
          (one) => !isRuledAcross(end, one),
        )
      let endRow = row + 1
      while (endRow < rows && isOpenBelow(endRow)) endRow += 1
      for (let r = row; r < endRow; r += 1)
        for (let c = column; c < endColumn; c += 1) taken.add(r * columns + c)
      cells.push({ row, column, endRow, endColumn })
    }
  return cells
}
