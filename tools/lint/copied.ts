import { copiedRuns, prepareOriginal } from '../corpus/originality.ts'

/** Names that are the same wherever they stand: titles of laws, and the accounts of the national classification. */
const namedWork = /《[^》]*》/

/** A run of a text of ours that stands in an original too. */
export type Copied = { readonly name: string; readonly line: number; readonly run: string }

/**
 * Runs of twelve or more Chinese characters that one of our texts shares with an original. Cells are looked at one by
 * one; titles between 《》 and the terms given are not looked at.
 */
export function copiedFrom(
  originals: readonly string[],
  own: readonly { readonly name: string; readonly text: string }[],
  terms: readonly string[],
): readonly Copied[] {
  const prepared = originals.map(prepareOriginal)
  const longestFirst = terms.toSorted((left, right) => right.length - left.length)
  return own.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) =>
      line
        .split(/\t|\|/)
        .flatMap((cell) => cell.split(namedWork))
        .flatMap((part) => copiedRuns(without(part, longestFirst), prepared, RUN_LENGTH))
        .map((run) => ({ name, line: index + 1, run })),
    ),
  )
}
const RUN_LENGTH = 12

/** A term leaves a mark behind that no original has, so that what stands around it does not join. */
function without(text: string, terms: readonly string[]): string {
  return terms.reduce((rest, term) => rest.replaceAll(term, '\u3007\u3007'), text)
}
