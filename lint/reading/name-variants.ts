/**
 * One body, one term and the institution itself written with two names. Each scanner looks for one way in which names
 * come apart and gives the places where they do; it knows no names, only how names are built.
 */
import type { Place } from '../finding.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import { coreName } from '../text/names.ts'
import type { ReadTable } from './grid.ts'
import type { ReadParagraph, ReadText, Reading } from './reading.ts'

/** Where a name stands. */
export type Named = {
  readonly text: ReadText | null
  readonly span: Span
  readonly name: string
  readonly place: Place
}
/** Two names for one thing; `odd` are the places of the one, `usual` those of the other. */
export type NameClash = { readonly usual: readonly Named[]; readonly odd: readonly Named[] }

/** A stretch of a text as a name at its place. */
export function named(text: ReadText, from: number, to: number): Named {
  const span = { from, to }
  return { text, span, name: text.plain.slice(from, to), place: text.place(span) }
}

const STEM = 4
/** A division of an institution, unless the character begins another word (处理, 科研, 室内). */
export const division = /处(?![理置分罚级于境方])|室(?![内外温])|科(?![学研技目级普])|股(?![份东权票])/g

/**
 * Divisions with the same name of four characters or more that are called 处 in one place and 室 or 科 in another. In one
 * sentence, or of two levels (省, 县), they are two bodies.
 */
export function findDivisions({ texts }: Reading): readonly (readonly Named[])[] {
  const found = texts.flatMap((text) =>
    matchesOf(text.plain, division).flatMap(({ from, to }) => {
      const stem = text.plain.slice(from - STEM, from)
      return /^[\u4e00-\u9fa5]{4}$/.test(stem) && !/[的和与由在对及等办各]/.test(stem)
        ? [named(text, from - STEM, to)]
        : []
    }),
  )
  return [...Map.groupBy(found, ({ name }) => name.slice(0, STEM)).values()].filter(
    ({ length }) => length > 1,
  )
}

/** The clash in one group of divisions; null when they are named alike or are not one body. */
export function clashOfDivisions(group: readonly Named[]): NameClash | null {
  const names = [...Map.groupBy(group, ({ name }) => name).values()].toSorted((a, b) => b.length - a.length)
  const [usual, odd] = names
  if (usual === undefined || odd === undefined) return null
  const isTogether = usual.some((one) =>
    odd.some((other) => one.text === other.text && inOneSentence(one, other)),
  )
  const owners = new Set(group.map(ownerOf))
  return isTogether || owners.size > 1 ? null : { usual, odd }
}

function inOneSentence({ text, span }: Named, other: Named): boolean {
  return (text?.sentences ?? []).some((sentence) =>
    [span, other.span].every(({ from, to }) => from >= sentence.from && to <= sentence.to),
  )
}

/** The level of the body before a division: 省, 市, 县; '' where none is named. */
function ownerOf({ text, span }: Named): string {
  return /([省市县区厅局州盟旗])$/.exec(text?.plain.slice(0, span.from) ?? '')?.[1] ?? ''
}

/** Meetings of the head of an institution, which has one title: 校长办公会, 院长办公会. */
export function findHeadMeetings({ texts }: Reading): readonly Named[] {
  return texts.flatMap((text) =>
    matchesOf(text.plain, /[校院局厅处所县市区长主任书记]{2,3}(?=办公会)/g).map(({ from, to }) =>
      named(text, from, to + 3),
    ),
  )
}

/** Ends of names of institutions that are cut to no word of their own, and what makes a word of them: 学院 without 院. */
const truncated: Readonly<Record<string, string>> = {
  学院: '院校生员习术科历籍期年会分位前士制者堂费堆',
  大学: '学家会力量型部小多专中门典',
  学校: '院校生员习术科历籍期年会分位前士制者堂费',
  医院: '院生学疗务药保师',
  公司: '司共民告安章布开平正用里务',
  协会: '会议作助调商同定',
  政府: '府策治务法协',
}
const ending = new RegExp(Object.keys(truncated).join('|'), 'g')
const WINDOW = 7
const OFTEN = 3

