/** Stretches in their order, looked up by halving, so that a paragraph of a million characters stays quick to read. */
import type { Span } from './plain.ts'

/** How many of the ordered items begin before a position. */
function countBefore<T>(items: readonly T[], position: number, fromOf: (item: T) => number): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const item = items[middle]
    if (item !== undefined && fromOf(item) < position) low = middle + 1
    else high = middle
  }
  return low
}

/** The items that begin inside a stretch. `items` are ordered by where they begin. */
export function itemsIn<T>(items: readonly T[], span: Span, fromOf: (item: T) => number): readonly T[] {
  return items.slice(countBefore(items, span.from, fromOf), countBefore(items, span.to, fromOf))
}

/** The stretches that begin inside another one, from ordered ones. */
export function spansIn<T extends Span>(spans: readonly T[], span: Span): readonly T[] {
  return itemsIn(spans, span, ({ from }) => from)
}

/** The last of some ordered stretches that begins before a position. */
export function lastBefore<T extends Span>(spans: readonly T[], position: number): T | undefined {
  return spans[countBefore(spans, position, ({ from }) => from) - 1]
}

/** The first of some ordered stretches that begins at a position or after it. */
export function firstFrom<T extends Span>(spans: readonly T[], position: number): T | undefined {
  return spans[countBefore(spans, position, ({ from }) => from)]
}

/** Whether a stretch shares a character with any of some others; made once for many questions. */
export function overlapTest(spans: readonly Span[]): (span: Span) => boolean {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return (span) => (lastBefore(merged, span.to)?.to ?? 0) > span.from
}
