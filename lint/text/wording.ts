/**
 * Slips of wording that the document's own usage shows: a word written otherwise in the same sentence, a word left out
 * where the same phrase has it, a character that stands in the wrong place. Knows no vocabulary but the few verbs of `verb-objects.ts`.
 */
import type { Span } from './plain.ts'
import { matchesOf } from './plain.ts'
import { findWrongVerbs } from './verb-objects.ts'

export type WordingKind = 'other-word' | 'left-out' | 'moved' | 'no-verb' | 'wrong-verb'
/** What is odd, and what the document writes elsewhere. */
export type WordingSlip = Span & { readonly kind: WordingKind; readonly text: string; readonly usual: string }

/** How often pairs and triples of Han characters stand in a document. */
export type Usage = ReadonlyMap<string, number>

type Runs = ReturnType<typeof repeatedRuns>

const hanRuns = /[\u4e00-\u9fa5]+/g
const isHan = (text: string): boolean => /^[\u4e00-\u9fa5]+$/.test(text)
/** Characters that tell one thing from the next and so are no slip of each other. */
const telling = /[〇一二三四五六七八九十百上中下前后左右内外正副新旧大小高低初男女甲乙丙丁不非未无有的和与]/
/** So many characters alike are the same words. */
const RUN = 5

/** Counts the pairs and triples of Han characters of all texts, and under 某* how often 某 has a follower. */
export function countUsage(texts: readonly string[]): Usage {
  const usage = new Map<string, number>()
  const count = (part: string): void => {
    usage.set(part, (usage.get(part) ?? 0) + 1)
  }
  for (const text of texts)
    for (const [run] of text.matchAll(hanRuns))
      for (let at = 0; at + 1 < run.length; at += 1) {
        count(run.slice(at, at + 2))
        count(`${run[at] ?? ''}*`)
        if (at + 2 < run.length) count(run.slice(at, at + 3))
      }
  return usage
}

/** Slips inside one sentence; `from` is where the sentence begins in its text. */
export function findWordingSlips(sentence: string, from: number, usage: Usage): readonly WordingSlip[] {
  const runs = repeatedRuns(sentence)
  const slips = [
    ...findOtherWords(sentence, runs, usage),
    ...findLeftOut(sentence, runs),
    ...findMoved(sentence, usage),
    ...findNoVerb(sentence),
    ...findWrongVerbs(sentence),
  ]
  return slips.map((slip) => ({ ...slip, from: slip.from + from, to: slip.to + from }))
}

/** Places of each run of five Han characters that the sentence has twice. */
function repeatedRuns(sentence: string): readonly (readonly [number, number])[] {
  const seen = new Map<string, number>()
  const pairs: (readonly [number, number])[] = []
  for (const { from, match } of matchesOf(sentence, hanRuns))
    for (let at = from; at + RUN <= from + match[0].length; at += 1) {
      const run = sentence.slice(at, at + RUN)
      const before = seen.get(run)
      if (before !== undefined) pairs.push([before, at])
      seen.set(run, at)
    }
  return pairs
}

/**
 * Five characters alike and the sixth another, in two clauses of a sentence: a slip when the fifth has no other follower in
 * the whole document, and the document writes the one word again and the other never.
 */
function findOtherWords(sentence: string, runs: Runs, usage: Usage): readonly WordingSlip[] {
  return runs.flatMap(([one, two]) => {
    const last = sentence[one + RUN - 1] ?? ''
    const [first, second] = [sentence[one + RUN] ?? '', sentence[two + RUN] ?? '']
    const isApart = /[，,；;]/.test(sentence.slice(one + RUN, two))
    if (!isApart || telling.test(`${first}${second}`)) return []
    const [some, others] = [usage.get(last + first) ?? 0, usage.get(last + second) ?? 0]
    if (some + others !== followers(usage, last) || Math.min(some, others) !== 1 || some === others) return []
    const [odd, usual] = some === 1 ? [one, two] : [two, one]
    const length = RUN + 1
    const [text, known] = [sentence.slice(odd, odd + length), sentence.slice(usual, usual + length)]
    return [{ kind: 'other-word' as const, from: odd, to: odd + length, text, usual: known }]
  })
}

