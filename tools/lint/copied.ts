/** A run of a text of ours that stands in an original too. */
export type Copied = { readonly name: string; readonly line: number; readonly run: string }

/** Titles are the same wherever they stand. */
const namedWork = /《[^》]*》/g
const invisible = /[ \u3000*]|<\/?\w+>/g
const hanRun = /\p{Script=Han}+/gu

/**
 * Runs of twelve or more Chinese characters that one of our texts shares with an original, spaces and marks of the file
 * format left out; a figure, a sign or the end of a cell ends a run. Titles between 《》 and the terms given are not
 * looked at.
 */
export function copiedFrom(
  originals: readonly string[],
  own: readonly { readonly name: string; readonly text: string }[],
  terms: readonly string[],
): readonly Copied[] {
  const joined = originals.map((text) => text.replaceAll(invisible, '')).join('\n')
  const longestFirst = terms.toSorted((left, right) => right.length - left.length)
  return own.flatMap(({ name, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        runsOf(line, longestFirst).flatMap((run) =>
          sharedRuns(run, joined).map((shared) => ({ name, line: index + 1, run: shared })),
        ),
      ),
  )
}
const RUN_LENGTH = 12

function runsOf(line: string, terms: readonly string[]): readonly string[] {
  const shown = line.replaceAll(invisible, '').replaceAll(namedWork, '《》')
  const open = terms.reduce((rest, term) => rest.replaceAll(term, '|'), shown)
  return open.match(hanRun) ?? []
}

/** The longest stretches of a run that an original has, one after another. */
function sharedRuns(run: string, original: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at + RUN_LENGTH <= run.length;) {
    let end = at + RUN_LENGTH
    if (!original.includes(run.slice(at, end))) {
      at += 1
      continue
    }
    while (end < run.length && original.includes(run.slice(at, end + 1))) end += 1
    found.push(run.slice(at, end))
    at = end
  }
  return found
}
