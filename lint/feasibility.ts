/** Whether one set of exact integers exists that prints every figure of a system of sums. */

/** `low <= x < high` in whole units of the system; `preferred` is the value tried first. */
export type FigureDomain = {
  readonly id: string
  readonly low: number
  readonly high: number
  readonly preferred: number
}

/** `total` = sum of `parts`. A restated figure is a sum over one part. */
export type SumEquation = { readonly total: string; readonly parts: readonly string[] }

export type FigureSystem = {
  readonly figures: readonly FigureDomain[]
  readonly sums: readonly SumEquation[]
}

export type ExactValues =
  | { readonly found: true; readonly values: Readonly<Record<string, number>> }
  /** `conflict`: the equation that cannot hold, or null when the search gave up at its limit. */
  | { readonly found: false; readonly conflict: SumEquation | null }

type Bounds = Map<string, { readonly low: number; readonly high: number }>

const searchLimit = 20_000

/**
 * Finds exact values by interval propagation and, where sums share figures in a ring, a bounded search that tries the
 * preferred value, then both ends. On tree-shaped systems propagation alone decides.
 */
export function findExactValues(system: FigureSystem): ExactValues {
  const start: Bounds = new Map(system.figures.map(({ id, low, high }) => [id, { low, high: high - 1 }]))
  const conflict = propagate(start, system.sums)
  if (conflict !== null) return { found: false, conflict }
  const budget = { left: searchLimit }
  const solution = search(start, system, 0, budget)
  if (solution === null) return { found: false, conflict: null }
  return { found: true, values: Object.fromEntries([...solution].map(([id, { low }]) => [id, low])) }
}

function search(bounds: Bounds, system: FigureSystem, from: number, budget: { left: number }): Bounds | null {
  const index = system.figures.findIndex((figure, i) => i >= from && !isFixed(bounds, figure.id))
  const figure = system.figures[index]
  if (figure === undefined) return bounds
  const { low, high } = boundsOf(bounds, figure.id)
  const nearest = Math.min(Math.max(figure.preferred, low), high)
  for (const value of new Set([nearest, low, high, Math.floor((low + high) / 2)])) {
    budget.left -= 1
    if (budget.left < 0) return null
    const next: Bounds = new Map(bounds)
    next.set(figure.id, { low: value, high: value })
    if (propagate(next, system.sums) !== null) continue
    const solution = search(next, system, index + 1, budget)
    if (solution !== null) return solution
  }
  return null
}

/** Narrows all bounds until nothing moves; returns the equation that became impossible, or null. */
function propagate(bounds: Bounds, sums: readonly SumEquation[]): SumEquation | null {
  for (let moved = true; moved;) {
    moved = false
    for (const sum of sums) {
      const step = narrow(bounds, sum)
      if (step === 'impossible') return sum
      moved = moved || step === 'moved'
    }
  }
  return null
}

function narrow(bounds: Bounds, sum: SumEquation): 'same' | 'moved' | 'impossible' {
  let low = 0
  let high = 0
  for (const part of sum.parts) {
    const b = boundsOf(bounds, part)
    low += b.low
    high += b.high
  }
  let result = tighten(bounds, sum.total, low, high)
  if (result === 'impossible') return result
  const total = boundsOf(bounds, sum.total)
  for (const part of sum.parts) {
    const b = boundsOf(bounds, part)
    const step = tighten(bounds, part, total.low - (high - b.high), total.high - (low - b.low))
    if (step === 'impossible') return step
    if (step === 'moved') {
      const after = boundsOf(bounds, part)
      low += after.low - b.low
      high += after.high - b.high
      result = 'moved'
    }
  }
  return result
}

function tighten(bounds: Bounds, id: string, low: number, high: number): 'same' | 'moved' | 'impossible' {
  const b = boundsOf(bounds, id)
  const next = { low: Math.max(b.low, low), high: Math.min(b.high, high) }
  if (next.low > next.high) return 'impossible'
  if (next.low === b.low && next.high === b.high) return 'same'
  bounds.set(id, next)
  return 'moved'
}

function isFixed(bounds: Bounds, id: string): boolean {
  const { low, high } = boundsOf(bounds, id)
  return low === high
}

function boundsOf(bounds: Bounds, id: string): { readonly low: number; readonly high: number } {
  const b = bounds.get(id)
  if (b === undefined) throw new RangeError(`sum names an unknown figure: ${id}`)
  return b
}
