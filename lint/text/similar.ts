/** How alike two stretches of text are, by the pairs of neighbouring characters and the runs that they share. */

/** Shared pairs of characters in percent of all pairs of both (Dice): 100 for equal texts, 0 when nothing is shared. */
export function similarity(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)]
  const total = Math.max(a.length - 1, 0) + Math.max(b.length - 1, 0)
  if (total === 0) return a === b ? 100 : 0
  let shared = 0
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0)
  return Math.floor((200 * shared) / total)
}

/** How many kinds of pairs two texts have in common, in percent of all of both (Jaccard): repeating a pair changes nothing. */
export function likeness(a: string, b: string): number {
  const [one, two] = [new Set(pairsOf(a).keys()), new Set(pairsOf(b).keys())]
  const all = one.union(two).size
  return all === 0 ? 0 : Math.floor((one.intersection(two).size * 100) / all)
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/**
 * For each text the earlier ones that share a run of at least `length` characters with it, in their order. Looks runs up
 * instead of comparing all with all.
 */
export function findSharedRuns(texts: readonly string[], length: number): readonly (readonly number[])[] {
  const seen = new Map<string, number[]>()
  return texts.map((text, index) => {
    const before = new Set<number>()
    for (let at = 0; at + length <= text.length; at += 1) {
      const run = text.slice(at, at + length)
      const places = seen.get(run) ?? []
      for (const place of places) if (place !== index) before.add(place)
      // a run that many texts share is a form of words; the first few stand for all
      if (places.length < MOST_PLACES && places.at(-1) !== index) seen.set(run, [...places, index])
    }
    return [...before].toSorted((a, b) => a - b)
  })
}
const MOST_PLACES = 8

/** The longest run of characters that two texts share; '' when they share none. Texts are short (labels, titles). */
export function longestShared(a: string, b: string): string {
  let best = ''
  for (const from of a.split('').keys()) {
    let to = from + best.length + 1
    while (to <= a.length && b.includes(a.slice(from, to))) {
      best = a.slice(from, to)
      to += 1
    }
  }
  return best
}
