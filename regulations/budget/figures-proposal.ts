import type { ExactValues, FigureDomain, FigureSystem, Place, PlacedFigure, SumEquation } from '#lint'
import { findExactValues } from '#lint'
import { balancePairs, crossPairs } from './checks/cross.ts'
import { counterpartPairs } from './checks/counterparts.ts'
import { allSums } from './checks/sums.ts'
import type { BudgetFigures } from './figures.ts'

/** A suggested amount for a cell: whole 元 where one exists, in 分. It is stored only when a person accepts it. */
export type SuggestedAmount = { readonly place: Place; readonly printed: string; readonly fen: number }

export type AmountProposal =
  | { readonly found: true; readonly amounts: readonly SuggestedAmount[] }
  /** `conflict`: the sum that no set of amounts can satisfy, where one could be named. */
  | { readonly found: false; readonly conflict: Place | null }

/**
 * Proves that one set of exact amounts exists that prints every figure of the money tables, and proposes it (建议元值).
 * Items that are one payment in two classifications get one amount where they print alike. Whole 元 first, then 分.
 */
export function proposeAmounts(figures: BudgetFigures): AmountProposal {
  const cells = new Map<string, PlacedFigure>()
  const idOf = (placed: PlacedFigure): string => {
    const id = cellId(placed.place)
    cells.set(id, placed)
    return id
  }
  const sums = allSums(figures).map(({ total, parts }) => ({ total: idOf(total), parts: parts.map(idOf) }))
  const equal = [...crossPairs(figures), ...balancePairs(figures)].map(({ stated, source }) => ({
    total: idOf(stated),
    parts: [idOf(source)],
  }))
  const counterparts = counterpartPairs(figures)
    .filter(({ stated, source }) => stated.figure.value === source.figure.value)
    .map(({ stated, source }) => ({ total: idOf(stated), parts: [idOf(source)] }))
  const equations: SumEquation[] = [...sums, ...equal]
  const matched = solve(cells, [...equations, ...counterparts], 100)
  const inYuan = matched.found ? matched : solve(cells, equations, 100)
  const solved = inYuan.found ? inYuan : solve(cells, equations, 1)
  if (!solved.found) {
    const total = solved.conflict === null ? undefined : cells.get(solved.conflict.total)
    return { found: false, conflict: total?.place ?? null }
  }
  const scale = inYuan.found ? 100 : 1
  const amounts = [...cells]
    .filter(([, { figure }]) => figure.step > 0)
    .map(([id, { place, figure }]) => ({
      place,
      printed: figure.text,
      fen: (solved.values[id] ?? 0) * scale,
    }))
  return { found: true, amounts }
}

function solve(
  cells: ReadonlyMap<string, PlacedFigure>,
  sums: readonly SumEquation[],
  scale: number,
): ExactValues {
  const figures = [...cells].map(([id, { figure }]): FigureDomain => ({
    id,
    low: Math.ceil(figure.low / scale),
    high: Math.ceil(figure.high / scale),
    preferred: Math.round(figure.value / scale),
  }))
  const empty = figures.find(({ low, high }) => low >= high)
  if (empty !== undefined) return { found: false, conflict: { total: empty.id, parts: [] } }
  const system: FigureSystem = { figures, sums }
  return findExactValues(system)
}

/** A cell by table, row and column: the address would differ between files. */
function cellId(place: Place): string {
  return `${place.table ?? place.sheet}/${place.row ?? place.rowName ?? ''}/${place.column ?? ''}`
}
