/** What the view of a target table works with: types of the regulation, and the rows as they are being typed. */
import { emptyRow } from '../../../../regulations/budget/targets/labels.ts'
import type { PresentedTargets } from '../../../../regulations/budget/targets/present.ts'
import type {
  Evaluation,
  FundTargets,
  Monitoring,
  TargetRow,
} from '../../../../regulations/budget/targets/vocabulary.ts'
import type { CaseView, JsonObject } from '../api/types.ts'

export { targetText } from '../../../../regulations/budget/targets/labels.ts'
export type { Evaluation, Monitoring, TargetRow }
export type TargetsState = FundTargets & PresentedTargets
export type TargetFinding = PresentedTargets['findings'][number]

/** The server sends the state as the regulation declares it, with what is presented beside it. */
export function readTargets(view: CaseView): TargetsState {
  return view.state as unknown as TargetsState
}

/** Columns of a row in the order of the form; the first two only where the form has levels. */
export const rowColumns = [
  { key: 'first', label: '一级指标', width: 92 },
  { key: 'second', label: '二级指标', width: 104 },
  { key: 'name', label: '三级指标', width: 210 },
  { key: 'weight', label: '权重', width: 58 },
  { key: 'unit', label: '计量单位', width: 90 },
  { key: 'relation', label: '性质', width: 70 },
  { key: 'value', label: '指标值', width: 96 },
] as const
export type TextColumn = (typeof rowColumns)[number]['key']

export const moreColumns = [
  { key: 'explanation', label: '指标解释' },
  { key: 'scoring', label: '评分标准' },
  { key: 'history', label: '历史值' },
] as const

export function columnsOf({ layout, rows }: TargetsState['table'], isEditing: boolean) {
  const hasLevels = layout === 'levels' || rows.some(({ first }) => first !== '')
  return hasLevels || isEditing ? rowColumns : rowColumns.slice(2)
}

/** Whole weights of named rows: what the bar shows while somebody types. The server counts again. */
export function weightOf(rows: readonly Pick<TargetRow, 'weight' | 'name'>[]): number {
  return rows.reduce(
    (sum, { weight, name }) => sum + (name !== '' && /^\d{1,3}$/.test(weight) ? Number(weight) : 0),
    0,
  )
}

let serial = 0
/** A row that the server has not numbered yet. */
export function newRow(cells: Partial<TargetRow> = {}): TargetRow {
  serial += 1
  return {
    id: `new-${serial}`,
    ...emptyRow,
    ...cells,
  }
}

/** Rows as the act takes them: new ones without a number, empty ones left out. */
export function rowsToSend(rows: readonly TargetRow[]): JsonObject[] {
  return rows
    .filter((row) => [row.name, row.weight, row.value].some((cell) => cell.trim() !== ''))
    .map((row) => ({ ...row, id: row.id.startsWith('new-') ? '' : row.id }))
}

/** Cells copied from a sheet, put in from a cell on; missing rows are added. */
export function pasted(
  rows: readonly TargetRow[],
  at: { readonly row: number; readonly column: TextColumn },
  text: string,
): TargetRow[] {
  const keys = rowColumns.map(({ key }) => key)
  const from = keys.indexOf(at.column)
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const next = [...rows]
  for (const [i, line] of lines.entries()) {
    const row = next[at.row + i] ?? newRow()
    const cells = line.split('\t').flatMap((cell, j): [string, string][] => {
      const key = keys[from + j]
      return key === undefined ? [] : [[key, cell.trim()]]
    })
    next[at.row + i] = { ...row, ...Object.fromEntries(cells) }
  }
  return next
}

export const outcomeWords = { full: '完成', part: '部分完成', none: '未完成' } as const
export const lightWords = { green: '绿灯', amber: '黄灯', red: '红灯' } as const
export const forecastWords = { full: '能完成', doubtful: '有难度', missed: '不能完成' } as const

/** Hundredths of points: 1944 reads 19.44. */
export function points(hundredths: number): string {
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
