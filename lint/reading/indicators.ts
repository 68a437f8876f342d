/**
 * Performance-target tables: a head (what the money is for, the budget, the goal in words) and rows of indicators. They are
 * known by their column names, wherever they stand; rows that lost a merged first cell are put back under their columns,
 * and a table that a page's end cut in two is one.
 */
import type { Place, PlacedFigure } from '../finding.ts'
import type { GridCell } from '../public-document.ts'
import type { ReadTable } from './grid.ts'
import type { Columns, FieldCell, IndicatorField, IndicatorRow } from './indicator-rows.ts'
import {
  figureOf,
  headerOf,
  isFilled,
  isIndicator,
  printedColumns,
  readRow,
  words,
} from './indicator-rows.ts'
import { once } from './memo.ts'
import type { Reading, ReadText } from './reading.ts'

export type TargetForm = {
  /** Name of the fund or project, empty where none is printed. */
  readonly name: string
  /** Unit of the amounts of the whole table, such as 万元. */
  readonly unit: string | null
  readonly budget: PlacedFigure | null
  readonly goal: ReadText | null
  /** Weight kept for the budget's execution, in ten-thousandths; null where the table does not print it. */
  readonly executionWeight: number | null
  /** Name of each column that is there, as printed. */
  readonly columns: Readonly<Partial<Record<IndicatorField, FieldCell>>>
  /** What the rows hold, those that are incomplete too. */
  readonly rows: readonly IndicatorRow[]
}

type Draft = {
  name: string
  unit: string | null
  budget: PlacedFigure | null
  goal: ReadText | null
  executionWeight: number | null
  columns: Readonly<Partial<Record<IndicatorField, FieldCell>>>
  rows: IndicatorRow[]
  header: Columns | null
}

const nameLabel = /^(?:专项资金|项目|政策|资金)名称$/
const ownerLabel = /^(?:部门|单位|预算单位|实施单位)(?:[（(]单位[）)])?名称$/
const budgetLabel = /^(?:当年|本年|年度)?(?:预算|资金)(?:数|总额|金额|安排)?(?:[（(](?:万元|元)[）)])?$/
const goalLabel = /^(?:当年|年度|本年|全年)?(?:总体|绩效)*目标$/
const executionLabel = /执行率.{0,8}权重/
const headLabel = /^(?:.{0,6}(?:名称|概况|概述|依据|部门|单位|负责人|联系人|电话|分类|类型|属性)|备注|说明)$/

/** The performance-target tables of a document that hold indicators or the columns for them. */
export const targetForms = once(readForms)

function readForms(reading: Reading): readonly TargetForm[] {
  const forms: Draft[] = []
  let open: Draft | null = null
  for (const table of reading.tables) {
    open = readInto(table, reading, forms, open)
  }
  return forms.flatMap(({ header, ...form }) => (header === null ? [] : [form]))
}

/** Reads one table into the form that is open; the form that is open behind it, null where the table has to do with none. */
function readInto(table: ReadTable, reading: Reading, forms: Draft[], before: Draft | null): Draft | null {
  let open = isContinued(table, before) ? before : null
  if (open === null && !table.grid.rows.some(beginsForm)) return null
  const places = placesOf(table)
  for (const cells of table.grid.rows) {
    const header = headerOf(cells)
    const isHead = nameLabel.test(words(cells[0]?.text ?? ''))
    const isBegun = header !== null || isHead
    if (open === null ? beginsForm(cells) : open.rows.length > 0 && isBegun) {
      open = emptyDraft(table.unit)
      forms.push(open)
    }
    if (open === null) continue
    open.unit ??= table.unit
    if (header !== null) {
      open.header = header
      open.columns = printedColumns(header, places)
    } else if (open.header !== null && isRow(cells, open.header)) {
      open.rows.push(readRow(cells, open.header, places))
    } else readHead(cells, open, places, reading)
  }
  return open
}

/** Whether a row may be the first of a form: it names what the form is about, its goal, or the columns. */
function beginsForm(cells: readonly GridCell[]): boolean {
  const first = firstWords(cells)
  return nameLabel.test(first) || ownerLabel.test(first) || goalLabel.test(first) || headerOf(cells) !== null
}

function emptyDraft(unit: string | null): Draft {
  return {
    name: '',
    unit,
    budget: null,
    goal: null,
    executionWeight: null,
    columns: {},
    rows: [],
    header: null,
  }
}

/** A table without a head of its own goes on with the open form when it brings the rows or the columns that one still lacks. */
function isContinued(table: ReadTable, open: Draft | null): boolean {
  if (open === null || open.rows.length > 0) return false
  const { rows } = table.grid
  const { header } = open
  if (header === null) return rows.some((cells) => headerOf(cells) !== null || isHeadText(firstWords(cells)))
  return rows.every((cells) => isRow(cells, header))
}

const firstWords = (cells: readonly GridCell[]): string => words(cells.find(isFilled)?.text ?? '')

/** Whether a row below the header is one of its indicators and not a line of the head again. */
function isRow(cells: readonly GridCell[], header: Columns): boolean {
  return !isHeadText(firstWords(cells)) && isIndicator(cells, header)
}

function isHeadText(text: string): boolean {
  return [nameLabel, budgetLabel, goalLabel, executionLabel, headLabel].some((label) => label.test(text))
}

/** A row of the head: labels, each with what stands at its right. */
function readHead(
  cells: readonly GridCell[],
  form: Draft,
  places: ReadonlyMap<string, Place>,
  reading: Reading,
): void {
  const filled = cells.filter(isFilled)
  for (const [index, label] of filled.entries()) {
    const value = filled[index + 1]
    const place = value === undefined ? undefined : places.get(value.address)
    const text = words(label.text)
    if (value === undefined || place === undefined || isHeadText(words(value.text))) continue
    if (nameLabel.test(text)) form.name = value.text.trim()
    else if (goalLabel.test(text)) form.goal = textAt(reading, place, text)
    else if (executionLabel.test(text))
      form.executionWeight = figureOf(value.text.replace(/[%％]$/, ''), '')?.value ?? null
    else if (budgetLabel.test(text)) form.budget ??= budgetOf(value, place, text, form.unit)
  }
}

function budgetOf(value: GridCell, place: Place, label: string, unit: string | null): PlacedFigure | null {
  const own = /[（(](万元|元)[）)]/.exec(label)?.[1] ?? unit ?? ''
  const figure = /^(?:万|亿)?元$/.test(own) ? figureOf(value.text.replace(own, ''), own) : null
  return figure === null ? null : { place: { ...place, rowName: label, column: '' }, figure }
}

/** The text of a cell of the head, told by the label at its left: the column's name may be a whole paragraph there. */
function textAt(reading: Reading, place: Place, label: string): ReadText | null {
  const text = reading.texts.find((one) => one.place() === place)
  if (text === undefined) return null
  return { ...text, place: (span) => ({ ...text.place(span), rowName: label, column: '' }) }
}

/** Places of all cells of a table, by address. */
function placesOf({ headerCells, rows, grid }: ReadTable): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const { address, place } of headerCells) places.set(address, place)
  const body = grid.rows.slice(grid.rows.length - rows.length)
  for (const [index, row] of rows.entries())
    for (const [at, { place }] of row.cells.entries()) {
      const address = body[index]?.[at]?.address
      if (address !== undefined) places.set(address, place)
    }
  return places
}
