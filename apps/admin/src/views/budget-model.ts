/** What the budget view draws, read from the state's figures: cells as stored, with their address in the imported file. */
import type { CaseView, Json, JsonObject } from '../api/types.ts'
import { placeText } from '../lib/place.ts'
import { labelColumns, printedOrder } from './budget-labels.ts'
import type { CellValue } from './sheet-text.ts'

export type { CellValue } from './sheet-text.ts'

/** `path` names the place for the act that changes it; empty where it cannot be changed by itself. */
export type CellModel = { address: string; value: CellValue; isLabel: boolean; path: string }
export type RowModel = { id: string; row: number; cells: CellModel[]; isTotal: boolean; depth: number }
export type TableModel = { key: string; sheet: string; columns: string[]; rows: RowModel[]; notes: string[] }
export type NarrativeModel = {
  clause: string
  item: string
  unit: string
  address: string
  value: CellValue
  path: string
}
export type FundModel = {
  key: string
  sheet: string
  name: string
  texts: { label: string; text: string; address: string; path: string }[]
  budget: { address: string; value: CellValue; path: string }
  indicators: { id: string; row: number; cells: string[] }[]
}
/** Cells of an indicator row in their order. */
export const indicatorFields: readonly string[] = ['name', 'weight', 'unit', 'relation', 'value']

export type BudgetModel = { tables: TableModel[]; narrative: NarrativeModel[]; funds: FundModel[] }

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const whole = (value: Json | undefined): number => (typeof value === 'number' ? value : 0)

function cellValue(value: Json | undefined): CellValue {
  if (typeof value === 'string' || typeof value === 'number') return value
  const { stated, value: amount } = object(value)
  if (typeof stated === 'string') return stated
  return typeof amount === 'number' ? amount : null
}

export function readBudget(figures: Json | undefined): BudgetModel {
  const { tables, narrative, narrativeLetter, funds } = object(figures)
  return {
    tables: Object.entries(object(tables))
      .map(([key, table]) => readTable(key, object(table)))
      .toSorted((a, b) => Number(a.key.slice(1)) - Number(b.key.slice(1))),
    narrative: list(narrative).map((line) => readNarrative(object(line), text(narrativeLetter))),
    funds: list(funds).map((fund) => readFund(object(fund))),
  }
}

function readTable(key: string, table: JsonObject): TableModel {
  const rows = list(table['rows']).map(object)
  const columns = table['columns'] === undefined ? keysOf(rows[0]) : list(table['columns']).map(text)
  const letters = list(table['letters']).map(text)
  const order = columnOrder(key, columns, letters)
  const printed = order.map((index) => columns[index] ?? '')
  const inOrder = (row: RowModel): RowModel =>
    withPaths(key, { ...row, cells: order.flatMap((index) => row.cells[index] ?? []) }, printed)
  return {
    key,
    sheet: text(table['sheet']),
    columns: printed,
    rows: rows.map((row) => inOrder(readRow(row, columns, letters))),
    notes: list(table['notes']).map(text),
  }
}

