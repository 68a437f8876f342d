/** Wholes and the parts said of them in running text: 共…人，其中…；总数为…，…；…人（甲…人，乙…人）. */
import type { TextFigure } from '../text/figures.ts'
import type { Span } from '../text/plain.ts'
import { matchesOf } from '../text/plain.ts'
import type { ReadText } from './reading.ts'
import { figuresIn } from './reading.ts'

/** A whole with the figures after it that are said to be its parts. `isListed` when the text says so (其中, 包括, 含). */
export type SumClaim = {
  readonly whole: TextFigure
  readonly parts: readonly TextFigure[]
  readonly isListed: boolean
}

const wholeLabel =
  /(?:总(?:人数|数|额|计|量|收入|支出)?|合计|共计?|预算数|决算数?|预算总额)(?:为|是|有|达|约)?$/
const partWords = /其中|包括|分别(?:为|是)|含/
const aside = /比|较|增(?!加值)|减|占|率|上年|去年|同期|同比|平均|人均|超|达到|每/
/** Words that begin another way of dividing the same people. */
const overlapping = /具有|拥有|[^高]中有|以上学[历位]|以上职称/
const wholeWords = /总(?:人数|数|额|计)|合计|共计/

/** Statements end at 。！？ or a line's end, and go on over a stop where the next one begins with 其中. */
export function statementsOf(plain: string): readonly Span[] {
  const ends = matchesOf(plain, /[。！？!?\n]/g)
  const found: { from: number; to: number }[] = []
  let from = 0
  for (const { to } of [...ends, { to: plain.length }]) {
    const last = found.at(-1)
    if (last !== undefined && /^\s*(?:其中|包括|分别)/.test(plain.slice(from, from + 8))) last.to = to
    else if (plain.slice(from, to).trim() !== '') found.push({ from, to })
    from = to
  }
  return found
}

/** The claims of a text, the parts of each in the whole's own unit; parts inside brackets belong to the figure before. */
export function sumClaimsIn(text: ReadText): readonly SumClaim[] {
  return statementsOf(text.plain).flatMap((statement) => {
    const figures = figuresIn(text, statement).filter(({ range, unit }) => range === null && unit !== '%')
    const depths = depthsOf(text.plain, statement, figures)
    const depthOf = (one: TextFigure): number => depths.get(one) ?? 0
    const taken = new Set<TextFigure>()
    return figures.flatMap((whole, index): readonly SumClaim[] => {
      const rest = figures
        .slice(index + 1, index + 1 + MOST_PARTS)
        .filter(({ from }) => from - whole.to < REACH)
      if (!['exactly', 'at-least'].includes(whole.comparison) || aside.test(whole.label)) return []
      const inBrackets = bracketClaim(text, whole, rest, depthOf)
      const flat = taken.has(whole) ? null : flatClaim(text, whole, rest, depthOf)
      const isInner = isInsideAnother(text.plain.slice(statement.from, whole.from))
      const beside = flat !== null && flat.isListed && isInner ? withinWhole(flat) : flat
      for (const one of [...(inBrackets?.parts ?? []), ...(beside?.parts ?? [])]) taken.add(one)
      return [inBrackets, beside].filter((one) => one !== null)
    })
  })
}

/** Parts stand within so many figures and characters of their whole. */
const MOST_PARTS = 60
const REACH = 1200

/** Whether what stands before a whole has begun to list the parts of another one, so that these may go on behind its own. */
function isInsideAnother(before: string): boolean {
  return /其中/.test(before.split(/[；;]/).at(-1) ?? '')
}

/** The claim with the first of its parts only, as many as the whole can hold; null where that leaves less than two. */
function withinWhole(claim: SumClaim): SumClaim | null {
  const parts: TextFigure[] = []
  let left = claim.whole.figure.value
  for (const part of claim.parts) {
    left -= part.figure.value
    if (left < 0) break
    parts.push(part)
  }
  return parts.length >= 2 ? { ...claim, parts } : null
}

/** How many brackets are open at each figure of a statement. */
function depthsOf(
  plain: string,
  statement: Span,
  figures: readonly TextFigure[],
): ReadonlyMap<TextFigure, number> {
  const depths = new Map<TextFigure, number>()
  let [depth, at] = [0, statement.from]
  for (const figure of figures) {
    for (; at < figure.from; at += 1) {
      const one = plain[at]
      if (one === '（' || one === '(') depth += 1
      else if (one === '）' || one === ')') depth = Math.max(0, depth - 1)
    }
    depths.set(figure, depth)
  }
  return depths
}

