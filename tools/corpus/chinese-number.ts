const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/**
 * Writes a whole number from 0 to 99 the way clause references are written: 5 → 五, 10 → 十, 23 → 二十三.
 *
 * @throws RangeError for anything else: no instrument has a hundredth article in its numbering here.
 */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) {
    throw new RangeError(`not a clause number between 0 and 99: ${value}`)
  }
  const tens = Math.floor(value / 10)
  const ones = DIGITS[value % 10] ?? ''
  if (tens === 0) return ones
  const leading = tens === 1 ? '' : (DIGITS[tens] ?? '')
  return `${leading}十${value % 10 === 0 ? '' : ones}`
}
