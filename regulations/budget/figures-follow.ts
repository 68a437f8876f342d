/**
 * What repeats a figure follows it. In a budget that is worked on, a cell that agreed with its source before a change
 * agrees with it afterwards: totals of tables 1 and 6, table 4 from table 3, table 7 from table 2, the bound figures of the
 * explanation and the changes against last year. What disagreed before keeps disagreeing: it is a finding, not ours to mend.
 */
import type { PlacedFigure, SumCheck } from '#lint'
import { compareSum, printFigure, restates } from '#lint'
import { crossPairs, hasGeneralMoneyOnly, type FigurePair } from './checks/cross.ts'
import { findTable, placeByRow } from './checks/lookup.ts'
import { columnSums, rowSums, sectionSums } from './checks/sums.ts'
import { threePublicPairs } from './checks/three-public.ts'
import { addCodedRow } from './figures-rows.ts'
import type {
  BudgetFigures,
  PlacedCell,
  StatedNarrative,
  StatedRow,
  StatedTable,
  TableKey,
} from './figures.ts'
import { getColumn, getTableDefinition } from './tables.ts'
import type { TableBinding } from './narrative.ts'
import { findNarrativeItem, narrativeSums, splitItem } from './narrative.ts'
import { makeProcurementTable } from './procurement.ts'
import { findNarrative } from './explanation-figures.ts'

/** Tables whose cells follow; the trees of tables 2 and 3 lead. */
const followers: readonly TableKey[] = ['t1', 't4', 't6', 't7', 't8']
const passesMax = 8

/** Lets everything that repeated a changed figure follow it. */
export function followChanges(before: BudgetFigures, after: BudgetFigures): BudgetFigures {
  let figures = after
  for (let pass = 0; pass < passesMax; pass += 1) {
    const rows = followClasses(before, followRows(before, figures))
    const next = followSums(before, followPairs(before, rows))
    if (next === figures) break
    figures = next
  }
  return followProcurement(before, followNarrative(before, figures))
}

const pairsOf = (figures: BudgetFigures): readonly FigurePair[] => [
  ...crossPairs(figures),
  ...threePublicPairs(figures),
]

function followPairs(before: BudgetFigures, after: BudgetFigures): BudgetFigures {
  const old = new Map(pairsOf(before).map((pair) => [pairId(pair), pair]))
  let figures = after
  for (const pair of pairsOf(after)) {
    const was = old.get(pairId(pair))
    // A pair of new rows agreed as nothing and nothing.
    if (agrees(pair) || (was === undefined ? pair.stated.figure.value !== 0 : !agrees(was))) continue
    const sourceMoved = was === undefined || was.source.figure.value !== pair.source.figure.value
    if (sourceMoved) figures = copyTo(figures, pair.stated, pair.source)
    else figures = copyTo(figures, pair.source, pair.stated)
  }
  return figures
}

const agrees = ({ stated, source }: FigurePair): boolean => restates(stated.figure, source.figure)
const pairId = ({ stated, source }: FigurePair): string => `${cellKey(stated)}=${cellKey(source)}`

/** Rows are known by their names, since a new row moves the numbers of those below it. */
function cellKey({ place }: PlacedFigure): string {
  return `${place.table ?? ''}/${place.rowName ?? place.row ?? ''}/${place.column ?? ''}`
}

function followSums(before: BudgetFigures, after: BudgetFigures): BudgetFigures {
  const sums = (figures: BudgetFigures): readonly SumCheck[] =>
    [...sectionSums(figures), ...columnSums(figures), ...rowSums(figures)].filter(({ total }) =>
      followers.includes(total.place.table as TableKey),
    )
  const open = new Set(
    sums(before)
      .filter((one) => !closes(one))
      .map(({ total }) => cellKey(total)),
  )
  let figures = after
  for (const one of sums(after)) {
    if (open.has(cellKey(one.total)) || closes(one)) continue
    const value = one.parts.reduce((sum, { figure }) => sum + figure.value, 0)
    const isPrinted = one.parts.some(({ figure }) => figure.step > 0)
    figures = setCell(
      figures,
      one.total,
      isPrinted ? { stated: printFigure(value, '万元'), value } : { value },
    )
  }
  return figures
}

function closes({ total, parts }: SumCheck): boolean {
  return (
    compareSum(
      total.figure,
      parts.map(({ figure }) => figure),
    ).outcome !== 'disagrees'
  )
}

