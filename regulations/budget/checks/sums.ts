import type { CheckResult, PlacedFigure, SumCheck } from '#lint'
import { checkSum, found } from '#lint'
import type { BudgetFigures, StatedRow } from '../figures.ts'
import { positionClause, rowClause, tableDefinitions, totalClause } from '../tables.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, figureColumns, findTable, place, totalRow } from './lookup.ts'

/** t1.cols, t2.cols, t3.cols, t4.total, t4.car, t7.cols: each row's total column equals its part columns. */
export function rowSums(figures: BudgetFigures): SumCheck[] {
  return eachTable(figures).flatMap((table) =>
    table.definition.relations.flatMap(({ total, parts, clause }) =>
      table.stated.rows.map((row) => ({
        rule: 'row-total',
        total: place(table, row, total, clause),
        parts: parts.map((part) => place(table, row, part, clause)),
        partsName: '本行各栏',
      })),
    ),
  )
}

/** t2.r1 … t7.r13: a shorter code equals the sum of its direct children, column by column. */
function rollUps(figures: BudgetFigures): SumCheck[] {
  return eachTable(figures).flatMap((table) =>
    dataRows(table).flatMap((row) => {
      const children = directChildren(table, codeOf(row))
      if (children.length === 0) return []
      const clause = rowClause(table.definition.key, codeOf(row))
      return figureColumns(table).map((column) => ({
        rule: 'code-rollup',
        total: place(table, row, column, clause),
        parts: children.map((child) => place(table, child, column, clause)),
        partsName: `下级科目（${children.map(codeOf).join('、')}）`,
      }))
    }),
  )
}

/** t2.total, t3.total, t5.total, t6.total, t7.total: the total row equals the sum of the top rows, column by column. */
export function columnSums(figures: BudgetFigures): SumCheck[] {
  return tablesWithTotal(figures).flatMap((table) => {
    const total = totalRow(table)
    if (total === undefined) return []
    const clause = totalClause(table.definition.key)
    return figureColumns(table).map((column) => ({
      rule: 'column-total',
      total: place(table, total, column, clause),
      parts: topRows(table).map((row) => place(table, row, column, clause)),
      partsName: '本列各行',
    }))
  })
}

/** All sums of the money tables that a budget must close: rows, roll-ups, columns, the sections of t1. */
export function allSums(figures: BudgetFigures): SumCheck[] {
  return [...rowSums(figures), ...rollUps(figures), ...columnSums(figures), ...sectionSums(figures)]
}

/** Checks all sums, and that a table with rows has its total row. */
export function checkSums(figures: BudgetFigures): CheckResult[] {
  const missing = tablesWithTotal(figures).filter((table) => totalRow(table) === undefined)
  return [...allSums(figures).map(checkSum), ...missing.flatMap(missingTotal)]
}

/** t1 has sections and t4 one row only; both have their own sums. */
function tablesWithTotal(figures: BudgetFigures): CheckedTable[] {
  return eachTable(figures).filter(({ definition: { key } }) => key !== 't1' && key !== 't4' && key !== 't10')
}

function missingTotal(table: CheckedTable): CheckResult[] {
  if (dataRows(table).length === 0) return []
  return [
    found({
      rule: 'column-total',
      grade: 'error',
      where: {
        sheet: table.stated.sheet,
        table: table.definition.key,
        clause: totalClause(table.definition.key),
      },
      related: [],
      stated: '没有合计行',
      expected: '合计行',
      message: `请在「${table.stated.sheet}」补上合计行：表中有${dataRows(table).length}行数据而没有合计。`,
    }),
  ]
}

/** t1.r1, t1.r6, t1.total: each side's sections equal their rows, and the grand totals equal the two sections. */
export function sectionSums(figures: BudgetFigures): SumCheck[] {
  const table = findTable(figures, 't1')
  if (table === undefined) return []
  const income = sideSums(table, 'income', ['incomeAmount'])
  const expenditure = sideSums(
    table,
    'expenditure',
    figureColumns(table).filter((column) => column !== 'incomeAmount'),
  )
  return [...income, ...expenditure]
}

function sideSums(
  table: CheckedTable,
  label: 'income' | 'expenditure',
  columns: readonly string[],
): SumCheck[] {
  const rows = dataRows(table)
  const heads = rows.filter((row) => /^[一二三四]、/.test(row.labels[label] ?? ''))
  const total = totalRow(table)
  return columns.flatMap((column) => {
    const sections = heads.flatMap((head, i) => {
      const end = heads[i + 1] === undefined ? rows.length : rows.indexOf(heads[i + 1] ?? head)
      const parts = rows.slice(rows.indexOf(head) + 1, end).filter((row) => isFilled(row, label, column))
      return parts.length === 0 ? [] : [sectionSum(table, head, parts, column, label)]
    })
    if (total === undefined) return sections
    const clause = 'shizhu-budget-2023/t1.total'
    const whole = {
      rule: 'column-total',
      total: place(table, total, column, clause),
      parts: heads.map((head) => place(table, head, column, clause)),
      partsName: '各部分',
    }
    return [...sections, whole]
  })
}

function isFilled(row: StatedRow, label: string, column: string): boolean {
  return (row.labels[label] ?? '') !== '' || (row.figures[column]?.value ?? 0) !== 0
}

function sectionSum(
  table: CheckedTable,
  head: StatedRow,
  parts: readonly StatedRow[],
  column: string,
  label: string,
): SumCheck {
  const clause = positionClause('t1', head.id)
  return {
    rule: 'column-total',
    total: place(table, head, column, clause),
    parts: parts.map((row): PlacedFigure => place(table, row, column, clause)),
    partsName: `“${head.labels[label] ?? ''}”以下各行`,
  }
}

/** Rows that no shorter code of the table covers: classes, or all rows of a table without codes. */
export function topRows(table: CheckedTable): readonly StatedRow[] {
  const rows = dataRows(table)
  if (table.definition.tree === undefined) return rows
  const codes = new Set(rows.map(codeOf))
  return rows.filter((row) => !ancestors(table, codeOf(row)).some((code) => codes.has(code)))
}

/** Rows one level below a code. */
export function directChildren(table: CheckedTable, code: string): readonly StatedRow[] {
  const lengths = table.definition.tree?.lengths ?? []
  const next = lengths[lengths.indexOf(code.length) + 1]
  if (!lengths.includes(code.length) || next === undefined) return []
  return dataRows(table).filter((row) => codeOf(row).length === next && codeOf(row).startsWith(code))
}

/** The shorter codes above a code, nearest last. */
export function ancestors(table: CheckedTable, code: string): readonly string[] {
  const lengths = table.definition.tree?.lengths ?? []
  return lengths.filter((length) => length < code.length).map((length) => code.slice(0, length))
}

export function codeOf(row: StatedRow): string {
  return row.labels['code'] ?? ''
}

function eachTable(figures: BudgetFigures): CheckedTable[] {
  return tableDefinitions.flatMap(({ key }) => {
    const table = findTable(figures, key)
    return table === undefined ? [] : [table]
  })
}
