/** Names of bodies that a document uses often, and places where one of their characters is missing or two are exchanged. */
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import { division } from './name-variants.ts'
import type { ReadText } from './reading.ts'

/** A body's full name with the places of its exact mentions. */
export type BodyName = { readonly name: string; readonly mentions: readonly Mention[] }
/** How a name was changed: a character left out, two neighbours exchanged, a word for another that means the same. */
export type SlipKind = 'omitted' | 'exchanged' | 'synonym'
/** A place that has the name but for one slip; one that is not sure may be the name of another body. */
export type NameSlip = Mention & {
  readonly stated: string
  readonly kind: SlipKind
  readonly isSure: boolean
}
type Mention = { readonly text: ReadText; readonly span: Span }

/** What names of bodies end with. */
const endings = /(?:中心|学会|协会|委员会|办公室|研究院|研究所|学院|大学|医院|管理局|总队|支队)/g
const [SHORTEST, LONGEST] = [8, 20] as const
/** Divisions (处, 室, 科) have shorter names. */
const SHORTEST_DIVISION = 5
/** A document names few bodies; more names are lists, where neighbours are alike on purpose. */
const NAMES_MAX = 60
const leading = /^[由和与及向在经对将把为是请受按到]+/
/** What may stand before the name of a division; another character may belong to the name of another one. */
const before = /[由和与及向在经对将把为是请受按到的报送交]/

/** The names that at least two places have, longest first found; shorter ones differ by chance. */
export function bodyNames(texts: readonly ReadText[]): readonly BodyName[] {
  const bodies = namesOf(texts, endings, SHORTEST).map((name) => name.replace(leading, ''))
  const divisions = namesOf(texts, division, SHORTEST_DIVISION).map((name) => name.split(before).at(-1) ?? '')
  const whole = [
    ...bodies.filter(({ length }) => length >= SHORTEST),
    ...divisions.filter(({ length }) => length >= SHORTEST_DIVISION),
  ]
  return [...new Set(whole)].slice(0, NAMES_MAX).map((name) => ({
    name,
    mentions: texts.flatMap((text) =>
      placesOf(text.plain, name).map((from) => ({ text, span: { from, to: from + name.length } })),
    ),
  }))
}

/** What two places have alike before one of the endings, `shortest` characters or more. */
function namesOf(texts: readonly ReadText[], ends: RegExp, shortest: number): readonly string[] {
  const runs = texts.flatMap(({ plain }) =>
    matchesOf(plain, ends)
      .map(({ to }) => hanBefore(plain, to))
      .filter(({ length }) => length >= shortest),
  )
  const groups = Map.groupBy(runs, (run) => run.slice(-shortest))
  return [...groups.values()]
    .filter(({ length }) => length >= 2)
    .map((group) => sharedEnding(group, shortest))
}

/** The Chinese characters before a place, at most as many as a name has. */
function hanBefore(plain: string, to: number): string {
  return /[\u4e00-\u9fa5]*$/.exec(plain.slice(Math.max(0, to - LONGEST), to))?.[0] ?? ''
}

/** The longest ending that two of the runs share. */
function sharedEnding(runs: readonly string[], shortest: number): string {
  for (let length = LONGEST; length > shortest; length -= 1) {
    const seen = new Set<string>()
    for (const run of runs) {
      const ending = run.slice(-length)
      if (ending.length === length && seen.has(ending)) return ending
      seen.add(ending)
    }
  }
  return runs[0]?.slice(-shortest) ?? ''
}

function placesOf(plain: string, words: string): readonly number[] {
  const found: number[] = []
  for (let at = plain.indexOf(words); at >= 0; at = plain.indexOf(words, at + 1)) found.push(at)
  return found
}

/** Places and ordinals tell one body from another, and short forms leave the level of government out. */
const telling = /[省市县区州盟旗第一二三四五六七八九十东西南北中上下大小高初]/
const synonyms: readonly (readonly [string, string])[] = [
  ['评估', '评价'],
  ['学会', '协会'],
]

type Slip = Pick<NameSlip, 'kind' | 'isSure'>

/**
 * Every way to slip in a name. Exchanged characters at its beginning or behind a place may be another place (海宁, 宁海), and
 * a division may be called by a shorter name.
 */
function slipsOf(name: string): ReadonlyMap<string, Slip> {
  const found = new Map<string, Slip>()
  const letters = Array.from(name)
  const isShort = letters.length < SHORTEST
  letters.forEach((letter, at) => {
    const [head, next, tail] = [name.slice(0, at), letters[at + 1], name.slice(at + 1)]
    if (at > 0 && next !== undefined && !telling.test(letter))
      found.set(head + tail, { kind: 'omitted', isSure: !isShort })
    if (next !== undefined && next !== letter)
      found.set(head + next + letter + name.slice(at + 2), {
        kind: 'exchanged',
        isSure: !/(?:^|[省市县区州盟旗])$/.test(head),
      })
  })
  for (const [one, other] of synonyms) {
    if (name.includes(one)) found.set(name.replace(one, other), { kind: 'synonym', isSure: false })
    if (name.includes(other)) found.set(name.replace(other, one), { kind: 'synonym', isSure: false })
  }
  found.delete(name)
  return found
}

/** As much of a slipped name as is whole at its beginning or at its end, in long names and in short ones. */
const [WHOLE, WHOLE_SHORT] = [3, 2] as const

/** The places of one slip of a name, each once. */
export function nameSlips(texts: readonly ReadText[], { name }: BodyName): readonly NameSlip[] {
  const slips = slipsOf(name)
  const isShort = name.length < SHORTEST
  const whole = isShort ? WHOLE_SHORT : WHOLE
  const [head, tail] = [name.slice(0, whole), name.slice(-whole)]
  return texts.flatMap((text) => {
    const { plain } = text
    const starts = placesOf(plain, head)
    const ends = placesOf(plain, tail).map((at) => at + whole)
    const lengths = [name.length, name.length - 1]
    const spans = lengths.flatMap((length) => [
      ...starts.map((from) => ({ from, to: from + length })),
      ...ends.map((to) => ({ from: to - length, to })),
    ])
    const found: NameSlip[] = []
    // the end of a longer slip may be a shorter one
    const taken = new Set<number>()
    for (const span of spans) {
      const stated = span.from < 0 ? '' : plain.slice(span.from, span.to)
      const slip = slips.get(stated)
      if (slip === undefined || taken.has(span.from) || taken.has(span.to - 1)) continue
      if (isShort && isPartOfName(plain, span.from)) continue
      for (let at = span.from; at < span.to; at += 1) taken.add(at)
      found.push({ text, span, stated, ...slip })
    }
    return found
  })
}

/** Whether the character before a place may belong to the name that goes on there. */
function isPartOfName(plain: string, from: number): boolean {
  const char = plain[from - 1] ?? ''
  return /[\u4e00-\u9fa5]/.test(char) && !before.test(char)
}
