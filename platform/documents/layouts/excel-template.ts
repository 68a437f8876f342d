/** The layout of a document as a workbook with fields: a sheet per table, or one sheet in the order of the paper. */
import { openXlsx, saveXlsx, writeXlsx } from 'hucre'
import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre'
import { writeTableWorkbook } from '../excel.ts'
import type { FiguresData, FormData, TemplateData, TemplateName } from '../model.ts'
import { FIELDS_SHEET } from './excel-fill.ts'
import { fieldsOf } from './fields.ts'
import type { LayoutField } from './fields.ts'
import { fieldName, fillingOf, formFields, namedColumns, tableName } from './filling.ts'
import { sampleMark } from './word-parts.ts'

const thin = { style: 'thin' as const }
const border = { top: thin, right: thin, bottom: thin, left: thin }
const body: CellStyle = {
  font: { name: '仿宋_GB2312', size: 12 },
  alignment: { wrapText: true, vertical: 'center' },
}
const boxed: CellStyle = { ...body, border }
const label: CellStyle = {
  ...boxed,
  font: { name: '黑体', size: 12 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const title: CellStyle = {
  font: { name: '方正小标宋简体', size: 18 },
  alignment: { horizontal: 'center', vertical: 'center' },
}
const field = (name: string): string => `{{${name}}}`

/** Makes the Excel layout of a document, with a sheet of all fields that is not printed. */
export async function excelTemplate<Name extends TemplateName>(
  template: Name,
  data: TemplateData[Name],
  extra: readonly LayoutField[],
): Promise<Uint8Array> {
  const fields = [...fieldsOf(fillingOf(template, data), 'document'), ...extra]
  if (template === 'figures') return await figuresWorkbook(data as FiguresData, fields)
  const sheet =
    template === 'form'
      ? formSheet(data as FormData)
      : listSheet(fieldsOf(fillingOf(template, data), 'document'))
  return await writeXlsx({ sheets: [sheet, fieldsSheet(fields)] })
}

/** The field list alone, to be read beside Word. */
export async function fieldListWorkbook(fields: readonly LayoutField[]): Promise<Uint8Array> {
  return await writeXlsx({ sheets: [fieldsSheet(fields)] })
}

const kindWords: Readonly<Record<LayoutField['kind'], string>> = {
  text: '一段文字',
  paragraphs: '多段文字（独占一段，自动分段）',
  column: '表格的一栏（放在一行里，按行重复）',
}

function fieldsSheet(fields: readonly LayoutField[]): WriteSheet {
  const head = ['写法（照抄到版式里）', '种类', '来源', '示例']
  const rows = fields.map(({ name, kind, origin, example }) => [
    field(name),
    kindWords[kind],
    origin === 'document' ? '本文书' : '本件信息',
    example.slice(0, 200),
  ])
  const cells = new Map<string, Partial<Cell>>(head.map((value, c) => [`0,${c}`, { value, style: label }]))
  const note = '照抄第一栏，括号用半角；此工作表只供参考，不会印出。'
  return {
    name: FIELDS_SHEET,
    rows: [head, ...rows, [note]],
    cells,
    columns: [44, 36, 12, 50].map((width) => ({ width })),
  }
}

/** The tables as they are exported, their rows and words replaced by fields. */
async function figuresWorkbook(data: FiguresData, fields: readonly LayoutField[]): Promise<Uint8Array> {
  const names = data.tables.map((table, index) => tableName(table, index, data.tables.length))
  const tables = data.tables.map((table, index) => {
    const name = names[index] ?? ''
    const cells = Object.fromEntries(
      namedColumns(table.columns).map((column) => [column.key, field(`${name}.${column.name}`)]),
    )
    const { columns, preparedBy, unit } = table
    return {
      title: name,
      columns,
      rows: [{ cells }],
      ...(preparedBy === undefined ? {} : { preparedBy: field(`${name}编制单位`) }),
      ...(unit === undefined ? {} : { unit: field(`${name}金额单位`) }),
    }
  })
  const workbook = await openXlsx(await writeTableWorkbook(tables, { title: '版式' }), { readStyles: true })
  for (const [index, sheet] of workbook.sheets.entries()) {
    const name = names[index] ?? ''
    const [first] = sheet.rows
    if (first !== undefined) first[0] = field(`${name}标题`)
    const head = sheet.cells?.get('0,0')
    if (head !== undefined) sheet.cells?.set('0,0', { ...head, value: field(`${name}标题`) })
    sheet.rows.push([field(`${name}备注`)], [signatureLine(data)], [sampleMark])
  }
  const listed = await openXlsx(await fieldListWorkbook(fields), { readStyles: true })
  workbook.sheets.push(...listed.sheets)
  return await saveXlsx(workbook)
}

function signatureLine({ signatures = [] }: FiguresData): string {
  return signatures.map(({ label: words }) => `${words}：${field(fieldName(words))}`).join('　　')
}

type Sheet = {
  readonly rows: CellValue[][]
  readonly cells: Map<string, Partial<Cell>>
  readonly merges: MergeRange[]
}

function put(sheet: Sheet, row: number, column: number, value: CellValue, style: CellStyle): void {
  while (sheet.rows.length <= row) sheet.rows.push([])
  const line = sheet.rows[row] ?? []
  while (line.length <= column) line.push(null)
  line[column] = value
  sheet.cells.set(`${row},${column}`, { value, style })
}

function wide(sheet: Sheet, value: string, style: CellStyle, width: number): void {
  const row = sheet.rows.length
  put(sheet, row, 0, value, style)
  if (width > 1) sheet.merges.push({ startRow: row, endRow: row, startCol: 0, endCol: width - 1 })
}

function sheetOf({ rows, cells, merges }: Sheet, widths: readonly number[]): WriteSheet {
  return {
    name: '版式',
    rows,
    cells,
    merges,
    columns: widths.map((width) => ({ width })),
    pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

/** A form in its own grid. */
function formSheet(data: FormData): WriteSheet {
  const sheet: Sheet = { rows: [], cells: new Map(), merges: [] }
  const width = data.columns.length
  wide(sheet, field('标题'), title, width)
  if (data.preparedBy !== undefined) wide(sheet, field('填报单位'), body, width)
  const names = formFields(data)
  const covered = new Set<string>()
  const top = sheet.rows.length
  for (const [r, cells] of data.rows.entries()) {
    let column = 0
    for (const [c, one] of cells.entries()) {
      while (covered.has(`${r},${column}`)) column += 1
      const [down, across] = [one.rowspan ?? 1, one.colspan ?? 1]
      const name = names[r]?.[c]?.name ?? null
      const text = name === null ? one.text : field(name)
      put(
        sheet,
        top + r,
        column,
        one.seal === undefined ? text : `${text}\n\n${one.seal}`,
        one.kind === 'label' ? label : boxed,
      )
      for (let y = 0; y < down; y += 1)
        for (let x = 0; x < across; x += 1) {
          covered.add(`${r + y},${column + x}`)
          if (y + x > 0) put(sheet, top + r + y, column + x, null, boxed)
        }
      if (down * across > 1)
        sheet.merges.push({
          startRow: top + r,
          endRow: top + r + down - 1,
          startCol: column,
          endCol: column + across - 1,
        })
      column += across
    }
  }
  wide(sheet, field('说明'), body, width)
  wide(sheet, sampleMark, body, width)
  return sheetOf(
    sheet,
    data.columns.map((share) => share * 5),
  )
}

/** Any other paper: its texts one below the other, its tables each with a row of fields. */
function listSheet(fields: readonly LayoutField[]): WriteSheet {
  const sheet: Sheet = { rows: [], cells: new Map(), merges: [] }
  const tables = Map.groupBy(
    fields.filter(({ kind }) => kind === 'column'),
    ({ name }) => name.slice(0, name.indexOf('.')),
  )
  const width = Math.max(2, ...[...tables.values()].map((columns) => columns.length))
  for (const { name, kind } of fields) {
    if (kind === 'column') continue
    if (name === '标题') wide(sheet, field(name), title, width)
    else {
      const row = sheet.rows.length
      put(sheet, row, 0, name, label)
      put(sheet, row, 1, field(name), boxed)
      if (width > 2) sheet.merges.push({ startRow: row, endRow: row, startCol: 1, endCol: width - 1 })
    }
  }
  for (const [name, columns] of tables) {
    wide(sheet, name, label, width)
    const row = sheet.rows.length
    for (const [c, column] of columns.entries()) {
      put(sheet, row, c, column.name.slice(name.length + 1), label)
      put(sheet, row + 1, c, field(column.name), boxed)
    }
  }
  wide(sheet, sampleMark, body, width)
  return sheetOf(
    sheet,
    Array.from({ length: width }, () => 20),
  )
}
