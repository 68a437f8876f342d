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
const identity18 = /(?<![\dA-Za-z])\d{6}[ -]?\d{4}[ -]?\d{2}[ -]?\d{2}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g
/** In fours, as cards are written: 1101 0119 9003 0700 11. */
const identityInFours = /(?<![\dA-Za-z])(?:\d{4}[ -]){4}\d[\dXx](?![\dA-Za-z])/g
const identity15 = /(?<!\d\.|[\dA-Za-z])\d{15}(?!\.?\d|[A-Za-z])/g
/** One sign hidden behind the day of birth, often the last: whoever has the rest can reckon it. */
const identityLessOne = /(?<![\dA-Za-z*＊])\d{14,17}[*＊×●#]\d{0,3}(?![\dA-Za-z*＊])/g
/** Digits, then signs that hide, then what is left. */
const hidden = /(?<![\dA-Za-z*＊])(\d{1,17})([*＊×●xX#]{2,17})(\d{0,12}[\dXx]?)(?![\dA-Za-z*＊])/g
const IDENTITY_LENGTH = 18
const IDENTITY_LENGTHS = [15, IDENTITY_LENGTH]
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
  const long = [identity18, identityInFours].flatMap((form) => matchesOf(text, form))
  const whole = long.flatMap(({ from, to, match: [printed] }) => {
    const number = digitsOf(printed)
    if (!isBorn(number, number.slice(6, 14))) return []
    const state = hasIdentityCheck(number) ? ('whole' as const) : ('doubtful' as const)
    return [{ from, to, text: printed, state }]
  })
  const lessOne = matchesOf(text, identityLessOne)
    .filter(({ match: [one] }) => one.length === IDENTITY_LENGTH && isBorn(one, one.slice(6, 14)))
    .map(doubtful)
  const short = matchesOf(text, identity15)
    .filter(({ match: [one] }) => isBorn(one, `19${one.slice(6, 12)}`))
    .map(doubtful)
  const masked = findMasked(text, IDENTITY_LENGTHS)
  return [...whole, ...lessOne, ...short, ...masked].toSorted((a, b) => a.from - b.from)
}

function doubtful({ from, to, match }: Span & { readonly match: RegExpExecArray }): PersonalNumber {
  return { from, to, text: match[0], state: 'doubtful' }
}

function digitsOf(printed: string): string {
  return printed.replaceAll(/[ -]/g, '')
}

const FIRST_YEAR = 1880
const LAST_YEAR = 2099

/** Whether a number begins with a province and its day of birth, as 19900307, exists. */
function isBorn(number: string, born: string): boolean {
  const [year, month, day] = [Number(born.slice(0, 4)), Number(born.slice(4, 6)), Number(born.slice(6))]
  if (!provinces.has(number.slice(0, 2)) || year < FIRST_YEAR || year > LAST_YEAR) return false
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

const mobile =
  /(?<!\d[.-]|[\dA-Za-z])(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}[- ]?\d{4}|\d[- ]\d{3}[- ]\d{4})(?![\dA-Za-z])/g

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

/** Begins as cards of UnionPay and the international companies do; in fours, or six and the rest. */
const card =
  /(?<!\d\.|[\dA-Za-z])(?=62|60|4|5[1-5]|3[5-7]|9)(?:\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?|\d{6}[ -]\d{10,13})(?!\.?\d|[A-Za-z])/g
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
  const whole = candidates.flatMap(({ from, match: [all] }) => {
    // behind a card of 16 digits an amount may stand
    const printed = [all, all.replace(/[ -]\d{1,3}$/, '')].find((one) => hasCardCheck(digitsOf(one)))
    if (printed === undefined) return []
    const found = { from, to: from + printed.length, text: printed, state: 'whole' as const }
    return taken.some((one) => overlaps(one, found)) ? [] : [found]
  })
  const masked = findMasked(text, CARD_LENGTHS).filter((one) => one.text.startsWith('62'))
  return [...whole, ...masked].toSorted((a, b) => a.from - b.from)
}

const account = /(?<!\d\.|[\dA-Za-z])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\.?\d|[A-Za-z])/g

/**
 * Numbers as long as a card's that have no check digit, as those of passbooks: doubtful, and only where a word says what
 * they are.
 */
export function findAccountNumbers(text: string): readonly PersonalNumber[] {
  const accounts = matchesOf(text, account).map(doubtful)
  const taken = accounts.length === 0 ? [] : [...findCardNumbers(text), ...findIdentityNumbers(text)]
  return accounts.filter((one) => !taken.some((other) => overlaps(one, other)))
}

/** What a message may show of a number or an address: its first three signs. */
export function maskedStart(text: string): string {
  return `${text.slice(0, 3)}…`
}
