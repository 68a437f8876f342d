/** Filling an Excel layout: fields in cells, rows repeated, formats kept. */
import { insertRows, openXlsx, removeSheet, saveXlsx } from 'hucre'
import type { Cell, CellValue, Sheet } from 'hucre'
import { withoutFormula } from '../excel.ts'
import { namesIn, tableOf, writtenName } from './fields.ts'
import type { LayoutFinding, LayoutText } from './fields.ts'
import type { FilledTable, Filling } from './filling.ts'

/** Name of the sheet that lists the fields in a downloaded layout; it is left out of what is printed. */
export const FIELDS_SHEET = '字段清单'

export type ExcelLayout = {
  readonly texts: readonly LayoutText[]
  readonly findings: readonly LayoutFinding[]
  /** With the blank ones between others; a blank row counts as one. */
  readonly cells: number
}

/** The texts of an Excel layout with their places; undefined when the bytes are no workbook. */
export async function excelTexts(bytes: Uint8Array): Promise<ExcelLayout | undefined> {
  const workbook = await openWorkbook(bytes)
  if (workbook === undefined) return undefined
  const sheets = workbook.sheets.filter(({ name }) => name !== FIELDS_SHEET)
  const texts = sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row, r) =>
      row.flatMap((value, c) =>
        typeof value === 'string' && value !== ''
          ? [{ place: `工作表「${sheet.name}」${address(r, c)}`, text: value, row: `${sheet.name}#${r}` }]
          : [],
      ),
    ),
  )
  const cells = sheets.reduce(
    (sum, { rows }) => sum + rows.reduce((n, row) => n + Math.max(1, row.length), 0),
    0,
  )
  return { texts, cells, findings: sheets.flatMap((sheet) => [...formulasIn(sheet), ...splitRecords(sheet)]) }
}

/** Rows are repeated below a formula's range, so it would no longer cover them. */
function formulasIn(sheet: Sheet): LayoutFinding[] {
  const [first] = [...(sheet.cells ?? [])].filter(([, { formula }]) => formula !== undefined)
  if (first === undefined) return []
  const [row = 0, column = 0] = first[0].split(',').map(Number)
  const place = `工作表「${sheet.name}」${address(row, column)}`
  return [
    {
      grade: 'refuse',
      place,
      found: `=${first[1].formula ?? ''}`,
      nearest: null,
      say: `${place}是公式。填入数据时行数会变，公式的范围和结果不会随之改变。请改用字段（合计也有字段）后重新上传。`,
    },
  ]
}

/** A record over two rows would come out as all first rows and then all second ones. */
function splitRecords(sheet: Sheet): LayoutFinding[] {
  const tables = sheet.rows.map((row) => {
    const names = row.flatMap((value) => (typeof value === 'string' ? namesIn(value) : []))
    return names.map(tableOf).find((table) => table !== '')
  })
  return tables.flatMap((table, r): LayoutFinding[] => {
    if (table === undefined || tables[r - 1] !== table) return []
    const place = `工作表「${sheet.name}」第${r + 1}行`
    return [
      {
        grade: 'refuse',
        place,
        found: `{{${table}.…}}`,
        nearest: null,
        say: `${place}和上一行都是「${table}」的栏。Excel 版式里一条记录只能占一行，请并为一行后重新上传（Word 版式可以占几行）。`,
      },
    ]
  })
}

