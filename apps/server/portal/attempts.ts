/** Counts failed tries per key, so that four digits cannot be tried out one after the other from many addresses. */

/** Keys remembered at once; the oldest are forgotten first. */
const KEYS_MAX = 10_000

export interface Attempts {
  /** Whether another try is allowed now; `at` is a time in milliseconds. */
  allows(key: string, at: number): boolean
  failed(key: string, at: number): void
}

/**
 * @param max failures allowed within the window
 * @param window milliseconds after the first failure of a key
 */
export function attempts(max: number, window: number): Attempts {
  const tries = new Map<string, { readonly since: number; readonly count: number }>()
  const current = (key: string, at: number) => {
    const found = tries.get(key)
    return found !== undefined && at - found.since < window ? found : undefined
  }
  return {
    allows: (key, at) => (current(key, at)?.count ?? 0) < max,
    failed(key, at) {
      const found = current(key, at)
      tries.delete(key)
      tries.set(key, found === undefined ? { since: at, count: 1 } : { ...found, count: found.count + 1 })
      const [oldest] = tries.keys()
      if (tries.size > KEYS_MAX && oldest !== undefined) tries.delete(oldest)
    },
  }
}
