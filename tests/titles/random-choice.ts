/** Repeatable choices: a seed always chooses alike. */

export interface Choice {
  /** A whole number from 0, below the limit. */
  below(limit: number): number
  /** Whether something happens that happens so often in a hundred times. */
  chance(percent: number): boolean
  /** One of several; there must be one. */
  of<T>(from: readonly T[]): T
}

/** Choices of a seed (mulberry32). */
export function choices(seed: number): Choice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % Math.max(1, limit)
  return {
    below,
    chance: (percent) => below(100) < percent,
    of: (from) => {
      const one = from[below(from.length)]
      if (one === undefined && from.length === 0) throw new Error('nothing to choose from')
      return one as (typeof from)[number]
    },
  }
}

/** The day so many days after another. */
export const chinaDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
