/** What a number cell shows. Decimal text only; sums are never made from it as a float. */

/**
 * The text of a number in its number format: `190.98` in `0.00` is 190.98, `50` is 50.00, `#,##0.00` keeps no separators.
 * Without a format, up to 15 significant digits as a spreadsheet shows them. Percent formats are multiplied out.
 */
export function numberText(value: number, format: string | undefined): string {
  const plain = plainDecimal(value)
  if (plain === null) return String(value)
  const section = (format ?? '').split(';')[0] ?? ''
  const isPercent = section.includes('%')
  const places = /0\.(0+)/.exec(section)?.[1]?.length ?? (/(^|[^.])0(?!\.)/.test(section) ? 0 : null)
  const shifted = isPercent ? shiftDecimal(plain, 2) : plain
  const text = places === null ? shifted : roundDecimal(shifted, places)
  return isPercent ? `${text}%` : text
}

function plainDecimal(value: number): string | null {
  if (!Number.isFinite(value)) return null
  const text = value.toPrecision(15)
  if (text.includes('e')) return null
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const padded = fraction.padEnd(places, '0')
  const moved = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '')
  const rest = padded.slice(places)
  return `${negative ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}`
}

function roundDecimal(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const kept = BigInt(`${whole}${fraction.padEnd(places, '0').slice(0, places)}`)
  const rounded = kept + ((fraction[places] ?? '0') >= '5' ? 1n : 0n)
  const digits = rounded.toString().padStart(places + 1, '0')
  const cut = digits.length - places
  const sign = negative && rounded > 0n ? '-' : ''
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`
}