/** Columns as they are printed, else as they stand in the file from A on, else as they are stored. */
function columnOrder(key: string, columns: string[], letters: string[]): number[] {
  const indexes = columns.map((_column, index) => index)
  const printed = printedOrder[key]
  if (printed !== undefined)
    return indexes.toSorted((a, b) => printed.indexOf(columns[a] ?? '') - printed.indexOf(columns[b] ?? ''))
  if (columns.some((_column, index) => (letters[index] ?? '') === '')) return indexes
  const rank = (index: number) => (letters[index] ?? '').padStart(3, ' ')
  return indexes.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

function keysOf(row: JsonObject | undefined): string[] {
  return row === undefined
    ? []
    : [...Object.keys(object(row['labels'])), ...Object.keys(object(row['figures']))]
}

function readRow(row: JsonObject, columns: string[], letters: string[]): RowModel {
  const packed = row['cells'] === undefined ? undefined : list(row['cells'])
  const labels = object(row['labels'])
  const figures = object(row['figures'])
  const number = whole(row['row'])
  const id = text(row['id'])
  const cells = columns.map((column, index): CellModel => {
    const isLabel = labelColumns.has(column)
    const stored = packed === undefined ? (isLabel ? labels[column] : figures[column]) : packed[index]
    const own = text(object(figures[column])['cell'])
    const letter = letters[index] ?? ''
    return {
      address: own === '' && letter !== '' ? `${letter}${number}` : own,
      value: cellValue(stored),
      isLabel,
      path: '',
    }
  })
  const code = cells[columns.indexOf('code')]?.value
  return { id, row: number, cells, isTotal: id.endsWith('.total'), depth: depthOf(code) }
}

/** Paths by the labels that stand before each figure as it is printed, not as it is stored. */
function withPaths(table: string, row: RowModel, columns: string[]): RowModel {
  const cells = row.cells.map((cell, index) => {
    const name = cell.isLabel ? '' : rowPath(row.id, columns, row.cells, index)
    return name === '' ? cell : { ...cell, path: `${table}/${name}/${columns[index] ?? ''}` }
  })
  return { ...row, cells }
}

/**
 * What a row is called in the path of one of its figures: `total` for the sum, its code, else the nearest label before the
 * figure (income and expenditure stand side by side), else any label it prints.
 */
function rowPath(id: string, columns: string[], cells: CellModel[], at: number): string {
  if (id.endsWith('.total')) return 'total'
  const code = cells[columns.indexOf('code')]?.value
  if (typeof code === 'string' && code !== '') return code
  const isNamed = ({ isLabel, value }: CellModel) => isLabel && typeof value === 'string' && value !== ''
  const label = cells.slice(0, at).findLast(isNamed) ?? cells.find(isNamed)
  return typeof label?.value === 'string' ? label.value : ''
}

/** 类 3 digits, 款 5, 项 7: indents a row below its parent. */
function depthOf(code: CellValue | undefined): number {
  return typeof code === 'string' && code.length > 3 ? Math.floor((code.length - 3) / 2) : 0
}

function readNarrative(line: JsonObject, letter: string): NarrativeModel {
  const own = text(object(line['figure'])['cell'])
  return {
    clause: text(line['clause']),
    item: text(line['item']),
    unit: text(line['unit']),
    address: own === '' && letter !== '' ? `${letter}${whole(line['row'])}` : own,
    value: cellValue(line['value'] ?? line['figure']),
    path: `${text(line['clause']).split('/').at(-1) ?? ''}/${text(line['item'])}`,
  }
}

function readFund(fund: JsonObject): FundModel {
  const heads = object(fund['headCells'])
  const budget = object(fund['budget'])
  const key = text(fund['key'])
  const field = (name: string, label: string) => ({
    label,
    text: text(fund[name]),
    address: text(heads[name]),
    path: `${key}/${name}`,
  })
  return {
    key,
    sheet: text(fund['sheet']),
    name: text(fund['name']),
    budget: {
      address: text(fund['budgetCell']) || text(budget['cell']),
      value: cellValue(fund['budget']),
      path: `${key}/budget`,
    },
    texts: [
      field('title', '表名'),
      field('compiler', '编制单位'),
      field('department', '业务主管部门'),
      field('overview', '项目概况'),
      field('basis', '立项依据'),
      field('goal', '当年绩效目标'),
    ],
    indicators: list(fund['indicators'])
      .map(object)
      .map((row) => ({
        id: text(row['id']),
        row: whole(row['row']),
        cells:
          row['cells'] === undefined
            ? indicatorFields.map((name) => text(row[name]))
            : list(row['cells']).map(text),
      })),
  }
}

/** Every figure of the budget by the path that changes it. */
export function valuesOf({ tables, narrative, funds }: BudgetModel): ReadonlyMap<string, CellValue> {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const budgets = funds.map(({ budget }) => budget)
  return new Map(
    [...cells, ...narrative, ...budgets]
      .filter(({ path }) => path !== '')
      .map(({ path, value }) => [path, value] as const),
  )
}

/** A finding tied to a place in the workbook. */
export type PlacedFinding = {
  key: string
  /** The same finding with other figures in its words: rule and place. */
  same: string
  grade: string
  sheet: string
  cell: string
  row: string
  /** Table, row and column as a reader names them. */
  place: string
  clause: string
  clauseLabel: string
  stated: string
  expected: string
  message: string
  /** What the finding stops: `submission`, `publication` or nothing. */
  blocks: string
}

/** Every finding of the case that names a sheet or a row: from the checks' own list or from a finding's facts. */
export function placedFindings(view: CaseView): PlacedFinding[] {
  const found: PlacedFinding[] = []
  for (const part of ['findings', 'report']) collect((view.state as JsonObject)[part] ?? null, found, {})
  for (const finding of view.findings) {
    if (finding.holds === 'yes') continue
    const { clause, clauseLabel } = finding
    collect(finding.facts ?? {}, found, { clause, clauseLabel, message: finding.say ?? finding.label })
  }
  // The checks' own list comes first and knows more; the same finding of an act's record adds nothing.
  const byKey = new Map<string, PlacedFinding>()
  for (const item of found) if (!byKey.has(item.key)) byKey.set(item.key, item)
  return Array.from(byKey.values())
}

type Context = { clause?: string; clauseLabel?: string; message?: string }

function collect(value: Json, found: PlacedFinding[], context: Context): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, context)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const where = { ...value, ...object(value['where'] ?? value['place']) }
  const hasPlace = text(where['sheet']) !== '' || /^[tp]\w*\.\w+/.test(text(where['row']))
  if (hasPlace && (text(value['message']) !== '' || context.message !== undefined)) {
    found.push(placed(value, where, context))
    return
  }
  for (const part of Object.values(value)) collect(part, found, context)
}

function placed(value: JsonObject, where: JsonObject, context: Context): PlacedFinding {
  const clause = text(where['clause']) || context.clause || ''
  const message = text(value['message']) || context.message || ''
  const sheet = text(where['sheet'])
  const cell = text(where['cell'])
  return {
    key: `${sheet}!${cell}!${message}`,
    same: [
      text(value['rule']),
      clause,
      sheet,
      cell,
      text(where['row']),
      text(where['rowName']),
      text(where['column']),
    ].join('|'),
    grade: text(value['grade']) || 'error',
    sheet,
    cell,
    row: text(where['row']),
    place: placeText(where),
    clause,
    clauseLabel:
      text(value['clauseLabel']) ||
      (clause === context.clause ? (context.clauseLabel ?? '') : '') ||
      clause.split('/').at(-1) ||
      '',
    stated: text(value['stated']),
    expected: text(value['expected']),
    message,
    blocks: text(value['blocks']),
  }
}

/** Id of a cell's element, the same for the mark and for the finding that leads to it. */
export function cellAnchor(sheet: string, address: string): string {
  return `cell-${sheet}-${address}`.replaceAll(/\s+/g, '_')
}
