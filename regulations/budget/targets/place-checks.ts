/** One question asked of a target table, at a place of its head or of a row. */
import type { ClauseId } from '#kernel/law'
import type { CheckResult, Grade, Place } from '#lint'
import { found, passed } from '#lint'
import type { Reference, TargetFund, TargetRow, TargetTable } from './vocabulary.ts'

export type Checked = {
  readonly fund: TargetFund
  readonly table: TargetTable
  readonly reference: Reference
}

type Answer = {
  readonly grade: Grade
  readonly stated: string
  readonly expected: string
  readonly message: string
  readonly repair?: string
}

/** A check of one head field: passed or found at the same place. */
export function headCheck(
  fund: TargetFund,
  at: { readonly rule: string; readonly clause: ClauseId; readonly field: string; readonly label: string },
  isFine: boolean,
  answer: () => Answer,
): CheckResult {
  const where: Place = {
    sheet: fund.name,
    table: fund.key,
    row: at.field,
    rowName: at.label,
    clause: at.clause,
  }
  return isFine ? passed(at.rule, where) : found({ rule: at.rule, where, related: [], ...answer() })
}

/** A check of one row, at a column. */
export function rowCheck(
  fund: TargetFund,
  row: TargetRow,
  index: number,
  at: { readonly rule: string; readonly clause: ClauseId; readonly column: string },
  isFine: boolean,
  answer: () => Answer,
): CheckResult {
  const where: Place = {
    sheet: fund.name,
    table: fund.key,
    row: row.id,
    rowName: row.name === '' ? `第${index + 1}行` : row.name,
    column: at.column,
    clause: at.clause,
  }
  return isFine ? passed(at.rule, where) : found({ rule: at.rule, where, related: [], ...answer() })
}
