/** Brackets and quotes of a text: which pair, which are left over. Full and half width pair with each other. */
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'

/** A bracket without its partner. `isOpener`: it opens and nothing closes it. */
export type LooseBracket = Span & {
  readonly text: string
  readonly partner: string
  readonly isOpener: boolean
}

const pairs: readonly (readonly [string, string])[] = [
  ['（(', '）)'],
  ['《', '》'],
  ['〈', '〉'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['〔', '〕'],
  ['［[', '］]'],
  ['｛{', '｝}'],
]
const brackets = /[（(）)《》〈〉“”‘’「」『』【】〔〕［[］\]｛{｝}]/g
/** The number of a list item closes a bracket that nothing opened: 1）, a), 一）. One that is open is closed by it all the same. */
const listNumber = /(?:^|[\s。；;，,：:、“‘])[\da-zA-Z一二三四五六七八九十]{1,3}$/
/** Between Latin letters ’ is an apostrophe. */
const apostrophe = /[A-Za-z]$/

/** The brackets and quotes of a text that have no partner, in their order. */
export function findLooseBrackets(text: string): readonly LooseBracket[] {
  const open: { readonly kind: number; readonly from: number; readonly text: string }[] = []
  const loose: LooseBracket[] = []
  const counts = pairs.map(() => 0)
  for (const { from, match } of matchesOf(text, brackets)) {
    const [one] = match
    const opens = pairs.findIndex(([openers]) => openers.includes(one))
    const closes = pairs.findIndex(([, closers]) => closers.includes(one))
    if (opens >= 0) {
      open.push({ kind: opens, from, text: one })
      counts[opens] = (counts[opens] ?? 0) + 1
    } else {
      const at = counts[closes] === 0 ? -1 : open.findLastIndex(({ kind }) => kind === closes)
      if (at === -1 && isFree(text, from, one)) continue
      if (at === -1) loose.push(toLoose(from, one, pairs[closes]?.[0] ?? '', false))
      else
        for (const [index, left] of open.splice(at).entries()) {
          counts[left.kind] = (counts[left.kind] ?? 0) - 1
          if (index > 0) loose.push(toLoose(left.from, left.text, pairs[left.kind]?.[1] ?? '', true))
        }
    }
  }
  for (const left of open) loose.push(toLoose(left.from, left.text, pairs[left.kind]?.[1] ?? '', true))
  return loose.toSorted((a, b) => a.from - b.from)
}

function isFree(text: string, at: number, one: string): boolean {
  const before = text.slice(Math.max(0, at - 4), at)
  return ('）)'.includes(one) && listNumber.test(before)) || (one === '’' && apostrophe.test(before))
}

function toLoose(from: number, text: string, partners: string, isOpener: boolean): LooseBracket {
  return { from, to: from + 1, text, partner: partners.slice(0, 1), isOpener }
}

/** The places of all brackets and quotes of a text. */
export function findBrackets(text: string): readonly Span[] {
  return matchesOf(text, brackets)
}
