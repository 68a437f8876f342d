/**
 * Guesses at accounts that are not there or closed. They are counted like those at real ones, so that neither the wait nor its
 * absence tells which names exist. Kept in memory only and under a keyed hash: people type passwords into the wrong field.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { LockOut } from './lock-out.ts'

/** Names remembered at once; the one not tried for longest is forgotten first. */
const NAMES_MAX = 10_000
const MINUTE = 60_000

interface Tries {
  readonly failures: number
  /** Milliseconds of the counter's clock; nought where nobody waits. */
  readonly until: number
}

export interface Guesses {
  /**
   * Counts a guess at a name. Answers how many milliseconds are still to be waited where it came within a wait (it is not
   * counted then), and nought where it is to be answered as a wrong password.
   */
  count(name: string, policy: LockOut, at: number): number
}

export function countGuesses(): Guesses {
  const key = randomBytes(32)
  const tried = new Map<string, Tries>()
  return {
    count(name, policy, at) {
      const hidden = createHmac('sha256', key).update(name).digest('base64')
      const { failures, until } = tried.get(hidden) ?? { failures: 0, until: 0 }
      if (until > at) return until - at
      tried.delete(hidden)
      tried.set(hidden, { failures: failures + 1, until: waitUntil(failures + 1, policy, at) })
      const [oldest] = tried.keys()
      if (tried.size > NAMES_MAX && oldest !== undefined) tried.delete(oldest)
      return 0
    },
  }
}

/** The same reckoning as `countAttempt` has in SQL. */
function waitUntil(
  failures: number,
  { failuresMax, firstWaitMinutes, waitMinutesMax }: LockOut,
  at: number,
): number {
  const over = failures - failuresMax
  return over < 0 ? 0 : at + Math.min(firstWaitMinutes * 2 ** Math.min(over, 30), waitMinutesMax) * MINUTE
}
