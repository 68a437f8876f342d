/** Numbers that belong to persons: identity numbers, mobile phones, bank cards, whole or masked. Texts are plain text. */
import { daysInMonth } from './dates.ts'
import type { Span } from './plain.ts'
import { matchesOf, overlaps } from './plain.ts'

/**
 * `whole`: the number is printed in full and its check digit or form is right. `doubtful`: so it looks, but a check digit
 * is wrong or the form has none. `masked`: enough of it is hidden.
 */
export type NumberState = 'whole' | 'doubtful' | 'masked'

/** A number of a person in a text; `text` is as printed and must not be repeated in a message: use `maskedStart`. */
export type PersonalNumber = Span & { readonly text: string; readonly state: NumberState }

/** First two digits of identity numbers: the provinces. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)
const identity18 = /(?<![\dA-Za-z])(\d{6})[ -]?(\d{4})(\d{2})(\d{2})[ -]?(\d{3}[\dXx])(?![\dA-Za-z])/g
const identity15 = /(?<![\dA-Za-z.])(\d{6})(\d{2})(\d{2})(\d{2})(\d{3})(?![\dA-Za-z.])/g
/** Digits, then signs that hide, then what is left. */
const hidden = /(?<![\dA-Za-z*＊])(\d{1,17})([*＊×●xX#]{2,17})(\d{0,12}[\dXx]?)(?![\dA-Za-z*＊])/g
const IDENTITY_LENGTHS = [15, 18]
const MOBILE_LENGTH = 11
/** At least as many digits must be hidden for a number to be masked. */
const LEAST_HIDDEN = 4

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkSigns = '10X98765432'

/** The last sign that belongs to the first 17 digits of an identity number, a digit or X (GB 11643, MOD 11-2). */
export function identityCheckSign(first17: string): string {
  const sum = weights.reduce((all, weight, at) => all + weight * Number(first17.charAt(at)), 0)
  return checkSigns.charAt(sum % 11)
}

/** Whether the last sign of an 18-digit identity number fits the other 17. */
export function hasIdentityCheck(number: string): boolean {
  return identityCheckSign(number) === number[17]?.toUpperCase()
}

/** The identity numbers of a text: those of 18 and 15 digits with a province and a day that exists, and masked ones. */
export function findIdentityNumbers(text: string): readonly PersonalNumber[] {
  const long = matchesOf(text, identity18).flatMap(({ from, to, match }) => {
    const [whole, area = '', year = '', month = '', day = '', end = ''] = match
    if (!isBorn(area, Number(year), Number(month), Number(day))) return []
    const number = `${area}${year}${month}${day}${end}`
    return [
      { from, to, text: whole, state: hasIdentityCheck(number) ? ('whole' as const) : ('doubtful' as const) },
    ]
  })
  const short = matchesOf(text, identity15).flatMap(({ from, to, match }) => {
    const [whole, area = '', year = '', month = '', day = ''] = match
    return isBorn(area, 1900 + Number(year), Number(month), Number(day))
      ? [{ from, to, text: whole, state: 'doubtful' as const }]
      : []
  })
  return [...long, ...short, ...findMasked(text, IDENTITY_LENGTHS)].toSorted((a, b) => a.from - b.from)
}

const FIRST_YEAR = 1880
const LAST_YEAR = 2099

function isBorn(area: string, year: number, month: number, day: number): boolean {
  if (!provinces.has(area.slice(0, 2)) || year < FIRST_YEAR || year > LAST_YEAR) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Numbers of the given lengths of which some digits are hidden by signs; too few hidden ones leave a doubt. */
function findMasked(text: string, lengths: readonly number[]): readonly PersonalNumber[] {
  return matchesOf(text, hidden)
    .filter(({ match }) => lengths.includes(match[0].length))
    .map(({ from, to, match: [whole, , signs = ''] }) => ({
      from,
      to,
      text: whole,
      state: signs.length >= LEAST_HIDDEN ? ('masked' as const) : ('doubtful' as const),
    }))
}

const mobile = /(?<![\dA-Za-z.-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\dA-Za-z])/g

/** The mobile phone numbers of a text, whole or masked. */
export function findMobileNumbers(text: string): readonly PersonalNumber[] {
  const whole = matchesOf(text, mobile).map(({ from, to, match }) => ({
    from,
    to,
    text: match[0],
    state: 'whole' as const,
  }))
  const masked = findMasked(text, [MOBILE_LENGTH]).filter((one) => /^1[3-9*＊×●xX#]/.test(one.text))
  return [...whole, ...masked].toSorted((a, b) => a.from - b.from)
}

const card = /(?<![\dA-Za-z.])[1-9]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z.])/g
/** UnionPay and the international card companies. */
const cardStart = /^(?:62|60|4|5[1-5]|3[5-7]|9[0-9])/
const CARD_LENGTHS = [16, 17, 18, 19]

/** The Luhn check of card numbers: every second digit from the right doubled, the sum a multiple of ten. */
export function hasCardCheck(number: string): boolean {
  const sum = [...number].toReversed().reduce((all, sign, at) => {
    const doubled = Number(sign) * (at % 2 === 0 ? 1 : 2)
    return all + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** The bank card numbers of a text: 16 to 19 digits whose check digit fits, and masked ones. Identity numbers are none. */
export function findCardNumbers(text: string): readonly PersonalNumber[] {
  const candidates = matchesOf(text, card)
  const taken = candidates.length === 0 ? [] : findIdentityNumbers(text)
  const whole = candidates.flatMap(({ from, to, match: [printed] }) => {
    const digits = printed.replaceAll(/[ -]/g, '')
    const isIdentity = taken.some((one) => overlaps(one, { from, to }))
    return isIdentity || !cardStart.test(digits) || !hasCardCheck(digits)
      ? []
      : [{ from, to, text: printed, state: 'whole' as const }]
  })
  const masked = findMasked(text, CARD_LENGTHS).filter((one) => one.text.startsWith('62'))
  return [...whole, ...masked].toSorted((a, b) => a.from - b.from)
}

/** What a message may show of a number or an address: its first three signs. */
export function maskedStart(text: string): string {
  return `${text.slice(0, 3)}…`
}