/** The institutions that are named three times or more: where each stands, by the last seven characters of its name. */
export function findInstitutions({ texts }: Reading): readonly (readonly Named[])[] {
  const tails = texts.flatMap((text) =>
    matchesOf(text.plain, ending).flatMap(({ to }) => {
      const tail = text.plain.slice(Math.max(0, to - WINDOW), to)
      const isName = /^[\u4e00-\u9fa5]{7}$/.test(tail) && !/[的和与及等在]/.test(tail)
      return isName ? [named(text, to - WINDOW, to)] : []
    }),
  )
  return [...Map.groupBy(tails, ({ name }) => name).values()].filter(({ length }) => length >= OFTEN)
}

/** Places where the last character of an institution's name is missing; null when there is none. */
export function findTruncated({ texts }: Reading, usual: readonly Named[]): NameClash | null {
  const name = usual[0]?.name ?? ''
  const cut = name.slice(0, -1)
  const words = truncated[name.slice(-2)] ?? ''
  const odd = texts.flatMap((text) => {
    const found: Named[] = []
    for (let at = text.plain.indexOf(cut); at >= 0; at = text.plain.indexOf(cut, at + 1)) {
      const next = text.plain[at + cut.length] ?? ''
      const isWord = next !== '' && words.includes(next)
      if (!isWord) found.push(named(text, at, at + cut.length))
    }
    return found
  })
  return odd.length === 0 ? null : { usual, odd: odd.map((one) => lengthened(one, usual)) }
}

/** The name with the characters before it that it shares with most of the places of the usual name. */
function lengthened(odd: Named, usual: readonly Named[]): Named {
  const charBefore = ({ text, span }: Named, steps: number): string => text?.plain[span.from - steps] ?? ''
  let steps = 0
  while (steps < WINDOW) {
    const own = charBefore(odd, steps + 1)
    const shared = usual.filter((one) => charBefore(one, steps + 1) === own).length
    if (!/[\u4e00-\u9fa5]/.test(own) || shared * 2 <= usual.length) break
    steps += 1
  }
  return { ...odd, name: `${odd.text?.plain.slice(odd.span.from - steps, odd.span.from) ?? ''}${odd.name}` }
}

/**
 * Notes under a table that explain its columns by name: quoted terms that are headers, and one that is none but begins like
 * a header which no note explains.
 */
export function findNotedColumns({ tables, paragraphs }: Reading): readonly NameClash[] {
  const notes = paragraphs.filter(({ plain }) => /[“"][\u4e00-\u9fa5]{3,10}[”"]/.test(plain))
  return tables.flatMap((table) => findNotedIn(table, notes, paragraphs))
}

function findNotedIn(
  table: ReadTable,
  notes: readonly ReadParagraph[],
  paragraphs: readonly ReadParagraph[],
): readonly NameClash[] {
  const headers = table.headerCells.filter(({ text }) => text.trim() !== '')
  const names = headers.map(({ text }) => coreName(text))
  const quoted = notesUnder(table, notes, paragraphs).flatMap((text) =>
    matchesOf(text.plain, /[“"]([\u4e00-\u9fa5]{3,10})[”"]/g).map(({ from, to }) =>
      named(text, from + 1, to - 1),
    ),
  )
  const explained = new Set(quoted.filter(({ name }) => names.includes(name)).map(({ name }) => name))
  if (explained.size === 0) return []
  const body = table.rows.flatMap(({ cells }) => cells.map(({ text }) => coreName(text)))
  return quoted.flatMap((one) => {
    if (names.includes(one.name) || body.some((text) => text.includes(one.name))) return []
    const header = headers.find(({ text }) => {
      const name = coreName(text)
      return (
        !explained.has(name) && name.length === one.name.length && name.slice(0, 2) === one.name.slice(0, 2)
      )
    })
    if (header === undefined) return []
    const { place } = header
    const usual = { text: null, span: { from: 0, to: 0 }, name: coreName(header.text), place }
    return [{ usual: [usual], odd: [one] }]
  })
}

/** The notes between a table and the next heading. */
function notesUnder(
  { headerCells }: ReadTable,
  notes: readonly ReadParagraph[],
  paragraphs: readonly ReadParagraph[],
): readonly ReadParagraph[] {
  const block = headerCells[0]?.place.block
  if (block === undefined) return []
  const next = paragraphs.find((one) => one.heading !== null && (one.place().block ?? 0) > block)
  return notes.filter(
    (one) => (one.place().block ?? 0) > block && (next === undefined || one.number < next.number),
  )
}
