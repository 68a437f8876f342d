/**
 * One text, one length: what scanners look at. Full-width digits, signs and letters become half-width one for one, so that
 * every position in the plain text is the same position in the text as printed.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0B-\uFF0E]/g, (one) =>
      String.fromCharCode(one.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u00A0\u2009\u3000]/g, ' ')
}

/** A stretch of a paragraph, in characters: `from` inclusive, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number }

/** Whether two stretches share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

/** Whether a stretch lies whole inside another one. */
export function holds(outer: Span, { from, to }: Span): boolean {
  return outer.from <= from && to <= outer.to
}

/** Whether a Han character stands at a place. */
export function isHanAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x4e00 && code <= 0x9fa5
}

/** The matches of an expression as stretches, each with its match. The expression must be global. */
export function matchesOf(
  text: string,
  expression: RegExp,
): readonly (Span & { readonly match: RegExpExecArray })[] {
  return [...text.matchAll(expression)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    match,
  }))
}

const sentenceEnd = /[。！？!?；;]|\n/g

/** The sentences of a paragraph, ended by 。！？；or a line's end; brackets and quotes do not end one. */
export function sentencesOf(text: string): readonly Span[] {
  const ends = matchesOf(text, sentenceEnd)
  const sentences: Span[] = []
  let from = 0
  for (const { to } of [...ends, { to: text.length }]) {
    if (text.slice(from, to).trim() !== '') sentences.push({ from, to })
    from = to
  }
  return sentences
}
