/** Which characters of names the fonts of the print shop cover: a table of ranges, passed in, never guessed. */

/** First and last code point of a block that the font covers, both counted. */
export type CoveredRange = readonly [first: number, last: number]

/** The characters that every Chinese font of the stock layout has: CJK unified ideographs, the middle dot and the full-width dot of names. */
export const baseRanges: readonly CoveredRange[] = [
  [0x4e00, 0x9fa5],
  [0xb7, 0xb7],
  [0x2022, 0x2022],
  [0x20, 0x7e],
]

/** Reads `4E00-9FFF,3400-4DBF` as an administrator enters it; undefined where it is written otherwise. */
export function findRanges(written: string): readonly CoveredRange[] | undefined {
  const parts = written.split(/[,，、\s]+/).filter((part) => part !== '')
  const read = parts.map((part) => /^([0-9A-Fa-f]{2,6})-([0-9A-Fa-f]{2,6})$/.exec(part))
  const ranges = read.flatMap((match) =>
    match === null
      ? []
      : [[Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)] as const],
  )
  return ranges.length === parts.length && ranges.every(([first, last]) => first <= last) && parts.length > 0
    ? ranges
    : undefined
}

/** Characters of the names that no range covers, each once, in the order met. Counts whole characters beyond the basic plane. */
export function uncoveredCharacters(
  names: readonly string[],
  ranges: readonly CoveredRange[],
): readonly string[] {
  const covered = (character: string): boolean => {
    const point = character.codePointAt(0) ?? 0
    return ranges.some(([first, last]) => point >= first && point <= last)
  }
  return [...new Set(names.flatMap((name) => Array.from(name)))].filter((one) => !covered(one))
}
