import type { PrintedFigure } from '../printed-figure.ts'
import { parsePrinted, toHalfWidth } from '../printed-figure.ts'
import { compareSum } from '../interval.ts'

/** A figure as printed with its number in the text. */
export type Written = { readonly text: string; readonly figure: PrintedFigure }

/** One slip of the pen that explains a difference: `from` as printed, `to` as it should be. */
export type Slip = { readonly from: string; readonly to: string }

/** A slip with the figure it would be in and the value that it should have. */
export type PlacedSlip<T> = Slip & { readonly of: T; readonly figure: PrintedFigure }

/**
 * Each single wrong digit, or pair of digits exchanged, that alone makes parts add up to their whole; most often several
 * figures could be the wrong one, and only another statement of the document tells which.
 */
export function findSlips<T extends Written>(whole: T, parts: readonly T[]): readonly PlacedSlip<T>[] {
  const difference = whole.figure.value - parts.reduce((sum, { figure }) => sum + figure.value, 0)
  const candidates = [
    ...slipsOf(whole, whole.figure.value - difference),
    ...parts.flatMap((part) => slipsOf(part, part.figure.value + difference)),
  ].filter(({ to, of }) => {
    const figures = parts.map((part) => (part === of ? to : part.figure))
    return compareSum(of === whole ? to : whole.figure, figures).outcome === 'equal'
  })
  return candidates.map(({ of, from, text, to }) => ({ of, from, to: text, figure: to }))
}

type Candidate<T> = {
  readonly of: T
  readonly from: string
  readonly text: string
  readonly to: PrintedFigure
}

/** The figure with the wanted value, when it is printed with the same number of digits and one slip apart. */
function slipsOf<T extends Written>(of: T, wanted: number): readonly Candidate<T>[] {
  const from = /\d[\d,]*(?:\.\d+)?/.exec(toHalfWidth(of.text))?.[0]
  if (from === undefined || wanted <= 0) return []
  const digits = from.replaceAll(',', '')
  const printed = parsePrinted(digits, of.figure.unit)
  // 1.27万 is printed as 1.27: a slip in its digits is one of ten thousands; a nought has no such ratio, and no slip
  const times = printed.ok ? of.figure.value / printed.figure.value : 1
  return neighboursOf(digits).flatMap((text) => {
    const parsed = parsePrinted(text, of.figure.unit)
    if (!parsed.ok || parsed.figure.value * times !== wanted) return []
    const step = parsed.figure.step * times
    return [{ of, from, text, to: { ...parsed.figure, value: wanted, step, low: wanted, high: wanted + 1 } }]
  })
}

/** Every number one slip away: another digit at one place, or two neighbouring digits exchanged. */
function neighboursOf(digits: string): readonly string[] {
  const found = new Set<string>()
  for (let at = 0; at < digits.length; at += 1) {
    if (digits[at] === '.') continue
    for (let digit = 0; digit <= 9; digit += 1)
      found.add(`${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`)
    const next = digits[at + 1] ?? '.'
    if (next !== '.') found.add(`${digits.slice(0, at)}${next}${digits[at] ?? ''}${digits.slice(at + 2)}`)
  }
  found.delete(digits)
  return [...found].filter((one) => !/^0\d/.test(one))
}

/** Whether two numbers are one slip apart: another digit at one place, or two neighbouring digits exchanged. */
export function isOneSlip(a: string, b: string): boolean {
  return neighboursOf(a).includes(b)
}
