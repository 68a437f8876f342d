/** Tables that list persons by name: where an identity number or an illness is somebody's. */
import type { TableCell } from './grid.ts'
import { cellOf } from './grid.ts'
import type { ReadTable } from './grid.ts'
import type { Reading } from './reading.ts'

export type PersonList = {
  readonly table: ReadTable
  /** Column of the names, from 1. */
  readonly nameColumn: number
  /** Rows that hold a name. */
  readonly rows: ReadTable['rows']
}

const nameHeader = /姓名|^(?:户主|申请人|救助对象|受助人|受益人|患者|监护人|被告知人|当事人)$/
/** Two to four characters, or more with a dot between the parts of a name. */
const personName = /^\p{Script=Han}[\p{Script=Han}\s·•某*＊×○]{1,14}$/u
/** A list has at least as many names. */
const LEAST_NAMES = 2

/** The tables of a document with a column of persons' names. */
export function personLists({ tables }: Reading): readonly PersonList[] {
  return tables.flatMap((table) => {
    const nameColumn = table.paths.findIndex((path) => nameHeader.test(path.split('-').at(-1) ?? '')) + 1
    if (nameColumn === 0) return []
    const rows = table.rows.filter((row) => personName.test(cellOf(row, nameColumn)?.text ?? ''))
    return rows.length >= LEAST_NAMES ? [{ table, nameColumn, rows }] : []
  })
}

/** Cells beside the names in columns whose header fits. */
export function cellsBeside({ table, nameColumn, rows }: PersonList, header: RegExp): readonly TableCell[] {
  const columns = table.paths.flatMap((path, index) =>
    index + 1 !== nameColumn && header.test(path.split('-').at(-1) ?? '') ? [index + 1] : [],
  )
  return rows.flatMap((row) => columns.flatMap((column) => cellOf(row, column) ?? []))
}
