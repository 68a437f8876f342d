/** A figure as it stands on paper: its text, its exact scaled integer and the interval of values that print so. */

export type MoneyUnit = '元' | '万元' | '亿元'

/**
 * `value`, `step`, `low` and `high` are integers in 分 for money units and in ten-thousandths for every other unit.
 * The interval is half-open: `low <= x < high`. `step` is the distance between two neighbouring printed values; it is 0
 * for an exact figure (a count, an amount without decimals, a zero, an amount known in 分).
 */
export type PrintedFigure = {
  readonly text: string
  readonly unit: string
  readonly value: number
  readonly decimals: number
  readonly step: number
  readonly low: number
  readonly high: number
}

export type ParsedFigure =
  | { readonly ok: true; readonly figure: PrintedFigure }
  | { readonly ok: false; readonly reason: string }

const fenPerUnit: Readonly<Record<MoneyUnit, number>> = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 }
/** Scale of figures that are not money: 30.26 % is 302,600. */
const scaleOfCounts = 10_000

/** How many integer steps one unit holds: 分 for money, ten-thousandths otherwise. */
export function scaleOf(unit: string): number {
  return isMoneyUnit(unit) ? fenPerUnit[unit] : scaleOfCounts
}

export function isMoneyUnit(unit: string): unit is MoneyUnit {
  return unit === '元' || unit === '万元' || unit === '亿元'
}

/** Full-width digits, signs and spaces become half-width; nothing else changes. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF10-\uFF19\uFF0B-\uFF0E\uFF05]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\s\u3000\u00A0]/g, '')
}

/**
 * Reads a printed figure. A blank, 无 and any zero are exact zeros; a figure without decimals is exact; a figure with
 * decimals stands for the half-open interval of what rounds to it (half up, away from zero). Nothing floats.
 */
export function parsePrinted(text: string, unit: string): ParsedFigure {
  const plain = toHalfWidth(text)
  if (plain === '' || plain === '无') return { ok: true, figure: exactFigure(0, unit, text) }
  const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(plain)
  if (match === null) return { ok: false, reason: `“${text}”不是数字` }
  const [, sign = '', whole = '', fraction = ''] = match
  const scale = scaleOf(unit)
  const step = stepOf(scale, fraction.length)
  if (step === null)
    return {
      ok: false,
      reason: `“${text}”小数位过多，${unit}最多写到${isMoneyUnit(unit) ? '分' : '四位小数'}`,
    }
  const digits = Number(`${whole.replaceAll(',', '')}${fraction}`)
  if (!Number.isSafeInteger(digits * step)) return { ok: false, reason: `“${text}”数额过大，无法精确计算` }
  const value = digits === 0 ? 0 : digits * step * (sign === '-' ? -1 : 1)
  return { ok: true, figure: roundedFigure(value, unit, text, fraction.length) }
}

/** A figure known exactly, in 分 (or ten-thousandths); it tolerates nothing. */
export function exactFigure(value: number, unit: string, text = printFigure(value, unit)): PrintedFigure {
  return { text, unit, value, decimals: 0, step: 0, low: value, high: value + 1 }
}

/** Prints a scaled integer in its unit, half up, with the given decimals: 23,769,800 分 in 万元 is `23.77`. */
export function printFigure(value: number, unit: string, decimals = 2): string {
  const step = stepOf(scaleOf(unit), decimals)
  if (step === null) throw new RangeError(`${unit} cannot be printed with ${decimals} decimals`)
  const steps = Math.floor((Math.abs(value) + Math.floor(step / 2)) / step)
  const digits = String(steps).padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const sign = value < 0 && steps > 0 ? '-' : ''
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`
}

/** The nearest multiple of `step` (half away from zero); a step of 0 keeps the value. */
export function roundToStep(value: number, step: number): number {
  if (step === 0) return value
  const rounded = Math.floor((Math.abs(value) + Math.floor(step / 2)) / step) * step
  return value < 0 ? -rounded : rounded
}

function roundedFigure(value: number, unit: string, text: string, decimals: number): PrintedFigure {
  const step = stepOf(scaleOf(unit), decimals) ?? 1
  if (decimals === 0 || value === 0 || step === 1) {
    return { text, unit, value, decimals, step: 0, low: value, high: value + 1 }
  }
  const half = step / 2
  return value > 0
    ? { text, unit, value, decimals, step, low: value - half, high: value + half }
    : { text, unit, value, decimals, step, low: value - half + 1, high: value + half + 1 }
}

function stepOf(scale: number, decimals: number): number | null {
  let step = scale
  for (let i = 0; i < decimals; i += 1) {
    if (step % 10 !== 0) return null
    step /= 10
  }
  return step
}
