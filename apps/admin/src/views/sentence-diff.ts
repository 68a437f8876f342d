/** Which sentences of a text changed. */

export type SentencePiece = { kind: 'same' | 'new' | 'gone'; text: string }

/** Sentences with their closing mark; a text without one is one sentence. */
export function sentencesOf(text: string): string[] {
  return (
    text
      .match(/[^。；！？\n]+[。；！？]?/g)
      ?.map((one) => one.trim())
      .filter((one) => one !== '') ?? []
  )
}

/** Both texts sentence by sentence in the order of reading; what was replaced stands before what replaces it. */
export function diffSentences(before: string, after: string): SentencePiece[] {
  const [old, next] = [sentencesOf(before), sentencesOf(after)]
  const common = commonLengths(old, next)
  const pieces: SentencePiece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < next.length) {
    const [was, is] = [old[i], next[j]]
    if (was !== undefined && was === is) {
      pieces.push({ kind: 'same', text: was })
      i += 1
      j += 1
    } else if (
      was !== undefined &&
      (is === undefined || lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))
    ) {
      pieces.push({ kind: 'gone', text: was })
      i += 1
    } else if (is !== undefined) {
      pieces.push({ kind: 'new', text: is })
      j += 1
    }
  }
  return pieces
}

/** How many sentences the rests from i and j have in common, in order. */
function commonLengths(old: readonly string[], next: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => Array.from({ length: next.length + 1 }, () => 0))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? []
    for (let j = next.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === next[j]
          ? lengthAt(table, i + 1, j + 1) + 1
          : Math.max(lengthAt(table, i + 1, j), lengthAt(table, i, j + 1))
    }
  }
  return table
}

function lengthAt(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}
