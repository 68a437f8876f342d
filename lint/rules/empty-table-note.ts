import type { CheckResult, Place } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'

export type TableContent = {
  readonly place: Place
  readonly hasFigures: boolean
  readonly notes: readonly string[]
}

/** A table without data carries a note saying why; a table with data does not carry an empty-table note. */
export function checkEmptyTableNote(table: TableContent, rule = 'empty-table-note'): CheckResult {
  const notes = table.notes.filter((note) => note.trim() !== '')
  const claimsEmpty = notes.some((note) => /无数据|没有数据|无此项|无.{0,24}收支|无.{0,24}预算/.test(note))
  if (!table.hasFigures && notes.length === 0) {
    return found({
      rule,
      grade: 'error',
      where: table.place,
      related: [],
      stated: '空表且无备注',
      expected: '空表附说明',
      message: `请填写${describePlace(table.place)}；确实没有数据的，填0并加备注说明原因：空表须附说明，否则不能公开。`,
      repair: '各栏填0，表下加备注',
    })
  }
  if (table.hasFigures && claimsEmpty) {
    return found({
      rule,
      grade: 'error',
      where: table.place,
      related: [],
      stated: notes.join('；'),
      expected: '无空表备注',
      message: `请删去${describePlace(table.place)}下的空表备注“${notes.join('；')}”：有数据不应有空表备注。`,
    })
  }
  return passed(rule, table.place)
}