/** An item that is new in table 2 stands in table 7 as well, where only the general budget brings money. */
function followRows(before: BudgetFigures, figures: BudgetFigures): BudgetFigures {
  if (!hasGeneralMoneyOnly(figures)) return figures
  const items = (from: BudgetFigures): readonly string[] =>
    (from.tables.t2?.rows ?? []).map(({ labels }) => labels['code'] ?? '').filter((code) => code.length === 7)
  const present = new Set((figures.tables.t7?.rows ?? []).map(({ labels }) => labels['code']))
  const known = new Set(items(before))
  return items(figures)
    .filter((code) => !known.has(code) && !present.has(code))
    .reduce((next, code) => {
      const name = next.tables.t2?.rows.find(({ labels }) => labels['code'] === code)?.labels['name']
      const addition = addCodedRow(next, 't7', code, name)
      return addition.ok ? addition.figures : next
    }, figures)
}

/** A class that is new in table 2 or 7 takes the next free line on the right of table 1 or 6. */
function followClasses(before: BudgetFigures, figures: BudgetFigures): BudgetFigures {
  const [withAppropriations, one] = [['t1', 't2'] as const, ['t6', 't7'] as const]
  return [withAppropriations, one].reduce((next, [summary, tree]) => {
    const known = new Set(classNames(before, tree))
    const added = classNames(next, tree).filter((name) => !known.has(name))
    return added.reduce((figure, name) => addClass(figure, summary, name), next)
  }, figures)
}

function classNames(figures: BudgetFigures, key: 't2' | 't7'): readonly string[] {
  return (figures.tables[key]?.rows ?? [])
    .filter(({ labels }) => (labels['code'] ?? '').length === 3)
    .map(({ labels }) => labels['name'] ?? '')
}

function addClass(figures: BudgetFigures, key: 't1' | 't6', name: string): BudgetFigures {
  const table = figures.tables[key]
  if (table === undefined || table.rows.some(({ labels }) => labels['expenditure'] === name)) return figures
  const end = table.rows.findIndex(({ labels }) => (labels['expenditure'] ?? '').includes('结转下年'))
  const isFree = ({ id, labels }: StatedRow, i: number): boolean =>
    !id.endsWith('.total') && (labels['expenditure'] ?? '') === '' && (end < 0 || i < end)
  const free = table.rows.findIndex(isFree)
  const rows =
    free < 0
      ? inserted(table, end < 0 ? table.rows.length : end, name)
      : table.rows.map((row, i) =>
          i === free ? { ...row, labels: { ...row.labels, expenditure: name } } : row,
        )
  return { ...figures, tables: { ...figures.tables, [key]: { ...table, rows } } }
}

/** A new line with an empty left side; rows below it move down by one. */
function inserted(table: StatedTable, at: number, name: string): readonly StatedRow[] {
  const last = Math.max(0, ...table.rows.slice(0, at).map(({ row }) => row))
  const line: StatedRow = { id: '', row: last + 1, labels: { income: '', expenditure: name }, figures: {} }
  const moved = table.rows.slice(at).map((row) => ({ ...row, row: row.row + 1 }))
  let number = 0
  return [...table.rows.slice(0, at), line, ...moved].map((row) => {
    if (row.id === `${table.key}.total`) return row
    number += 1
    return { ...row, id: `${table.key}.r${number}` }
  })
}

/** Bound figures of the explanation and changes against last year; a derived base is written down before it is lost. */
function followNarrative(before: BudgetFigures, after: BudgetFigures): BudgetFigures {
  const narrative = after.narrative.map((entry) => followEntry(before, after, entry))
  const totalled = followTotals(before, narrative)
  const isSame =
    totalled.length === after.narrative.length && totalled.every((entry, i) => entry === after.narrative[i])
  return isSame ? after : { ...after, narrative: totalled }
}

/** Totals of the explanation that people do not type: procurement and cars by kind (n.5.2.a, n.5.2.b, n.5.4). */
const addedUp: readonly string[] = ['n.5.2.a', 'n.5.2.b', 'n.5.4.a', 'n.5.4.b']

/** A total is the sum of its stated parts, unless it disagreed with them before. */
function followTotals(
  before: BudgetFigures,
  narrative: readonly StatedNarrative[],
): readonly StatedNarrative[] {
  return narrativeSums
    .filter(({ clause }) => addedUp.includes(clause))
    .reduce<readonly StatedNarrative[]>((next, { clause, total, parts }) => {
      const [was, is] = [sumOfItems(before.narrative, parts), sumOfItems(next, parts)]
      if (is === null || is.value === was?.value) return next
      const at = next.findIndex(({ item }) => item === total)
      const stated = next[at]
      if (stated !== undefined && was !== null && (stated.figure.value ?? 0) !== was.value) return next
      const unit = is.unit
      const row = Math.max(1, ...next.map((one) => one.row)) + 1
      const entry = stated ?? { clause, item: total, unit, row, figure: { value: null } }
      const figure =
        unit === '万元' && is.value !== 0
          ? { value: is.value }
          : { stated: String(is.value / (unit === '万元' ? 1 : 10_000)), value: is.value }
      return at < 0 ? [...next, { ...entry, figure }] : next.with(at, { ...entry, figure })
    }, narrative)
}

