/** Money is integer 分. Typed text becomes 分 by moving the point, never by multiplying. */

export type MoneyUnit = '元' | '万元'

const digitsOf: Record<MoneyUnit, number> = { 元: 2, 万元: 6 }

/** 分 as a decimal text in the unit, without rounding: 19098 分 in 万元 is `0.019098`. */
export function printMoney(fen: number, unit: MoneyUnit): string {
  const digits = digitsOf[unit]
  const text = String(Math.abs(fen)).padStart(digits + 1, '0')
  const whole = text.slice(0, -digits)
  const fraction = text.slice(-digits).replace(/0+$/, '')
  return `${fen < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** The same with thousands separated, for reading. */
export function readMoney(fen: number, unit: MoneyUnit): string {
  const [whole = '0', fraction] = printMoney(fen, unit).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

const fenMark = '（分）'
/** Scores are kept in tenths of a point. */
const tenthsMark = '（十分之一分）'

/** A value kept in 分 under a label that says so: label and text in 元 for reading. Anything else as it is. */
export function inYuan(label: string, value: unknown): { label: string; text: string | undefined } {
  if (label.endsWith(tenthsMark) && typeof value === 'number')
    return { label: yuanLabel(label), text: `${Math.trunc(value / 10)}.${Math.abs(value % 10)}` }
  if (!label.endsWith(fenMark) || typeof value !== 'number')
    return { label: yuanLabel(label), text: undefined }
  return { label: yuanLabel(label), text: readMoney(value, '元') }
}

export function yuanLabel(label: string): string {
  if (label.endsWith(tenthsMark)) return label.slice(0, -tenthsMark.length)
  return label.endsWith(fenMark) ? `${label.slice(0, -fenMark.length)}（元）` : label
}

export type MoneyReading = { fen: number } | { fault: string }

/** Reads what was typed. Separators are taken; a fraction of a 分 is a fault, not rounded away. */
export function parseMoney(typed: string, unit: MoneyUnit): MoneyReading {
  const text = typed.replaceAll(/[,，\s]/g, '').replace('。', '.')
  const found = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text)
  if (found === null) return { fault: '请填数字，如 12.5' }
  const [, sign = '', whole = '0', fraction = ''] = found
  const digits = digitsOf[unit]
  if (/[1-9]/.test(fraction.slice(digits))) return { fault: '最小到分，请减少小数位' }
  const fen = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(fen)) return { fault: '金额过大' }
  return { fen: sign === '-' && fen !== 0 ? -fen : fen }
}
