/** Names of bodies that a document uses often, and places where one of their characters is missing or two are exchanged. */
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import type { ReadText } from './reading.ts'

/** A body's full name with the places of its exact mentions. */
export type BodyName = { readonly name: string; readonly mentions: readonly Mention[] }
/** A place that has the name but for one slip. */
export type NameSlip = Mention & { readonly stated: string; readonly isSynonym: boolean }
type Mention = { readonly text: ReadText; readonly span: Span }

/** What names of bodies end with. */
const endings = /(?:中心|学会|协会|委员会|办公室|研究院|研究所|学院|大学|医院|管理局|总队|支队)/g
const [SHORTEST, LONGEST] = [8, 20] as const
/** A document names few bodies; more names are lists, where neighbours are alike on purpose. */
const NAMES_MAX = 60
const leading = /^[由和与及向在经对将把为是请受按到]+/

/** The names that at least two places have, longest first found; short ones differ by chance. */
export function bodyNames(texts: readonly ReadText[]): readonly BodyName[] {
  const runs = texts.flatMap(({ plain }) =>
    matchesOf(plain, endings)
      .map(({ to }) => hanBefore(plain, to))
      .filter(({ length }) => length >= SHORTEST),
  )
  const groups = Map.groupBy(runs, (run) => run.slice(-SHORTEST))
  const names = [...groups.values()].filter(({ length }) => length >= 2).map(sharedEnding)
  const whole = [...new Set(names.map((name) => name.replace(leading, '')))]
  return whole
    .filter(({ length }) => length >= SHORTEST)
    .slice(0, NAMES_MAX)
    .map((name) => ({
      name,
      mentions: texts.flatMap((text) =>
        placesOf(text.plain, name).map((from) => ({ text, span: { from, to: from + name.length } })),
      ),
    }))
}

/** The Chinese characters before a place, at most as many as a name has. */
function hanBefore(plain: string, to: number): string {
  return /[\u4e00-\u9fa5]*$/.exec(plain.slice(Math.max(0, to - LONGEST), to))?.[0] ?? ''
}

/** The longest ending that two of the runs share. */
function sharedEnding(runs: readonly string[]): string {
  for (let length = LONGEST; length > SHORTEST; length -= 1) {
    const seen = new Set<string>()
    for (const run of runs) {
      const ending = run.slice(-length)
      if (ending.length === length && seen.has(ending)) return ending
      seen.add(ending)
    }
  }
  return runs[0]?.slice(-SHORTEST) ?? ''
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

/** Every way to slip in a name: a character left out, two neighbours exchanged, a word for another that means the same. */
function slipsOf(name: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>()
  const letters = Array.from(name)
  letters.forEach((letter, at) => {
    const [head, next, tail] = [name.slice(0, at), letters[at + 1], name.slice(at + 1)]
    if (at > 0 && next !== undefined && !telling.test(letter)) found.set(head + tail, false)
    if (next !== undefined && next !== letter) found.set(head + next + letter + name.slice(at + 2), false)
  })
  for (const [one, other] of synonyms) {
    if (name.includes(one)) found.set(name.replace(one, other), true)
    if (name.includes(other)) found.set(name.replace(other, one), true)
  }
  found.delete(name)
  return found
}

/** As much of a slipped name as is whole at its beginning or at its end. */
const WHOLE = 3

/** The places of one slip of a name, each once. */
export function nameSlips(texts: readonly ReadText[], { name }: BodyName): readonly NameSlip[] {
  const slips = slipsOf(name)
  const [head, tail] = [name.slice(0, WHOLE), name.slice(-WHOLE)]
  return texts.flatMap((text) => {
    const { plain } = text
    const starts = placesOf(plain, head)
    const ends = placesOf(plain, tail).map((at) => at + WHOLE)
    const lengths = [name.length, name.length - 1]
    const spans = lengths.flatMap((length) => [
      ...starts.map((from) => ({ from, to: from + length })),
      ...ends.map((to) => ({ from: to - length, to })),
    ])
    const found = new Map<number, NameSlip>()
    for (const span of spans) {
      const stated = span.from < 0 ? '' : plain.slice(span.from, span.to)
      const isSynonym = slips.get(stated)
      if (isSynonym !== undefined) found.set(span.from, { text, span, stated, isSynonym })
    }
    return [...found.values()]
  })
}
