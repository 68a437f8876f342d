import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'

export type RowFields = {
  readonly place: Place
  /** Row number on the sheet, for the message; none where the place says it. */
  readonly rowNumber?: number
  /** Column name → text as printed, all columns that a complete row must fill, in print order. */
  readonly fields: Readonly<Record<string, string>>
}

/** A row that has anything must have everything. A wholly empty row is no row and passes. */
export function checkIncompleteRow(row: RowFields, rule = 'row-complete'): CheckResult {
  const entries = Object.entries(row.fields)
  const missing = entries.filter(([, text]) => text.trim() === '').map(([name]) => name)
  if (missing.length === 0 || missing.length === entries.length) return passed(rule, row.place)
  const present = entries
    .filter(([, text]) => text.trim() !== '')
    .map(([name, text]) => `${name}“${text.trim()}”`)
  const line = row.rowNumber === undefined ? '' : `第${row.rowNumber}行`
  return found({
    rule,
    grade: 'error',
    where: row.place,
    related: [],
    stated: present.join('，'),
    expected: `${entries.map(([name]) => name).join('、')}齐全`,
    message: `请补全或删去${describePlace(row.place)}：${line}缺${missing.join('、')}，只有${present.join('，')}。`,
  })
}
