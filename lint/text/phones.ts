import type { Span } from './plain.ts'
import { matchesOf, overlaps } from './plain.ts'

/** A telephone number as printed; `isNamed` when a word before it says that it is one. */
export type Phone = Span & { readonly text: string; readonly isNamed: boolean }

const digits = String.raw`[（(]?\+?\d[\d ()（）—–-]{2,22}\d`
const labelled = new RegExp(
  String.raw`(?:电话|手机|传真|热线|座机|联系方式)(?:号码)?(?:[（(](?:及|/|、)?(?:传真|手机)[）)])?\s?[:：]?\s?(${digits})`,
  'g',
)
const withArea = /(?<![\d.-])(?:[（(]0\d{2,3}[）)]|0\d{2,3}\s?[-—–])\s?\d{5,10}(?!\d)/g
const mobile = /(?<![\d.A-Za-z-])1[3-9]\d{9}(?!\d)/g

/** The telephone numbers of a plain text: those that are named, and those that have an area code or eleven digits. */
export function findPhones(text: string): readonly Phone[] {
  const named = matchesOf(text, labelled).flatMap(({ to, match: [, number = ''] }) => {
    const from = to - number.length
    return splitNumbers(number).map(({ at, one }) => ({
      from: from + at,
      to: from + at + one.length,
      text: one,
      isNamed: true,
    }))
  })
  const plain = [...matchesOf(text, withArea), ...matchesOf(text, mobile)]
    .filter((one) => !named.some((other) => overlaps(one, other)))
    .map(({ from, to, match }) => ({ from, to, text: match[0], isNamed: false }))
  return [...named, ...plain].toSorted((a, b) => a.from - b.from)
}

/** Numbers that stand side by side with a space between are two. */
function splitNumbers(text: string): readonly { readonly at: number; readonly one: string }[] {
  const parts = matchesOf(text, /\S+/g).map(({ from, match: [one] }) => ({ at: from, one }))
  const isSeveral = parts.every(({ one }) => one.replaceAll(/\D/g, '').length >= 7)
  return isSeveral ? parts : [{ at: 0, one: text }]
}

/** What is wrong with a number's digits; null: nothing. */
export type PhoneFault = 'mobile-length' | 'area-code' | 'length'

const isService = (number: string): boolean =>
  /^(?:1\d{2}|1[0-2]\d{3}|9[56]\d{3,6}|[48]00\d{7}|11[0-9]|12\d{3}|1[01]\d{1,3}|96\d{3,4})$/.test(number)
const AREA = /^0(?:10|2[0-57-9]|[3-9]\d{2})$/

/**
 * Looks at a number's length and area code: a mobile has eleven digits; behind an area code of three digits stand eight,
 * behind one of four seven or eight; without one seven or eight. Numbers of other countries are not looked at.
 */
export function phoneFault(printed: string): PhoneFault | null {
  const text = printed.replace(/^\+?86[ -]?(?=1)/, '')
  if (text.startsWith('+')) return null
  const bracketed = /^[（(](\d+)[）)]\s?(.*)$/.exec(text)
  const parts = (bracketed === null ? text : `${bracketed[1] ?? ''}-${bracketed[2] ?? ''}`)
    .split(/[-—–]+/)
    .map((part) => part.replaceAll(/\D/g, ''))
    .filter((part) => part !== '')
  const whole = parts.join('')
  if (isService(whole)) return null
  if (/^1[3-9]/.test(whole) && whole.length >= 10) return whole.length === 11 ? null : 'mobile-length'
  const [first = '', second = ''] = whole.startsWith('0') && parts.length === 1 ? splitArea(whole) : parts
  if (!first.startsWith('0')) return isLocal(first) ? null : 'length'
  if (!AREA.test(first)) return 'area-code'
  return second.length === 8 || (second.length === 7 && first.length === 4) ? null : 'length'
}

const isLocal = (number: string): boolean => number.length === 7 || number.length === 8

/** Area code and number of digits written in one: 02373330000. */
function splitArea(whole: string): readonly string[] {
  const length = /^0(?:10|2)/.test(whole) ? 3 : 4
  return [whole.slice(0, length), whole.slice(length)]
}
