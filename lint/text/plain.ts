/**
 * One text, one length: what scanners look at. Full-width digits, signs and letters become half-width one for one, so that
 * every position in the plain text is the same position in the text as printed.
 */
export function plainText(text: string): string {
  return text.replace(
    /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0B-\uFF0E\u00A0\u2009\u3000]/g,
    (one) => {
      const code = one.charCodeAt(0)
      return code >= 0xff05 && code <= 0xff5a ? String.fromCharCode(code - 0xfee0) : ' '
    },
  )
}

/** A stretch of a paragraph, in characters: `from` inclusive, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number }

/** Whether two stretches share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
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
