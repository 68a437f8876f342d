import { compareSum, printFigure } from '#lint'
import type { CheckedTable } from './checks/lookup.ts'
import { dataRows, figureColumns, findTable, place, totalRow } from './checks/lookup.ts'
import { codeOf, directChildren, topRows } from './checks/sums.ts'
import { addCodedRow } from './figures-rows.ts'
import type { BudgetFigures, PlacedCell, StatedRow, TableKey } from './figures.ts'
import { printedText, toPrintedFigure } from './figures.ts'

/** Tables whose lowest rows take input; every other figure of them is derived. */
export type EntryTable = 't2' | 't3' | 't5' | 't7'
const entryTables: readonly EntryTable[] = ['t2', 't3', 't5', 't7']

/** An amount that people enter or that was imported. `printed`: known to the printed precision only; `typed`: exact 分. */
export type Leaf = { readonly fen: number; readonly source: 'printed' | 'typed' }

/** 尾差 of a derived figure: printed figure less the sum of what it is derived from. Never typed, always marked 推定. */
export type Remainder = { readonly fen: number; readonly mark: '推定' }

/**
 * A budget that is worked on. Leaves and remainders are keyed `t2/2080505/basic` (table, code or `total`, column);
 * `layout` gives rows, labels and the tables that are not derived.
 */
export type WorkingFigures = {
  readonly layout: BudgetFigures
  readonly leaves: Readonly<Record<string, Leaf>>
  readonly remainders: Readonly<Record<string, Remainder>>
}

export type EntryResult =
  | { readonly ok: true; readonly working: WorkingFigures }
  | { readonly ok: false; readonly message: string }

/**
 * Makes an imported budget a working one: each leaf takes its printed value, each parent keeps a remainder where rounding
 * explains the difference, so that the derived tables print as published. A difference beyond rounding leaves no
 * remainder: the derived figure then differs from the printed one and the finding stays.
 */
export function toWorking(figures: BudgetFigures): WorkingFigures {
  const leaves: Record<string, Leaf> = {}
  const remainders: Record<string, Remainder> = {}
  for (const table of treeTables(figures)) {
    for (const column of partColumns(table)) {
      for (const row of dataRows(table)) {
        if (isLeaf(table, row))
          leaves[keyOf(table, row, column)] = { fen: row.figures[column]?.value ?? 0, source: 'printed' }
        else keepRemainder(remainders, table, row, directChildren(table, codeOf(row)), column)
      }
      const total = totalRow(table)
      if (total !== undefined) keepRemainder(remainders, table, total, topRows(table), column)
    }
  }
  return { layout: figures, leaves, remainders }
}

/**
 * Enters an amount in 分 on a leaf and settles the remainders above it. A registered code that has no row yet gets one, with
 * the parents it lacks. Derived rows refuse input (t2).
 */
export function enterAmount(
  working: WorkingFigures,
  key: EntryTable,
  code: string,
  column: string,
  fen: number,
): EntryResult {
  const table = findTable(working.layout, key)
  const row = table === undefined ? undefined : dataRows(table).find((one) => codeOf(one) === code)
  if (table === undefined || row === undefined) return enterNewRow(working, key, code, column, fen)
  if (!isEntryLevel(table, row) || !partColumns(table).includes(column)) {
    return {
      ok: false,
      message: `${code}由下级科目或各栏相加得出，只能在${key === 't3' ? '款' : '项'}级录入。`,
    }
  }
  if (!Number.isSafeInteger(fen) || fen < 0) return { ok: false, message: '金额应为不小于0的数，最多到分。' }
  const leaves = { ...working.leaves, [keyOf(table, row, column)]: { fen, source: 'typed' as const } }
  return { ok: true, working: settleAbove({ ...working, leaves }, table, code, column) }
}

/**
 * A printed total stands while it can still be the sum of what is below it (intervals overlap), with its 尾差; else the
 * remainder dissolves. Once everything below is exact there is nothing left to presume.
 */
function settleAbove(
  working: WorkingFigures,
  table: CheckedTable,
  code: string,
  column: string,
): WorkingFigures {
  const ancestors = dataRows(table)
    .filter((one) => isAbove(one, code))
    .toSorted((a, b) => codeOf(b).length - codeOf(a).length)
  const total = totalRow(table)
  return [...ancestors, ...(total === undefined ? [] : [total])].reduce((next, row) => {
    const id = keyOf(table, row, column)
    const { [id]: _dissolved, ...others } = next.remainders
    const bare = { ...next, remainders: others }
    const printed = row.figures[column]
    const below = spanOf(bare, table, row, column)
    if (printed?.stated === undefined || below.exact || !overlaps(below, toPrintedFigure(printed)))
      return bare
    const fen = (printed.value ?? 0) - derive(bare, table, row, column).fen
    return fen === 0 ? bare : { ...bare, remainders: { ...others, [id]: { fen, mark: '推定' as const } } }
  }, working)
}

type Span = { readonly low: number; readonly high: number; readonly exact: boolean }

/** Half of what two printed decimals of 万元 leave open, in 分. */
const halfStep = 5_000

/** What the leaves below a row may add up to. */
function spanOf(working: WorkingFigures, table: CheckedTable, row: StatedRow, column: string): Span {
  const leaf = working.leaves[keyOf(table, row, column)]
  if (leaf !== undefined) {
    const isExact = leaf.source === 'typed' || leaf.fen === 0
    const half = isExact ? 0 : halfStep
    return { low: leaf.fen - half, high: leaf.fen + half, exact: isExact }
  }
  const below = isTotal(table, row) ? topRows(table) : directChildren(table, codeOf(row))
  const spans = below.map((child) => spanOf(working, table, child, column))
  return {
    low: spans.reduce((sum, { low }) => sum + low, 0),
    high: spans.reduce((sum, { high }) => sum + high, 0),
    exact: spans.every(({ exact }) => exact),
  }
}

