import { once } from './memo.ts'
import type { BodyRow, ReadTable } from './grid.ts'
import { amountColumns, tableCellAt, cellOf, figureColumns, subtotalLabel, totalLabel } from './grid.ts'
import { compareSum } from '../interval.ts'
import { isMoneyUnit } from '../printed-figure.ts'
import { findSlips } from '../text/slip.ts'
import { isAdded } from './code-sums.ts'
import type { TableSum } from './table-sums.ts'
import { allShort, bestSums, holds, isTrivial, sumOf, until } from './table-sums.ts'

const chapter = /^[一二三四五六七八九十]+、/
/** A row with the label that one side of a table gives it. */
export type LabelledRow = {
  readonly row: BodyRow
  readonly label: string
  readonly kind: 'total' | 'subtotal' | 'part'
}
/** Figure columns that share a column of labels, `words`; a two-sided table has two of them. */
export type Side = {
  readonly words: number
  readonly columns: readonly number[]
  readonly rows: readonly LabelledRow[]
}

/** The sums over the rows of a table: 合计 with what it adds up, 小计 with its block, 一、 with the rows below it. */
export const columnSums = once(readColumnSums)

function readColumnSums(table: ReadTable): readonly TableSum[] {
  return sidesOf(table).flatMap((side) => {
    const finals = side.rows.filter(({ kind }) => kind === 'total')
    const sumsOf = (total: LabelledRow, parts: readonly LabelledRow[]) => sumsIn(table, side, total, parts)
    const [total] = finals
    const readings =
      total === undefined || isNoSum(total.label)
        ? []
        : readingsBeside(side, total)
            .filter(({ length }) => length >= 2)
            .map((parts) => sumsOf(total, parts))
    const whole = finals.length > 1 ? chainSums(side, sumsOf) : wholeSums(readings)
    // a row behind 其中 does not say how many of the next belong to it
    const isClear = whole.some(holds) || !side.rows.some(({ row }) => row.depth === 1)
    const blocks = bestSums(
      blockReadings(side.rows).map((all) => all.flatMap(({ total: of, parts }) => sumsOf(of, parts))),
    )
    const chapters = chaptersOf(side.rows).flatMap(({ total: of, parts }) => sumsOf(of, parts))
    const held = chapters.filter(holds).length
    const isHabit = held * 2 >= chapters.length
    const kept = isHabit ? chapters : chapters.filter((sum) => chapters.length === 1 && isSlip(sum))
    // the label says what the total is, so that a table of one column needs no other to show it
    return [
      ...whole.map((sum) => ({ ...sum, isSure: isClear })),
      ...blocks,
      ...kept.map((sum) => ({ ...sum, isSure: held >= 2 })),
    ]
  })
}

/** A single heading whose rows do not add up, but would with one figure mended: no other heading shows the habit. */
const isSlip = ({ total, parts }: TableSum): boolean => findSlips(total, parts).length > 0

/** The best reading of the parts; sums that all fall short by it say that a row was left out rather than that it is wrong. */
function wholeSums(readings: readonly (readonly TableSum[])[]): readonly TableSum[] {
  const best = bestSums(readings)
  const [first] = readings.filter(({ length }) => length > 0)
  if (best.length > 0 || first === undefined || !allShort(first)) return best
  return first.map((sum) => (holds(sum) ? sum : { ...sum, isShort: true }))
}

type SumsOf = (total: LabelledRow, parts: readonly LabelledRow[]) => readonly TableSum[]

/**
 * Several totals below one another: the first adds up what stands above it, each further one the total before it and the
 * rows between (本年收入合计, 上年结转, 总计). Totals of tables that stand on one another do not, and are left alone.
 */