function sumOfItems(
  narrative: readonly StatedNarrative[],
  items: readonly string[],
): { readonly value: number; readonly unit: string } | null {
  const parts = narrative.filter(({ item }) => items.includes(item))
  const [first] = parts
  if (first === undefined) return null
  return { value: parts.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0), unit: first.unit }
}

/** Table 9 is made again where it was what the explanation made of it. */
function followProcurement(before: BudgetFigures, after: BudgetFigures): BudgetFigures {
  const t9 = after.tables.t9
  if (t9 === undefined || before.tables.t9 === undefined) return after
  const [note = ''] = t9.notes
  const texts = (table: StatedTable): string =>
    table.rows.map(({ labels, figures }) => JSON.stringify([labels['name'], valuesOf(figures)])).join()
  const [was, is] = [makeProcurementTable(before, note), makeProcurementTable(after, note || emptyNote)]
  if (texts(before.tables.t9) !== texts(was) || texts(was) === texts(is)) return after
  return { ...after, tables: { ...after.tables, t9: is } }
}

const emptyNote = '备注：本单位本年没有政府采购预算，表内无数据。'
const valuesOf = (figures: StatedRow['figures']): readonly number[] =>
  ['total', 'general'].map((column) => figures[column]?.value ?? 0)

function followEntry(before: BudgetFigures, after: BudgetFigures, entry: StatedNarrative): StatedNarrative {
  const { item } = splitItem(entry.item)
  const definition = findNarrativeItem(entry.clause, item)
  const bound = definition?.bound
  if (bound !== undefined) {
    const [was, is] = [valueOf(before, bound), valueOf(after, bound)]
    if (was === null || is === null || was.figure.value === is.figure.value) return entry
    const stated = findNarrative(before, item)
    return stated?.value === was.figure.value ? withFigure(entry, is) : entry
  }
  const change = definition?.change
  if (change === undefined) return entry
  const [was, is] = [valueOf(before, change.current), valueOf(after, change.current)]
  if (was === null || is === null) return entry
  const [last, lastNow] = [before, after].map((one) => findNarrative(one, change.last)?.value ?? 0)
  const delta = is.figure.value - was.figure.value - ((lastNow ?? 0) - (last ?? 0))
  return delta === 0 ? entry : withChange(entry, item, (findNarrative(before, item)?.value ?? 0) + delta)
}

function valueOf(figures: BudgetFigures, { table, row, column }: TableBinding): PlacedFigure | null {
  const found = findTable(figures, table)
  return found === undefined ? null : placeByRow(found, row, column, '')
}

function withFigure(entry: StatedNarrative, { figure }: PlacedFigure): StatedNarrative {
  const kept = entry.figure.cell === undefined ? {} : { cell: entry.figure.cell }
  if (figure.step > 0) return { ...entry, figure: { stated: figure.text, value: figure.value, ...kept } }
  const zero = figure.value === 0 ? { stated: '0', value: 0 } : { value: figure.value }
  return { ...entry, figure: { ...zero, ...kept } }
}

function withChange(entry: StatedNarrative, item: string, change: number): StatedNarrative {
  const kept = entry.figure.cell === undefined ? {} : { cell: entry.figure.cell }
  const word = change === 0 ? '持平' : change > 0 ? '增加' : '减少'
  const value = Math.abs(change)
  const text = value === 0 ? '0' : printFigure(value, '万元')
  return { ...entry, item: `${item}${word}`, figure: { stated: text, value, ...kept } }
}

/** Writes `source` into the cell of `target`, where that cell may follow. */
function copyTo(figures: BudgetFigures, target: PlacedFigure, { figure }: PlacedFigure): BudgetFigures {
  const cell: PlacedCell =
    figure.step > 0
      ? { stated: figure.text, value: figure.value }
      : { value: figure.value === 0 ? null : figure.value }
  return setCell(figures, target, cell)
}

function setCell(figures: BudgetFigures, { place }: PlacedFigure, cell: PlacedCell): BudgetFigures {
  const key = place.table as TableKey | undefined
  const table = key === undefined ? undefined : figures.tables[key]
  if (key === undefined || table === undefined || !followers.includes(key)) return figures
  const column = getTableDefinition(key).columns.find(({ path }) => path === place.column)
  const at = table.rows.findIndex(({ id }) => id === place.row)
  const row = table.rows[at]
  if (column === undefined || row === undefined) return figures
  const address = row.figures[column.key]?.cell
  const { key: name } = getColumn(getTableDefinition(key), column.key)
  const next = { ...row.figures, [name]: { ...cell, ...(address === undefined ? {} : { cell: address }) } }
  const rows = table.rows.with(at, { ...row, figures: next })
  return { ...figures, tables: { ...figures.tables, [key]: { ...table, rows } } }
}
