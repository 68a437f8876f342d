/** The longest run of characters that two texts share; '' when they share none. Texts are short (labels, titles). */
export function longestShared(a: string, b: string): string {
  let best = ''
  for (let from = 0; from < a.length; from += 1) {
    let to = from + best.length + 1
    while (to <= a.length && b.includes(a.slice(from, to))) {
      best = a.slice(from, to)
      to += 1
    }
  }
  return best
}

/** How much of two texts' pairs of characters is common, in percent of all of them; 100 for two equal texts. */
export function likeness(a: string, b: string): number {
  const pairs = (text: string): ReadonlySet<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_one, at) => text.slice(at, at + 2)))
  const [one, two] = [pairs(a), pairs(b)]
  const all = one.union(two).size
  return all === 0 ? 0 : Math.floor((one.intersection(two).size * 100) / all)
}
