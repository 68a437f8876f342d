/** How alike two short names are: for headers that were renamed and fields that were misspelt. */

/** Names at least this alike are offered as "did you mean"; tried on the column and field names of the budget forms. */
const OFFERED_MIN = 500

/**
 * Likeness of two names in thousandths: 1000 is equal, 0 has nothing in common. The edit distance over the longer name;
 * where one name holds the other, at least 700, since offices lengthen and shorten headers.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [plain(one), plain(other)]
  if (a === b) return 1000
  const longer = Math.max(a.length, b.length)
  if (a === '' || b === '') return 0
  const near = Math.floor((1000 * (longer - editDistance(a, b))) / longer)
  const holds = Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a))
  return holds ? Math.max(near, 700) : near
}

/** The most alike of some names, with its likeness; undefined when none is alike enough to be offered. */
export function nearestName(
  name: string,
  known: readonly string[],
): { readonly name: string; readonly likeness: number } | undefined {
  const ranked = known
    .map((candidate) => ({ name: candidate, likeness: likeness(name, candidate) }))
    .toSorted((a, b) => b.likeness - a.likeness)
  const [best] = ranked
  return best !== undefined && best.likeness >= OFFERED_MIN ? best : undefined
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s“”"'‘’《》()\-_.:：、]/g, '')
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
