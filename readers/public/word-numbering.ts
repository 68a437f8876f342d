/** Automatic numbers of Word paragraphs: 第一条, 一、, （二）, 3.1. They are in no text of the file, only their recipe is. */
import type { XmlElement } from './xml.ts'
import { childrenOf, findAt, valueAt } from './xml.ts'

type Level = {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly isLegal: boolean
}
type List = {
  readonly levels: readonly Level[]
  /** Counters are shared by all lists made from one definition, unless a list begins anew. */
  readonly counters: number[]
}

/** Says the number of each paragraph; asked once for each, in their order. */
export type Numbering = {
  /** Text of the number with what stands around it; empty for bullets and unknown lists. */
  readonly next: (list: string, level: number) => string
}

const LEVELS = 9

/** Reads numbering.xml; without one no paragraph has a number. */
export function readNumbering(root: XmlElement | undefined): Numbering {
  const numbering = findAt(root, 'w:numbering')
  const definitions = new Map(
    childrenOf(numbering, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'], toList(one)]),
  )
  const lists = new Map<string | undefined, List>()
  for (const one of childrenOf(numbering, 'w:num')) {
    const shared = definitions.get(valueAt(one, 'w:abstractNumId'))
    if (shared !== undefined) lists.set(one.attributes['w:numId'], withOverrides(shared, one))
  }
  return { next: (list, level) => nextNumber(lists.get(list), Math.min(LEVELS - 1, Math.max(0, level))) }
}

function toList(definition: XmlElement): List {
  const levels: Level[] = []
  for (const level of childrenOf(definition, 'w:lvl')) {
    const at = Number(level.attributes['w:ilvl'])
    if (Number.isInteger(at) && at >= 0 && at < LEVELS) levels[at] = toLevel(level)
  }
  return { levels, counters: [] }
}

function toLevel(level: XmlElement): Level {
  const start = Number(valueAt(level, 'w:start') ?? '1')
  return {
    start: Number.isInteger(start) ? start : 1,
    format: valueAt(level, 'w:numFmt') ?? 'decimal',
    text: valueAt(level, 'w:lvlText') ?? '',
    isLegal: findAt(level, 'w:isLgl') !== undefined,
  }
}

/** A list that changes the start of a level counts by itself. */
function withOverrides(shared: List, one: XmlElement): List {
  const overrides = childrenOf(one, 'w:lvlOverride')
  if (overrides.length === 0) return shared
  const levels = [...shared.levels]
  for (const override of overrides) {
    const at = Number(override.attributes['w:ilvl'])
    const own = findAt(override, 'w:lvl')
    const before = own === undefined ? levels[at] : toLevel(own)
    const start = Number(valueAt(override, 'w:startOverride') ?? Number.NaN)
    if (before !== undefined) levels[at] = Number.isInteger(start) ? { ...before, start } : before
  }
  return { levels, counters: [] }
}

function nextNumber(list: List | undefined, at: number): string {
  const level = list?.levels[at]
  if (list === undefined || level === undefined || level.format === 'bullet' || level.format === 'none')
    return ''
  list.counters[at] = (list.counters[at] ?? level.start - 1) + 1
  list.counters.length = at + 1
  return level.text.replace(/%([1-9])/g, (_whole, digit: string) => {
    const index = Number(digit) - 1
    const of = list.levels[index]
    if (of === undefined) return ''
    const count = list.counters[index] ?? of.start
    list.counters[index] = count
    return numeral(count, level.isLegal ? 'decimal' : of.format)
  })
}

/** A count in a format of Word; an unknown format is written in digits. */
export function numeral(count: number, format: string): string {
  if (
    /^(?:chineseCounting|taiwaneseCounting|japaneseCounting)/.test(format) ||
    format === 'ideographTraditional'
  )
    return chinese(count, '零一二三四五六七八九', '十百千')
  if (format === 'chineseLegalSimplified') return chinese(count, '零壹贰叁肆伍陆柒捌玖', '拾佰仟')
  if (format === 'ideographDigital')
    return String(count).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit)
  if (format === 'decimalZero') return String(count).padStart(2, '0')
  if (format === 'decimalFullWidth')
    return String(count).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  if (format.startsWith('decimalEnclosedCircle') && count >= 1 && count <= 20)
    return String.fromCodePoint(0x245f + count)
  if (/^(?:lower|upper)(?:Letter|Roman)$/.test(format) && count >= 1 && count < 4_000) {
    const text = format.endsWith('Roman') ? roman(count) : letters(count)
    return format.startsWith('lower') ? text.toLowerCase() : text
  }
  return String(count)
}

/** 1 to 9999 as 一, 十, 十一, 二十, 一百零一. */
function chinese(count: number, digits: string, units: string): string {
  if (count < 1 || count > 9_999) return String(count)
  const places = Array.from(String(count), Number)
  let text = ''
  places.forEach((digit, index) => {
    const unit = units[places.length - 2 - index] ?? ''
    if (digit !== 0) text += `${digits[digit] ?? ''}${unit}`
    else if (!text.endsWith('零') && places.slice(index + 1).some((rest) => rest !== 0)) text += '零'
  })
  return count >= 10 && count < 20 ? text.slice(1) : text
}

/** A, B … Z, AA, BB, as Word repeats them. */
function letters(count: number): string {
  return String.fromCodePoint(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(count: number): string {
  let [text, rest] = ['', count]
  for (const [value, sign] of romans) {
    text += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}
