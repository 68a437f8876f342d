/**
 * 预算—调整—决算 in one structure: every set of figures is lines by place of the tables, so that they compare line by
 * line. Adjustments are stated at the lowest level; what stands above follows. Amounts in 分.
 */
import { printFigure } from '#lint'
import type { BudgetFigures } from './figures.ts'
import { rollUp } from './roll-up.ts'
import { shareOf, shareText } from './reports.ts'

export type FigureLine = { readonly path: string; readonly fen: number }
export type AdjustmentKind = '追加' | '追减' | '调剂'
export type AdjustmentLine = { readonly path: string; readonly by: number }

/** The lines of a whole set of tables: what a budget, an adjusted budget and final accounts have in common. */
export function figureLines(figures: BudgetFigures): readonly FigureLine[] {
  const unit = { code: '', name: '', figures, transfers: [], controls: [] }
  return rollUp([unit]).lines.map(({ path, sum }) => ({ path, fen: sum }))
}

/** Lowest level of tables 7 and 3: `t7/2013201/basic`, `t3/30211/public`. */
export function isAdjustable(path: string): boolean {
  return /^t7\/\d{7}\/(basic|project)$/.test(path) || /^t3\/\d{5}\/(personnel|public)$/.test(path)
}

/** A place with everything above it: its row's total, the rows its code lies in, and the table's total row. */
export function placesAbove(path: string): readonly string[] {
  const [key = '', code = '', column = ''] = path.split('/')
  const lengths = key === 't3' ? [3] : [3, 5]
  const rows = ['total', ...lengths.map((length) => code.slice(0, length)), code]
  return rows.flatMap((row) => [`${key}/${row}/total`, `${key}/${row}/${column}`])
}

/** The budget after its adjustments. */
export function adjusted(
  budget: readonly FigureLine[],
  adjustments: readonly { readonly lines: readonly AdjustmentLine[] }[],
): readonly FigureLine[] {
  const byPath = new Map(budget.map(({ path, fen }) => [path, fen]))
  for (const { lines } of adjustments)
    for (const { path, by } of lines)
      for (const place of placesAbove(path)) byPath.set(place, (byPath.get(place) ?? 0) + by)
  return [...byPath].map(([path, fen]) => ({ path, fen })).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** What speaks against an adjustment, in Chinese; empty when nothing does. */
export function adjustmentFaults(
  kind: AdjustmentKind,
  lines: readonly AdjustmentLine[],
  standing: readonly FigureLine[],
): readonly string[] {
  const after = new Map(adjusted(standing, [{ lines }]).map(({ path, fen }) => [path, fen]))
  const shown = (fen: number): string => printFigure(fen, '万元')
  const each = lines.flatMap(({ path, by }) => {
    if (!isAdjustable(path)) return [`“${path}”不是最末一级科目，请写到项（7位）或款（5位）`]
    if (by === 0) return [`“${path}”的调整额为0`]
    if (kind === '追加' && by < 0) return [`追加只能增加：“${path}”为${shown(by)}`]
    if (kind === '追减' && by > 0) return [`追减只能减少：“${path}”为${shown(by)}`]
    return []
  })
  const below = lines
    .filter(({ path }) => isAdjustable(path) && (after.get(path) ?? 0) < 0)
    .map(({ path }) => `“${path}”调整后为${shown(after.get(path) ?? 0)}，不能小于0`)
  const sums = Map.groupBy(lines, ({ path }) => path.split('/')[0] ?? '')
  const uneven = [...sums].flatMap(([table, group]) => {
    const sum = group.reduce((total, { by }) => total + by, 0)
    return kind === '调剂' && sum !== 0 ? [`调剂不改变总额：${table}合计差${shown(sum)}`] : []
  })
  return [...each, ...below, ...uneven]
}

export type ExecutionRow = {
  readonly path: string
  readonly budget: number
  readonly adjusted: number
  /** Null while there are no final accounts. */
  readonly final: number | null
  readonly difference: number | null
  /** 执行率: final of adjusted. */
  readonly rate: string
}

/** Budget, adjusted budget and final accounts side by side; a place that one of them lacks is nothing there. */
export function compareExecution(
  budget: readonly FigureLine[],
  adjustments: readonly { readonly lines: readonly AdjustmentLine[] }[],
  accounts: readonly FigureLine[] | null,
): readonly ExecutionRow[] {
  const [before, after] = [indexOf(budget), indexOf(adjusted(budget, adjustments))]
  const spent = accounts === null ? null : indexOf(accounts)
  const paths = [...new Set([...before.keys(), ...after.keys(), ...(spent?.keys() ?? [])])].toSorted()
  return paths.map((path) => {
    const planned = after.get(path) ?? 0
    const final = spent === null ? null : (spent.get(path) ?? 0)
    return {
      path,
      budget: before.get(path) ?? 0,
      adjusted: planned,
      final,
      difference: final === null ? null : final - planned,
      rate: final === null ? '' : shareText(shareOf(final, planned)),
    }
  })
}

const indexOf = (lines: readonly FigureLine[]): ReadonlyMap<string, number> =>
  new Map(lines.map(({ path, fen }) => [path, fen]))
