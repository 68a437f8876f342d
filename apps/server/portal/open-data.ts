/** Published tables as data: CSV with lasting column names, a Frictionless data package, a workbook. */
import { createHash } from 'node:crypto'
import { type CellContent, type ListSheet, writeCsvList, writeSheet } from '#readers'
import { budgetAddress } from './addresses.ts'
import type { PublishedBudget, PublishedColumn, PublishedRow, PublishedTable } from './sources.ts'

const DECIMAL = /^-?\d+(?:\.\d+)?$/

/** Lasting column name: the column's key in snake case (`incomeAmount` → `income_amount`). */
export function columnName(column: PublishedColumn): string {
  return column.key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function content(column: PublishedColumn, text: string): CellContent {
  if (text === '') return null
  const bare = text.replaceAll(',', '')
  return column.kind === 'figure' && DECIMAL.test(bare)
    ? { decimal: bare, decimals: bare.split('.')[1]?.length ?? 0 }
    : text
}

function contents(table: PublishedTable, row: PublishedRow): readonly CellContent[] {
  return table.columns.map((column) => content(column, row.cells[column.key] ?? ''))
}

/** A table as CSV (UTF-8 with byte order mark, since office programs need it). `row_id` is the clause's row. */
export function tableCsv(table: PublishedTable): string {
  return writeCsvList({
    name: table.title,
    columns: ['row_id', 'row_kind', ...table.columns.map(columnName)].map((title) => ({ title })),
    rows: table.rows.map((row) => [row.id, row.total ? 'total' : 'item', ...contents(table, row)]),
  })
}

/** The same tables for people who work in a spreadsheet: printed heads, one sheet each. */
export function budgetWorkbook(tables: readonly PublishedTable[]): Promise<Uint8Array> {
  const sheets = tables.map((table): ListSheet => ({
    name: table.title,
    columns: table.columns.map((column) => ({
      title: `${column.path.join('-')}${column.kind === 'figure' ? `（${table.moneyUnit}）` : ''}`,
      width: column.kind === 'label' ? 34 : 16,
    })),
    // An empty table says under it why it is empty, in the file as on the page.
    rows: [...table.rows.map((row) => contents(table, row)), ...table.notes.map((note) => [note])],
  }))
  return writeSheet(sheets)
}

function fieldsOf(table: PublishedTable): readonly object[] {
  return [
    { name: 'row_id', type: 'string', title: '行号', constraints: { required: true, unique: true } },
    {
      name: 'row_kind',
      type: 'string',
      title: '行别',
      constraints: { required: true, enum: ['item', 'total'] },
    },
    ...table.columns.map((column) => ({
      name: columnName(column),
      type: column.kind === 'figure' ? 'number' : 'string',
      title: column.path.join('-'),
      ...(column.kind === 'figure'
        ? { bareNumber: true, description: `单位：${table.moneyUnit}，按公开时的四舍五入值` }
        : {}),
    })),
  ]
}

/** The data package of a version (Frictionless Data): what each table and column is, with the digest of each file. */
export function dataPackage(
  budget: PublishedBudget,
  tables: readonly PublishedTable[],
  origin: string,
): object {
  const base = `${origin}${budgetAddress(budget)}`
  return {
    profile: 'tabular-data-package',
    name: budget.slug,
    title: budget.title,
    version: String(budget.version.number),
    created: budget.version.publishedAt,
    homepage: base,
    description: `${budget.unit.name}${budget.year}年单位预算公开表，金额单位万元。公开内容校验值 ${budget.version.hash}`,
    contributors: [{ title: budget.version.publishedBy, role: 'publisher' }],
    resources: tables.map((table) => {
      const bytes = Buffer.from(tableCsv(table), 'utf8')
      return {
        profile: 'tabular-data-resource',
        name: table.key,
        title: table.title,
        path: `tables/${table.key}.csv`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: bytes.length,
        hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
        dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
        schema: { fields: fieldsOf(table), missingValues: [''], primaryKey: 'row_id' },
      }
    }),
  }
}