function overlaps(below: Span, total: { readonly low: number; readonly high: number }): boolean {
  return below.low < total.high && below.high > total.low
}

function enterNewRow(
  working: WorkingFigures,
  key: EntryTable,
  code: string,
  column: string,
  fen: number,
): EntryResult {
  const addition = addCodedRow(working.layout, key, code)
  if (!addition.ok) return addition
  // A parent that was the lowest row so far is added up from now on.
  const above = Object.keys(working.leaves).filter((id) => {
    const [table, leaf = ''] = id.split('/')
    return table === key && leaf !== code && code.startsWith(leaf)
  })
  const leaves = Object.fromEntries(Object.entries(working.leaves).filter(([id]) => !above.includes(id)))
  return enterAmount({ ...working, layout: addition.figures, leaves }, key, code, column, fen)
}

/** Adds up the tables again. A figure that rests on printed leaves keeps a printed text; one of typed leaves only is exact. */
export function deriveFigures(working: WorkingFigures): BudgetFigures {
  const tables = { ...working.layout.tables }
  for (const table of treeTables(working.layout)) {
    const rows = table.stated.rows.map((row) => deriveRow(working, table, row))
    tables[table.definition.key] = { ...table.stated, rows }
  }
  return { ...working.layout, tables }
}

/** The remainder lines to show, with the row they belong to and the text in 万元 with four decimals. */
export function listRemainders(
  working: WorkingFigures,
): readonly { readonly key: string; readonly text: string; readonly mark: '推定' }[] {
  return Object.entries(working.remainders).map(([key, { fen, mark }]) => ({
    key,
    text: printFigure(fen, '万元', 4),
    mark,
  }))
}

type Derived = { readonly fen: number; readonly exact: boolean }

function deriveRow(working: WorkingFigures, table: CheckedTable, row: StatedRow): StatedRow {
  const figures: Record<string, PlacedCell> = { ...row.figures }
  const parts = partColumns(table).map((column) => {
    const derived = derive(working, table, row, column)
    figures[column] = toCell(derived, row.figures[column])
    return derived
  })
  const total = {
    fen: parts.reduce((acc, { fen }) => acc + fen, 0),
    exact: parts.every(({ exact }) => exact),
  }
  figures['total'] = toCell(total, row.figures['total'])
  return { ...row, figures }
}

function derive(working: WorkingFigures, table: CheckedTable, row: StatedRow, column: string): Derived {
  const key = keyOf(table, row, column)
  const leaf = working.leaves[key]
  if (leaf !== undefined) return { fen: leaf.fen, exact: leaf.source === 'typed' || leaf.fen === 0 }
  const below = isTotal(table, row) ? topRows(table) : directChildren(table, codeOf(row))
  const parts = below.map((child) => derive(working, table, child, column))
  const remainder = working.remainders[key]?.fen ?? 0
  return {
    fen: parts.reduce((acc, { fen }) => acc + fen, remainder),
    exact: parts.every(({ exact }) => exact),
  }
}

function toCell({ fen, exact }: Derived, before: PlacedCell | undefined): PlacedCell {
  const cell = before?.cell === undefined ? {} : { cell: before.cell }
  if (fen === 0 && (before === undefined || before.value === null)) return { value: null, ...cell }
  if (before?.value === fen && !exact) return { stated: printedText(before), value: fen, ...cell }
  return exact ? { value: fen, ...cell } : { stated: printFigure(fen, '万元'), value: fen, ...cell }
}

function keepRemainder(
  remainders: Record<string, Remainder>,
  table: CheckedTable,
  row: StatedRow,
  parts: readonly StatedRow[],
  column: string,
): void {
  const comparison = compareSum(
    place(table, row, column, '').figure,
    parts.map((part) => toPrintedFigure(part.figures[column])),
  )
  if (comparison.outcome === 'rounding')
    remainders[keyOf(table, row, column)] = { fen: comparison.difference, mark: '推定' }
}

function treeTables(figures: BudgetFigures): CheckedTable[] {
  return entryTables.flatMap((key) => {
    const table = findTable(figures, key)
    return table === undefined ? [] : [table]
  })
}

function partColumns(table: CheckedTable): readonly string[] {
  return figureColumns(table).filter((column) => column !== 'total')
}

function isLeaf(table: CheckedTable, row: StatedRow): boolean {
  return !isTotal(table, row) && directChildren(table, codeOf(row)).length === 0
}

/** Only the last level of the tree takes input (t2, t3). */
function isEntryLevel(table: CheckedTable, row: StatedRow): boolean {
  return isLeaf(table, row) && codeOf(row).length === Math.max(...(table.definition.tree?.lengths ?? [0]))
}

function isTotal(table: CheckedTable, row: StatedRow): boolean {
  return row.id === `${table.definition.key}.total`
}

function isAbove(row: StatedRow, code: string): boolean {
  return codeOf(row) !== code && codeOf(row) !== '' && code.startsWith(codeOf(row))
}

function keyOf(table: CheckedTable, row: StatedRow, column: string): string {
  return `${table.definition.key}/${isTotal(table, row) ? 'total' : codeOf(row)}/${column}`
}

/** Tables of a budget that `deriveFigures` adds up. */
export function isEntryTable(key: TableKey): key is EntryTable {
  return (entryTables as readonly TableKey[]).includes(key)
}
