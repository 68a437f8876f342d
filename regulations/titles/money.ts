/** An amount in 分 as papers and sentences write it, in 元 with two decimals: `1250.00`, `-0.50`. */
export const yuanText = (cents: number): string => {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`
}
