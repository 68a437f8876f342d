/** Text of cells: what is typed or pasted becomes the value that an act takes, and back. */
import { type MoneyUnit, parseMoney, printMoney, readMoney } from '../lib/money.ts'

/** A text is a figure as printed in 万元, a number is an exact amount in 分, null is a blank. */
export type CellValue = string | number | null

export type CellReading = { value: CellValue } | { fault: string }

/** 分 → 万元 with two decimals, half up, in whole numbers. */
export function twoDecimals(fen: number): string {
  const hundredths = Math.floor((Math.abs(fen) + 5_000) / 10_000)
  const digits = String(hundredths).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A figure in 万元 as printed or with two decimals; in 元 exactly, with 约 where only the printed text is known. */
export function figureText(value: CellValue, unit: MoneyUnit): string {
  if (value === null) return ''
  if (typeof value === 'number') return unit === '元' ? readMoney(value, '元') : twoDecimals(value)
  if (unit === '万元') return value
  const read = parseMoney(value, '万元')
  if ('fault' in read) return value
  return read.fen === 0 ? '0' : `约${readMoney(read.fen, '元')}`
}

/** What stands in the cell when it is opened for typing: every digit that is known, without separators. */
export function editText(value: CellValue, unit: MoneyUnit): string {
  if (value === null) return ''
  if (typeof value === 'number') return printMoney(value, unit)
  if (unit === '万元') return value
  const read = parseMoney(value, '万元')
  return 'fault' in read ? value : printMoney(read.fen, '元')
}

const blanks = new Set(['', '-', '—', '--', '——', '无', '空'])

/** Full-width digits and signs as half-width ones; separators, blanks, the currency sign and the unit's name away. */
export function plainFigure(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[,\s￥¥]/g, '')
    .replaceAll('，', '')
    .replace('。', '.')
    .replace(/(万元|元)$/, '')
}

/**
 * Reads a cell typed or pasted in `unit`. In 万元 the text is kept as it is printed, in 元 it is an exact amount; blanks
 * and dashes are blanks.
 */
export function readCell(text: string, unit: MoneyUnit): CellReading {
  const plain = plainFigure(text)
  if (blanks.has(plain)) return { value: null }
  const read = parseMoney(plain, unit)
  if ('fault' in read) return { fault: read.fault }
  if (read.fen < 0) return { fault: '预算金额不能为负' }
  return { value: unit === '元' ? read.fen : plain }
}

/** Rows of texts from what Excel and WPS put on the clipboard: tabs and line breaks, quoted where a cell holds either. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const source = text.replaceAll('\r\n', '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? ''
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === '\t') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (sign === '\n') {
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
    } else cell += sign
  }
  rows.at(-1)?.push(cell)
  return rows
}

/** The reverse of `parseBlock`. */
export function printBlock(rows: readonly (readonly string[])[]): string {
  const quote = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(quote).join('\t')).join('\n')
}

/** The value in 分, for comparing only; null where it is blank or no figure. */
export function fenOf(value: CellValue): number | null {
  if (typeof value !== 'string') return value
  const read = parseMoney(plainFigure(value), '万元')
  return 'fault' in read ? null : read.fen
}

/** Whether two cells say the same: blanks are alike, and a figure typed in 万元 is the amount it stands for. */
export function isSameValue(a: CellValue, b: CellValue): boolean {
  const [one, other] = [a ?? '', b ?? '']
  if (one === other) return true
  const fen = fenOf(one)
  return one !== '' && other !== '' && fen !== null && fen === fenOf(other)
}

type Pair = { before: CellValue; to: CellValue }

/**
 * Whether a block was most likely pasted in the wrong unit: every amount that has one before it is thousands of times
 * larger or smaller than that. In an empty table the size alone speaks: items of ten million yuan each, or of less
 * than a thousand yuan.
 */
export function looksLikeOtherUnit(pairs: readonly Pair[], unit: MoneyUnit): boolean {
  const compared = pairs.flatMap(({ before, to }) => {
    const [old, next] = [fenOf(before) ?? 0, fenOf(to) ?? 0]
    return old === 0 || next === 0 ? [] : [{ old, next }]
  })
  if (compared.length === 0) return isOddSize(pairs, unit)
  return compared.every(({ old, next }) => next >= old * 1_000 || old >= next * 1_000)
}

const tenMillionYuan = 1_000_000_000
const thousandYuan = 100_000

function isOddSize(pairs: readonly Pair[], unit: MoneyUnit): boolean {
  const amounts = pairs.map(({ to }) => fenOf(to) ?? 0).filter((fen) => fen !== 0)
  if (unit === '万元') return amounts.length > 0 && amounts.every((fen) => fen >= tenMillionYuan)
  return amounts.length > 1 && amounts.every((fen) => fen < thousandYuan)
}
