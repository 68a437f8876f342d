/** Shares, rates and ratios against the figures they are made of, by intervals: whatever may have been rounded is no contradiction. */
import type { PrintedFigure } from './printed-figure.ts'

/** Twice the lowest and the highest value that prints so; a figure without decimals is exact. */
type Doubled = readonly [low: bigint, high: bigint]

function doubled({ value, step }: PrintedFigure): Doubled {
  return [BigInt(2 * value - step), BigInt(2 * value + step)]
}

/** Units of a rate in ten-thousandths: 100 % and 1000 ‰ are one whole. */
function wholeOf(unit: string): bigint {
  return unit === '‰' ? 10_000_000n : 1_000_000n
}

/**
 * Whether `part` of `whole` (two figures of one scale) may be printed as this rate: rounded half up to the rate's own
 * decimals, or cut off there. A rate without decimals is taken as rounded to whole units.
 */
export function printsAsShare(part: PrintedFigure, whole: PrintedFigure, rate: PrintedFigure): boolean {
  return agrees(doubled(part), doubled(whole), rate)
}

/** Whether the growth from `last` to `now` may be printed as this rate; `sign` is -1 where the text says 下降. */
export function printsAsGrowth(
  last: PrintedFigure,
  now: PrintedFigure,
  rate: PrintedFigure,
  sign: 1 | -1,
): boolean {
  const [before, after] = [doubled(last), doubled(now)]
  const change: Doubled =
    sign === 1 ? [after[0] - before[1], after[1] - before[0]] : [before[0] - after[1], before[1] - after[0]]
  return agrees(change, before, rate)
}

function agrees([low, high]: Doubled, [least, most]: Doubled, rate: PrintedFigure): boolean {
  if (low < 0n) return false
  const unit = 10_000n / 10n ** BigInt(rate.decimals)
  const scale = wholeOf(rate.unit)
  const value = BigInt(rate.value)
  // the share lies between low/most and high/least; the printed rate between half a unit below and one above (cut off)
  const reaches = 2n * high * scale >= (2n * value - unit) * least
  const staysBelow = low * scale < (value + unit) * most
  return reaches && staysBelow
}

/** `part` as a rate of `whole` with the decimals of another rate, as printed; null where the whole is 0. */
export function printShare(part: number, whole: number, like: PrintedFigure): string | null {
  if (whole === 0) return null
  const [times, decimals] = [like.unit === '‰' ? 1000n : 100n, like.decimals]
  const scale = 10n ** BigInt(decimals)
  const size = BigInt(Math.abs(part)) * times * scale
  const base = BigInt(Math.abs(whole))
  const digits = ((size * 2n + base) / (base * 2n)).toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const sign = part < 0 !== whole < 0 && /[1-9]/.test(digits) ? '-' : ''
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`
}

/** Whether some whole number out of `count` prints as this percentage; `count` is a plain number of things. */
export function isAttainable(rate: PrintedFigure, count: number): boolean {
  const whole = BigInt(count)
  const scale = wholeOf(rate.unit)
  const nearest = (BigInt(rate.value) * whole) / scale
  return [nearest, nearest + 1n].some((k) => agrees([2n * k, 2n * k], [2n * whole, 2n * whole], rate))
}