function chainSums(side: Side, sumsOf: SumsOf): readonly TableSum[] {
  const at = side.rows.flatMap(({ kind }, index) => (kind === 'total' ? [index] : []))
  if (side.rows.some(({ kind }) => kind === 'subtotal') || at[0] === 0) return []
  const sums = at.flatMap((end, index) => {
    const total = side.rows[end]
    const start = at[index - 1]
    if (total === undefined) return []
    const before = start === undefined ? [] : side.rows.slice(start, start + 1)
    const between = { ...side, rows: side.rows.slice(start === undefined ? 0 : start + 1, end) }
    const parts = partReadings(between)
    const readings = [...parts.map((rows) => [...before, ...rows]), ...parts]
    return wholeSums(readings.filter(({ length }) => length >= 2).map((rows) => sumsOf(total, rows)))
  })
  return sums.length > 2 && !sums.some(holds) ? [] : sums
}

function sumsIn(
  table: ReadTable,
  { columns }: Side,
  total: LabelledRow,
  parts: readonly LabelledRow[],
): readonly TableSum[] {
  return columns.flatMap((column) => {
    const cells = parts.map(({ row }) => tableCellAt(table, row, column))
    const sum = sumOf(tableCellAt(table, total.row, column), cells)
    return sum === undefined || isTrivial(sum) || !isAsked(sum) ? [] : [sum]
  })
}

/** A blank total says nothing of a column that need not be added up (rooms, prices); of amounts and counts it is asked about. */
function isAsked({ total }: TableSum): boolean {
  return !total.isBlank || isMoneyUnit(total.figure.unit) || countName.test(total.path)
}
const countName = /[人金数面总](?:数|额|量|积|计)|[合小]计|经费|支出|收入|[人名个]$/

/** The label that a figure column goes with: the nearest column of words at its left; each side of a table has its own. */
export const sidesOf = once(readSides)

function readSides(table: ReadTable): readonly Side[] {
  const amounts = amountColumns(table)
  const isWords = (column: number) =>
    !amounts.includes(column) &&
    !/编码|代码|备注|(?:^|-)(?:计量)?单位$|行次|规格/.test(table.paths[column - 1] ?? '')
  const columns = figureColumns(table).filter((column) => isAdded(table, column))
  const sides = new Map<number, number[]>()
  for (const column of columns) {
    const words =
      table.paths.map((_path, index) => index + 1).findLast((one) => one < column && isWords(one)) ?? 1
    sides.set(words, [...(sides.get(words) ?? []), column])
  }
  return [...sides].map(([words, own]) => ({
    words,
    columns: own,
    rows: rowsOf(table, words, sides.size > 1),
  }))
}

function rowsOf(table: ReadTable, words: number, isTwoSided: boolean): readonly LabelledRow[] {
  return table.rows.map((row) => {
    const own = cellOf(row, words)?.text ?? ''
    const left = isTwoSided && words > 2 ? [own] : wordsAtLeft(row, Math.max(words, 2))
    const title = left.find((text) => totalLabel.test(text))
    const label = title ?? (own === '' ? (left.find((text) => text !== '') ?? '') : own)
    const kind = subtotalLabel.test(label) ? 'subtotal' : totalLabel.test(label) ? 'total' : 'part'
    return { row, label, kind }
  })
}

const wordsAtLeft = ({ cells }: BodyRow, last: number): readonly string[] =>
  cells.filter(({ column, figure }) => column <= last && figure === null).map(({ text }) => text)

/** Totals that are not sums by their own words: 合计（去重）. */
const isNoSum = (label: string): boolean => /去重|不重复|扣除|剔除/.test(label)

/** The rows above the total, or below it where it comes first; rows beyond it (上年数, 占比) are others, if not all are parts. */
function readingsBeside(side: Side, total: LabelledRow): readonly (readonly LabelledRow[])[] {
  const at = side.rows.indexOf(total)
  const beside = at === 0 ? side.rows.slice(1) : side.rows.slice(0, at)
  return [...partReadings({ ...side, rows: beside }), ...partReadings(side), ...behindPartRows(beside)]
}

