/** Columns that are a rate of others: named 70% or 1:3.5 in their header, or holding the rate of two neighbours. */
import type { PrintedFigure } from '../printed-figure.ts'
import { scaleOf } from '../printed-figure.ts'
import { printsAsGrowth, printsAsShare } from '../share.ts'
import type { BodyRow, ReadTable, TableCell } from './grid.ts'
import { cellOf, figureColumns, isTotalRow } from './grid.ts'

/** `base` times `times` / `over` is what the column holds; with two base columns, their sum. */
export type RateColumn = {
  readonly column: number
  readonly printed: string
  readonly times: bigint
  readonly over: bigint
  readonly base: readonly number[]
}

/** A column of percentages with the two columns it relates. */
export type ShareColumn = {
  readonly column: number
  readonly part: number
  readonly whole: number
  /** `total`: the share of the column's own total row. */
  readonly kind: 'share' | 'growth' | 'total'
}

/** A rule that most rows keep is the rule of the column; fewer rows say nothing. */
const LEAST_ROWS = 3
/** Pairs of columns are tried in tables up to this width. */
const WIDEST = 30

const percentIn = /[（(]?(\d{1,3}(?:\.\d{1,2})?)\s?[%％][）)]?$/
const ratioIn = /[（(]?1\s?[:：]\s?(\d{1,3}(?:\.\d{1,2})?)[）)]?$/

/** The columns whose header ends in a rate, each with the column (or the two) that it is taken of in most rows. */
export function rateColumnsOf(table: ReadTable): readonly RateColumn[] {
  const figures = figureColumns(table)
  const seen = new Set<string>()
  return figures.flatMap((column) => {
    const leaf = leafOf(table, column)
    const rate = rateIn(leaf)
    const key = `${leaf}\t${table.rows.map((row) => cellOf(row, column)?.text ?? '').join('\t')}`
    if (rate === null || seen.has(key)) return []
    seen.add(key)
    const base = baseOf(table, column, figures, rate)
    return base === null ? [] : [{ column, ...rate, base }]
  })
}

/** The last level of a column's header. */
export function leafOf(table: ReadTable, column: number): string {
  return table.paths[column - 1]?.split('-').at(-1) ?? ''
}

type Rate = { readonly printed: string; readonly times: bigint; readonly over: bigint }

function rateIn(leaf: string): Rate | null {
  const [percent, ratio] = [percentIn.exec(leaf)?.[1], ratioIn.exec(leaf)?.[1]]
  const number = percent ?? ratio
  if (number === undefined) return null
  const [units = '', decimals = ''] = number.split('.')
  const times = BigInt(units + decimals.padEnd(2, '0'))
  return {
    printed: percent === undefined ? `1:${number}` : `${number}%`,
    times,
    over: percent === undefined ? 100n : 10_000n,
  }
}

/** The single column that most rows agree with, the nearest at the left first; else the only pair that does. */
function baseOf(
  table: ReadTable,
  column: number,
  figures: readonly number[],
  rate: Rate,
): readonly number[] | null {
  const others = figures.filter((one) => one !== column)
  const nearest = others.toSorted((a, b) => rank(a, column) - rank(b, column))
  const single = nearest.find((one) => isKept(table, column, [one], rate))
  if (single !== undefined) return [single]
  if (others.length > WIDEST) return null
  const pairs = others.flatMap((one, index) => others.slice(index + 1).map((two) => [one, two]))
  return pairs.find((pair) => isKept(table, column, pair, rate)) ?? null
}

const rank = (one: number, column: number): number => (one < column ? column - one : 1000 + one - column)

function isKept(table: ReadTable, column: number, base: readonly number[], rate: Rate): boolean {
  const rows = table.rows.filter(
    (row) => isFilled(cellOf(row, column)) && base.some((one) => isFilled(cellOf(row, one))),
  )
  const kept = rows.filter((row) => rowRate(row, column, base, rate)?.isRight === true)
  return rows.length >= LEAST_ROWS && kept.length * 3 >= rows.length * 2
}

