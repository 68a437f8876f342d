/** Sums that a table states of itself: a total with its parts. Which cells are parts is read from how the table adds up. */
import { compareSum } from '../interval.ts'
import type { PrintedFigure } from '../printed-figure.ts'
import type { TableCell } from './grid.ts'

/** A cell of a sum; every one has a figure. */
export type SumCell = TableCell & { readonly figure: PrintedFigure }

/** A total and its parts. `isSure` is false where the table itself does not show that these are the parts. */
export type TableSum = {
  readonly total: SumCell
  readonly parts: readonly SumCell[]
  readonly isSure: boolean
  /** With the other sums of its table it falls short, as where a row was left out. */
  readonly isShort?: boolean
}

/** A sum of the cells; undefined where one of them holds words. */
export function sumOf(total: TableCell, parts: readonly TableCell[]): TableSum | undefined {
  return hasFigure(total) && parts.every(hasFigure) ? { total, parts, isSure: true } : undefined
}

const hasFigure = (cell: TableCell): cell is SumCell => cell.figure !== null

/** Whether total and parts are all blank or zero, which says nothing of the table. */
export function isTrivial({ total, parts }: TableSum): boolean {
  return total.figure.value === 0 && parts.every(({ figure }) => figure.value === 0)
}

/** Whether a sum holds, rounding apart. */
export function holds({ total, parts }: TableSum): boolean {
  const figures = parts.map(({ figure }) => figure)
  return compareSum(total.figure, figures).outcome !== 'disagrees'
}

/**
 * The reading of the parts that the most sums hold for; the first of several that do equally well. Sums of one table that
 * mostly fail show that the parts are others, and nothing is said; few sums that all fail are not sure.
 */
export function bestSums(readings: readonly (readonly TableSum[])[]): readonly TableSum[] {
  const counted = readings
    .filter((sums) => sums.length > 0)
    .map((sums) => {
      const telling = sums.filter((sum) => !isTrivial(sum))
      return { sums, telling: telling.length, held: telling.filter(holds).length }
    })
  const most = Math.max(...counted.map(({ held }) => held))
  const best = counted.find(({ held }) => held === most)
  if (best === undefined) return []
  const { sums, telling, held } = best
  if (telling >= 3 && held * 2 < telling) return []
  return held > 0 ? sums : sums.map((sum) => ({ ...sum, isSure: false }))
}

/** Whether no sum fails because the parts are too much: where most sums fail, this is what a row left out looks like. */
export function allShort(sums: readonly TableSum[]): boolean {
  const failing = sums.filter((sum) => !holds(sum))
  const isShort = ({ total, parts }: TableSum): boolean =>
    compareSum(
      total.figure,
      parts.map(({ figure }) => figure),
    ).difference > 0
  return failing.every(isShort)
}

/** The rows or columns before the first that ends them; all where none does. */
export function until<T>(list: readonly T[], isEnd: (one: T) => boolean): readonly T[] {
  const end = list.findIndex(isEnd)
  return end < 0 ? list : list.slice(0, end)
}