/** The rows without some of those that follow a row 其中, which may belong to it as well: one to three of them. */
function behindPartRows(rows: readonly LabelledRow[]): readonly (readonly LabelledRow[])[] {
  if (!rows.some(({ row }) => row.depth === 1)) return []
  return [1, 2, 3].map((count) =>
    rows.filter(
      ({ row, kind }, index) =>
        kind === 'part' &&
        row.depth === 0 &&
        !rows.slice(Math.max(0, index - count), index).some((one) => one.row.depth === 1),
    ),
  )
}

/** Which rows the total may add up: those of the shortest codes, those numbered 一、二、, all that are no parts of others. */
function partReadings(side: Side): readonly (readonly LabelledRow[])[] {
  const parts = side.rows.filter(({ kind }) => kind === 'part')
  const subtotals = side.rows.filter(({ kind }) => kind === 'subtotal')
  if (subtotals.length > 0) {
    const inBlocks = new Set(blockReadings(side.rows).flatMap((all) => all.flatMap((one) => one.parts)))
    return [[...subtotals, ...parts.filter((one) => !inBlocks.has(one))], subtotals]
  }
  const lengths = parts.flatMap(({ row }) => (row.code === null ? [] : [row.code.length]))
  if (lengths.length > 0) {
    const shortest = parts.filter(({ row }) => row.code?.length === Math.min(...lengths))
    return [shortest, parts.filter((one) => one.row.code === null || shortest.includes(one)), parts]
  }
  const chapters = parts.filter(({ label }) => chapter.test(label))
  const whole = parts.filter(({ row }) => row.depth === 0)
  return chapters.length >= 2 ? [chapters, whole] : [whole, withoutNested(whole, side.columns), parts]
}

/** Rows without those that make up the row before them: two or more that add up to it in every column. */
function withoutNested(rows: readonly LabelledRow[], columns: readonly number[]): readonly LabelledRow[] {
  const isWhole = (head: LabelledRow, rest: readonly LabelledRow[], column: number): boolean => {
    const total = cellOf(head.row, column)?.figure ?? null
    const figures = rest.flatMap(({ row }) => cellOf(row, column)?.figure ?? [])
    return total === null ? figures.length === 0 : compareSum(total, figures).outcome !== 'disagrees'
  }
  const kept: LabelledRow[] = []
  let at = 0
  for (let head = rows[at]; head !== undefined; head = rows[at]) {
    const own = head
    kept.push(own)
    at +=
      1 + nestedBehind(rows.slice(at + 1), (rest) => columns.every((column) => isWhole(own, rest, column)))
  }
  return kept
}

/** How many rows from the first on make up a row before them; 0 where none do. */
function nestedBehind(
  rows: readonly LabelledRow[],
  isWhole: (rows: readonly LabelledRow[]) => boolean,
): number {
  for (let count = 2; count <= Math.min(rows.length, 30); count += 1)
    if (isWhole(rows.slice(0, count))) return count
  return 0
}

type Block = { readonly total: LabelledRow; readonly parts: readonly LabelledRow[] }

/**
 * The rows of each 小计: those since the last one, or those up to the next; first without the rows that are part of the
 * one above them (其中).
 */
function blockReadings(rows: readonly LabelledRow[]): readonly (readonly Block[])[] {
  const behind = (list: readonly LabelledRow[]): readonly Block[] =>
    list.flatMap((total, index) => {
      if (total.kind !== 'subtotal') return []
      const parts = until(list.slice(index + 1), ({ kind }) => kind !== 'part')
      return parts.length > 0 ? [{ total, parts }] : []
    })
  const whole = rows.filter(({ row }) => row.depth === 0)
  return [whole, rows].flatMap((list) => [behind(list.toReversed()), behind(list)])
}

/** Each row numbered 一、 with the rows up to the next one or a total. */
function chaptersOf(rows: readonly LabelledRow[]): readonly Block[] {
  return rows.flatMap((total, index) => {
    if (!chapter.test(total.label)) return []
    const below = until(rows.slice(index + 1), ({ label, kind }) => kind !== 'part' || chapter.test(label))
    const parts = below.filter(({ label, row }) => label !== '' && row.depth === 0)
    return parts.length >= 2 ? [{ total, parts }] : []
  })
}