/** How often a character is followed by a Han character. */
function followers(usage: Usage, one: string): number {
  return usage.get(`${one}*`) ?? 0
}

/** The same pair of things with and without a word of two characters before the 和: 建设和计划 beside 建设规划和计划. */
function findLeftOut(sentence: string, runs: Runs): readonly WordingSlip[] {
  return runs.flatMap(([one, two]) =>
    [
      [one, two],
      [two, one],
    ].flatMap(([short = 0, long = 0]) => {
      const [lead, longLead] = [sentence.slice(short - 2, short), sentence.slice(long - 4, long)]
      const left = longLead.slice(2)
      const isSame = isHan(lead) && longLead.startsWith(lead) && isHan(left)
      if (!/[和与及]/.test(sentence[short] ?? '')) return []
      if (!isSame || left === lead || telling.test(left)) return []
      const text = sentence.slice(short - 2, short + RUN)
      return [
        {
          kind: 'left-out' as const,
          from: short - 2,
          to: short + RUN,
          text,
          usual: `${longLead}${text.slice(2)}`,
        },
      ]
    }),
  )
}

const REACH = 8
/** Characters that go with everything: where they stand says nothing. */
const joining = /[的和与或及在对为等有于以并由从将把之其所是不]/

/** A character whose neighbours nowhere else stand beside it, and which fits where the document has it elsewhere. */
function findMoved(sentence: string, usage: Usage): readonly WordingSlip[] {
  const count = (part: string): number => usage.get(part) ?? 0
  const isOnce = (part: string): boolean => count(part) === 1
  const slips: WordingSlip[] = []
  for (let at = 2; at + 2 < sentence.length; at += 1) {
    if (usage.get(sentence.slice(at, at + 2)) !== 1) continue
    const [before, one, after] = [sentence[at - 1] ?? '', sentence[at] ?? '', sentence[at + 1] ?? '']
    if (joining.test(one) || !isOnce(sentence.slice(at - 2, at + 1))) continue
    const [left, right] = [
      `${sentence[at - 2] ?? ''}${before}${after}`,
      `${before}${after}${sentence[at + 2] ?? ''}`,
    ]
    const isWhole = count(left) > 0 && count(right) > 0
    if (!isWhole) continue
    for (
      let place = Math.max(2, at - REACH);
      place <= Math.min(sentence.length - 1, at + REACH);
      place += 1
    ) {
      const [lead, next] = [sentence.slice(place - 2, place), sentence[place] ?? '']
      if (next === one || !isOnce(`${lead[1] ?? ''}${next}`) || count(`${lead}${one}`) < 1) continue
      const [from, to] = [Math.min(place, at) - 2, Math.max(place, at + 1) + 1]
      if (!isHan(sentence.slice(from, to))) continue
      slips.push({
        kind: 'moved',
        from,
        to,
        text: sentence.slice(from, to),
        usual: move(sentence, at, place).slice(from, to),
      })
      break
    }
  }
  return slips
}

/** The sentence with the character at one place taken out and put before another. */
function move(sentence: string, at: number, place: number): string {
  const signs = sentence.split('')
  const [one = ''] = signs.splice(at, 1, '')
  return signs.toSpliced(place, 0, one).join('')
}

/** 用甲、乙等。 is a list without a verb: 用 needs one, 用于 does not. */
function findNoVerb(sentence: string): readonly WordingSlip[] {
  const match =
    /^\s*用(?![于以来好足活心力工户途水电地品])[^，,；;：:]{4,60}、[^，,；;：:]{2,60}等[。；;]?\s*$/.exec(
      sentence,
    )
  const at = sentence.indexOf('用')
  return match === null ? [] : [{ kind: 'no-verb', from: at, to: at + 1, text: '用', usual: '用于' }]
}