async function openWorkbook(bytes: Uint8Array) {
  try {
    return await openXlsx(bytes, { readStyles: true })
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

/** Fills an Excel layout. Text that would start a formula gets an apostrophe; figures become numbers. */
export async function fillExcel(layout: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const workbook = await openXlsx(layout, { readStyles: true })
  const listed = workbook.sheets.findIndex(({ name }) => name === FIELDS_SHEET)
  if (listed >= 0 && workbook.sheets.length > 1) removeSheet(workbook, listed)
  for (const sheet of workbook.sheets) fillSheet(sheet, filling)
  return await saveXlsx(workbook)
}

function fillSheet(sheet: Sheet, filling: Filling): void {
  for (let r = sheet.rows.length - 1; r >= 0; r -= 1) {
    const names = (sheet.rows[r] ?? []).flatMap((value) => (typeof value === 'string' ? namesIn(value) : []))
    const found = names.map(tableOf).find((table) => filling.tables.has(table))
    const table = found === undefined ? undefined : filling.tables.get(found)
    if (found === undefined || table === undefined) fillRow(sheet, r, (name) => single(filling, name))
    else repeatRow(sheet, r, found, table, filling)
  }
}

type Value = { readonly text: string; readonly figure: boolean }
type ValueOf = (name: string) => Value | undefined

function single({ texts, paragraphs }: Filling, name: string): Value | undefined {
  const text =
    texts.get(name) ??
    paragraphs
      .get(name)
      ?.map((one) => one.text)
      .join('\n')
  return text === undefined ? undefined : { text, figure: false }
}

function repeatRow(sheet: Sheet, at: number, name: string, table: FilledTable, filling: Filling): void {
  const copies = Math.max(1, table.rows.length)
  const values = [...(sheet.rows[at] ?? [])]
  const details = values.map((_, c) => sheet.cells?.get(`${at},${c}`))
  const merged = (sheet.merges ?? []).filter(({ startRow, endRow }) => startRow === at && endRow === at)
  const height = sheet.rowDefs?.get(at)
  if (copies > 1) {
    insertRows(sheet, at + 1, copies - 1)
    lengthenPrintArea(sheet, at, copies - 1)
  }
  for (let i = 0; i < copies; i += 1) {
    const row = table.rows[i]
    sheet.rows[at + i] = [...values]
    for (const [c, detail] of details.entries())
      if (detail !== undefined)
        sheet.cells?.set(`${at + i},${c}`, strong(structuredClone(detail), row?.strong === true))
    if (i > 0) sheet.merges?.push(...merged.map((merge) => ({ ...merge, startRow: at + i, endRow: at + i })))
    if (i > 0 && height !== undefined) sheet.rowDefs?.set(at + i, { ...height })
    fillRow(sheet, at + i, (field) => {
      if (tableOf(field) !== name) return single(filling, field)
      const column = table.columns.find((one) => `${name}.${one.name}` === field)
      const text = column === undefined ? undefined : (row?.cells[column.name] ?? '')
      return text === undefined ? undefined : { text, figure: column?.kind === 'figure' }
    })
  }
}

/** What was printed goes on being printed: a print area that holds the row grows with it. */
function lengthenPrintArea(sheet: Sheet, at: number, added: number): void {
  const match = /^(\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?)(\d+)$/.exec(sheet.pageSetup?.printArea ?? '')
  if (match === null || sheet.pageSetup === undefined) return
  const [, begin = '', last = ''] = match
  if (Number(last) > at)
    sheet.pageSetup = { ...sheet.pageSetup, printArea: `${begin}${Number(last) + added}` }
}

function strong(cell: Cell, isStrong: boolean): Cell {
  return isStrong ? { ...cell, style: { ...cell.style, font: { ...cell.style?.font, bold: true } } } : cell
}

function fillRow(sheet: Sheet, r: number, valueOf: ValueOf): void {
  for (const [c, value] of (sheet.rows[r] ?? []).entries()) {
    if (typeof value !== 'string' || !value.includes('{{')) continue
    const filled = filledValue(value, valueOf)
    const row = sheet.rows[r]
    if (row !== undefined) row[c] = filled.value
    const detail = sheet.cells?.get(`${r},${c}`)
    if (detail !== undefined) sheet.cells?.set(`${r},${c}`, withValue(detail, filled))
    else if (filled.decimals !== undefined) {
      sheet.cells ??= new Map()
      sheet.cells.set(`${r},${c}`, withValue({ value: null, type: 'number' }, filled))
    }
  }
}

type FilledValue = { readonly value: CellValue; readonly decimals?: number }

const plainFigure = /^-?\d{1,13}(?:\.(\d{1,4}))?$/

function filledValue(text: string, valueOf: ValueOf): FilledValue {
  const [only, ...others] = namesIn(text)
  const whole = only !== undefined && others.length === 0 && /^\s*\{\{[^{}]*\}\}\s*$/.test(text)
  const value = whole ? valueOf(only) : undefined
  if (value?.figure === true) {
    const match = plainFigure.exec(value.text.replaceAll(',', ''))
    if (match !== null) return { value: Number(match[0]), decimals: match[1]?.length ?? 0 }
  }
  const filled = text.replace(
    /\{\{([^{}]*)\}\}/g,
    (field, inside: string) => valueOf(writtenName(inside))?.text ?? field,
  )
  return { value: filled === '' ? null : withoutFormula(filled) }
}

function withValue(cell: Cell, { value, decimals }: FilledValue): Cell {
  const { richText: _formatted, ...plain } = cell
  if (decimals === undefined) return { ...plain, value, type: value === null ? 'empty' : 'string' }
  const own = plain.style?.numFmt
  const numFmt =
    own === undefined || own === 'General' || own === '@'
      ? decimals === 0
        ? '0'
        : `0.${'0'.repeat(decimals)}`
      : own
  return { ...plain, value, type: 'number', style: { ...plain.style, numFmt } }
}

function address(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}
