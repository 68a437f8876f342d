/** The printed budget as rows of text, read from the corpus. Every edit works on this form; the writer makes sheets of it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSpreadsheet } from '#readers'
import type { TableKey } from '#regulations/budget'
import { getTableDefinition } from '#regulations/budget'
import { printedNarrative } from './printed-narrative.ts'

/** A row of a CSV file: `id` is its 行号, `cells` the other columns in print order. */
export type SourceRow = { readonly id: string; readonly cells: readonly string[] }
export type SourceTable = {
  readonly key: TableKey
  readonly title: string
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly SourceRow[]
  readonly notes: readonly string[]
}
export type SourceFund = {
  readonly key: string
  /** Head fields by their label as printed. */
  readonly head: Readonly<Record<string, string>>
  readonly header: readonly string[]
  readonly rows: readonly SourceRow[]
}
export type SourceNarrative = {
  readonly clause: string
  readonly item: string
  readonly value: string
  readonly unit: string
}
export type SourceBudget = {
  readonly year: number
  readonly tables: readonly SourceTable[]
  readonly funds: readonly SourceFund[]
  readonly blankForm: readonly string[]
  readonly narrative: readonly SourceNarrative[]
}

const printedYear = 2023
const corpusFolder = fileURLToPath(new URL('../../../corpus/shizhu-budget-2023/tables', import.meta.url))
const tableKeys: readonly TableKey[] = ['t1', 't2', 't3', 't4', 't5', 't6', 't7']
/** The remark printed below the government-fund table, in our own words. */
const fundTableNote = '备注：本单位没有政府性基金收支，表内无数据。'

/**
 * Loads the budget exactly as printed from the CSV files of the corpus.
 * @param folder where the CSV files are; the corpus by default
 */
export async function loadPrintedBudget(folder: string = corpusFolder): Promise<SourceBudget> {
  const names = await readdir(folder)
  const file = async (prefix: string): Promise<readonly (readonly string[])[]> => {
    const name = names.find((one) => one.startsWith(`${prefix}-`) && one.endsWith('.csv'))
    if (name === undefined) throw new Error(`no CSV file ${prefix}-*.csv in the tables folder`)
    return await readCsv(join(folder, name))
  }
  const tables = await Promise.all(tableKeys.map(async (key) => toTable(key, await file(key))))
  const [headHeader = [], ...heads] = await file('p-heads')
  const funds = await Promise.all(
    heads.map(async (cells) => {
      const key = cells[0] ?? ''
      const [header = [], ...rows] = await file(key.replace('.', '-'))
      const head = Object.fromEntries(headHeader.map((label, i) => [label, cells[i] ?? '']))
      return { key, head, header: header.slice(1), rows: rows.map(toRow) }
    }),
  )
  const [blank = []] = await file('p-blank')
  return { year: printedYear, tables, funds, blankForm: blank.slice(1), narrative: printedNarrative }
}

async function readCsv(path: string): Promise<readonly (readonly string[])[]> {
  const read = await readSpreadsheet(await readFile(path), 'table.csv')
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  const rows = read.document.sheets[0]?.rows ?? []
  return rows
    .map((cells) => cells.map(({ text }) => text))
    .filter((cells) => cells.some((text) => text !== ''))
}

function toTable(key: TableKey, [header = [], ...rows]: readonly (readonly string[])[]): SourceTable {
  const { title, sheet } = getTableDefinition(key)
  return {
    key,
    title,
    sheet,
    header: header.slice(1),
    rows: rows.map(toRow),
    notes: key === 't5' ? [fundTableNote] : [],
  }
}

function toRow([id = '', ...cells]: readonly string[]): SourceRow {
  return { id, cells }
}
