/** Text of a cell → value of a column. */
import type { Fact } from '#kernel/law'
import { findLocalDate } from '#kernel/time'
import type { RegisterColumn } from './definition.ts'
import { expectation } from './definition.ts'

/** A cell as the readers give it. */
export interface SheetCell {
  readonly address: string
  readonly row: number
  readonly column: number
  readonly kind: 'blank' | 'text' | 'number' | 'boolean' | 'date'
  readonly text: string
}

/** A sheet as the readers give it. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
}

export type CellValue =
  | { readonly ok: true; readonly value: Fact | undefined }
  | { readonly ok: false; readonly say: string }

/** Digits that a spreadsheet keeps of a number; longer codes must be text cells. */
const EXACT_DIGITS = 15

/** Text as meant: trimmed, and without the apostrophe that our exports put before what a spreadsheet would run. */
export function cellText(cell: SheetCell | undefined): string {
  const text = (cell?.text ?? '').trim()
  return /^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text
}

/** Reads a cell for a column; undefined for a blank one. Required columns and patterns are judged elsewhere. */
export function readCell(column: RegisterColumn, cell: SheetCell | undefined): CellValue {
  const text = cellText(cell)
  if (text === '') return { ok: true, value: undefined }
  const rounded = cell === undefined ? undefined : roundedFault(cell)
  if (column.type === 'text' && rounded !== undefined) return { ok: false, say: rounded }
  const value = valueOf(column, text)
  return value === undefined
    ? { ok: false, say: `应为${expectation(column)}，实际为“${text}”。` }
    : { ok: true, value }
}

/** A long code in a number cell has lost its last digits. */
export function roundedFault(cell: SheetCell): string | undefined {
  const digits = cell.text.replaceAll(/\D/g, '').length
  if (cell.kind !== 'number' || (digits <= EXACT_DIGITS && !/e/i.test(cell.text))) return undefined
  return `超过${EXACT_DIGITS}位的代码请先把单元格设为文本再填写，实际为数字“${cell.text}”，末位可能已丢失。`
}

function valueOf(column: RegisterColumn, text: string): Fact | undefined {
  switch (column.type) {
    case 'text':
      return text
    case 'integer':
      return readInteger(text)
    case 'date':
      return readDate(text)
    case 'boolean':
      return readBoolean(text)
    case 'select':
      return (column.options ?? []).find(({ value, label }) => label === text || value === text)?.value
  }
}

function readInteger(text: string): number | undefined {
  const plain = text.replaceAll('，', ',')
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(plain)) return undefined
  const value = Number(plain.replaceAll(',', ''))
  return Number.isSafeInteger(value) ? value : undefined
}

/** Days as people type them: 2026-3-1, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301. */
export function readDate(text: string): string | undefined {
  const found =
    /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (found === null) return undefined
  const [, year = '', month = '', day = ''] = found
  return findLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function readBoolean(text: string): boolean | undefined {
  if (/^(?:是|TRUE|true|√|1)$/.test(text)) return true
  return /^(?:否|FALSE|false|×|0)$/.test(text) ? false : undefined
}

/** Value of a column as a file and a page show it. */
export function shownValue(column: RegisterColumn, value: Fact | undefined): string {
  if (value === undefined || value === null) return ''
  if (column.type === 'boolean') return value === true ? '是' : '否'
  if (column.type === 'select')
    return (column.options ?? []).find((option) => option.value === value)?.label ?? plain(value)
  return plain(value)
}

const plain = (value: Fact): string => (typeof value === 'string' ? value : JSON.stringify(value))
