/** From a unit's budget as the regulation knows it to what the public page shows. */
import { type Place, compareSum, printFigure } from '#lint'
import {
  type BudgetFigures,
  type StatedRow,
  type StatedTable,
  type TableDefinition,
  checkBudget,
  printedText,
  tableDefinitions,
  toPrintedFigure,
} from '#regulations/budget'
import { allSums } from '../../../regulations/budget/checks/sums.ts'
import { findNarrative } from '../../../regulations/budget/explanation-figures.ts'
import type {
  BudgetContent,
  ComparedAmount,
  ExplanationPart,
  NamedAmount,
  PublishedColumn,
  PublishedFinding,
  PublishedFund,
  PublishedRow,
  PublishedTable,
  RoundingNote,
} from './sources.ts'

export interface UnitBudgetSource {
  readonly year: number
  readonly figures: BudgetFigures
  readonly explanation: readonly ExplanationPart[]
  readonly contact: { readonly name: string; readonly phone: string }
}

/** Everything the page of one version shows. Tables come in print order; a table the unit does not have is left out. */
export function budgetContent(source: UnitBudgetSource): BudgetContent {
  const { year, figures, explanation, contact } = source
  const tables = publishedTables(figures)
  return {
    keyFigures: keyFigures(figures),
    composition: composition(figures),
    yearOnYear: yearOnYear(figures),
    explanation,
    tables,
    funds: figures.funds.map((fund): PublishedFund => ({ ...fund, budget: printedText(fund.budget) })),
    contact,
    rounding: roundingNotes(figures, tables),
    findings: publishedFindings(figures, year),
  }
}

export function publishedTables(figures: BudgetFigures): readonly PublishedTable[] {
  return tableDefinitions.flatMap((definition) => {
    const stated = figures.tables[definition.key]
    return stated === undefined ? [] : [publishedTable(definition, stated)]
  })
}

function publishedTable(definition: TableDefinition, stated: StatedTable): PublishedTable {
  const columns = definition.columns.map(({ key, path, kind }): PublishedColumn => ({
    key,
    path: path.split('-'),
    kind: kind === 'label' && key === 'code' ? 'code' : kind,
  }))
  const rows = stated.rows.map((row): PublishedRow => ({
    id: row.id,
    total: row.id === `${definition.key}.total`,
    level: levelOf(definition, row),
    cells: Object.fromEntries(
      columns.map(({ key, kind }) => [
        key,
        kind === 'figure' ? printedText(row.figures[key]) : (row.labels[key] ?? ''),
      ]),
    ),
  }))
  return {
    key: definition.key,
    title: definition.title,
    moneyUnit: '万元',
    columns,
    rows,
    notes: stated.notes,
  }
}

/** Depth of a row: by the length of its code; a section of the first table stands above its rows. */
function levelOf(definition: TableDefinition, row: StatedRow): number {
  const depth = definition.tree?.lengths.indexOf(row.labels['code']?.length ?? 0) ?? -1
  if (depth >= 0) return depth
  const label = row.labels['income'] ?? row.labels['expenditure'] ?? ''
  return definition.tree === undefined && !/^[一二三四]、/.test(label) ? 1 : 0
}

/** A cell of a row found by code or label, or of the total row; null where there is no such row. */
function cellText(
  figures: BudgetFigures,
  key: 't2' | 't3' | 't4' | 't6' | 't7',
  column: string,
): string | null {
  const row = figures.tables[key]?.rows.find(({ id }) => id === `${key}.total`)
  if (row === undefined) return null
  const text = printedText(row.figures[column])
  return text === '' ? '0.00' : text
}

function keyFigures(figures: BudgetFigures): readonly NamedAmount[] {
  const named: readonly (readonly [string, string | null])[] = [
    ['收入预算', cellText(figures, 't6', 'incomeAmount')],
    ['支出预算', cellText(figures, 't7', 'total')],
    ['基本支出', cellText(figures, 't7', 'basic')],
    ['项目支出', cellText(figures, 't7', 'project')],
  ]
  return named.flatMap(([label, amount]) => (amount === null ? [] : [{ label, amount }]))
}

/** Expenditure by the classes (类) of the functional classification. */
function composition(figures: BudgetFigures): readonly NamedAmount[] {
  const classes = figures.tables.t7?.rows.filter(({ labels }) => /^\d{3}$/.test(labels['code'] ?? '')) ?? []
  return classes
    .map((row) => ({ label: row.labels['name'] ?? '', amount: printedText(row.figures['total']) }))
    .filter(({ amount }) => amount !== '')
}

/** This year beside last year: last year's amount is stated, or follows from the stated change. */
function yearOnYear(figures: BudgetFigures): readonly ComparedAmount[] {
  if (figures.narrative.length === 0) return []
  const compared: readonly (readonly [string, string | null, string])[] = [
    ['支出预算', cellText(figures, 't7', 'total'), '支出比上年'],
    ['人员经费', cellText(figures, 't3', 'personnel'), '人员经费比上年'],
    ['公用经费', cellText(figures, 't3', 'public'), '公用经费比上年'],
    ['项目支出', cellText(figures, 't2', 'project'), '项目支出比上年'],
  ]
  return compared.flatMap(([label, current, change]) => {
    if (current === null) return []
    return [{ label, current, last: lastYear(figures, current, change) }]
  })
}

function lastYear(figures: BudgetFigures, current: string, change: string): string | null {
  const stated = findNarrative(figures, change)
  if (stated === undefined) return null
  const last = toPrintedFigure({ stated: current, value: null }).value - stated.value
  return last < 0 ? null : printFigure(last, '万元')
}

/** Sums that differ from their parts by rounding alone, one line per row with all columns that show it. */
function roundingNotes(figures: BudgetFigures, tables: readonly PublishedTable[]): readonly RoundingNote[] {
  const notes = new Map<string, { columns: string[]; row: string; total: string; partsSum: string }>()
  for (const { total, parts } of allSums(figures)) {
    const compared = compareSum(
      total.figure,
      parts.map((part) => part.figure),
    )
    if (compared.outcome !== 'rounding') continue
    const { place, figure } = total
    const row = `表${tables.findIndex(({ key }) => key === place.table) + 1}　${place.rowName ?? ''}`
    const partsSum = printFigure(compared.sum, '万元')
    const key = [row, figure.text, partsSum].join('\n')
    const note = notes.get(key) ?? { columns: [], row, total: figure.text, partsSum }
    note.columns.push((place.column ?? '').split('-').at(-1) ?? '')
    notes.set(key, note)
  }
  return [...notes.values()].map(({ row, columns, total, partsSum }) => ({
    place: `${row}（${columns.join('、')}）`,
    total,
    partsSum,
  }))
}

function publishedFindings(figures: BudgetFigures, year: number): readonly PublishedFinding[] {
  return checkBudget(figures, { year }).findings.map(({ grade, where, message, stated, expected }) => ({
    grade,
    place: placeText(where),
    message,
    ...(stated === '' ? {} : { stated }),
    ...(expected === '' ? {} : { expected }),
    ...(where.clause === undefined ? {} : { clause: where.clause }),
  }))
}

function placeText({ sheet, rowName, column }: Place): string {
  return [sheet, rowName, column].filter((part) => part !== undefined && part !== '').join('　')
}