/** …人（甲…人，乙…人）: what a bracket right behind a figure says of it. */
function bracketClaim(
  text: ReadText,
  whole: TextFigure,
  rest: readonly TextFigure[],
  depthOf: (one: TextFigure) => number,
): SumClaim | null {
  const { plain } = text
  if (!/^\s?[（(]/.test(plain.slice(whole.to, whole.to + 2))) return null
  const open = plain.slice(whole.to, whole.to + 2).search(/[（(]/) + whole.to
  const reach = Math.min(plain.length, open + REACH)
  let [depth, close] = [0, reach]
  for (let at = open; at < reach; at += 1) {
    const one = plain[at]
    if (one === '（' || one === '(') depth += 1
    else if (one === '）' || one === ')') depth -= 1
    if (depth === 0) {
      close = at
      break
    }
  }
  // a semicolon inside the bracket begins something else, as a rule another way of dividing the same whole
  const stop = plain.slice(open, close).search(/[;；]/)
  const end = stop === -1 ? close : open + stop
  // what a bracket inside this one says belongs to the part before it
  const inside = rest.filter((one) => one.from < end && depthOf(one) === depthOf(whole) + 1)
  const parts = inside.filter((one) => one.unit === whole.unit)
  const isPlain = inside.every(({ comparison, label }) => comparison === 'exactly' && !aside.test(label))
  const isListed = /^[（(]\s?(?:其中|包括|含)/.test(plain.slice(open, open + 4))
  if (!isPlain || parts.length === 0 || parts.length !== inside.length) return null
  return parts.length === 1 && !isListed ? null : { whole, parts, isListed }
}

/** 总数为…，甲…，乙…: what follows a whole beside it, without what is said aside (比上年…) or in brackets. */
function flatClaim(
  text: ReadText,
  whole: TextFigure,
  rest: readonly TextFigure[],
  depthOf: (one: TextFigure) => number,
): SumClaim | null {
  const same = rest.filter((one) => depthOf(one) === depthOf(whole))
  const [next] = same.filter((one) => !aside.test(one.label))
  if (next === undefined) return null
  const between = text.plain.slice(whole.to, next.from)
  const isListed = partWords.test(outsideBrackets(between))
  const isNamed = wholeLabel.test(whole.label) || /^\s?[:：]/.test(between)
  if (!isListed && !isNamed) return null
  const parts = takeParts(text, whole, same, isListed)
  return parts.length >= 2 ? { whole, parts, isListed } : null
}

function outsideBrackets(words: string): string {
  let [depth, kept] = [0, '']
  for (const one of words) {
    if (one === '（' || one === '(') depth += 1
    else if (one === '）' || one === ')') depth -= 1
    else if (depth <= 0) kept += one
  }
  return kept
}

/** Whether a figure has parts of its own; one that is also more than the whole before it begins another list. */
const isListedBehind = (plain: string, { to }: TextFigure): boolean =>
  /^\s?[，,]?\s?其中/.test(plain.slice(to, to + 5))

function takeParts(
  { plain }: ReadText,
  whole: TextFigure,
  rest: readonly TextFigure[],
  isListed: boolean,
): readonly TextFigure[] {
  const unit = whole.unit === '' ? rest[0]?.unit : whole.unit
  const end = rest.findIndex((one, index) => {
    const between = plain.slice(whole.to, one.from)
    const last = rest[index - 1]
    if (
      last !== undefined &&
      /其中/.test(plain.slice(last.to, one.from)) &&
      /其中/.test(plain.slice(whole.to, last.from))
    )
      return true
    return (
      wholeWords.test(one.label) ||
      overlapping.test(one.label) ||
      (one.unit !== unit && !aside.test(one.label)) ||
      (!isListed && /[;；]/.test(between)) ||
      (one.figure.value > whole.figure.value && isListedBehind(plain, one)) ||
      /[;；]\s?其中/.test(between)
    )
  })
  const parts = (end === -1 ? rest : rest.slice(0, end)).filter(({ label }) => !aside.test(label))
  return parts.every(({ comparison }) => comparison === 'exactly') ? parts : []
}
