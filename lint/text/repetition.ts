/** Words and stretches that stand twice in a row. */
import type { Span } from './plain.ts'
import { isHanAt, matchesOf } from './plain.ts'

/** What is printed twice: `once` is the stretch that one would leave. */
export type Repetition = Span & { readonly once: string }

/** Verbs that are doubled on purpose, and 组织 that is both a verb and a body (组织组织生活会). */
const doubled = /^(?:研究|商量|讨论|考虑|学习|锻炼|比较|了解|打扫|休息|检查|组织|交流|体验)$/
const longest = 12

/**
 * Stretches of two to twelve characters that are repeated at once. Up to four characters it is a slip only at the
 * beginning or the end of a phrase: 大学大学生 and 社会组织党组织党员 are several words.
 */
export function findRepetitions(text: string): readonly Repetition[] {
  const found: Repetition[] = []
  let at = 0
  while (at < text.length) {
    const one = repetitionAt(text, at)
    if (one === null) at += 1
    else {
      found.push(one)
      at = one.to
    }
  }
  return found
}

function repetitionAt(text: string, from: number): Repetition | null {
  for (let length = longest; length >= 2; length -= 1) {
    if (!isTwice(text, from, length) || !isWordy(text, from, length)) continue
    const [to, once] = [from + 2 * length, text.slice(from, from + length)]
    const isInside = isHanAt(text, from - 1) && isHanAt(text, to)
    return doubled.test(once) || (length <= 4 && isInside) ? null : { from, to, once }
  }
  return null
}

function isTwice(text: string, from: number, length: number): boolean {
  if (from + 2 * length > text.length) return false
  for (let at = from; at < from + length; at += 1) if (text[at] !== text[at + length]) return false
  return true
}

/** Han characters throughout a short word; a longer stretch may hold figures and blanks, but two Han characters at least. */
function isWordy(text: string, from: number, length: number): boolean {
  let [own, isOne] = [0, true]
  for (let at = from; at < from + length; at += 1) {
    if (isHanAt(text, at)) own += 1
    else if (!isDigitOrSpaceAt(text, at)) return false
    if (text[at] !== text[from]) isOne = false
  }
  return !isOne && own >= (length <= 3 ? length : 2)
}

function isDigitOrSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0x30 && code <= 0x39) || code === 0x20
}

const numberAgain = /([〕】\])）］]\s?第?\s?(\d{1,5})\s?号\s?[）)]?)\s?(?:第?\s?)(\d{1,5})\s?号/g

/** A document number whose serial is written again behind it; the stretch is the second one. */
export function findRepeatedSerials(text: string): readonly (Span & { readonly serial: string })[] {
  return matchesOf(text, numberAgain).flatMap(({ from, to, match: [, first = '', serial = '', again] }) =>
    serial === again ? [{ from: from + first.length, to, serial }] : [],
  )
}