const isFilled = (cell: TableCell | undefined): boolean => cell !== undefined && !cell.isBlank

/** What a row holds in a rate column: the figure printed, the one computed in doubled steps, and whether they agree. */
export type RowRate = {
  readonly cell: TableCell
  readonly figure: PrintedFigure
  readonly expected: number
  readonly isRight: boolean
}

/** A row against its rate: it agrees within half of the last digit printed, a count within half of one. */
export function rowRate(
  row: BodyRow,
  column: number,
  base: readonly number[],
  { times, over }: Pick<Rate, 'times' | 'over'>,
): RowRate | null {
  const cell = cellOf(row, column)
  const cells = base.flatMap((one) => cellOf(row, one) ?? [])
  if (cell === undefined || cell.isBlank || cell.figure === null) return null
  const { figure } = cell
  const sum = cells.reduce((all, one) => all + BigInt(one.figure?.value ?? 0), 0n)
  const steps = cells.reduce((all, one) => all + BigInt(one.figure?.step ?? 0), 0n)
  const unit = BigInt(figure.step === 0 ? scaleOf(figure.unit) : figure.step)
  const gap = BigInt(figure.value) * over - sum * times
  const size = 2n * (gap < 0n ? -gap : gap)
  const isRight = size <= unit * over + steps * times
  return { cell, figure, expected: Number((sum * times * 2n + over) / (over * 2n)), isRight }
}

/** The columns of percentages that most rows derive from two others: a share of the second, or growth from it. */
export function shareColumnsOf(table: ReadTable): readonly ShareColumn[] {
  const figures = figureColumns(table)
  if (figures.length > WIDEST) return []
  const isRate = (column: number): boolean => {
    const cells = table.rows.flatMap((row) => cellOf(row, column) ?? []).filter((cell) => !cell.isBlank)
    return (
      /率|占比|比例|比重|增长|增幅|[%％‰]/.test(leafOf(table, column)) &&
      cells.every(({ figure }) => figure?.unit === '%' || figure?.unit === '‰')
    )
  }
  const counts = figures.filter((column) => !isRate(column))
  return figures.filter(isRate).flatMap((column) => {
    const choices = counts.flatMap((part) =>
      counts
        .filter((whole) => whole !== part)
        .flatMap((whole) => (['share', 'growth'] as const).map((kind) => ({ column, part, whole, kind }))),
    )
    const ofTotals = counts.map((part) => ({ column, part, whole: part, kind: 'total' as const }))
    return [...choices, ...ofTotals].find((choice) => holdsMostly(table, choice)) ?? []
  })
}

function holdsMostly(table: ReadTable, choice: ShareColumn): boolean {
  const outcomes = table.rows.flatMap((row) => shareOfRow(table, row, choice) ?? [])
  return (
    outcomes.length >= LEAST_ROWS &&
    outcomes.filter(({ isRight }) => isRight).length * 3 >= outcomes.length * 2
  )
}

/** One row of a column of percentages against its two others; null where one of the three is blank or zero. */
export function shareOfRow(
  table: ReadTable,
  row: BodyRow,
  { column, part, whole, kind }: ShareColumn,
): {
  readonly cell: TableCell
  readonly rate: PrintedFigure
  readonly isRight: boolean
  readonly figures: readonly [PrintedFigure, PrintedFigure]
} | null {
  const base = kind === 'total' ? table.rows.find(isTotalRow) : row
  const [cell, a] = [cellOf(row, column), cellOf(row, part)]
  const b = base === undefined ? undefined : cellOf(base, whole)
  if (cell?.figure == null || a?.figure == null || b?.figure == null) return null
  if (cell.isBlank || a.isBlank || b.figure.value === 0) return null
  const rate = cell.figure
  const positive = { ...rate, value: Math.abs(rate.value) }
  const isRight =
    kind === 'growth'
      ? printsAsGrowth(b.figure, a.figure, positive, rate.value < 0 ? -1 : 1)
      : printsAsShare(a.figure, b.figure, rate)
  return { cell, rate, isRight, figures: [a.figure, b.figure] }
}
