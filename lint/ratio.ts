/** Ratios of integer amounts, printed and compared without floating point. */

/** `part` as a share of `whole` in percent, half up away from zero: 68.54 of 122.44 is `55.98`. Null when `whole` is 0. */
export function percentOf(part: number, whole: number, decimals = 2): string | null {
  if (whole === 0) return null
  const scale = 10n ** BigInt(decimals)
  const [size, base] = [BigInt(Math.abs(part)) * 100n * scale, BigInt(Math.abs(whole))]
  const rounded = (size * 2n + base) / (base * 2n)
  const sign = rounded !== 0n && part < 0 !== whole < 0 ? '-' : ''
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`
}

/** Whether `part` is more than `percent` of `whole`; exactly that share is not more. */
export function exceedsShare(part: number, whole: number, percent: number): boolean {
  return BigInt(part) * 100n > BigInt(whole) * BigInt(percent)
}

/** `percent` of `amount`, half up away from zero, in the amount's own integer step. */
export function shareOf(amount: number, percent: number): number {
  const product = BigInt(Math.abs(amount)) * BigInt(percent)
  const rounded = Number((product * 2n + 100n) / 200n)
  return amount < 0 ? -rounded : rounded
}
