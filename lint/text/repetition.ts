/** Words and stretches that stand twice in a row. */
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'

/** What is printed twice: `once` is the stretch that one would leave. */
export type Repetition = Span & { readonly once: string }

const han = /^[\u4e00-\u9fa5]$/
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
  const first = text[from] ?? ''
  // neither signs nor one character over and over are words, and both come by the thousand
  if (!/[\u4e00-\u9fa5\d\s]/.test(first) || text.startsWith(first.repeat(longest), from)) return null
  for (let length = longest; length >= 2; length -= 1) {
    if (first !== text[from + length]) continue
    const once = text.slice(from, from + length)
    if (!text.startsWith(once, from + length) || !isWordy(once)) continue
    const to = from + 2 * length
    const isInside = han.test(text[from - 1] ?? '') && han.test(text[to] ?? '')
    return doubled.test(once) || (length <= 4 && isInside) ? null : { from, to, once }
  }
  return null
}

/** Han characters throughout a short word; a longer stretch may hold figures, but two Han characters at least. */
function isWordy(once: string): boolean {
  const own = Array.from(once).filter((one) => han.test(one))
  if (new Set(once).size === 1 || /[^\u4e00-\u9fa5\d\s]/.test(once)) return false
  return once.length <= 3 ? own.length === once.length : own.length >= 2
}

const numberAgain = /([〕】\])）］]\s?第?\s?(\d{1,5})\s?号\s?[）)]?)\s?(?:第?\s?)(\d{1,5})\s?号/g

/** A document number whose serial is written again behind it; the stretch is the second one. */
export function findRepeatedSerials(text: string): readonly (Span & { readonly serial: string })[] {
  return matchesOf(text, numberAgain).flatMap(({ from, to, match: [, first = '', serial = '', again] }) =>
    serial === again ? [{ from: from + first.length, to, serial }] : [],
  )
}
